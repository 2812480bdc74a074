#include "matching/blind_index.h"

#include <gmock/gmock.h>

#include "matching/address.h"
#include "matching/telephone.h"

namespace hogo::matching {
namespace {

SecretBytes<32> key(Byte fill = 7) {
    std::array<Byte, 32> bytes;
    bytes.fill(fill);
    return SecretBytes<32>::take(bytes);
}
Record person(std::string name) {
    return {Record::Kind::person, {std::move(name)}, {}, {}};
}
int strength(const Record& one, const Record& other) {
    const auto link = link_between(keyed_tokens(one, key()), keyed_tokens(other, key()));
    return link ? link->strength : 0;
}

TEST(BlindLinks, meet_across_scripts_without_the_names) {
    EXPECT_EQ(strength(person("Petra Novakova"), person("novakova PETRA")), 100);
    EXPECT_GE(strength(person("Пётр Соловьёв"), person("Pyotr Solovyov")), possible_link_strength);
    EXPECT_GE(strength(person("ヴォルフガング・シュミット"), person("Wolfgang Schmidt")),
              possible_link_strength);
    EXPECT_GE(strength(person("김민수"), person("Kim Min-su")), possible_link_strength);
    EXPECT_LT(strength(person("Petra Novakova"), person("Jana Horakova")), possible_link_strength);
}

TEST(BlindLinks, need_the_same_key) {
    EXPECT_FALSE(link_between(keyed_tokens(person("Petra Novakova"), key(1)),
                              keyed_tokens(person("Petra Novakova"), key(2))));
}

TEST(BlindLinks, say_nothing_of_one_word_of_two) {
    EXPECT_FALSE(link_between(keyed_tokens(person("Petra Novakova"), key()),
                              keyed_tokens(person("Jana Novakova"), key()))
                     .value_or(Link{})
                     .strength >= possible_link_strength);
}

TEST(BlindLinks, of_what_cannot_be_read_are_none) {
    for (const auto& name : {"", "x", " - ", "\xFF\xFE"})
        EXPECT_TRUE(keyed_tokens(person(name), key()).empty()) << name;
    EXPECT_TRUE(keyed_tokens({Record::Kind::person, {}, {"110", "abc"}, {"somewhere"}}, key()).empty());
}

TEST(BlindLinks, are_made_of_telephones_and_addresses) {
    const Record one{Record::Kind::person, {}, {"03-1234-5678 ext 9"}, {"東京都港区虎ノ門一丁目2番3号 401"}};
    const Record other{Record::Kind::company, {}, {"+81 (0)3 1234 5678"}, {"港区虎ノ門1-2-3-401"}};
    const auto link = link_between(keyed_tokens(one, key()), keyed_tokens(other, key()));
    ASSERT_TRUE(link);
    EXPECT_THAT(link->evidence,
                testing::IsSupersetOf({Evidence::telephone, Evidence::building, Evidence::block}));
}

TEST(TokenSets, are_kept_as_bytes_and_refused_when_broken) {
    const auto tokens = keyed_tokens(person("Petra Novakova"), key());
    auto bytes = encode(tokens);
    EXPECT_EQ(decode_tokens(bytes).value(), tokens);
    bytes.pop_back();
    EXPECT_EQ(decode_tokens(bytes).error().code.view(), "not_a_token_set");
    auto unsorted = encode(tokens);
    std::rotate(unsorted.begin(), unsorted.begin() + 17, unsorted.end());
    EXPECT_FALSE(decode_tokens(unsorted));
    auto unknown = encode(tokens);
    unknown[0] = 99;
    EXPECT_FALSE(decode_tokens(unknown));
}

TEST(BlindIndexOfRecords, finds_replaces_and_forgets) {
    BlindIndex index;
    index.put(1, keyed_tokens(person("Petra Novakova"), key()));
    index.put(2, keyed_tokens(person("Jana Horakova"), key()));
    const auto asked = keyed_tokens(person("Petra Nováková"), key());
    auto found = index.links(asked);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].entry, 1u);
    index.put(1, keyed_tokens(person("Emil Zapletal"), key()));
    EXPECT_TRUE(index.links(asked).empty());
    index.put(2, asked);
    EXPECT_EQ(index.links(asked).size(), 1u);
    index.erase(2);
    EXPECT_TRUE(index.links(asked).empty());
    EXPECT_EQ(index.size(), 1u);
}

TEST(Explanations, show_which_form_of_which_name_met_which) {
    const Record left{Record::Kind::person, {"Emil Zapletal", "Petra Novakova"}, {"090-1234-5678"}, {}};
    const Record right{Record::Kind::person, {"Петра Новакова"}, {"+819012345678"}, {}};
    const auto explained = explain(left, right);
    ASSERT_TRUE(explained.link);
    EXPECT_EQ(explained.link, link_between(keyed_tokens(left, key()), keyed_tokens(right, key())));
    ASSERT_FALSE(explained.meetings.empty());
    EXPECT_EQ(explained.meetings[0].kind, Evidence::telephone);
    EXPECT_EQ(explained.meetings[0].form, "+819012345678");
    EXPECT_THAT(explained.meetings,
                testing::Contains(testing::AllOf(testing::Field(&Meeting::left, "Petra Novakova"),
                                                 testing::Field(&Meeting::right, "Петра Новакова"))));
    EXPECT_FALSE(explain(person("Petra Novakova"), person("Jun Ito")).link);
}

TEST(Explanations, show_the_reading_of_kanji) {
    if (!Tables::installed().missing().empty()) GTEST_SKIP() << "the dictionaries were not there at build";
    const auto explained = explain(person("山田 花子"), person("Hanako Yamada"));
    EXPECT_THAT(explained.meetings,
                testing::Contains(testing::AllOf(
                    testing::Field(&Meeting::kind, Evidence::reading),
                    testing::Field(&Meeting::form, testing::AllOf(testing::HasSubstr("yamada"),
                                                                  testing::HasSubstr("hanako"))))));
}

TEST(Telephones, are_one_in_every_way_of_writing) {
    for (const auto& typed :
         {"03-1234-5678", "+81 3 1234 5678", "0081-3-1234-5678", "８１ ３ １２３４ ５６７８",
          "+81 (0)3 1234 5678", "(03) 1234 5678 内線 12", "TEL 03.1234.5678"})
        EXPECT_EQ(read_telephone(typed).number, "+81312345678") << typed;
    EXPECT_EQ(read_telephone("03-1234-5678 ext. 42").extension, "42");
    EXPECT_EQ(read_telephone("010 84 912 345 678").number, "+84912345678");
    EXPECT_EQ(read_telephone("0912 345 678", "VN").number, "+84912345678");
    EXPECT_EQ(read_telephone("110").number, "");
    EXPECT_EQ(read_telephone("").last, "");
    EXPECT_EQ(read_telephone("9999999999999999").number, "");
}

TEST(Addresses, are_blocks_and_buildings_in_every_script) {
    if (!Tables::installed().missing().empty()) GTEST_SKIP() << "the dictionaries were not there at build";
    const auto japanese = read_address("東京都港区虎ノ門一丁目2番3号");
    const auto latin = read_address("1-2-3 Toranomon, Minato-ku, Tokyo");
    EXPECT_THAT(japanese.blocks, testing::Contains(testing::StartsWith("toranomon 1-2-3")));
    EXPECT_THAT(latin.blocks, testing::Contains("toranomon 1-2-3"));
    EXPECT_TRUE(read_address("105-0001").blocks.empty());
    EXPECT_TRUE(read_address("").blocks.empty());
}

}  // namespace
}  // namespace hogo::matching
