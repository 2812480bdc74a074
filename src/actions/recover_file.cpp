#include "actions/recover_file.h"

#include <set>

#include "actions/interview_checks.h"
#include "vault/custodian.h"

namespace hogo::actions {
namespace {

constexpr domain::Role readers[] = {domain::Role::case_lead, domain::Role::case_officer, domain::Role::duty};

}  // namespace

Verdict decide(const Deciding<RecoverFile>& deciding, const RecoverFile& recovering) {
    if (!deciding.actor.is({domain::Role::administrator}))
        return Refused{"administrators_only", "house", {}, "an_administrator"};
    const std::set<StaffId> different(recovering.to.begin(), recovering.to.end());
    if (different.size() < 2) return Refused{"two_readers_needed", "policy_p12", {}, "a_second_person"};
    for (const auto& staff : different)
        if (auto refused = is_available(deciding.file, deciding.directory, staff, readers)) return refused;
    if (recovering.orphaned.empty()) return Refused{"holders_remain", "policy_p12", {}, "whoever_holds_it"};
    return has_reasons(recovering.reasons.words, "policy_p12");
}

std::vector<domain::Event> change(const Deciding<RecoverFile>& deciding, const RecoverFile& recovering,
                                  domain::Occasion& occasion) {
    std::vector<domain::Event> events;
    for (const auto& staff : recovering.to) {
        domain::AccessDecided recovered{.step = "recovered",
                                        .staff = staff,
                                        .ground = "custodians",
                                        .parts = {},
                                        .day = deciding.today,
                                        .until = {}};
        for (auto part : domain::all_compartments)
            if (recovering.orphaned.has(part)) recovered.parts.push_back(*Code::parse(name_of(part)));
        events.push_back(occasion.event(std::move(recovered)));
    }
    add_words(events, occasion, "reasons", events.back().id, recovering.reasons, Compartment::access);
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const RecoverFile& recovering) {
    return renew_keys_for_more(house, actor, opened, recovering.to);
}

Result<vault::GroupSecret> open_escrow(House& house, const Code& unit,
                                       std::span<const vault::SignPair* const> custodians) {
    const auto directory = house.office.directory();
    const auto group = group_id(escrow_group(unit));
    const auto key = directory->chain.group_key(group);
    const auto version = directory->chain.group_version(group);
    HOGO_TRY(row, house.office.read_escrow(group, version));
    if (!key || !row) return problem(ProblemKind::not_found, "no_escrow", "the unit has no escrow");
    return vault::open_with_custodians(row->sealed, {group, version}, key->key(), directory->chain.root(),
                                       custodians);
}

Outcome<> recover_file(House& house, const Actor& actor, const CaseId& file, RecoverFile recovering) {
    HOGO_TRY(opened, gather(house, actor, file, {}, {RecoverFile::code}));
    HOGO_TRY(orphaned, parts_held_by_too_few(house, opened));
    recovering.orphaned = orphaned;
    return perform(house, actor, {file, domain::ActionId::draw(house.random), std::nullopt}, recovering);
}

}  // namespace hogo::actions
