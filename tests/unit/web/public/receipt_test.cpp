// The receipt: digits that a frightened person copies by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "vault/receipt.h"

namespace hogo::vault {
namespace {

SecretKey key_of(std::uint64_t seed) {
    SecretKey key;
    seeded_random(seed)->fill(key.reveal());
    return key;
}
RawId form_of(std::uint64_t seed) { return seeded_random(seed)->draw<16>(); }
std::string digits_of(const Receipt& receipt) {
    std::string digits(receipt.text().reveal());
    std::erase(digits, ' ');
    return digits;
}
std::string code_of(const Result<Receipt>& receipt) { return receipt ? "ok" : std::string(receipt.error().code.view()); }

TEST(Receipt, HasOverAHundredAndTwentyEightRandomBitsInElevenGroupsOfFour) {
    std::array<int, 10> seen{};
    std::set<std::string> all;
    for (std::uint64_t i = 0; i < 500; ++i) {
        const auto receipt = Receipt::of_form(key_of(1), form_of(i));
        const auto text = std::string(receipt.text().reveal());
        EXPECT_EQ(text.size(), 54u);
        for (std::size_t at = 4; at < text.size(); at += 5) EXPECT_EQ(text[at], ' ');
        const auto digits = digits_of(receipt);
        all.insert(digits);
        for (char digit : digits.substr(0, 42)) ++seen[static_cast<std::size_t>(digit - '0')];
    }
    EXPECT_EQ(all.size(), 500u);
    for (int count : seen) EXPECT_NEAR(count, 2100, 230) << "42 digits, each as likely as the others: 139 bits";
}

TEST(Receipt, EveryWrongDigitAndEveryExchangeOfNeighboursIsNoticed) {
    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto right = digits_of(Receipt::of_form(key_of(2), form_of(i)));
        ASSERT_EQ(code_of(Receipt::parse(right)), "ok");
        for (std::size_t at = 0; at < right.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto typed = right;
                typed[at] = digit;
                EXPECT_EQ(code_of(Receipt::parse(typed)), digit == right[at] ? "ok" : "receipt_typing");
            }
            if (at + 1 < right.size() && right[at] != right[at + 1]) {
                auto typed = right;
                std::swap(typed[at], typed[at + 1]);
                EXPECT_EQ(code_of(Receipt::parse(typed)), "receipt_typing");
            }
        }
    }
}

TEST(Receipt, IsReadInTheDigitsOfAnyScriptAndHoweverItIsSpaced) {
    const auto receipt = Receipt::of_form(key_of(3), form_of(1));
    const auto digits = digits_of(receipt);
    const auto written = [&](std::string_view zero, std::string_view between) {
        std::string out;
        for (char digit : digits) {
            std::string character(zero);
            character.back() = static_cast<char>(character.back() + (digit - '0'));
            out += character;
            out += between;
        }
        return out;
    };
    for (const auto zero : {"0", "\u0e50", "\u06f0", "\u0660", "\u0966", "\u09e6", "\u17e0", "\u1040", "\uff10"})
        for (const auto between : {"", " ", "-", "\u3000", "\n"}) {
            const auto read = Receipt::parse(written(zero, between));
            ASSERT_TRUE(read) << zero;
            EXPECT_EQ(digits_of(*read), digits);
        }
}

TEST(Receipt, ErrorsAreToldApart) {
    const auto digits = digits_of(Receipt::of_form(key_of(4), form_of(1)));
    EXPECT_EQ(code_of(Receipt::parse("")), "receipt_missing");
    EXPECT_EQ(code_of(Receipt::parse("  \n")), "receipt_missing");
    EXPECT_EQ(code_of(Receipt::parse(digits.substr(1))), "receipt_length");
    EXPECT_EQ(code_of(Receipt::parse(digits + "1")), "receipt_length");
    EXPECT_EQ(code_of(Receipt::parse(digits + "x")), "receipt_typing");
    EXPECT_EQ(code_of(Receipt::parse("\xff\xfe" + digits)), "receipt_typing");
    EXPECT_EQ(Receipt::count_digits("12 34 \xff 5"), 5u);
}

TEST(Receipt, TheSameFormShowsTheSameReceiptAndAnotherFormAnother) {
    EXPECT_EQ(digits_of(Receipt::of_form(key_of(5), form_of(1))), digits_of(Receipt::of_form(key_of(5), form_of(1))));
    EXPECT_NE(digits_of(Receipt::of_form(key_of(5), form_of(1))), digits_of(Receipt::of_form(key_of(5), form_of(2))));
    EXPECT_NE(digits_of(Receipt::of_form(key_of(5), form_of(1))), digits_of(Receipt::of_form(key_of(6), form_of(1))));
}

TEST(Receipt, GivesTheFrozenBytes) {
    std::ifstream file(HOGO_SOURCE_DIR "/tests/vectors/consultation/receipt.v1.json");
    const auto frozen = nlohmann::json::parse(file);
    const auto text = [&](const char* key) { return frozen.at(key).get<std::string>(); };
    const auto id = [&](const char* key) {
        RawId out{};
        const auto bytes = from_hex(text(key)).value();
        std::copy_n(bytes.begin(), out.size(), out.begin());
        return out;
    };
    const auto receipt = Receipt::parse(text("receipt"));
    ASSERT_TRUE(receipt) << receipt.error().code.view();
    EXPECT_EQ(to_hex(receipt->inbox()), text("inbox"));
    EXPECT_EQ(to_hex(receipt->reply_pair().open.bytes), text("reply_key"));
    EXPECT_EQ(to_hex(consultation_row(id("form"), bytes_of(text("words")))), text("row"));
    EXPECT_EQ(to_hex(likeness_of(bytes_of(text("words")))), text("likeness"));

    auto secret = from_hex(text("desk_secret")).value();
    const GroupSecret desk{{id("desk_group"), 1}, SealPair::from_secret(SecretKey::take(std::span<Byte, 32>(secret)))};
    const auto head = open_at_desk(std::span(&desk, 1), ConsultationPart::head, id("row"), from_hex(text("head_box")).value());
    ASSERT_TRUE(head);
    EXPECT_EQ(head->reveal(), text("head"));
    BatchHash batch;
    batch.add(id("row"), bytes_of(text("head")), bytes_of(text("words")));
    EXPECT_EQ(to_hex(batch.finish()), text("batch"));
}

TEST(Replies, OpenWithTheirReceiptAloneAndHaveOneSize) {
    const auto random = seeded_random(8);
    const auto mine = Receipt::of_form(key_of(7), form_of(1)), other = Receipt::of_form(key_of(7), form_of(2));
    const std::string longest(reply_limit, 'a');
    const auto lower = seal_reply(mine.reply_pair().open, mine.inbox(), bytes_of("はい"), *random);
    const auto upper = seal_reply(mine.reply_pair().open, mine.inbox(), bytes_of(longest), *random);
    ASSERT_TRUE(lower && upper);
    EXPECT_EQ(lower->size(), sealed_reply_size);
    EXPECT_EQ(upper->size(), sealed_reply_size);
    EXPECT_EQ(open_reply(mine.reply_pair(), mine.inbox(), *lower)->reveal(), "はい");
    EXPECT_EQ(open_reply(mine.reply_pair(), mine.inbox(), *upper)->reveal(), longest);
    EXPECT_FALSE(open_reply(other.reply_pair(), mine.inbox(), *lower));
    EXPECT_FALSE(open_reply(mine.reply_pair(), other.inbox(), *lower));
    auto changed = *lower;
    changed.back() ^= 1;
    EXPECT_FALSE(open_reply(mine.reply_pair(), mine.inbox(), changed));
    EXPECT_FALSE(seal_reply(mine.reply_pair().open, mine.inbox(), bytes_of(longest + "a"), *random));
}

TEST(Messages, OpenAtTheDeskInTheirRowAndPartAlone) {
    const auto random = seeded_random(9);
    const auto desk = GroupSecret::draw({form_of(1), 3}, *random), stranger = GroupSecret::draw({form_of(1), 3}, *random);
    const DeskKey key{desk.of, desk.pair.open};
    const auto row = form_of(2);
    const auto sealed = seal_to_desk(key, ConsultationPart::words, row, bytes_of("助けて"), *random);
    const auto head = seal_to_desk(key, ConsultationPart::head, row, bytes_of("x"), *random);
    ASSERT_TRUE(sealed && head);
    EXPECT_EQ(sealed->size(), 5 + 2048 + 48u);
    EXPECT_EQ(head->size(), 5 + 512 + 48u);
    const auto opened = open_at_desk(std::span(&desk, 1), ConsultationPart::words, row, *sealed);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), "助けて");
    EXPECT_FALSE(open_at_desk(std::span(&desk, 1), ConsultationPart::head, row, *sealed));
    EXPECT_FALSE(open_at_desk(std::span(&desk, 1), ConsultationPart::words, form_of(3), *sealed));
    EXPECT_FALSE(open_at_desk(std::span(&stranger, 1), ConsultationPart::words, row, *sealed));
    EXPECT_EQ(DeskKey::parse(key.text()).value(), key);
    EXPECT_FALSE(DeskKey::parse(key.text().substr(1)));
}

}  // namespace
}  // namespace hogo::vault
