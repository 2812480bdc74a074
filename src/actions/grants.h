// A grant opened with whichever of this person's keys it was made to: their own, or a group's.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

/// The parts that are sealed to people's guarded pairs: an ordinary session does not open them.
inline constexpr Compartments guarded_parts{Compartment::whereabouts, Compartment::statement, Compartment::network};

/// The key to which this part is granted to a person. Nothing where the person has no verified key.
std::optional<vault::VerifiedKey> reader_key(const Directory& directory, Compartment part, const vault::RawId& person);
/// The group, by its name, to which this part is granted: its guarded one where the part is guarded.
std::string reader_group(std::string_view group, Compartment part);
/// Every key by which grants to this person or their groups are found, whether or not its secret is at hand.
std::vector<vault::SealPublic> recipients_of(const Actor& actor);

/// Nothing where the grant is for somebody else or has expired. `of`: what it must be a grant for.
/// Problems (corrupt): `grant_not_signed`, `grant_of_another`, those of the vault.
Result<std::optional<vault::CompartmentReader>> open_granted(House& house, const vault::PersonKeys& keys,
                                                             std::span<const vault::GroupSecret> groups, ByteView grant,
                                                             const vault::CompartmentPublic& of);

}  // namespace hogo::actions
