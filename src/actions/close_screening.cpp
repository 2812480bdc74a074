#include "actions/close_screening.h"

namespace hogo::actions {

std::span<const Code> closing_reasons() {
    static const std::array<Code, 3> reasons{"no_indication", "entered_twice", "entered_by_mistake"};
    return reasons;
}

Verdict decide(const Deciding<CloseScreening>& deciding, const CloseScreening& closing) {
    const auto& file = deciding.file;
    if (auto refused = first_of({casework_on(file, deciding.actor), listed(closing.because, closing_reasons(), "because")}))
        return refused;
    if (file.stage != domain::Stage::encounter) return Refused{"file_is_open", "policy_p18", {}, "a_second_person"};
    if (file.screening_closed) return Refused{"screening_closed_already", "house", {}, {}};
    if (file.suspicion == domain::Answer::yes) return Refused{"suspicion_stands", "policy_p18", {"suspicion"}, "no_suspicion"};
    if (file.suspicion != domain::Answer::no)
        return Refused{"suspicion_not_answered", "policy_p18", {"suspicion"}, "no_suspicion"};
    if (deciding.assessment.file == rules::Truth::yes) return Refused{"rules_open_the_file", "policy_p18", {}, "a_second_person"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const CloseScreening& closing, domain::Occasion& occasion) {
    return {occasion.event(domain::ScreeningClosed{closing.because})};
}

}  // namespace hogo::actions
