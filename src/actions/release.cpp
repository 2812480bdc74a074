#include "actions/release.h"

#include "actions/associate.h"
#include "actions/inquiry_grounds.h"

namespace hogo::actions {
namespace {

using domain::Role;

constexpr std::initializer_list<Role> leading_roles{Role::case_lead, Role::director, Role::duty};

const domain::Compartment* compartment_of_field(const Code& id) {
    const auto found = std::ranges::find(releasable_fields(), id, &ReleasableField::id);
    return found == releasable_fields().end() ? nullptr : &found->compartment;
}

Verdict is_over(const domain::Release& release, Instant now) {
    if (release.answered("refused") || release.answered("closed") || now >= release.requested.until)
        return Refused{"release_is_over", "policy_p15", {}, "a_new_request"};
    return permitted;
}

bool approved_by(const domain::Release& release, const domain::StaffId& person) {
    return std::ranges::any_of(release.answers, [&](const auto& answer) {
        return answer.first == "approved" && answer.second.author == person;
    });
}

bool leads(const Directory& directory, const domain::StaffId& person) {
    const auto* found = directory.find(person);
    return found && std::ranges::find(leading_roles, found->role) != leading_roles.end();
}

/// The second approval completes it: then one of the two must lead, direct or be on duty.
Verdict may_approve(const Deciding<AnswerRelease>& deciding, const domain::Release& release) {
    if (auto refused = is_over(release, deciding.now)) return refused;
    if (auto refused = associates_accepted(deciding.file, release.requested.release)) return refused;
    if (approved_by(release, deciding.actor.id())) return Refused{"second_person_needed", "policy_p15", {}, "a_second_person"};
    if (release.requested.urgent || release.approvals() != 1) return permitted;
    const bool led = deciding.actor.is(leading_roles) || std::ranges::any_of(release.answers, [&](const auto& answer) {
        return answer.first == "approved" && leads(deciding.directory, answer.second.author);
    });
    if (!led) return Refused{"not_the_decider", "policy_p15", {"case_lead"}, "case_lead"};
    return permitted;
}

Verdict may_review(const Deciding<AnswerRelease>& deciding, const domain::Release& release, const AnswerRelease& answer) {
    if (!release.requested.urgent || release.approvals() == 0 || release.answered("reviewed"))
        return Refused{"nothing_to_review", "policy_p15", {}, {}};
    if (!deciding.actor.is(leading_roles)) return Refused{"not_the_decider", "policy_p15", {"case_lead"}, "case_lead"};
    if (release.origin.author == deciding.actor.id() || approved_by(release, deciding.actor.id()))
        return Refused{"second_person_needed", "policy_p15", {}, "a_second_person"};
    return has_reasons(answer.reasons.words, "policy_p15");
}

struct FieldReader {
    const domain::CaseFile& file;

    std::vector<std::string> operator()(const Code& field) const {
        if (field == "status") return file.current_status() ? one(file.current_status()->status.text()) : none();
        if (field == "stage") return one(std::string(name_of(file.stage)));
        if (field == "language")
            return file.encounter && file.encounter->recorded.language ? one(file.encounter->recorded.language->text()) : none();
        if (const auto* identity = newest(file.identity)) {
            if (field == "name") return texts(identity->names);
            if (field == "date_of_birth") return one(identity->date_of_birth.text());
            if (field == "documents") return numbers(identity->documents);
        }
        if (const auto* place = newest(file.whereabouts)) {
            if (field == "whereabouts") return one(place->address.text());
            if (field == "contact") return one(place->contact.text());
            if (field == "safe_hours") return one(place->safe_hours.text());
        }
        return none();
    }

  private:
    static std::vector<std::string> none() { return {}; }
    static std::vector<std::string> one(std::string value) {
        return value.empty() ? none() : std::vector<std::string>{std::move(value)};
    }
    static std::vector<std::string> texts(const std::vector<Text>& list) {
        std::vector<std::string> values;
        for (const auto& text : list) values.push_back(text.text());
        return values;
    }
    static std::vector<std::string> numbers(const std::vector<domain::IdentityDocument>& documents) {
        std::vector<std::string> values;
        for (const auto& document : documents)
            values.push_back(fmt::format("{} {} {}", document.kind.text(), document.country.text(), document.number.text()));
        return values;
    }
    template <class T>
    static const T* newest(const domain::Closable<std::vector<std::pair<T, domain::Origin>>>& list) {
        const auto* opened = list.opened();
        return opened && !opened->empty() ? &opened->back().first : nullptr;
    }
};

}  // namespace

std::span<const ReleasableField> releasable_fields() {
    using enum domain::Compartment;
    static const std::array<ReleasableField, 9> fields{{{"name", identity},
                                                        {"date_of_birth", identity},
                                                        {"documents", identity},
                                                        {"whereabouts", whereabouts},
                                                        {"contact", whereabouts},
                                                        {"safe_hours", whereabouts},
                                                        {"status", procedure},
                                                        {"stage", procedure},
                                                        {"language", procedure}}};
    return fields;
}
std::span<const Code> release_purposes() {
    static const std::array<Code, 7> purposes{"protection_detail", "ambulance",   "support",      "medical_care",
                                              "legal_help",        "return_home", "official_duty"};
    return purposes;
}
std::span<const Code> release_recipients() {
    static const std::array<Code, 11> recipients{"police",  "ambulance", "womens_support_center", "child_guidance_centre",
                                                 "shelter", "hospital",  "embassy",               "ministry",
                                                 "bar_association", "lawyer", "other"};
    return recipients;
}
std::span<const Code> release_answers() {
    static const std::array<Code, 4> answers{"approved", "refused", "closed", "reviewed"};
    return answers;
}

Verdict decide(const Deciding<RequestRelease>& deciding, const RequestRelease& request) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {Role::director, Role::shelter_liaison}),
                                 listed(request.purpose, release_purposes(), "purpose"),
                                 listed(request.recipient, release_recipients(), "recipient")}))
        return refused;
    if (request.fields.empty()) return Refused{"name_the_fields", "policy_p15", {}, "a_field"};
    for (const auto& field : request.fields)
        if (!compartment_of_field(field)) return Refused{"not_listed", "house", {"fields"}, "a_listed_value"};
    if (!inquiry_ground(request.ground)) return Refused{"ground_needed", "policy_p13", {}, "a_legal_ground_or_consent"};
    if (request.until <= deciding.now) return Refused{"ends_in_the_past", "house", {"until"}, "a_day_to_come"};
    if (request.until > deciding.now.plus(release_limit)) return Refused{"release_too_long", "policy_p15", {"until"}, "seven_days_at_most"};
    if (request.urgent && request.purpose != "ambulance") return Refused{"urgent_for_ambulance_only", "policy_p15", {}, "two_persons"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RequestRelease& request, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::ReleaseRequested{.release = occasion.fresh<struct domain::ReleaseTag>(),
                                                               .fields_named = request.fields,
                                                               .purpose = request.purpose,
                                                               .recipient = request.recipient,
                                                               .ground = request.ground,
                                                               .until = request.until,
                                                               .urgent = request.urgent})};
    add_words(events, occasion, "reasons", events.front().id, request.reasons);
    return events;
}

Verdict decide(const Deciding<AnswerRelease>& deciding, const AnswerRelease& answer) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {Role::director}),
                                 listed(answer.answer, release_answers(), "answer")}))
        return refused;
    const auto* release = deciding.file.release(answer.release);
    if (!release) return Refused{"no_such_release", "house", {}, {}};
    if (answer.answer == "approved") return may_approve(deciding, *release);
    if (answer.answer == "reviewed") return may_review(deciding, *release, answer);
    if (answer.answer == "refused")
        return first_of({is_over(*release, deciding.now), has_reasons(answer.reasons.words, "policy_p15")});
    return is_over(*release, deciding.now);
}

std::vector<domain::Event> change(const domain::CaseFile&, const AnswerRelease& answer, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::ReleaseAnswered{answer.release, answer.answer})};
    add_words(events, occasion, "reasons", events.front().id, answer.reasons);
    return events;
}

Outcome<ReleasedFields> read_released(House& house, const Actor& actor, const CaseId& file, const domain::ReleaseId& id) {
    HOGO_TRY(first, gather(house, actor, file, {domain::Compartment::procedure}, {"read_released"}));
    if (auto refused = casework_on(first.file, actor, {Role::director, Role::shelter_liaison})) return *std::move(refused);
    const auto* release = first.file.release(id);
    if (!release) return Refused{"no_such_release", "house", {}, {}};
    if (!release->open(house.now())) return Refused{"release_not_open", "policy_p15", {}, "approval_in_time"};
    if (auto refused = associates_accepted(first.file, id)) return *std::move(refused);
    Compartments named;
    for (const auto& field : release->requested.fields_named)
        if (const auto* part = compartment_of_field(field)) named.add(*part);
    if (!first.readable.contains(named)) return Refused{"you_do_not_hold", "policy_p15", {}, "somebody_who_holds_it"};

    HOGO_TRY(opened, gather(house, actor, file, named, {"read_released", release->requested.purpose}));
    ReleasedFields released{release->requested, {}};
    for (const auto& field : release->requested.fields_named) released.fields.push_back({field, FieldReader{opened.file}(field)});
    return released;
}

}  // namespace hogo::actions
