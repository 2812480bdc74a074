// Sealed records: any text comes back at its own place, and nowhere else.
#include "vault/record.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace hogo::vault {
namespace {

constexpr std::size_t overhead_of_members = 2 + 32 + 24 + 16;
constexpr std::size_t overhead_of_added = 2 + 32 + 32 + 16;

class Record : public ::testing::Test {
  protected:
    std::unique_ptr<RandomSource> random_ = seeded_random(11);
    CompartmentReader reader_{CompartmentSecret::draw({RawId{1}, Code("statement"), 2}, *random_)};
    RawId event_{9};
};

TEST_F(Record, of_any_bytes_comes_back_and_shows_its_bucket_alone) {
    EXPECT_TRUE(rc::check([&](const Bytes& plain, std::uint64_t sequence) {
        const auto member = reader_.seal(plain, sequence, event_, *random_);
        const auto added = add_record(reader_.of(), plain, sequence, event_, *random_);
        RC_ASSERT(member->size() == overhead_of_members + bucket_of(plain.size()));
        RC_ASSERT(added->size() == overhead_of_added + bucket_of(plain.size()));
        RC_ASSERT(std::ranges::equal(bytes_of(reader_.open(*member, sequence, event_)->reveal()), plain));
        RC_ASSERT(std::ranges::equal(bytes_of(reader_.open(*added, sequence, event_)->reveal()), plain));
        RC_ASSERT(!reader_.open(*member, sequence + 1, event_));
        RC_ASSERT(!reader_.open(*added, sequence + 1, event_));
    }));
}

TEST_F(Record, falls_into_the_documented_buckets) {
    const std::pair<std::size_t, std::size_t> buckets[] = {
        {0, 128},     {127, 128},   {128, 256},   {255, 256},   {256, 512},   {511, 512},   {1023, 1024},
        {1024, 2048}, {2048, 4096}, {4095, 4096}, {4096, 8192}, {8191, 8192}, {8192, 12288}};
    for (const auto& [length, bucket] : buckets) EXPECT_EQ(bucket_of(length), bucket) << length;
}

TEST_F(Record, opens_no_more_when_any_bit_of_it_is_turned) {
    for (const Bytes& sealed : {*reader_.seal(bytes_of("a wish"), 1, event_, *random_),
                                *add_record(reader_.of(), bytes_of("a wish"), 1, event_, *random_)}) {
        ASSERT_TRUE(reader_.open(sealed, 1, event_));
        for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
            // X25519 ignores the top bit of a public key; the hash over both keys does not.
            Bytes turned = sealed;
            turned[bit / 8] ^= static_cast<Byte>(1 << bit % 8);
            EXPECT_FALSE(reader_.open(turned, 1, event_)) << bit;
        }
        for (std::size_t length = 0; length < sealed.size(); ++length)
            EXPECT_FALSE(reader_.open(ByteView(sealed).first(length), 1, event_)) << length;
    }
}

TEST_F(Record, sealed_twice_is_never_the_same_bytes) {
    EXPECT_NE(*reader_.seal({}, 1, event_, *random_), *reader_.seal({}, 1, event_, *random_));
    EXPECT_NE(*add_record(reader_.of(), {}, 1, event_, *random_),
              *add_record(reader_.of(), {}, 1, event_, *random_));
}

TEST_F(Record, of_another_version_is_told_by_its_commitment_before_any_key_is_used) {
    const CompartmentReader next(CompartmentSecret::draw({RawId{1}, Code("statement"), 3}, *random_));
    const Bytes sealed = *next.seal(bytes_of("a wish"), 1, event_, *random_);
    EXPECT_EQ(reader_.open(sealed, 1, event_).error().code.view(), "record_of_another_key");
    EXPECT_EQ(read_record_head(sealed)->commitment, next.of().commitment);
}

TEST_F(Record, may_hold_its_limit_and_not_a_byte_more) {
    const Bytes limit(record_limit, 'x'), over(record_limit + 1, 'x');
    EXPECT_TRUE(reader_.open(*reader_.seal(limit, 1, event_, *random_), 1, event_));
    EXPECT_EQ(reader_.seal(over, 1, event_, *random_).error().code.view(), "record_too_long");
    EXPECT_EQ(add_record(reader_.of(), over, 1, event_, *random_).error().code.view(), "record_too_long");
}

TEST_F(Record, is_not_added_under_a_public_key_that_everybody_can_open) {
    CompartmentPublic weak = reader_.of();
    weak.key = {};
    EXPECT_EQ(add_record(weak, {}, 1, event_, *random_).error().code.view(), "key_unusable");
}

TEST_F(Record, makes_a_head_that_changes_with_every_row_and_its_order) {
    const Hash start = first_head(RawId{1}, Code("statement"));
    const auto one = next_head(next_head(start, bytes_of("a")), bytes_of("b"));
    const auto two = next_head(next_head(start, bytes_of("b")), bytes_of("a"));
    EXPECT_NE(one, two);
    EXPECT_NE(start, first_head(RawId{2}, Code("statement")));
    EXPECT_NE(start, first_head(RawId{1}, Code("identity")));
}

}  // namespace
}  // namespace hogo::vault
