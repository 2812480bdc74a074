// Examples of RFC 8949 (appendix A and section 4.2.1), as far as the kinds that sealed payloads use.
#include "base/cbor.h"

#include <gtest/gtest.h>

namespace hogo::cbor {

Result<Value> decoded(std::string_view hex) {
    return decode(*from_hex(hex));
}

TEST(Cbor, OneValueHasOneEncoding) {
    const Value value{{"bb", 1}, {"c", "x"}, {"aaa", {1, 2}}};
    EXPECT_EQ(to_hex(encode(value)),
              "a361636178626262016361616182"
              "0102");
    EXPECT_EQ(*decode(encode(value)), value);
}

TEST(Cbor, TheExamplesOfTheStandardComeBackByteForByte) {
    const std::pair<std::string_view, Value> examples[] = {
        {"00", 0},
        {"17", 23},
        {"1818", 24},
        {"1903e8", 1000},
        {"1a000f4240", 1000000},
        {"1b000000e8d4a51000", 1000000000000},
        {"1bffffffffffffffff", 18446744073709551615u},
        {"20", -1},
        {"3863", -100},
        {"3903e7", -1000},
        {"3b7fffffffffffffff", std::numeric_limits<std::int64_t>::min()},
        {"f4", false},
        {"f5", true},
        {"f6", nullptr},
        {"40", Value::binary({})},
        {"4401020304", Value::binary({1, 2, 3, 4})},
        {"60", ""},
        {"6449455446", "IETF"},
        {"62c3bc", "\u00fc"},
        {"63e6b0b4", "水"},
        {"80", Value::array()},
        {"8301820203820405", {1, {2, 3}, {4, 5}}},
        {"a0", Value::object()},
        {"a26161016162820203", {{"a", 1}, {"b", {2, 3}}}},
    };
    for (const auto& [hex, value] : examples) {
        const auto read = decoded(hex);
        ASSERT_TRUE(read) << hex;
        EXPECT_EQ(*read, value) << hex;
        EXPECT_EQ(to_hex(encode(*read)), hex);
    }
}

TEST(Cbor, EveryOtherFormIsRefused) {
    for (const auto* hex : {
             "1801",
             "190017",
             "1a0000ffff",
             "1b00000000ffffffff",
             "3817",  // integers longer than needed
             "5801aa",
             "780161",
             "9801"
             "00",
             "b801"
             "616100",              // lengths longer than needed
             "3bffffffffffffffff",  // below the smallest integer
             "a2626262016163617"
             "8",
             "a2616100616100",  // keys out of order, a key twice
             "a10001",
             "a1f600",  // keys that are no text
             "5f4100ff",
             "7f6161ff",
             "9f00ff",
             "bf616100ff",  // lengths not given in advance
             "c001",
             "f90000",
             "fb3ff199999999999a",
             "f7",
             "e0",
             "f8ff",  // tags, floats, other simple values
             "1c",
             "1d",
             "1e",
             "1f",
             "ff",  // reserved
             "",
             "18",
             "6161"
             "61",
             "0000",
             "8101"
             "02",  // too short, too long
             "61",
             "4201",
             "8201",
             "a16161",
             "a1",  // cut off
             "9b8896967065687700",
             "bb8896967065687700",
             "7b7fffffffffffffff"  // longer than all memory
         })
        EXPECT_FALSE(decoded(hex)) << hex;
    EXPECT_FALSE(decode(Bytes(200'000, 0x81))) << "arrays in arrays without end";
}

}  // namespace hogo::cbor
