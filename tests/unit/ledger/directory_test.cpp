#include "ledger/directory.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include "ledger/verify.h"
#include "toy.h"

namespace hogo::ledger {
namespace {

namespace fs = std::filesystem;

class Directory : public testing::Test {
  protected:
    Directory() {
        std::string name = (fs::temp_directory_path() / "hogo-ledger-XXXXXX").string();
        root = mkdtemp(name.data());
    }
    ~Directory() override { fs::remove_all(root); }

    /// A store of the toy's first entries, with its checkpoint.
    static std::pair<MemoryTiles, std::string> store(std::uint64_t size) {
        MemoryTiles tiles;
        const auto made = integrate(Edge{}, toy_entries(size));
        tiles.put(made);
        return {std::move(tiles), sign_checkpoint(toy_signer(), size, made.edge.root())};
    }
    std::string exported(std::uint64_t size) {
        const auto [tiles, checkpoint] = store(size);
        return outcome_of(export_log(tiles, checkpoint, root));
    }
    Result<Report> verified() const {
        const auto checkpoint = read_checkpoint(root);
        const auto key = toy_signer().key();
        return verify({DirectoryTiles(root), *checkpoint, key, {}, 0});
    }
    void write(std::string_view path, std::string_view content) const {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path, std::ios::binary) << content;
    }

    fs::path root;
};

}  // namespace

TEST_F(Directory, an_export_is_byte_for_byte_the_recorded_toy_log) {
    ASSERT_EQ(exported(300), "accepted");
    std::size_t files = 0;
    for (const auto& file : fs::recursive_directory_iterator(vector_path("toy-log"))) {
        if (file.is_directory()) continue;
        const auto path = file.path().lexically_relative(vector_path("toy-log"));
        EXPECT_EQ(read_file(root / path, 1 << 20), vector_file("toy-log/" + path.string())) << path;
        ++files;
    }
    EXPECT_EQ(files, 6u);
    for (const auto& file : fs::recursive_directory_iterator(root)) files -= !file.is_directory();
    EXPECT_EQ(files, 0u) << "nothing besides lies there";
}

TEST_F(Directory, the_recorded_toy_log_verifies) {
    const auto key =
        *VerifierKey::parse(vector_file("toy-log.vkey").substr(0, vector_file("toy-log.vkey").size() - 1));
    const auto report = verify({DirectoryTiles(vector_path("toy-log")), vector_file("toy-log/checkpoint"),
                                key, vector_file("kept/earlier-200"), 0});
    EXPECT_TRUE(report->holds());
    EXPECT_EQ(report->integrated, 300u);
}

TEST_F(Directory, a_log_exported_again_after_it_grew_still_verifies_beside_its_older_partial_tiles) {
    for (std::uint64_t size : {0, 10, 200, 300, 520}) {
        ASSERT_EQ(exported(size), "accepted") << size;
        const auto report = verified();
        ASSERT_TRUE(report);
        EXPECT_TRUE(report->holds()) << size;
        EXPECT_EQ(report->integrated, size);
    }
    EXPECT_TRUE(fs::exists(root / "tile/entries/000.p/200"));
}

TEST_F(Directory, an_older_partial_tile_that_was_altered_is_found) {
    ASSERT_EQ(exported(200), "accepted");
    ASSERT_EQ(exported(300), "accepted");
    for (const auto* path : {"tile/entries/000.p/200", "tile/0/000.p/200"}) {
        const auto honest = *read_file(root / path, 1 << 20);
        auto altered = honest;
        altered[40] = static_cast<char>(altered[40] ^ 1);
        write(path, altered);
        ASSERT_EQ(verified()->problems.size(), 1u);
        EXPECT_EQ(verified()->problems[0].code, Literal("partial_differs"));
        write(path, honest);
    }
    EXPECT_TRUE(verified()->holds());
}

TEST_F(Directory, a_checkpoint_put_back_beside_newer_tiles_is_found) {
    ASSERT_EQ(exported(300), "accepted");
    write("checkpoint", vector_file("kept/earlier-200"));
    std::vector<std::string_view> codes;
    const auto report = verified();
    for (const auto& finding : report->problems) codes.push_back(finding.code.view());
    EXPECT_EQ(codes, (std::vector<std::string_view>{"tile_beyond_checkpoint", "tile_beyond_checkpoint",
                                                    "tile_beyond_checkpoint", "bundle_beyond_checkpoint",
                                                    "bundle_beyond_checkpoint"}));
}

TEST_F(Directory, an_export_never_overwrites_another_history) {
    ASSERT_EQ(exported(300), "accepted");
    EXPECT_EQ(exported(200), "export_differs") << "a smaller tree";
    write("checkpoint", vector_file("kept/forked-300"));
    EXPECT_EQ(exported(300), "export_differs") << "another root at the same size";
    write("checkpoint", vector_file("toy-log/checkpoint"));
    auto forged = *read_file(root / "tile/entries/000", 1 << 20);
    forged[5] = static_cast<char>(forged[5] ^ 1);
    write("tile/entries/000", forged);
    EXPECT_EQ(exported(400), "export_differs") << "an altered tile";
    write("checkpoint", vector_file("kept/other-log-200"));
    EXPECT_EQ(exported(400), "export_differs") << "another log";
}

TEST_F(Directory, what_is_no_tile_is_passed_over_and_what_is_no_file_is_said) {
    ASSERT_EQ(exported(300), "accepted");
    write("tile/0/000.making", "left by an export that was interrupted");
    EXPECT_TRUE(verified()->holds());
    EXPECT_EQ(outcome_of(read_file(root, 10)), "file_unreadable");
    EXPECT_EQ(outcome_of(read_file(root / "nothing", 10)), "file_missing");
    EXPECT_EQ(outcome_of(read_file(root / "checkpoint", 10)), "file_too_large");
}

TEST_F(Directory, a_place_that_cannot_be_written_is_said) {
    write("in-the-way", "a file where a directory must be");
    const auto [tiles, checkpoint] = store(3);
    EXPECT_EQ(outcome_of(export_log(tiles, checkpoint, root / "in-the-way")), "file_unwritable");
}

}  // namespace hogo::ledger
