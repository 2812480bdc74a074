// Passwords and one-time codes: what is accepted.
#include "vault/password.h"

#include <gtest/gtest.h>

#include "vault/totp.h"

namespace hogo::vault {
namespace {

std::string outcome(std::string text) {
    const auto accepted = acceptable_password(SecretText(std::move(text)));
    return accepted ? "ok" : std::string(accepted.error().code.view());
}

TEST(Password, of_fifteen_code_points_in_any_script_is_accepted) {
    for (auto text : {"lantern over a river", "静かな川の上にある小さな提灯ひとつ", "quietrivermoons",
                      "9 bees, 2 owls & 1 fox"})
        EXPECT_EQ(outcome(text), "ok") << text;
    EXPECT_EQ(outcome("quietrivermoon"), "password_too_short");
    EXPECT_EQ(outcome("静かな川の上の提灯ひとつ"), "password_too_short");
}

TEST(Password, of_up_to_128_code_points_is_accepted) {
    std::string text = "lantern over a river ";
    while (text.size() < 127) text += std::to_string(text.size() * 7919 % 97) + "k";
    text.resize(127);
    EXPECT_EQ(outcome(text + "x"), "ok");
    EXPECT_EQ(outcome(text + "xy"), "password_too_long");
    EXPECT_EQ(outcome(std::string(1 << 20, 'x')), "password_too_long");
}

TEST(Password, that_everybody_chooses_is_refused_however_it_is_spaced_and_cased) {
    for (auto text :
         {"passwordpassword", "PasswordPassword", "password password", "correct horse battery staple"})
        EXPECT_EQ(outcome(text), "password_common") << text;
}

TEST(Password, that_only_repeats_or_counts_on_is_refused) {
    for (auto text : {"aaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "12345678901234567890",
                      "abcdefghijklmnopqrst", "zyxwvutsrqponmlkji", "1111222233334444555",
                      "qwertyuiopqwertyuiop", "ああああああああああああああああ"})
        EXPECT_EQ(outcome(text), "password_pattern") << text;
}

TEST(Password, with_bytes_that_are_no_text_is_refused_without_quoting_them) {
    EXPECT_EQ(outcome("lantern over \xc3\x28 river"), "password_not_text");
    EXPECT_EQ(outcome("lantern over\x01 a river"), "password_not_text");
}

TEST(Password, is_the_same_whether_its_accents_are_typed_composed_or_not) {
    EXPECT_EQ(normalised_password(SecretText("cafe\u0301 by the river"))->reveal(), "caf\u00e9 by the river");
}

TEST(Totp, secret_is_written_in_base32_and_as_an_address_for_a_picture) {
    Bytes bytes(bytes_of("12345678901234567890").begin(), bytes_of("12345678901234567890").end());
    const TotpSecret secret = TotpSecret::take(std::span<Byte, 20>(bytes));
    EXPECT_EQ(totp_secret_text(secret).reveal(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(totp_uri(secret, "Hogo 保護", "duty:1").reveal(),
              "otpauth://totp/Hogo%20%E4%BF%9D%E8%AD%B7:duty%3A1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
              "&issuer=Hogo%20%E4%BF%9D%E8%AD%B7");
    EXPECT_EQ(totp_code(secret, 1).reveal(), "287082");
}

TEST(Totp, code_is_accepted_one_step_around_and_never_twice) {
    auto random = seeded_random(3);
    const TotpSecret secret = draw_totp_secret(*random);
    const Instant now{1'750'000'000'000};
    const auto step = totp_step(now);
    const auto outcome_at = [&](std::int64_t of, std::int64_t last) {
        const auto accepted = accept_totp(secret, totp_code(secret, of).reveal(), now, last);
        return accepted ? std::to_string(*accepted - step) : std::string(accepted.error().code.view());
    };
    EXPECT_EQ(outcome_at(step - 2, -1), "totp_wrong");
    EXPECT_EQ(outcome_at(step - 1, -1), "-1");
    EXPECT_EQ(outcome_at(step, -1), "0");
    EXPECT_EQ(outcome_at(step + 1, -1), "1");
    EXPECT_EQ(outcome_at(step + 2, -1), "totp_wrong");
    EXPECT_EQ(outcome_at(step, step), "totp_used");
    EXPECT_EQ(outcome_at(step - 1, step), "totp_used");
    EXPECT_EQ(outcome_at(step + 1, step), "1");
    for (auto typed : {"", "12345", "1234567", "abcdef", "12 456"})
        EXPECT_EQ(accept_totp(secret, typed, now, -1).error().code.view(), "totp_wrong") << typed;
}

TEST(Totp, secret_is_kept_wrapped_for_its_person_and_host) {
    auto random = seeded_random(4);
    const TotpSecret secret = draw_totp_secret(*random);
    SecretKey pepper, other;
    random->fill(pepper.reveal());
    random->fill(other.reveal());
    const RawId person{1}, somebody{2};
    const Bytes wrapped = wrap_totp_secret(secret, person, pepper, *random);
    EXPECT_TRUE(
        equal_in_constant_time(unwrap_totp_secret(wrapped, person, pepper)->reveal(), secret.reveal()));
    EXPECT_EQ(unwrap_totp_secret(wrapped, somebody, pepper).error().code.view(), "totp_secret_damaged");
    EXPECT_EQ(unwrap_totp_secret(wrapped, person, other).error().code.view(), "totp_secret_damaged");
    for (std::size_t length = 0; length < wrapped.size(); ++length)
        EXPECT_FALSE(unwrap_totp_secret(ByteView(wrapped).first(length), person, pepper));
}

}  // namespace
}  // namespace hogo::vault
