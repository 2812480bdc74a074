#include "vault/group.h"

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

// 1 version ‖ 1 kind ‖ box of the 32-byte secret
constexpr Byte format_version = 1;
constexpr Byte share_kind = 1;
constexpr Byte carried_kind = 2;
constexpr std::size_t whole_size = 2 + SecretKey::size + primitives::box_overhead;

Bytes associated(Byte kind, const GroupVersion& of, const SealPublic& key) {
    Bytes data{format_version, kind};
    append(data, of.group);
    primitives::append_u32(data, of.version);
    append(data, key.bytes);
    return data;
}

Result<Bytes> seal(Byte kind, const GroupSecret& group, const SealPublic& to, RandomSource& random) {
    Bytes sealed{format_version, kind};
    if (!primitives::seal_box(sealed, to, associated(kind, group.of, group.pair.open),
                              group.pair.secret.reveal(), random))
        return problem(ProblemKind::corrupt, "key_unusable",
                       "a registered key that nothing can be sealed to");
    return sealed;
}

Result<GroupSecret> open(Byte kind, ByteView sealed, const GroupVersion& of, const SealPublic& expected,
                         const SealPair& recipient) {
    const auto not_authentic = [] {
        return problem(ProblemKind::corrupt, "group_share_not_authentic",
                       "a group's secret that was changed");
    };
    SecretKey secret;
    if (sealed.size() != whole_size || sealed[0] != format_version || sealed[1] != kind ||
        !primitives::open_box(secret.reveal(), recipient, associated(kind, of, expected), sealed.subspan(2)))
        return not_authentic();
    GroupSecret group{of, SealPair::from_secret(std::move(secret))};
    if (group.pair.open != expected) return not_authentic();
    return group;
}

}  // namespace

Result<Bytes> seal_group_share(const GroupSecret& group, const VerifiedKey& member, RandomSource& random) {
    return seal(share_kind, group, member.key(), random);
}

Result<GroupSecret> open_group_share(ByteView share, const GroupVersion& of, const SealPublic& expected,
                                     const SealPair& member) {
    return open(share_kind, share, of, expected, member);
}

Result<Bytes> carry_previous(const GroupSecret& next, const GroupSecret& previous, RandomSource& random) {
    require(next.of.group == previous.of.group && next.of.version == previous.of.version + 1,
            "a group version that does not follow the one it carries");
    return seal(carried_kind, previous, next.pair.open, random);
}

Result<GroupSecret> open_previous(ByteView carried, const GroupSecret& current,
                                  const SealPublic& expected_previous) {
    return open(carried_kind, carried, {current.of.group, current.of.version - 1}, expected_previous,
                current.pair);
}

}  // namespace hogo::vault
