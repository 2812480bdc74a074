#include "base/bytes.h"

#include <gtest/gtest.h>

namespace hogo {

TEST(Base64, takes_no_byte_outside_its_alphabet) {
    EXPECT_EQ(from_base64("+/+/")->size(), 3u);
    EXPECT_EQ(from_base64url("-_-_")->size(), 3u);
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const std::string text = {'A', 'A', 'A', static_cast<char>(byte)};
        EXPECT_FALSE(from_base64(text)) << byte;
        EXPECT_FALSE(from_base64url(text)) << byte;
    }
}

TEST(Base64, one_value_has_one_text) {
    EXPECT_EQ(from_base64("AA==")->size(), 1u);
    for (const auto* text : {"AB==", "AA", "AA=", "AA==\n", " AA==", "A", "-_-_"}) EXPECT_FALSE(from_base64(text)) << text;
    EXPECT_EQ(from_base64url("AA")->size(), 1u);
    for (const auto* text : {"AB", "AA==", "A", "+/+/"}) EXPECT_FALSE(from_base64url(text)) << text;
}

}  // namespace hogo
