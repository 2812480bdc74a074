#include "actions/inquiry_grounds.h"

#include <algorithm>
#include <array>
#include <vector>

namespace hogo::actions {

std::span<const InquiryGround> inquiry_grounds() {
    static const std::vector<InquiryGround> grounds{
        {"embassy", "answer_embassy", "director", "Vienna Convention on Consular Relations Art. 36; with consent only", false},
        {"other_ministry", "answer_other_ministry", "director", "APPI Art. 69(2)(iii)", false},
        {"bar_association", "answer_bar_association_inquiry", "director", "Attorneys Act Art. 23-2", false},
        {"investigation", "answer_investigation_inquiry", "director", "Code of Criminal Procedure Art. 197(2)", false},
        {"consent", "answer_inquiry_with_consent", "case_lead", "APPI Art. 69(2)(i)", false},
        {"protection_detail", "release_whereabouts", "director", "APPI Art. 69(2)(iii)", false},
        {"ambulance", "release_whereabouts_in_emergency", "duty", "APPI Art. 69(2)(iv)", false},
    };
    return grounds;
}

const InquiryGround* inquiry_ground(const Code& id) {
    const auto found = std::ranges::find(inquiry_grounds(), id, &InquiryGround::id);
    return found == inquiry_grounds().end() ? nullptr : &*found;
}

Code role_for_ground(const Code& id) {
    const auto* ground = inquiry_ground(id);
    return ground ? ground->decider : Code("duty");
}

std::span<const Code> inquiry_callers() {
    static const std::array<Code, 9> callers{"private_person", "employer", "embassy", "ministry", "bar_association",
                                             "police", "partner", "ambulance", "other"};
    return callers;
}

std::span<const Code> inquiry_channels() {
    static const std::array<Code, 4> channels{"telephone", "letter", "visit", "electronic"};
    return channels;
}

}  // namespace hogo::actions
