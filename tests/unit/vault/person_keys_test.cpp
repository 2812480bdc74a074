// Person keys and sessions: which pair opens with what.
#include "vault/person_keys.h"

#include <gtest/gtest.h>

#include "vault/session.h"
#include "vault/totp.h"

namespace hogo::vault {
namespace {

class PersonKeysTest : public ::testing::Test {
  protected:
    PersonKeysTest() { random_->fill(pepper_.reveal()); }
    Bytes wrap(DerivationCost cost = DerivationCost::minimum()) {
        return *wrap_person_keys(keys_, password_, pepper_, cost, *random_);
    }
    std::unique_ptr<RandomSource> random_ = seeded_random(5);
    PersonKeys keys_ = PersonKeys::draw(*random_);
    SecretText password_{"lantern over a river"};
    SecretKey pepper_;
};

TEST_F(PersonKeysTest, open_without_the_guarded_pair_unless_it_is_asked_for) {
    const Bytes wrapped = wrap();
    const auto ordinary = unwrap_person_keys(wrapped, password_, pepper_, Unwrap::ordinary);
    ASSERT_TRUE(ordinary);
    EXPECT_EQ(ordinary->guarded(), nullptr);
    EXPECT_EQ(ordinary->open(), keys_.open());
    const auto all = unwrap_person_keys(wrapped, password_, pepper_, Unwrap::with_guarded);
    ASSERT_TRUE(all && all->guarded());
    EXPECT_EQ(all->guarded()->open, keys_.open().guarded);
    EXPECT_NE(keys_.open().guarded, keys_.open().ordinary);
}

TEST_F(PersonKeysTest, open_when_the_password_is_typed_with_decomposed_accents) {
    const SecretText composed("caf\u00e9 by the river"), decomposed("cafe\u0301 by the river ");
    const Bytes wrapped = *wrap_person_keys(keys_, composed, pepper_, DerivationCost::minimum(), *random_);
    EXPECT_TRUE(unwrap_person_keys(wrapped, decomposed, pepper_, Unwrap::ordinary));
}

TEST_F(PersonKeysTest, are_wrapped_anew_when_the_cost_has_risen) {
    const Bytes weak = wrap();
    const DerivationCost higher{2, 16};
    EXPECT_FALSE(needs_rewrap(weak, DerivationCost::minimum()));
    EXPECT_TRUE(needs_rewrap(weak, higher));
    EXPECT_TRUE(needs_rewrap(weak, {1, 16}));
    const auto strong = rewrap_person_keys(weak, password_, password_, pepper_, higher, *random_);
    ASSERT_TRUE(strong);
    EXPECT_FALSE(needs_rewrap(*strong, higher));
    EXPECT_EQ(unwrap_person_keys(*strong, password_, pepper_, Unwrap::with_guarded)->open(), keys_.open());
    EXPECT_FALSE(needs_rewrap(*strong, DerivationCost::minimum())) << "a lower wish never weakens";
}

TEST_F(PersonKeysTest, take_a_new_password_only_with_the_old_one) {
    const SecretText next("lantern under the bridge"), wrong("lantern beside the bridge");
    const auto changed =
        rewrap_person_keys(wrap(), password_, next, pepper_, DerivationCost::minimum(), *random_);
    EXPECT_TRUE(unwrap_person_keys(*changed, next, pepper_, Unwrap::ordinary));
    EXPECT_EQ(unwrap_person_keys(*changed, password_, pepper_, Unwrap::ordinary).error().code.view(),
              "wrong_password");
    EXPECT_EQ(rewrap_person_keys(*changed, wrong, next, pepper_, DerivationCost::minimum(), *random_)
                  .error()
                  .code.view(),
              "wrong_password");
}

TEST_F(PersonKeysTest, of_nobody_have_the_form_of_somebodys_and_never_open) {
    const Hash name{7}, other{8};
    const Bytes decoy = decoy_person_keys(pepper_, name, DerivationCost::minimum());
    EXPECT_EQ(decoy.size(), wrap_person_keys(keys_, password_, pepper_, DerivationCost::minimum(), *random_)->size());
    EXPECT_EQ(decoy, decoy_person_keys(pepper_, name, DerivationCost::minimum()));
    EXPECT_NE(decoy, decoy_person_keys(pepper_, other, DerivationCost::minimum()));
    EXPECT_EQ(unwrap_person_keys(decoy, password_, pepper_, Unwrap::ordinary).error().code.view(), "wrong_password");
    EXPECT_FALSE(needs_rewrap(decoy, DerivationCost::minimum())) << "it costs what the house asks of everybody";
}

TEST_F(PersonKeysTest, take_the_guarded_pair_of_a_session_and_know_its_end) {
    const SessionToken token = draw_session_token(*random_);
    const Bytes wrapped = wrap_guarded(keys_, Instant{5000}, token, pepper_, *random_);
    EXPECT_EQ(guarded_end(wrapped), Instant{5000});
    EXPECT_EQ(guarded_end(ByteView(wrapped).first(20)), std::nullopt);
    auto ordinary = open_session(wrap_session(keys_, token, pepper_, *random_), token, pepper_);
    ASSERT_TRUE(ordinary);
    ordinary->add_guarded(*open_guarded(wrapped, Instant{4999}, token, pepper_));
    ASSERT_NE(ordinary->guarded(), nullptr);
    EXPECT_EQ(ordinary->guarded()->open, keys_.open().guarded);
    EXPECT_THROW(ordinary->add_guarded(SealPair::draw(*random_)), Bug);
}

TEST(TotpSecretText, is_read_as_it_is_written_in_any_case_and_with_spaces) {
    const auto secret = parse_totp_secret("gezd gnbv GY3T QOJQ gezd gnbv gy3t qojq");
    ASSERT_TRUE(secret);
    EXPECT_EQ(text_of(secret->reveal()), "12345678901234567890");
    EXPECT_EQ(totp_secret_text(*secret).reveal(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    for (const char* broken : {"", "GEZDGNBV", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA",
                               "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBV"})
        EXPECT_FALSE(parse_totp_secret(broken)) << broken;
}

TEST_F(PersonKeysTest, say_so_when_there_is_not_enough_memory_to_derive) {
    const auto wrapped = wrap_person_keys(keys_, password_, pepper_, {1, 1}, *random_);
    EXPECT_EQ(wrapped.error().code.view(), "derivation_failed");
}

TEST_F(PersonKeysTest, in_a_session_open_with_token_and_pepper_and_never_the_guarded_pair) {
    const SessionToken token = draw_session_token(*random_), other = draw_session_token(*random_);
    const Bytes row = wrap_session(keys_, token, pepper_, *random_);
    const auto opened = open_session(row, token, pepper_);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->open(), keys_.open());
    EXPECT_EQ(opened->guarded(), nullptr);
    EXPECT_EQ(open_session(row, other, pepper_).error().code.view(), "session_not_authentic");
    EXPECT_NE(session_row_id(token), session_row_id(other));
}

TEST_F(PersonKeysTest, session_token_survives_its_cookie_and_nothing_else_is_one) {
    const SessionToken token = draw_session_token(*random_);
    const SecretText cookie = text_of_token(token);
    EXPECT_EQ(cookie.reveal().size(), 43u);
    EXPECT_TRUE(equal_in_constant_time(parse_session_token(cookie.reveal())->reveal(), token.reveal()));
    for (std::string_view text : {"", "short", "*******************************************"})
        EXPECT_FALSE(parse_session_token(text)) << text;
    EXPECT_FALSE(parse_session_token(std::string(cookie.reveal()) + "A"));
}

}  // namespace
}  // namespace hogo::vault
