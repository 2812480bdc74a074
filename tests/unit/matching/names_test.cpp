// Names across scripts: made-up names, one for each habit that a language has.
#include <gmock/gmock.h>

#include "matching/score.h"

namespace hogo::matching {
namespace {

int likeness(std::string_view one, std::string_view other, Record::Kind kind = Record::Kind::person) {
    return likeness_of_names(read_name(one, kind), read_name(other, kind)).sameness;
}
bool has(std::string_view source) {
    const auto& missing = Tables::installed().missing();
    return std::find(missing.begin(), missing.end(), source) == missing.end() &&
           std::find(missing.begin(), missing.end(), "names.tables") == missing.end();
}

struct Same {
    std::string_view one, other, why;
};
void PrintTo(const Same& same, std::ostream* out) {
    *out << same.why;
}

class SameName : public testing::TestWithParam<Same> {};
TEST_P(SameName, meets_itself_in_the_other_spelling) {
    const auto& [one, other, why] = GetParam();
    EXPECT_GE(likeness(one, other), same_name_score) << why << ": " << one << " and " << other;
    EXPECT_EQ(likeness(one, other), likeness(other, one)) << why;
}
INSTANTIATE_TEST_SUITE_P(
    Habits, SameName,
    testing::Values(Same{"Petra Novakova", "NOVAKOVA, Petra", "order and case"},
                    Same{"Petra Nováková", "Petra Novakova", "marks"},
                    Same{"Petra Novakova", "Petra Nowakova", "a typing error"},
                    Same{"Petra Novakova", "Perta Novakova", "letters swapped"},
                    Same{"Mr. Petra Novakova", "Petra Novakova", "an honorific"},
                    Same{"PetraNovakova", "Petra Novakova", "a space forgotten"},
                    Same{"Пётр Соловьёв", "Pyotr Solovyov", "Russian"},
                    Same{"Петро Кравченко", "Petro Kravchenko", "Ukrainian"},
                    Same{"ヴォルフガング・シュミット", "Wolfgang Schmidt", "katakana of a foreign name"},
                    Same{"ﾔﾏﾀﾞ ﾊﾅｺ", "やまだ はなこ", "width and kind of kana"},
                    Same{"やまだ はなこ", "Yamada Hanako", "kana and romaji"},
                    Same{"Satoh Yuko", "Satou Yuuko", "long vowels"}, Same{"김민수", "Kim Min-su", "Korean"},
                    Same{"박지영", "Park Ji-young", "a Korean surname's usual spelling"},
                    Same{"이수진", "Lee Soo-jin", "a Korean surname that gains an l"},
                    Same{"윤영일", "Yoon Young-il", "the ng of a syllable before a vowel of the next"},
                    Same{"Nguyễn Thị Hoa", "Thi Hoa Nguyen", "Vietnamese without marks in another order"},
                    Same{"יוסף לוי", "Yosef Levi", "Hebrew"}, Same{"محمود سلمان", "Mahmoud Salman", "Arabic"},
                    Same{"राजेश कुमार", "Rajesh Kumar", "Nepali and Hindi"}, Same{"สมชาย", "Somchai", "Thai"}));

int score(std::string_view one, std::string_view other) {
    return likeness_of_names(read_name(one, Record::Kind::person), read_name(other, Record::Kind::person))
        .score;
}
TEST(OtherName, in_the_same_letters_is_less_alike_than_the_name_in_other_letters) {
    EXPECT_GT(score("김성희", "Kim Sung-hee"), score("김성희", "김성호"))
        << "Hangul is written as it is said";
    EXPECT_GT(score("샤바나", "Shabana"), score("샤바나", "사바나")) << "sh, j and ch take up the y";
}
TEST(OtherName, in_letters_that_are_said_in_many_ways_is_less_alike_than_one_said_in_one_way) {
    if (!has("readings")) GTEST_SKIP() << "the dictionaries were not there at build";
    EXPECT_GT(score("김기문", "Kim Kimoon"), score("김기문", "김家銘"));
}

class Kanji : public testing::TestWithParam<Same> {
  protected:
    void SetUp() override {
        if (!has("enamdict") || !has("kanjidic") || !has("variants") || !has("readings"))
            GTEST_SKIP() << "the dictionaries were not there at build";
    }
};
TEST_P(Kanji, meets_its_readings) {
    const auto& [one, other, why] = GetParam();
    EXPECT_GE(likeness(one, other), same_name_score) << why << ": " << one << " and " << other;
}
INSTANTIATE_TEST_SUITE_P(Readings, Kanji,
                         testing::Values(Same{"山田 花子", "Hanako Yamada", "a dictionary name"},
                                         Same{"山田花子", "Yamada Hanako", "without a space"},
                                         Same{"髙橋 一郎", "高橋 一郎", "a variant letter"},
                                         Same{"渡邊 健", "Watanabe Ken", "an old letter"},
                                         Same{"山田 花子様", "やまだ はなこ", "an honorific written on"},
                                         Same{"王小明", "Wang Xiaoming", "Chinese in pinyin"},
                                         Same{"金民秀", "김민수", "Hanja and Hangul"},
                                         Same{"国立", "國立", "simplified and traditional"}));

TEST(Names, that_differ_are_not_taken_for_each_other) {
    EXPECT_LT(likeness("Petra Novakova", "Jana Dvorakova"), same_name_score);
    EXPECT_LT(likeness("山田 花子", "鈴木 一郎"), same_name_score);
    EXPECT_LT(likeness("김민수", "Park Ji-young"), same_name_score);
    EXPECT_LT(likeness("Ivan Petrov", "Ivan Sidorenko"), same_name_score);
}

TEST(Companies, are_the_same_in_every_company_form) {
    const auto company = Record::Kind::company;
    EXPECT_EQ(likeness("株式会社さくら縫製", "さくら縫製(株)", company), 100);
    EXPECT_EQ(likeness("Sakura Sewing Co., Ltd.", "SAKURA SEWING", company), 100);
    EXPECT_EQ(likeness("㈱さくら縫製", "さくら縫製株式会社", company), 100);
    EXPECT_EQ(likeness("ООО Ромашка", "Ромашка", company), 100);
    EXPECT_EQ(likeness("A.B.C. Company", "ABC Co.", company), 100);
    EXPECT_EQ(likeness("บริษัท ดอกไม้ จำกัด", "ดอกไม้", company), 100);
    EXPECT_LT(likeness("Sakura Sewing Co., Ltd.", "Momiji Printing Co., Ltd.", company), same_name_score);
}

std::uint32_t odd(std::string_view typed) {
    return read_name(typed, Record::Kind::person).oddities;
}

TEST(BadInput, is_named_and_nothing_falls_over) {
    EXPECT_TRUE(odd("") & no_letters);
    EXPECT_TRUE(odd(" ・ - ") & no_letters);
    EXPECT_TRUE(odd("x") & one_letter);
    EXPECT_TRUE(odd(std::string(10000, 'a')) & too_long);
    EXPECT_TRUE(odd("Pe\x01tra") & control_characters);
    EXPECT_TRUE(odd("Pe\u200Btra Novak") & zero_width_characters);
    EXPECT_TRUE(odd("Pe\xFFtra") & not_utf8);
    EXPECT_TRUE(odd("Petra Соловьёв") & mixed_scripts);
    EXPECT_TRUE(odd("P\u0435tra") & look_alike_letters);
    EXPECT_EQ(odd("Petra Novakova"), 0u);
    EXPECT_TRUE(read_name("", Record::Kind::person).ways.empty());
}

TEST(BadInput, that_a_reader_cannot_see_changes_nothing) {
    EXPECT_EQ(likeness("P\u0435tra Nov\u0430kova", "Petra Novakova"), 100)
        << "Cyrillic letters in a Latin word";
    EXPECT_EQ(likeness("Pe\u200Btra Nova\u00ADkova", "Petra Novakova"), 100) << "zero-width characters";
    EXPECT_EQ(likeness("Ｐｅｔｒａ　Ｎｏｖａｋｏｖａ", "Petra Novakova"), 100) << "full width";
}

TEST(Tables, that_are_missing_are_named) {
    const Tables none("/nonexistent/names.tables");
    EXPECT_THAT(none.missing(), testing::ElementsAre("names.tables"));
    EXPECT_TRUE(none.find(Section::ja_given, "花子").empty());
    const auto read = read_name("山田 花子", Record::Kind::person, none);
    ASSERT_EQ(read.ways.size(), 1u);
    EXPECT_TRUE(read.ways[0].words[0].readings.empty());
}

}  // namespace
}  // namespace hogo::matching
