#include "ledger/rebuild.h"

#include <algorithm>
#include <span>
#include <utility>

namespace hogo::ledger {

void Findings::add(Literal code, std::optional<std::uint64_t> index, std::optional<unsigned> level) {
    constexpr std::size_t most = 100;
    if (list_.size() < most) {
        list_.push_back({code, index, level});
    } else {
        ++left_out_;
    }
}

std::vector<Finding> Findings::take() {
    if (left_out_ > 0) list_.push_back({"more_problems", left_out_, {}});
    return std::move(list_);
}

Result<void> Rebuilding::run() {
    HOGO_CHECK(take_stock());
    if (earlier_size_ == 0u) earlier_root_ = empty_root();
    for (std::uint64_t bundle = 0; unsigned width = width_in(size_, 0, bundle); ++bundle) {
        HOGO_TRY(leaves, leaves_of(bundle, width));
        if (leaves.empty()) return {};
        for (const Hash& leaf : leaves) HOGO_CHECK(add_leaf(leaf));
    }
    for (unsigned level = 0; level < levels_.size(); ++level)
        if (!levels_[level].empty()) HOGO_CHECK(compare_tile(level, (size_ >> (8 * level)) / tile_width));
    return {};
}

/// Sorts what is stored: beyond the tree, the tree itself, and older partials of it.
Result<void> Rebuilding::take_stock() {
    HOGO_TRY(names, tiles_.stored());
    std::ranges::sort(names);
    for (const TileName& name : names) {
        const bool bundle = name.kind == TileKind::entries;
        const unsigned width = width_in(size_, name.level, name.index);
        if (name.width > width)
            report(name, bundle ? Literal("bundle_beyond_checkpoint") : Literal("tile_beyond_checkpoint"));
        if (name.width < width)
            (bundle ? older_bundles_ : older_tiles_)[{name.level, name.index}].push_back(name.width);
    }
    return {};
}

/// The leaf hashes of a bundle. Where its entries cannot be read, those of the hash tile stand in, so that
/// the rest is still examined; empty where there are none either.
Result<std::vector<Hash>> Rebuilding::leaves_of(std::uint64_t bundle, unsigned width) {
    const TileName name{TileKind::entries, 0, bundle, width};
    HOGO_TRY(content, read(name, "bundle_missing", "bundle_malformed"));
    if (content) {
        if (const auto entries = parse_entry_bundle(*content, width)) {
            for (unsigned older : older_bundles_[{0, bundle}]) {
                HOGO_TRY(partial,
                         read({TileKind::entries, 0, bundle, older}, "bundle_missing", "bundle_malformed"));
                const bool fits = partial && narrowed({name, *content}, older) == *partial;
                if (partial && !fits) findings_.add("partial_differs", bundle);
            }
            integrated_ += width;
            std::vector<Hash> leaves;
            for (ByteView entry : *entries) leaves.push_back(leaf_hash(entry));
            return leaves;
        }
        findings_.add("bundle_malformed", bundle);
    }
    const auto tile = tiles_.read({TileKind::hashes, 0, bundle, width});
    if (tile) {
        if (auto hashes = parse_hash_tile(*tile, width)) return hashes;
    } else if (tile.error().kind == ProblemKind::environment) {
        return std::unexpected(tile.error());
    }
    findings_.add(tile ? Literal("tile_malformed") : Literal("tile_missing"), bundle, 0);
    return std::vector<Hash>{};
}

Result<void> Rebuilding::add_leaf(const Hash& leaf) {
    frontier_.append(leaf);
    if (frontier_.size() == earlier_size_) earlier_root_ = frontier_.root();
    return add_hash(0, leaf);
}

Result<void> Rebuilding::add_hash(unsigned level, const Hash& hash) {
    if (levels_.size() <= level) levels_.resize(level + 1);
    levels_[level].push_back(hash);
    if (levels_[level].size() < tile_width) return {};
    HOGO_CHECK(compare_tile(level, (frontier_.size() >> (8 * level)) / tile_width - 1));
    Frontier subtree;
    for (const Hash& each : std::exchange(levels_[level], {})) subtree.append(each);
    return add_hash(level + 1, subtree.root());
}

/// The stored tile and its older partials against the hashes that the entries gave.
Result<void> Rebuilding::compare_tile(unsigned level, std::uint64_t index) {
    const std::vector<Hash>& rebuilt = levels_[level];
    const TileName name{TileKind::hashes, level, index, static_cast<unsigned>(rebuilt.size())};
    HOGO_TRY(content, read(name, "tile_missing", "tile_malformed"));
    if (content) {
        if (const auto stored = parse_hash_tile(*content, name.width)) {
            const auto differs = std::ranges::mismatch(rebuilt, *stored).in1 - rebuilt.begin();
            const std::uint64_t at = index * tile_width + static_cast<std::uint64_t>(differs);
            if (differs < static_cast<std::ptrdiff_t>(name.width)) {
                if (level == 0)
                    findings_.add("entry_differs", at);
                else
                    findings_.add("tile_differs", at, level);
            }
        } else {
            findings_.add("tile_malformed", index, level);
        }
    }
    for (unsigned older : older_tiles_[{level, index}]) {
        HOGO_TRY(partial, read({TileKind::hashes, level, index, older}, "tile_missing", "tile_malformed"));
        if (!partial) continue;
        const auto hashes = parse_hash_tile(*partial, older);
        if (!hashes || !std::ranges::equal(*hashes, std::span(rebuilt).first(older)))
            findings_.add("partial_differs", index, level);
    }
    return {};
}

/// None where the tile is missing or no tile at all; that is a finding, not a problem.
Result<std::optional<Bytes>> Rebuilding::read(const TileName& name, Literal missing, Literal malformed) {
    auto content = tiles_.read(name);
    if (content) return std::optional(std::move(*content));
    if (content.error().kind == ProblemKind::environment) return std::unexpected(content.error());
    report(name, content.error().kind == ProblemKind::not_found ? missing : malformed);
    return std::optional<Bytes>{};
}

void Rebuilding::report(const TileName& name, Literal code) {
    findings_.add(code, name.index, name.kind == TileKind::hashes ? std::optional(name.level) : std::nullopt);
}

}  // namespace hogo::ledger
