// Record a wish: what the person wants, in their words and language, dated; never overwritten (P1).
//
// The model action. Wishes bind nobody and cost nothing: they can be recorded at every stage, by everyone who works on
// the file, and a later wish stands beside the earlier one.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

struct RecordWish {
    static inline const Code code = "record_wish";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    std::vector<Code> wishes;  ///< facts of the pack's group `wishes`; may be empty when only words were said
    Code language;             ///< of the words
    LocalDate said_on;
    Text words;                ///< in the person's own words
    Text translation;          ///< empty when none was needed
};

Verdict decide(const Deciding<RecordWish>& deciding, const RecordWish& wish);
std::vector<domain::Event> change(const domain::CaseFile& file, const RecordWish& wish, domain::Occasion& occasion);

}  // namespace hogo::actions
