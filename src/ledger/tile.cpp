#include "ledger/tile.h"

#include <fmt/format.h>

#include "ledger/number.h"

namespace hogo::ledger {
namespace {

std::string grouped(std::uint64_t number) {
    std::string text = fmt::format("{:03}", number % 1000);
    for (number /= 1000; number > 0; number /= 1000) text = fmt::format("x{:03}/{}", number % 1000, text);
    return text;
}

std::optional<unsigned> parse_group(std::string_view group) {
    if (group.size() != 3) return std::nullopt;
    unsigned number = 0;
    for (char digit : group) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(digit - '0');
    }
    return number;
}

std::optional<std::uint64_t> parse_grouped(std::string_view text) {
    std::uint64_t number = 0;
    for (bool first = true;; first = false) {
        const bool last = !text.starts_with('x');
        if (!last) text.remove_prefix(1);
        const auto group = parse_group(last ? text : text.substr(0, 3));
        if (!group || number > largest_size / 1000) return std::nullopt;
        number = number * 1000 + *group;
        if (last) return number;
        if ((first && *group == 0) || text.size() < 4 || text[3] != '/') return std::nullopt;
        text.remove_prefix(4);
    }
}

}  // namespace

std::string path_of(const TileName& name) {
    const auto shelf =
        name.kind == TileKind::entries ? std::string("entries") : fmt::format("{}", name.level);
    const auto suffix = name.full() ? std::string() : fmt::format(".p/{}", name.width);
    return fmt::format("tile/{}/{}{}", shelf, grouped(name.index), suffix);
}

std::optional<TileName> parse_tile_path(std::string_view path) {
    TileName name;
    if (!path.starts_with("tile/")) return std::nullopt;
    path.remove_prefix(5);
    const auto slash = path.find('/');
    if (slash == path.npos) return std::nullopt;
    const auto shelf = path.substr(0, slash);
    path.remove_prefix(slash + 1);
    if (shelf == "entries") {
        name.kind = TileKind::entries;
    } else {
        const auto level = parse_decimal(shelf);
        if (!level || *level > 63) return std::nullopt;
        name.level = static_cast<unsigned>(*level);
    }
    if (const auto partial = path.find(".p/"); partial != path.npos) {
        const auto width = parse_decimal(path.substr(partial + 3));
        if (!width || *width == 0 || *width >= tile_width) return std::nullopt;
        name.width = static_cast<unsigned>(*width);
        path = path.substr(0, partial);
    }
    const auto index = parse_grouped(path);
    if (!index) return std::nullopt;
    name.index = *index;
    return name;
}

unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t index) {
    const std::uint64_t hashes = level < 8 ? size >> (8 * level) : 0;
    if (index >= hashes / tile_width + 1) return 0;
    return static_cast<unsigned>(std::min<std::uint64_t>(tile_width, hashes - index * tile_width));
}

std::vector<TileName> tiles_of(std::uint64_t size) {
    std::vector<TileName> names;
    const auto add_row = [&](TileKind kind, unsigned level) {
        for (std::uint64_t index = 0; unsigned width = width_in(size, level, index); ++index)
            names.push_back({kind, level, index, width});
    };
    add_row(TileKind::entries, 0);
    for (unsigned level = 0; width_in(size, level, 0) > 0; ++level) add_row(TileKind::hashes, level);
    return names;
}

Result<std::vector<Hash>> parse_hash_tile(ByteView content, unsigned width) {
    if (content.size() != width * sizeof(Hash))
        return problem(ProblemKind::corrupt, "tile_malformed",
                       "a hash tile does not have the length of its width");
    std::vector<Hash> hashes(width);
    for (unsigned i = 0; i < width; ++i)
        hashes[i] = *hash_from(content.subspan(i * sizeof(Hash), sizeof(Hash)));
    return hashes;
}

Result<std::vector<ByteView>> parse_entry_bundle(ByteView content, unsigned width) {
    const auto malformed =
        problem(ProblemKind::corrupt, "bundle_malformed", "an entry bundle does not hold what its name says");
    std::vector<ByteView> entries;
    while (!content.empty() && entries.size() < width) {
        if (content.size() < 2) return malformed;
        const std::size_t length = content[0] * 256u + content[1];
        if (content.size() - 2 < length) return malformed;
        entries.push_back(content.subspan(2, length));
        content = content.subspan(2 + length);
    }
    if (!content.empty() || entries.size() != width) return malformed;
    return entries;
}

void append_entry(Bytes& bundle, ByteView entry) {
    require(entry.size() <= 0xFFFF, "an entry too long for its bundle");
    bundle.push_back(static_cast<Byte>(entry.size() >> 8));
    bundle.push_back(static_cast<Byte>(entry.size() & 0xFF));
    append(bundle, entry);
}

Result<Bytes> narrowed(const Tile& wider, unsigned width) {
    require(width <= wider.name.width, "a tile cannot be narrowed to more than it has");
    if (wider.name.kind == TileKind::hashes) {
        HOGO_TRY(hashes, parse_hash_tile(wider.content, wider.name.width));
        return Bytes(wider.content.begin(),
                     wider.content.begin() + width * static_cast<std::ptrdiff_t>(sizeof(Hash)));
    }
    HOGO_TRY(entries, parse_entry_bundle(wider.content, wider.name.width));
    Bytes bundle;
    for (unsigned i = 0; i < width; ++i) append_entry(bundle, entries[i]);
    return bundle;
}

}  // namespace hogo::ledger
