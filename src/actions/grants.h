// A grant opened with whichever of this person's keys it was made to: their own, or a group's.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

/// Nothing where the grant is for somebody else or has expired. `of`: what it must be a grant for.
/// Problems (corrupt): `grant_not_signed`, `grant_of_another`, those of the vault.
Result<std::optional<vault::CompartmentReader>> open_granted(House& house, const vault::PersonKeys& keys,
                                                             std::span<const vault::GroupSecret> groups, ByteView grant,
                                                             const vault::CompartmentPublic& of);

}  // namespace hogo::actions
