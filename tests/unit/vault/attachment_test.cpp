// Attachments: a file of any length comes back whole at its own place, and nowhere else.
#include "vault/attachment.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace hogo::vault {
namespace {

class Attachment : public ::testing::Test {
  protected:
    std::unique_ptr<RandomSource> random_ = seeded_random(21);
    SealPair desk_ = SealPair::draw(*random_);
    AttachmentPlace place_{RawId{7}, Code("desk"), 3, RawId{9}};

    /// Sealed in pieces of this length, as they come over a network.
    Bytes sealed(ByteView content, std::size_t piece = 64 * 1024) {
        auto sealer = AttachmentSealer::begin(desk_.open, place_, *random_).value();
        Bytes out;
        while (!content.empty()) {
            sealer.add(content.first(std::min(piece, content.size())), out);
            content = content.subspan(std::min(piece, content.size()));
        }
        sealer.finish(out);
        return out;
    }
    static Result<Bytes> opened(const SealPair& by, const AttachmentPlace& place, ByteView sealed,
                                std::size_t piece = 64 * 1024) {
        AttachmentOpener opener(by, place);
        Bytes out;
        while (!sealed.empty()) {
            HOGO_CHECK(opener.add(sealed.first(std::min(piece, sealed.size())), out));
            sealed = sealed.subspan(std::min(piece, sealed.size()));
        }
        HOGO_CHECK(opener.finish());
        EXPECT_EQ(opener.size(), out.size());
        return out;
    }
    Bytes content(std::size_t size) {
        Bytes bytes(size);
        if (size > 0) random_->fill(bytes);
        return bytes;
    }
    Result<Bytes> opened(ByteView sealed) { return opened(desk_, place_, sealed); }
};

TEST_F(Attachment, of_any_length_comes_back_however_it_was_cut_on_the_way) {
    constexpr std::size_t chunk = attachment_chunk_content;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 2 * chunk,
                                   3 * chunk + 5, std::size_t{1'000'000}}) {
        const auto file = content(size);
        const auto whole = sealed(file);
        EXPECT_EQ(whole.size(), sealed_attachment_size(size)) << size;
        EXPECT_EQ(opened(whole).value(), file) << size;
    }
    EXPECT_TRUE(rc::check([&](const Bytes& file, std::uint16_t in, std::uint16_t out) {
        RC_ASSERT(opened(desk_, place_, sealed(file, in % 5000 + 1u), out % 5000 + 1u).value() == file);
    }));
}

TEST_F(Attachment, shows_its_bucket_alone) {
    const std::pair<std::uint64_t, std::uint64_t> buckets[] = {{0, 2},  {1, 2},   {2, 2},   {3, 3},
                                                               {4, 4},  {5, 6},   {6, 6},   {7, 8},
                                                               {9, 12}, {13, 16}, {17, 24}, {25, 32}};
    for (const auto& [chunks, filled] : buckets) EXPECT_EQ(attachment_bucket(chunks), filled) << chunks;
    EXPECT_EQ(sealed(content(17)).size(), sealed(content(30'000)).size());
}

TEST_F(Attachment, opens_no_more_when_a_bit_is_turned_a_chunk_is_gone_or_moved_or_it_was_cut) {
    const auto file = content(3 * attachment_chunk_content);
    const auto whole = sealed(file);
    ASSERT_TRUE(opened(whole));
    for (std::size_t at = 0; at < whole.size(); at += at < 200 ? 1 : 997) {
        auto turned = whole;
        turned[at] ^= 1;
        EXPECT_FALSE(opened(turned)) << at;
    }
    const auto chunk_at = [&](std::size_t n) { return attachment_head_size + n * attachment_chunk_size; };
    auto swapped = whole;
    std::swap_ranges(swapped.begin() + static_cast<std::ptrdiff_t>(chunk_at(0)),
                     swapped.begin() + static_cast<std::ptrdiff_t>(chunk_at(1)),
                     swapped.begin() + static_cast<std::ptrdiff_t>(chunk_at(1)));
    EXPECT_FALSE(opened(swapped));
    for (const auto length :
         {std::size_t{0}, std::size_t{50}, chunk_at(0), chunk_at(1), chunk_at(2), whole.size() - 1})
        EXPECT_FALSE(opened(ByteView(whole).first(length))) << length;
    auto longer = whole;
    longer.push_back(0);
    EXPECT_FALSE(opened(longer));
    longer.insert(longer.end() - 1, whole.end() - attachment_chunk_size, whole.end());
    EXPECT_FALSE(opened(longer));
}

TEST_F(Attachment, opens_at_its_own_place_for_its_own_reader_only) {
    const auto whole = sealed(content(10));
    for (const auto& other : {AttachmentPlace{RawId{8}, Code("desk"), 3, RawId{9}},
                              AttachmentPlace{RawId{7}, Code("identity"), 3, RawId{9}},
                              AttachmentPlace{RawId{7}, Code("desk"), 4, RawId{9}},
                              AttachmentPlace{RawId{7}, Code("desk"), 3, RawId{1}}})
        EXPECT_EQ(opened(desk_, other, whole).error().code.view(), "attachment_damaged");
    EXPECT_FALSE(opened(SealPair::draw(*random_), place_, whole));
}

TEST_F(Attachment, is_refused_for_a_key_of_small_order) {
    EXPECT_EQ(AttachmentSealer::begin(SealPublic{}, place_, *random_).error().code.view(), "key_unusable");
}

TEST_F(Attachment, what_was_damaged_gives_nothing_more) {
    auto whole = sealed(content(3 * attachment_chunk_content));
    whole[attachment_head_size + attachment_chunk_size] ^= 1;
    AttachmentOpener opener(desk_, place_);
    Bytes out;
    EXPECT_FALSE(opener.add(whole, out));
    EXPECT_EQ(out.size(), attachment_chunk_content) << "the first chunk was authentic";
    EXPECT_FALSE(opener.add(ByteView(whole).subspan(attachment_head_size + 2 * attachment_chunk_size), out));
    EXPECT_EQ(out.size(), attachment_chunk_content);
    EXPECT_FALSE(opener.finish());
}

}  // namespace
}  // namespace hogo::vault
