#include "actions/note.h"

namespace hogo::actions {

Verdict decide(const Deciding<Note>& deciding, const Note& note) {
    if (auto refused = casework_on(deciding.file, deciding.actor,
                                   {domain::Role::director, domain::Role::shelter_liaison, domain::Role::coordinator}))
        return refused;
    if (note.said.words.empty()) return Refused{"nothing_stated", "house", {}, "words"};
    if (note.compartment == domain::Compartment::statement)
        return Refused{"note_is_no_statement", "policy_p11", {}, "consent_to_the_interview"};
    if (!note_compartments.has(note.compartment)) return Refused{"no_notes_here", "house", {}, "another_compartment"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile& file, const Note& note, domain::Occasion& occasion) {
    std::vector<domain::Event> events;
    const auto first = file.encounter ? file.encounter->origin.event : domain::EventId();
    add_words(events, occasion, "note", note.about.value_or(first), note.said, note.compartment);
    return events;
}

}  // namespace hogo::actions
