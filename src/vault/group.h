// Groups: a pair that several people hold (a desk, duty, a quarter's audit).
//
// Promises: the secret is sealed to each member's verified key; a new version carries the one before sealed
// inside, so a rotation is one row and whoever holds the newest opens all older ones. Does not know who
// belongs to a group: the registration chain does. Format: docs/formats/vault.md, "Groups".
#pragma once
#include "vault/registration.h"

namespace hogo::vault {

struct GroupVersion {
    RawId group{};
    std::uint32_t version = 1;
    auto operator<=>(const GroupVersion&) const = default;
};

struct GroupSecret {
    GroupVersion of;
    SealPair pair;

    static GroupSecret draw(GroupVersion of, RandomSource& random) { return {of, SealPair::draw(random)}; }
};

/// Problems: `key_unusable` (corrupt).
Result<Bytes> seal_group_share(const GroupSecret& group, const VerifiedKey& member, RandomSource& random);
/// `expected`: the group's key as the registration chain has it. Problems (corrupt):
/// `group_share_not_authentic`.
Result<GroupSecret> open_group_share(ByteView share, const GroupVersion& of, const SealPublic& expected,
                                     const SealPair& member);

/// The version before, sealed to the next one. `next` must be one version higher.
Result<Bytes> carry_previous(const GroupSecret& next, const GroupSecret& previous, RandomSource& random);
/// Problems (corrupt): `group_share_not_authentic`; `expected_previous` as the chain had it.
Result<GroupSecret> open_previous(ByteView carried, const GroupSecret& current,
                                  const SealPublic& expected_previous);

}  // namespace hogo::vault
