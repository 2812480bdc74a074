// Note something on the file, in the compartment of those who are to read it.
//
// What the person said in an interview is no note: statements need the consent to that interview (P11). Needs carry
// codes alone, and the access list nothing that people write.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

struct Note {
    static inline const Code code = "note";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Said said;
    domain::Compartment compartment = domain::Compartment::condition;
    std::optional<domain::EventId> about;  ///< the event it belongs to, if to one
};

/// procedure, identity, whereabouts, condition, network
inline constexpr domain::Compartments note_compartments{
    domain::Compartment::procedure, domain::Compartment::identity, domain::Compartment::whereabouts,
    domain::Compartment::condition, domain::Compartment::network};

Verdict decide(const Deciding<Note>& deciding, const Note& note);
std::vector<domain::Event> change(const domain::CaseFile& file, const Note& note, domain::Occasion& occasion);

}  // namespace hogo::actions
