// An inquiry: somebody asks about somebody. A small file of its own, in which nothing says whether anybody is known
// (P13, P14).
//
// Promises: the answer is the neutral one for every inquiry without a ground, whoever it is about; a ground leads to the
// person who decides on it, and until then the caller hears the same neutral sentence. No step opens any protection
// file: neither what is stored nor what is answered nor how long it takes can depend on whether the person is known.
#pragma once
#include "actions/add_words.h"
#include "actions/begin_file.h"
#include "actions/checks.h"
#include "actions/inquiry_grounds.h"

namespace hogo::actions {

struct ReceiveInquiry {
    static inline const Code code = "receive_inquiry";

    Code caller;   ///< of inquiry_callers()
    Code channel;  ///< of inquiry_channels()
    Code ground;   ///< of inquiry_grounds(), or `none`
    Code language = "ja";
    Said words = {};  ///< of the caller
    std::vector<Text> names = {}, phones = {};  ///< of the caller, as they gave them
};
/// The caller is compared with whom files keep away; the leads of such a file get a line, and whoever received the inquiry
/// reads, waits and leaves exactly what they would without one.
Outcome<> receive_inquiry(House& house, const Actor& actor, domain::ActionId action, const ReceiveInquiry& inquiry);

/// The answer follows from the ground: `neutral`, or `referred` to the person who decides.
struct AnswerInquiry {
    static inline const Code code = "answer_inquiry";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
};
Verdict decide(const Deciding<AnswerInquiry>& deciding, const AnswerInquiry& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerInquiry& answer, domain::Occasion& occasion);

/// The decision on a ground: `neutral`, or `disclosed`; what is then told is a release of the person's own file.
struct DecideInquiry {
    static inline const Code code = "decide_inquiry";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::condition};

    Code answer;  ///< neutral, disclosed
    Said reasons;
};
Verdict decide(const Deciding<DecideInquiry>& deciding, const DecideInquiry& decision);
std::vector<domain::Event> change(const domain::CaseFile& file, const DecideInquiry& decision, domain::Occasion& occasion);

}  // namespace hogo::actions
