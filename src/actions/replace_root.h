// The next root document comes into force: other custodians, another threshold, other witnesses.
//
// Promises: it holds the signatures of the custodians in force and of its own, each to their threshold; what
// the unit's escrows hold is sealed to the new custodians in the same commit, so that nothing is ever out of
// every reach.
#pragma once
#include "actions/house.h"

namespace hogo::actions {

/// The document that would follow the one in force, without signatures; `registrar` signs that it comes into
/// force.
vault::RootDocument next_root(const Directory& directory, const vault::SignPublic& registrar,
                              std::vector<vault::SignPublic> custodians, std::uint32_t threshold,
                              std::vector<std::string> witnesses);
/// `present`: custodians in force, to their threshold. Problems: those of verify_root_update and
/// open_with_custodians, `no_escrow` (not_found).
Result<void> replace_root(House& house, ByteView signed_document, const vault::SignPair& registrar,
                          std::span<const vault::SignPair* const> present);

}  // namespace hogo::actions
