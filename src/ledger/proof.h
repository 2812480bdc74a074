// Proofs over the tree (RFC 6962, sections 2.1.1 and 2.1.2): made from tiles, verified offline from nothing
// but hashes.
#pragma once
#include <span>
#include <vector>

#include "ledger/tile.h"

namespace hogo::ledger {

using Proof = std::vector<Hash>;

/// The path of leaf `index` in the tree of the first `size` leaves, from the leaf's sibling upwards. `stored`
/// is the size of the tree that the reader holds; index < size ≤ stored. Problems: those of the reader and
/// `tile_malformed`.
Result<Proof> inclusion_proof(const TileReader& tiles, std::uint64_t stored, std::uint64_t index,
                              std::uint64_t size);

/// That the tree of `to` leaves begins with the tree of `from` leaves; from ≤ to ≤ stored. Empty for from =
/// 0.
Result<Proof> consistency_proof(const TileReader& tiles, std::uint64_t stored, std::uint64_t from,
                                std::uint64_t to);

/// RFC 9162, section 2.1.3.2.
bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                      const Hash& root);

/// RFC 9162, section 2.1.4.2. Every tree begins with the empty one, by the empty proof.
bool verify_consistency(std::uint64_t from, std::uint64_t to, const Hash& from_root, const Hash& to_root,
                        std::span<const Hash> proof);

}  // namespace hogo::ledger
