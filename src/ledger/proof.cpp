#include "ledger/proof.h"

#include <algorithm>
#include <bit>
#include <map>

#include "ledger/frontier.h"

namespace hogo::ledger {
namespace {

/// The hash of any range of leaves that occurs in a proof. Reads each tile once.
class Ranges {
  public:
    Ranges(const TileReader& tiles, std::uint64_t stored) : tiles_(tiles), stored_(stored) {}

    /// MTH(D[begin:end]), RFC 6962, section 2.1.
    Result<Hash> hash(std::uint64_t begin, std::uint64_t end) {
        const std::uint64_t count = end - begin;
        if (std::has_single_bit(count)) return subtree(static_cast<unsigned>(std::countr_zero(count)), begin);
        const std::uint64_t split = std::bit_floor(count - 1);
        HOGO_TRY(left, hash(begin, begin + split));
        HOGO_TRY(right, hash(begin + split, end));
        return node_hash(left, right);
    }

  private:
    /// A complete subtree of 2^height leaves lies inside one tile: 2^(height % 8) hashes of level height / 8.
    Result<Hash> subtree(unsigned height, std::uint64_t begin) {
        const unsigned level = height / 8;
        const std::uint64_t first = begin >> (8 * level);
        HOGO_TRY(tile, hashes_of(level, first / tile_width));
        Frontier frontier;
        for (std::uint64_t i = first % tile_width, end = i + (1u << (height % 8)); i < end; ++i)
            frontier.append((*tile)[i]);
        return frontier.root();
    }

    Result<const std::vector<Hash>*> hashes_of(unsigned level, std::uint64_t index) {
        const auto known = read_.find({level, index});
        if (known != read_.end()) return &known->second;
        const unsigned width = width_in(stored_, level, index);
        HOGO_TRY(content, tiles_.read({TileKind::hashes, level, index, width}));
        HOGO_TRY(hashes, parse_hash_tile(content, width));
        return &read_.emplace(std::pair{level, index}, std::move(hashes)).first->second;
    }

    const TileReader& tiles_;
    std::uint64_t stored_;
    std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> read_;
};

}  // namespace

Result<Proof> inclusion_proof(const TileReader& tiles, std::uint64_t stored, std::uint64_t index,
                              std::uint64_t size) {
    require(index < size && size <= stored, "an inclusion proof for a leaf outside the tree");
    Ranges ranges(tiles, stored);
    Proof proof;  // from the root downwards; turned round at the end
    for (std::uint64_t begin = 0, end = size; end - begin > 1;) {
        const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
        const bool in_left = index < middle;
        HOGO_TRY(sibling, in_left ? ranges.hash(middle, end) : ranges.hash(begin, middle));
        proof.push_back(sibling);
        (in_left ? end : begin) = middle;
    }
    std::ranges::reverse(proof);
    return proof;
}

Result<Proof> consistency_proof(const TileReader& tiles, std::uint64_t stored, std::uint64_t from,
                                std::uint64_t to) {
    require(from <= to && to <= stored, "a consistency proof for a tree outside the tree");
    Proof proof;
    if (from == 0 || from == to) return proof;
    // SUBPROOF(m, D[n], b): the walk ends where the old tree's right edge closes a subtree; that subtree's
    // own hash is part of the proof unless it is the whole old tree (b).
    Ranges ranges(tiles, stored);
    std::uint64_t begin = 0, end = to;
    while (end != from) {
        const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
        const bool in_left = from <= middle;
        HOGO_TRY(sibling, in_left ? ranges.hash(middle, end) : ranges.hash(begin, middle));
        proof.push_back(sibling);
        (in_left ? end : begin) = middle;
    }
    if (begin != 0) {
        HOGO_TRY(closed, ranges.hash(begin, end));
        proof.push_back(closed);
    }
    std::ranges::reverse(proof);
    return proof;
}

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                      const Hash& root) {
    if (index >= size) return false;
    std::uint64_t node = index, last = size - 1;
    Hash computed = leaf;
    for (const Hash& sibling : proof) {
        if (last == 0) return false;
        if ((node & 1) || node == last) {
            computed = node_hash(sibling, computed);
            while (node != 0 && !(node & 1)) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            computed = node_hash(computed, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && computed == root;
}

bool verify_consistency(std::uint64_t from, std::uint64_t to, const Hash& from_root, const Hash& to_root,
                        std::span<const Hash> proof) {
    if (from > to) return false;
    if (from == to) return proof.empty() && from_root == to_root;
    if (from == 0) return proof.empty() && from_root == empty_root();
    if (proof.empty()) return false;

    std::uint64_t node = from - 1, last = to - 1;
    while (node & 1) {
        node >>= 1;
        last >>= 1;
    }
    // A complete old tree is its own first node and is left out of the proof.
    const bool complete = std::has_single_bit(from);
    Hash old_root = complete ? from_root : proof.front();
    Hash new_root = old_root;
    for (const Hash& sibling : complete ? proof : proof.subspan(1)) {
        if (last == 0) return false;
        if ((node & 1) || node == last) {
            old_root = node_hash(sibling, old_root);
            new_root = node_hash(sibling, new_root);
            while (node != 0 && !(node & 1)) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            new_root = node_hash(new_root, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && old_root == from_root && new_root == to_root;
}

}  // namespace hogo::ledger
