#include "base/text.h"

#include <gtest/gtest.h>

#include "base/code.h"

namespace hogo {

TEST(Text, keeps_every_script_and_normalises_to_nfc) {
    EXPECT_EQ(Text::parse("  ចាន់ ដារ៉ា \r\n", 100)->text(), "ចាន់ ដារ៉ា");
    EXPECT_EQ(Text::parse("e\u0301", 1)->text(), "\u00e9");
}

TEST(Text, refuses_what_could_deceive_or_break) {
    EXPECT_EQ(Text::parse("a\x01", 10).error().code.view(), "control_character");
    EXPECT_EQ(Text::parse("abc\u202edef", 10).error().code.view(), "control_character");
    EXPECT_EQ(Text::parse("\xc3\x28", 10).error().code.view(), "not_utf8");
    EXPECT_EQ(Text::parse("four", 3).error().code.view(), "too_long");
    EXPECT_EQ(Text::parse("two\nlines", 20, Text::Lines::one).error().code.view(), "control_character");
}

TEST(Code, is_a_word_of_a_vocabulary_and_nothing_typed) {
    EXPECT_TRUE(Code::parse("change_of_status"));
    for (auto text : {"", "Maria L.", "a b", "é"}) EXPECT_FALSE(Code::parse(text)) << text;
}

}  // namespace hogo
