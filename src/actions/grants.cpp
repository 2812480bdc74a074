#include "actions/grants.h"

namespace hogo::actions {

std::optional<vault::VerifiedKey> reader_key(const Directory& directory, Compartment part, const vault::RawId& person) {
    return guarded_parts.has(part) ? directory.chain.guarded_key(person) : directory.chain.ordinary_key(person);
}

std::string reader_group(std::string_view group, Compartment part) {
    // The escrow has one pair, which lies outside anyway.
    return guarded_parts.has(part) && !group.starts_with("escrow.") ? guarded_group(group) : std::string(group);
}

std::vector<vault::SealPublic> recipients_of(const Actor& actor) {
    std::vector<vault::SealPublic> keys{actor.keys.open().ordinary, actor.keys.open().guarded};
    for (const auto& group : actor.groups) keys.push_back(group.pair.open);
    keys.insert(keys.end(), actor.closed_groups.begin(), actor.closed_groups.end());
    return keys;
}

Result<std::optional<vault::CompartmentReader>> open_granted(House& house, const vault::PersonKeys& keys,
                                                             std::span<const vault::GroupSecret> groups, ByteView grant,
                                                             const vault::CompartmentPublic& of) {
    HOGO_TRY(head, vault::read_grant_head(grant));
    const vault::SealPair* pair = head.statement.recipient == keys.open().ordinary ? &keys.ordinary() : nullptr;
    if (keys.guarded() && head.statement.recipient == keys.guarded()->open) pair = keys.guarded();
    for (const auto& group : groups)
        if (head.statement.recipient == group.pair.open) pair = &group.pair;
    if (!pair) return std::nullopt;
    // A grant of another file put in this row would open, and show the wrong file's secrets as this one's.
    if (!(head.statement.of == of)) return problem(ProblemKind::corrupt, "grant_of_another", "a grant that belongs elsewhere");
    const auto granter = house.office.directory()->chain.signer_ever(head.granter, head.granter_key);
    if (!granter) return problem(ProblemKind::corrupt, "grant_not_signed", "a grant by somebody who is not registered");
    auto verified = vault::verify_grant(grant, *granter, house.now(), &house.verified_grants);
    if (!verified && verified.error().code.view() == "grant_expired") return std::nullopt;
    if (!verified) return std::unexpected(verified.error());
    HOGO_TRY(secret, vault::open_grant(*verified, *pair));
    return vault::CompartmentReader(std::move(secret));
}

}  // namespace hogo::actions
