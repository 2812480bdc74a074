#include "actions/inquiry.h"

#include "actions/deciders.h"
#include "actions/link_caller.h"

namespace hogo::actions {
namespace {

bool answers_inquiries(const Actor& actor) {
    return actor.is(casework_roles) || actor.is({domain::Role::consultation_desk, domain::Role::director});
}

Verdict decide(const Actor& actor, const ReceiveInquiry& inquiry) {
    if (!answers_inquiries(actor)) return Refused{"casework_only", "house", {}, "a_casework_role"};
    if (inquiry.ground != "none" && !inquiry_ground(inquiry.ground))
        return Refused{"not_listed", "house", {"ground"}, "a_listed_value"};
    return first_of({listed(inquiry.caller, inquiry_callers(), "caller"), listed(inquiry.channel, inquiry_channels(), "channel")});
}

Result<Receipt> begin(House& house, const Actor& actor, domain::ActionId action, const ReceiveInquiry& inquiry, const PermitBase& permit) {
    return begin_file(
        house, actor, action, ReceiveInquiry::code, actor.staff.unit,
        [&](domain::Occasion& occasion) {
            std::vector events{occasion.event(
                domain::InquiryReceived{inquiry.caller, inquiry.channel, inquiry.ground, inquiry.language})};
            add_words(events, occasion, "inquiry", events.front().id, inquiry.words);
            for (const auto* list : {&inquiry.names, &inquiry.phones})
                for (const auto& line : *list) add_words(events, occasion, "caller", events.front().id, {line});
            return events;
        },
        permit);
}

}  // namespace

Outcome<> receive_inquiry(House& house, const Actor& actor, domain::ActionId action, const ReceiveInquiry& inquiry) {
    HOGO_TRY(before, house.cases.find_receipt(action));
    auto decision = Permit<ReceiveInquiry>::from(decide(actor, inquiry));
    if (auto* refused = std::get_if<Refused>(&decision)) return *std::move(refused);
    // Two commits: a repeat after a crash between them does what is missing.
    auto receipt = before ? Result<Receipt>(*before) : begin(house, actor, action, inquiry, std::get<0>(decision));
    if (receipt) HOGO_CHECK(compare_caller(house, actor, action, receipt->file, {inquiry.names, inquiry.phones, {}, {}}));
    return receipt;
}

Verdict decide(const Deciding<AnswerInquiry>& deciding, const AnswerInquiry&) {
    if (!answers_inquiries(deciding.actor)) return Refused{"casework_only", "house", {}, "a_casework_role"};
    if (!deciding.file.inquiry) return Refused{"not_an_inquiry", "house", {}, {}};
    if (!deciding.file.inquiry->answers.empty()) return Refused{"answered_already", "house", {}, {}};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerInquiry&, domain::Occasion& occasion) {
    const bool has_ground = inquiry_ground(file.inquiry->received.ground) != nullptr;
    return {occasion.event(domain::InquiryAnswered{has_ground ? Code("referred") : Code("neutral")})};
}

Verdict decide(const Deciding<DecideInquiry>& deciding, const DecideInquiry& decision) {
    const auto& inquiry = deciding.file.inquiry;
    if (!inquiry) return Refused{"not_an_inquiry", "house", {}, {}};
    const auto* ground = inquiry_ground(inquiry->received.ground);
    if (!inquiry->awaits_decision() || !ground) return Refused{"nothing_proposed", "policy_p13", {}, "a_legal_ground_or_consent"};
    const auto decider = decider_of(deciding.pack, ground->decision, ground->decider);
    if (!may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "policy_p13", {decider}, decider};
    const auto* rule = deciding.pack.decision(ground->decision);
    if (rule && rule->second_person && inquiry->answers.back().second.author == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p13", {}, "a_second_person"};
    static const std::array<Code, 2> answers{"neutral", "disclosed"};
    return first_of({listed(decision.answer, answers, "answer"), has_reasons(decision.reasons.words, "policy_p13")});
}

std::vector<domain::Event> change(const domain::CaseFile&, const DecideInquiry& decision, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::InquiryAnswered{decision.answer})};
    add_words(events, occasion, "reasons", events.front().id, decision.reasons);
    return events;
}

}  // namespace hogo::actions
