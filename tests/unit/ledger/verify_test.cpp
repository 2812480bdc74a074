#include "ledger/verify.h"

#include <gtest/gtest.h>

#include "toy.h"

namespace hogo::ledger {

void PrintTo(const Finding& finding, std::ostream* out) {
    *out << finding.code.view();
    if (finding.index) *out << ' ' << *finding.index;
    if (finding.level) *out << " (level " << *finding.level << ')';
}

namespace {

/// A log of the toy's entries, honest until a test tampers with it.
struct Log {
    explicit Log(std::uint64_t size) : entries(toy_entries(size)) { rebuild(); }

    /// What a forger with the database but without the signing key can do: everything but a new signature.
    void rebuild() {
        tiles.rows.clear();
        auto made = integrate(Edge{}, entries);
        tiles.put(made);
        edge = std::move(made.edge);
        if (checkpoint.empty()) sign();
    }
    /// What a forger with the signing key can do too.
    void sign() { checkpoint = sign_checkpoint(toy_signer(), edge.size(), edge.root()); }

    Tile& hash_tile(unsigned level, std::uint64_t index) {
        return tiles.rows.at({TileKind::hashes, level, index});
    }
    Tile& bundle(std::uint64_t index) { return tiles.rows.at({TileKind::entries, 0, index}); }

    std::vector<Finding> problems(std::optional<std::string_view> kept = {}) const {
        const auto key = toy_signer().key();
        const auto report = verify({tiles, checkpoint, key, kept, 0});
        EXPECT_TRUE(report) << report.error().code.view();
        return report->problems;
    }

    std::vector<Bytes> entries;
    MemoryTiles tiles;
    Edge edge;
    std::string checkpoint;
};

Finding entry_differs(std::uint64_t index) {
    return {"entry_differs", index, {}};
}
const Finding root_differs{"root_differs", {}, {}};
using Problems = std::vector<Finding>;

}  // namespace

TEST(Verifier, finds_nothing_in_an_honest_log_of_any_shape) {
    for (std::uint64_t size : {0, 1, 2, 255, 256, 257, 300, 511, 512, 1000, 70'000}) {
        Log log(size);
        const auto key = toy_signer().key();
        const auto report = verify({log.tiles, log.checkpoint, key, log.checkpoint, 5});
        ASSERT_TRUE(report) << size;
        EXPECT_TRUE(report->holds()) << size << ": " << report->problems.front().code.view();
        EXPECT_EQ(report->size, size);
        EXPECT_EQ(report->integrated, size);
        EXPECT_EQ(report->pending, 5u);
        EXPECT_EQ(report->root, log.edge.root());
    }
}

TEST(Verifier, finds_a_changed_entry) {
    Log log(600);
    log.bundle(1).content[2 + 34 * 10] ^= 1;
    EXPECT_EQ(log.problems(), (Problems{entry_differs(266), {"tile_differs", 1, 1}, root_differs}));
}

TEST(Verifier, finds_an_entry_changed_together_with_every_hash_above_it) {
    Log log(600);
    log.entries[266][0] ^= 1;
    log.rebuild();
    EXPECT_EQ(log.problems(), Problems{root_differs});
}

TEST(Verifier, finds_reordered_entries) {
    Log log(300);
    std::swap_ranges(log.bundle(0).content.begin(), log.bundle(0).content.begin() + 34,
                     log.bundle(0).content.begin() + 34);
    EXPECT_EQ(log.problems(), (Problems{entry_differs(0), {"tile_differs", 0, 1}, root_differs}));
    std::swap(log.entries[0], log.entries[1]);
    log.rebuild();
    EXPECT_EQ(log.problems(), Problems{root_differs});
}

TEST(Verifier, finds_a_dropped_entry) {
    Log log(300);
    auto& content = log.bundle(1).content;
    content.erase(content.begin() + 34 * 3, content.begin() + 34 * 4);
    EXPECT_EQ(log.problems(), (Problems{{"bundle_malformed", 1, {}}}));

    log.entries.erase(log.entries.begin() + 259);
    log.rebuild();
    const auto problems = log.problems();
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems.front(), (Finding{"bundle_missing", 1, {}}))
        << "the log is one entry short of its checkpoint";
}

TEST(Verifier, finds_a_dropped_bundle_and_still_examines_the_rest) {
    Log log(1000);
    log.tiles.rows.erase({TileKind::entries, 0, 1});
    log.bundle(2).content[2] ^= 1;
    const auto key = toy_signer().key();
    const auto report = verify({log.tiles, log.checkpoint, key, {}, 0});
    EXPECT_EQ(
        report->problems,
        (Problems{{"bundle_missing", 1, {}}, entry_differs(512), {"tile_differs", 2, 1}, root_differs}));
    EXPECT_EQ(report->integrated, 1000u - 256u);
}

TEST(Verifier, finds_a_truncated_log) {
    Log log(600);
    log.entries.resize(500);
    log.rebuild();
    EXPECT_EQ(log.problems(), (Problems{{"bundle_missing", 1, {}}, {"tile_missing", 1, 0}}));
}

TEST(Verifier, finds_a_hidden_entry_that_no_checkpoint_covers) {
    Log log(300);
    log.entries.push_back(toy_entry(300));
    log.rebuild();
    EXPECT_EQ(log.problems(),
              (Problems{{"tile_beyond_checkpoint", 1, 0}, {"bundle_beyond_checkpoint", 1, {}}}));
}

TEST(Verifier, finds_a_hidden_entry_behind_the_last_one_of_its_bundle) {
    Log log(300);
    append_entry(log.bundle(1).content, toy_entry(300));
    EXPECT_EQ(log.problems(), (Problems{{"bundle_malformed", 1, {}}}));
}

TEST(Verifier, finds_a_tile_of_a_level_that_the_tree_does_not_have) {
    Log log(300);
    log.tiles.put(Tile{{TileKind::hashes, 2, 0, 1}, Bytes(32)});
    log.tiles.put(Tile{{TileKind::hashes, 9, 0, 1}, Bytes(32)});
    EXPECT_EQ(log.problems(), (Problems{{"tile_beyond_checkpoint", 0, 2}, {"tile_beyond_checkpoint", 0, 9}}));
}

TEST(Verifier, finds_a_wrong_hash_in_every_tile) {
    for (std::uint64_t size : {300, 70'000}) {
        Log log(size);
        for (auto& [place, tile] : log.tiles.rows) {
            if (tile.name.kind == TileKind::entries || (tile.name.level == 0 && tile.name.index % 100 != 1))
                continue;
            const std::uint64_t last = tile.name.width - 1;
            tile.content[32 * last] ^= 0x80;
            const std::uint64_t index = tile.name.index * 256 + last;
            const auto expected =
                tile.name.level == 0 ? entry_differs(index) : Finding{"tile_differs", index, tile.name.level};
            EXPECT_EQ(log.problems(), Problems{expected}) << path_of(tile.name);
            tile.content[32 * last] ^= 0x80;
        }
    }
}

TEST(Verifier, finds_a_missing_and_a_cut_tile) {
    Log log(300);
    log.hash_tile(1, 0).content.pop_back();
    EXPECT_EQ(log.problems(), (Problems{{"tile_malformed", 0, 1}}));
    log.tiles.rows.erase({TileKind::hashes, 1, 0});
    EXPECT_EQ(log.problems(), (Problems{{"tile_missing", 0, 1}}));
}

TEST(Verifier, finds_a_checkpoint_under_a_wrong_signature) {
    Log log(300);
    Note note = *parse_note(log.checkpoint);
    note.signatures[0].bytes[20] ^= 1;
    log.checkpoint = note.encode();
    EXPECT_EQ(log.problems(), (Problems{{"checkpoint_signature_wrong", {}, {}}}));
}

TEST(Verifier, finds_a_checkpoint_that_another_key_signed) {
    Log log(300);
    const auto stranger = std::move(*LogSigner::from_seed("hogo.example/toy-log", seed_from(7)));
    log.checkpoint = sign_checkpoint(stranger, log.edge.size(), log.edge.root());
    EXPECT_EQ(log.problems(), (Problems{{"checkpoint_not_signed", {}, {}}}));
}

TEST(Verifier, finds_a_checkpoint_that_speaks_of_another_log) {
    Log log(300);
    Note note{Checkpoint{"hogo.example/other-log", 300, log.edge.root(), {}}.text(), {}};
    note.signatures.push_back(toy_signer().sign(note.text));
    log.checkpoint = note.encode();
    EXPECT_EQ(log.problems(), (Problems{{"checkpoint_origin_differs", {}, {}}}));
}

TEST(Verifier, finds_a_tree_rolled_back_even_when_the_log_s_own_key_signed_it) {
    Log log(600);
    const std::string kept = log.checkpoint;
    log.entries.resize(500);
    log.rebuild();
    log.sign();
    EXPECT_EQ(log.problems(), Problems{}) << "from inside nothing can be seen";
    EXPECT_EQ(log.problems(kept), (Problems{{"rolled_back", 600, {}}}));
}

TEST(Verifier, finds_a_tree_forked_even_when_the_log_s_own_key_signed_it) {
    for (std::uint64_t kept_size : {1, 255, 256, 300, 599, 600}) {
        Log log(kept_size);
        const std::string kept = log.checkpoint;
        log.entries = toy_entries(600);
        log.rebuild();
        log.sign();
        EXPECT_EQ(log.problems(kept), Problems{}) << kept_size;
        log.entries[kept_size / 2][0] ^= 1;
        log.rebuild();
        log.sign();
        EXPECT_EQ(log.problems(), Problems{});
        EXPECT_EQ(log.problems(kept), (Problems{{"forked", kept_size, {}}})) << kept_size;
    }
}

TEST(Verifier, finds_an_empty_tree_that_was_not_empty) {
    Log log(3);
    EXPECT_EQ(log.problems(sign_checkpoint(toy_signer(), 0, empty_root())), Problems{});
    EXPECT_EQ(log.problems(sign_checkpoint(toy_signer(), 0, log.edge.root())), (Problems{{"forked", 0, {}}}));
}

TEST(Verifier, a_kept_checkpoint_that_is_not_this_log_s_accuses_nobody) {
    Log log(300);
    EXPECT_EQ(log.problems(vector_file("kept/other-log-200")),
              (Problems{{"kept_checkpoint_other_log", {}, {}}}));
    Note note = *parse_note(vector_file("kept/forked-200"));
    note.signatures[0].bytes[0] ^= 1;
    EXPECT_EQ(log.problems(note.encode()), (Problems{{"kept_checkpoint_signature_wrong", {}, {}}}));
    note.signatures[0].id[0] ^= 1;
    EXPECT_EQ(log.problems(note.encode()), (Problems{{"kept_checkpoint_not_signed", {}, {}}}));
}

TEST(Verifier, says_when_there_is_nothing_to_verify_against) {
    Log log(3);
    const auto key = toy_signer().key();
    EXPECT_EQ(outcome_of(verify({log.tiles, "", key, {}, 0})), "note_malformed");
    EXPECT_EQ(outcome_of(verify({log.tiles, log.checkpoint, key, "", 0})), "kept_checkpoint_malformed");
    const auto signed_text = [](std::string text) {
        Note note{text, {}};
        note.signatures.push_back(toy_signer().sign(note.text));
        return note.encode();
    };
    EXPECT_EQ(outcome_of(verify({log.tiles, signed_text("a shopping list\n"), key, {}, 0})),
              "checkpoint_malformed");
}

TEST(Verifier, ends_at_once_when_a_checkpoint_claims_more_than_any_disk_holds) {
    Log log(3);
    log.checkpoint = sign_checkpoint(toy_signer(), largest_size, empty_root());
    EXPECT_EQ(log.problems(), (Problems{{"bundle_missing", 0, {}}, {"tile_missing", 0, 0}}));
}

TEST(Verifier, lists_a_hundred_problems_and_counts_the_rest) {
    Log log(256 * 150);
    for (std::uint64_t i = 0; i < 150; ++i) log.bundle(i).content[2] ^= 1;
    const auto problems = log.problems();
    ASSERT_EQ(problems.size(), 101u);
    EXPECT_EQ(problems.back(), (Finding{"more_problems", 150 - 100 + 2, {}}))
        << "and the tile above, and the root";
}

TEST(Verifier, a_store_that_cannot_be_read_is_a_problem_and_not_a_finding) {
    struct Unreadable final : TileReader {
        Result<Bytes> read(const TileName&) const override {
            return problem(ProblemKind::environment, "disk_failed", "the disk failed");
        }
        Result<std::vector<TileName>> stored() const override { return std::vector<TileName>{}; }
    };
    Log log(3);
    const auto key = toy_signer().key();
    EXPECT_EQ(outcome_of(verify({Unreadable{}, log.checkpoint, key, {}, 0})), "disk_failed");
}

}  // namespace hogo::ledger
