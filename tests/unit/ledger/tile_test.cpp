#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "toy.h"

namespace hogo::ledger {

TEST(Tiles, a_tree_of_70000_has_the_published_tiles) {
    std::map<std::pair<TileKind, unsigned>, std::vector<unsigned>> widths;
    for (const TileName& name : tiles_of(70'000)) widths[{name.kind, name.level}].push_back(name.width);
    const auto full_and = [](std::size_t full, unsigned last) {
        std::vector<unsigned> row(full, 256);
        row.push_back(last);
        return row;
    };
    EXPECT_EQ((widths[{TileKind::entries, 0}]), full_and(273, 112));
    EXPECT_EQ((widths[{TileKind::hashes, 0}]), full_and(273, 112));
    EXPECT_EQ((widths[{TileKind::hashes, 1}]), full_and(1, 17));
    EXPECT_EQ((widths[{TileKind::hashes, 2}]), full_and(0, 1));
    EXPECT_EQ(widths.size(), 4u);
}

TEST(Tiles, a_tree_that_ends_on_a_boundary_has_no_empty_tile) {
    std::vector<std::string> paths;
    for (const TileName& name : tiles_of(256)) paths.push_back(path_of(name));
    EXPECT_EQ(paths, (std::vector<std::string>{"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}));
    EXPECT_TRUE(tiles_of(0).empty());
}

TEST(Tiles, numbers_are_written_in_groups_of_three) {
    for (const auto& vector : vectors().at("paths")) {
        const TileName name{TileKind::hashes, 0, vector.at("index").get<std::uint64_t>(), 256};
        EXPECT_EQ(path_of(name), "tile/0/" + vector.at("path").get<std::string>());
    }
    EXPECT_EQ(path_of({TileKind::entries, 0, 1'234'067, 17}), "tile/entries/x001/x234/067.p/17");
}

RC_GTEST_PROP(Tiles, a_path_leads_back_to_its_name, ()) {
    TileName name{*rc::gen::element(TileKind::hashes, TileKind::entries), *rc::gen::inRange(0u, 8u),
                  *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 50), *rc::gen::inRange(1u, 257u)};
    if (name.kind == TileKind::entries) name.level = 0;
    RC_ASSERT(parse_tile_path(path_of(name)) == name);
}

TEST(Tiles, a_path_in_any_other_form_is_refused) {
    for (const auto* path : {"",
                             "tile/",
                             "tile/0",
                             "tile/0/",
                             "tile/00/000",
                             "tile/64/000",
                             "tile/-1/000",
                             "tile/0/00",
                             "tile/0/0000",
                             "tile/0/x000/001",
                             "tile/0/x001",
                             "tile/0/x001/",
                             "tile/0/001/002",
                             "tile/0/000.p/0",
                             "tile/0/000.p/256",
                             "tile/0/000.p/01",
                             "tile/0/000.p/",
                             "tile/0/000.p",
                             "/tile/0/000",
                             "tile/entry/000",
                             "tile/0/00a",
                             "tile/0/000 ",
                             "tile/0/../000"})
        EXPECT_FALSE(parse_tile_path(path)) << path;
}

TEST(Tiles, content_of_another_width_is_refused) {
    EXPECT_EQ(outcome_of(parse_hash_tile(Bytes(64), 2)), "accepted");
    for (std::size_t length : {0, 1, 32, 63, 65, 96})
        EXPECT_EQ(outcome_of(parse_hash_tile(Bytes(length), 2)), "tile_malformed") << length;

    const Bytes bundle = *from_hex("0002aabb0000");
    EXPECT_EQ(outcome_of(parse_entry_bundle(bundle, 2)), "accepted");
    EXPECT_EQ(outcome_of(parse_entry_bundle(bundle, 1)), "bundle_malformed");
    EXPECT_EQ(outcome_of(parse_entry_bundle(bundle, 3)), "bundle_malformed");
    for (std::size_t length = 0; length < bundle.size(); ++length)
        EXPECT_EQ(outcome_of(parse_entry_bundle(ByteView(bundle).first(length), 2)), "bundle_malformed")
            << length;
}

TEST(Tiles, a_wider_tile_is_narrowed_to_its_first_items) {
    Tile bundle{{TileKind::entries, 0, 0, 3}, {}};
    for (std::string_view entry : {"a", "", "ccc"}) append_entry(bundle.content, bytes_of(entry));
    EXPECT_EQ(narrowed(bundle, 2), *from_hex("0001610000"));
    bundle.content.pop_back();
    EXPECT_EQ(outcome_of(narrowed(bundle, 2)), "bundle_malformed");
}

}  // namespace hogo::ledger
