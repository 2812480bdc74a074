#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "toy.h"

namespace hogo::ledger {

TEST(Tree, gives_the_published_roots_of_rfc_6962_logs) {
    const auto& published = vectors().at("published");
    Frontier frontier;
    EXPECT_EQ(to_hex(frontier.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < 8; ++i) {
        frontier.append(leaf_hash(*from_hex(published.at("leaves").at(i).get<std::string>())));
        EXPECT_EQ(to_hex(frontier.root()), published.at("roots").at(i + 1).get<std::string>())
            << i + 1 << " leaves";
    }
    EXPECT_EQ(to_hex(frontier.root()), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(Tree, a_leaf_is_the_salted_commitment_of_its_record) {
    for (const auto& vector : vectors().at("commitments")) {
        const Salt salt = hash_of_hex(vector.at("salt").get<std::string>());
        const Bytes record = *from_hex(vector.at("record").get<std::string>());
        EXPECT_EQ(to_hex(commitment(salt, record)), vector.at("commitment").get<std::string>());
    }
}

TEST(Tree, gives_the_toy_log_s_roots_at_every_recorded_size) {
    for (const auto& vector : vectors().at("toy_roots")) {
        const auto size = vector.at("size").get<std::uint64_t>();
        EXPECT_EQ(to_hex(integrate(Edge{}, toy_entries(size)).edge.root()),
                  vector.at("root").get<std::string>());
    }
}

RC_GTEST_PROP(Tree, any_split_of_the_appends_gives_the_same_root_and_the_same_tiles, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(0, 1200);
    const auto entries = toy_entries(size);
    MemoryTiles tiles, at_once;
    Edge edge;
    for (std::size_t done = 0; done < size;) {
        const auto count =
            std::min(size - done, *rc::gen::element<std::size_t>(1, 2, 7, 64, 255, 256, 257, 600));
        auto next = integrate(edge, std::span(entries).subspan(done, count));
        tiles.put(next);
        edge = std::move(next.edge);
        done += count;
    }
    auto whole = integrate(Edge{}, entries);
    at_once.put(whole);
    RC_ASSERT(edge.root() == tree_hash(entries));
    RC_ASSERT(whole.edge.root() == edge.root());
    RC_ASSERT(at_once.rows == tiles.rows);
    RC_ASSERT(tiles.rows.size() == tiles_of(size).size());
}

RC_GTEST_PROP(Tree, an_edge_read_back_from_its_tiles_goes_on_as_if_it_had_never_left, ()) {
    const auto size = *rc::gen::inRange<std::size_t>(0, 700);
    const auto more = *rc::gen::inRange<std::size_t>(1, 300);
    MemoryTiles tiles;
    auto first = integrate(Edge{}, toy_entries(size));
    tiles.put(first);
    const auto read = Edge::read(tiles, size);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->root() == first.edge.root());
    const auto kept = integrate(first.edge, toy_entries(more, size)),
               reread = integrate(*read, toy_entries(more, size));
    RC_ASSERT(kept.tiles == reread.tiles);
    RC_ASSERT(kept.edge.root() == reread.edge.root());
}

TEST(Integrate, a_group_commit_touches_the_rightmost_tiles_only) {
    MemoryTiles tiles;
    auto before = integrate(Edge{}, toy_entries(70'000));
    tiles.put(before);
    tiles.reads = 0;
    const auto edge = Edge::read(tiles, 70'000);
    ASSERT_TRUE(edge);
    EXPECT_EQ(tiles.reads, 4u) << "one partial tile a level, one partial bundle";

    const auto next = integrate(*edge, toy_entries(64, 70'000));
    ASSERT_EQ(next.tiles.size(), 2u);
    EXPECT_EQ(next.tiles[0].name, (TileName{TileKind::entries, 0, 273, 176}));
    EXPECT_EQ(next.tiles[1].name, (TileName{TileKind::hashes, 0, 273, 176}));

    const auto across = integrate(*edge, toy_entries(200, 70'000));
    std::vector<std::string> paths;
    for (const Tile& tile : across.tiles) paths.push_back(path_of(tile.name));
    EXPECT_EQ(paths, (std::vector<std::string>{"tile/entries/273", "tile/0/273", "tile/entries/274.p/56",
                                               "tile/0/274.p/56", "tile/1/001.p/18"}));
}

TEST(Integrate, without_entries_there_is_nothing_to_write) {
    const auto before = integrate(Edge{}, toy_entries(300));
    const auto after = integrate(before.edge, {});
    EXPECT_TRUE(after.tiles.empty());
    EXPECT_EQ(after.edge.root(), before.edge.root());
}

TEST(Integrate, an_edge_is_refused_where_a_tile_is_missing_or_cut) {
    MemoryTiles tiles;
    tiles.put(integrate(Edge{}, toy_entries(300)));
    EXPECT_EQ(outcome_of(Edge::read(tiles, 301)), "tile_missing");
    tiles.rows[{TileKind::hashes, 0, 1}].content.pop_back();
    EXPECT_EQ(outcome_of(Edge::read(tiles, 300)), "tile_malformed");
}

}  // namespace hogo::ledger
