#include "actions/break_glass.h"

#include "actions/grants.h"
#include "actions/renew_keys.h"
#include "actions/second_line.h"

namespace hogo::actions {
namespace {

using domain::Role;

constexpr std::initializer_list<Role> leading{Role::case_lead, Role::director, Role::duty};

const std::vector<Role>& may_look() {
    static const std::vector<Role> roles = [] {
        std::vector<Role> all(casework_roles);
        all.insert(all.end(), {Role::director, Role::shelter_liaison, Role::consultation_desk});
        return all;
    }();
    return roles;
}

const Look* unreviewed(const std::vector<Look>& looks, const StaffId& staff) {
    const auto found = std::ranges::find_if(
        looks, [&](const Look& look) { return look.broken.staff == staff && !look.reviewed; });
    return found == looks.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Code> glass_grounds() {
    static const std::array<Code, 5> grounds{"danger_to_life", "child_in_danger", "medical",
                                             "about_to_be_removed", "other"};
    return grounds;
}
std::span<const Code> glass_reviews() {
    static const std::array<Code, 2> reviews{"justified", "not_justified"};
    return reviews;
}

std::vector<Look> looks_of(const domain::CaseFile& file) {
    std::vector<Look> looks;
    const auto* decisions = file.access_decisions.opened();
    if (!decisions) return looks;
    for (const auto& [decided, origin] : *decisions) {
        if (decided.step == "glass_broken") looks.push_back({decided, origin});
        if (decided.step != "glass_reviewed") continue;
        const auto of = std::ranges::find_if(
            looks, [&](const Look& look) { return look.broken.staff == decided.staff && !look.reviewed; });
        if (of != looks.end()) of->reviewed = true;
    }
    return looks;
}

Verdict decide(const Deciding<BreakGlass>& deciding, const BreakGlass& breaking) {
    if (!deciding.actor.is({Role::case_lead, Role::duty}))
        return Refused{"not_the_decider", "policy_p12", {"case_lead"}, "case_lead"};
    if (auto refused = casework_on(deciding.file, deciding.actor)) return refused;
    if (breaking.staff == deciding.actor.id())
        return Refused{"not_yourself", "policy_p12", {}, "another_person"};
    if (auto refused = listed(breaking.ground, glass_grounds(), "ground")) return refused;
    if (!glass_parts.contains(breaking.parts))
        return Refused{"not_by_breaking", "policy_p12", {}, "a_release"};
    if (breaking.minutes < 1 || breaking.minutes > longest_look)
        return Refused{"look_too_long", "policy_p12", {}, "an_hour_at_most"};
    if (auto refused = is_available(deciding.file, deciding.directory, breaking.staff, may_look()))
        return refused;
    if (!deciding.file.opened.contains(breaking.parts))
        return Refused{"you_do_not_hold", "policy_p12", {}, "somebody_who_holds_it"};
    return has_reasons(breaking.reasons.words, "policy_p12");
}

std::vector<domain::Event> change(const Deciding<BreakGlass>& deciding, const BreakGlass& breaking,
                                  domain::Occasion& occasion) {
    domain::AccessDecided broken{.step = "glass_broken",
                                 .staff = breaking.staff,
                                 .ground = breaking.ground,
                                 .parts = {},
                                 .day = {},
                                 .until = deciding.now.plus(std::chrono::minutes(breaking.minutes))};
    for (auto part : domain::all_compartments)
        if (breaking.parts.has(part)) broken.parts.push_back(*Code::parse(name_of(part)));
    std::vector events{occasion.event(std::move(broken))};
    add_words(events, occasion, "reasons", events.back().id, breaking.reasons, Compartment::access);
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const BreakGlass& breaking) {
    Besides besides;
    const auto directory = house.office.directory();
    HOGO_TRY(open_already, parts_open_to(house, opened, breaking.staff));
    const auto until = house.now().plus(std::chrono::minutes(breaking.minutes));
    const auto key = reader_key(*directory, Compartment::procedure, vault::raw(breaking.staff));
    if (!key) return problem(ProblemKind::environment, "reader_missing", "the person has no verified key");
    auto parts = breaking.parts;
    parts.add(Compartment::procedure);
    for (const auto& [place, part] : opened.readers) {
        const auto& [compartment, version] = place;
        // A grant that ends must not take the place of one that stays.
        if (!parts.has(compartment) || open_already.has(compartment)) continue;
        HOGO_TRY(grant, vault::make_grant(part.secret(), *key, until, vault::raw(actor.id()),
                                          actor.keys.signing(), house.random));
        besides.grants.push_back({compartment, version, key->key(), std::move(grant)});
    }
    HOGO_CHECK(tell_second(house, actor, opened, "glass", breaking.staff, actor.id(), besides));
    return besides;
}

Verdict decide(const Deciding<ReviewGlass>& deciding, const ReviewGlass& review) {
    if (!deciding.actor.is(leading))
        return Refused{"not_the_decider", "policy_p12", {"case_lead"}, "case_lead"};
    if (auto refused = listed(review.answer, glass_reviews(), "answer")) return refused;
    const auto looks = looks_of(deciding.file);
    const auto* look = unreviewed(looks, review.staff);
    if (!look) return Refused{"nothing_to_review", "policy_p12", {}, {}};
    if (look->origin.author == deciding.actor.id() || review.staff == deciding.actor.id())
        return Refused{"second_person_needed", "policy_p12", {}, "a_second_person"};
    return has_reasons(review.reasons.words, "policy_p12");
}

std::vector<domain::Event> change(const Deciding<ReviewGlass>& deciding, const ReviewGlass& review,
                                  domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::AccessDecided{.step = "glass_reviewed",
                                                            .staff = review.staff,
                                                            .ground = review.answer,
                                                            .parts = {},
                                                            .day = deciding.today,
                                                            .until = {}})};
    add_words(events, occasion, "review", events.back().id, review.reasons, Compartment::access);
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const ReviewGlass& review) {
    Besides besides;
    const auto looks = looks_of(opened.file);
    const auto left = std::ranges::count_if(
        looks, [&](const Look& look) { return look.broken.staff == review.staff && !look.reviewed; });
    HOGO_CHECK(tell_second(house, actor, opened, "glass", review.staff,
                           left > 1 ? std::optional(actor.id()) : std::nullopt, besides));
    return besides;
}

}  // namespace hogo::actions
