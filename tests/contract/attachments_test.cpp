// What a store promises about sealed files: whole or not at all, in pieces, and the public side can only add.
#include <gtest/gtest.h>

#include <cstdlib>

#include "contract/sample.h"
#include "store/sqlite/attachment_store.h"

namespace hogo::contract {
namespace {

using store::sqlite::SqliteAttachments;
using Side = store::sqlite::SqliteAttachments::Side;

class Attachments : public ::testing::Test {
  protected:
    Attachments() {
        auto name = (std::filesystem::temp_directory_path() / "hogo-attachments-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "no folder for a test");
        folder = name;
        office = SqliteAttachments::open(folder, Side::office).value();
        site = SqliteAttachments::open(folder, Side::site).value();
    }
    ~Attachments() override {
        site.reset();
        office.reset();
        std::filesystem::remove_all(folder);
    }
    std::unique_ptr<SealedScratch> scratch_of(SqliteAttachments& store, ByteView bytes,
                                              std::size_t piece = 50'000) {
        auto scratch = store.make_scratch().value();
        while (!bytes.empty()) {
            EXPECT_TRUE(scratch->append(bytes.first(std::min(piece, bytes.size()))));
            bytes = bytes.subspan(std::min(piece, bytes.size()));
        }
        return scratch;
    }
    Bytes all_of(const vault::RawId& id) {
        Bytes all;
        for (std::uint32_t place = 0;; ++place) {
            const auto piece = office->read(id, place).value();
            if (piece.empty()) return all;
            append(all, piece);
        }
    }

    Sample sample{12};
    std::filesystem::path folder;
    std::unique_ptr<SqliteAttachments> office, site;
};

TEST_F(Attachments, come_back_as_they_were_kept) {
    for (const std::size_t size : {std::size_t{1}, attachment_piece - 1, attachment_piece,
                                   attachment_piece + 1, 3 * attachment_piece + 7}) {
        const auto bytes = sample.bytes(size);
        const auto id = sample.array<16>();
        auto scratch = scratch_of(*site, bytes);
        EXPECT_EQ(scratch->size(), size);
        EXPECT_TRUE(site->keep(id, *scratch).value());
        EXPECT_EQ(all_of(id), bytes) << size;
    }
    EXPECT_TRUE(office->read(sample.array<16>(), 0)->empty());
}

TEST_F(Attachments, on_their_way_have_no_name_and_are_gone_with_their_holder) {
    {
        auto scratch = scratch_of(*site, sample.bytes(100'000));
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            EXPECT_TRUE(entry.path().filename().string().starts_with("attachments.sqlite")) << entry.path();
        EXPECT_EQ(scratch->read(99'990, 100)->size(), 10u);
        EXPECT_TRUE(scratch->read(100'000, 100)->empty());
    }
    // As often as one likes: nothing of them is left to count.
    for (int i = 0; i < 30; ++i) EXPECT_TRUE(scratch_of(*site, Bytes(20'000'000), 10'000'000));
}

TEST_F(Attachments, have_a_bound_together_while_they_are_on_their_way) {
    std::vector<std::unique_ptr<SealedScratch>> all;
    const Bytes large(64 << 20);
    for (int i = 0; i < 8; ++i) all.push_back(scratch_of(*site, large, large.size()));
    auto one_more = site->make_scratch().value();
    EXPECT_EQ(one_more->append(ByteView(large).first(1)).error().code.view(), "scratch_full");
    all.pop_back();
    EXPECT_TRUE(one_more->append(ByteView(large).first(1)));
}

TEST_F(Attachments, are_kept_whole_or_not_at_all) {
    site = SqliteAttachments::open(folder, Side::site, 60).value();
    const auto id = sample.array<16>();
    auto large = scratch_of(*site, sample.bytes(600'000));
    EXPECT_FALSE(site->keep(id, *large).value()) << "there is no room";
    EXPECT_TRUE(all_of(id).empty());
    auto small = scratch_of(*site, sample.bytes(20'000));
    EXPECT_TRUE(site->keep(id, *small).value());
    auto again = scratch_of(*office, sample.bytes(10));
    EXPECT_FALSE(office->keep(id, *again).has_value()) << "an id is one file";
    EXPECT_EQ(all_of(id).size(), 20'000u);
}

TEST_F(Attachments, of_the_public_side_are_added_and_never_read) {
    const auto id = sample.array<16>();
    auto scratch = scratch_of(*site, sample.bytes(10));
    ASSERT_TRUE(site->keep(id, *scratch).value());
    EXPECT_FALSE(site->read(id, 0).has_value());
    EXPECT_EQ(office->read(id, 0)->size(), 10u);
}

}  // namespace
}  // namespace hogo::contract
