// Security keys of one's own: added with password and code, used at sign-in and for the guarded parts,
// removed again.
#include "actions/security_keys.h"
#include "actions/step_up.h"
#include "casework.h"
#include "software_key.h"

namespace hogo::actions::testing {
namespace {

using vault::testing::SoftwareKey;

class OwnKeys : public ::testing::Test {
  protected:
    TestHouse house;
    SoftwareKey device;

    vault::KeyChallenge challenge() {
        return vault::draw_key_challenge(house.house().keys.interfaces, house.house().now(), house.random());
    }
    SignedIn signed_in(const std::string& login) {
        house.clock().pass(std::chrono::minutes{1});
        return sign_in(house.house(), house.queue(), house.attempt(login)).value();
    }
    std::string adding(const SignedIn& session, const std::string& login, const vault::KeyMade& made) {
        house.clock().pass(std::chrono::minutes{1});
        const auto added =
            add_security_key(house.house(), house.queue(), session.actor, session.cookie.reveal(),
                             house.proof(login), {made, device.at, "引き出しのキー"});
        return added ? "added" : std::string(added.error().code.view());
    }
    void add(const std::string& login) {
        const auto session = signed_in(login);
        const auto made = device.make(challenge());
        ASSERT_EQ(adding(session, login, made), "added");
    }
    SignInAttempt with_key(const std::string& login, const vault::KeyAnswer& answer) {
        auto attempt = house.attempt(login);
        house.clock().pass(std::chrono::minutes{1});
        attempt.proof.code.clear();
        attempt.proof.key = KeyProof{answer, device.at};
        return attempt;
    }
    std::string signing_in(const SignInAttempt& attempt) {
        const auto done = sign_in(house.house(), house.queue(), attempt);
        return done ? "done" : std::string(done.error().code.view());
    }
};

TEST_F(OwnKeys, TakeTheCodesPlaceOnceForEachChallenge) {
    add("officer");
    const auto answer = device.answer(challenge());
    EXPECT_EQ(signing_in(with_key("officer", answer)), "done");
    EXPECT_EQ(signing_in(with_key("officer", answer)), "sign_in_failed") << "the same answer again";
    EXPECT_EQ(signing_in(house.attempt("officer")), "done") << "the code goes on working";
}

TEST_F(OwnKeys, OpenTheGuardedPartsToo) {
    add("lead");
    const auto session = signed_in("lead");
    Proof proof{.password = SecretText(std::string(house.proof("lead").password.reveal()))};
    proof.key = KeyProof{device.answer(challenge()), device.at};
    const auto opened =
        open_guarded(house.house(), house.queue(), session.actor, session.cookie.reveal(), proof);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->keys.guarded());
    EXPECT_FALSE(open_guarded(house.house(), house.queue(), session.actor, session.cookie.reveal(), proof))
        << "once";
}

TEST_F(OwnKeys, AreTheirOwnersAloneAndWrongAnswersAreLikeWrongCodes) {
    add("officer");
    EXPECT_EQ(signing_in(with_key("officer_two", device.answer(challenge()))), "sign_in_failed");
    EXPECT_EQ(signing_in(with_key("nobody", device.answer(challenge()))), "sign_in_failed");
    SoftwareKey stranger(9);
    EXPECT_EQ(signing_in(with_key("officer", stranger.answer(challenge()))), "sign_in_failed");
    auto wrong_password = with_key("officer", device.answer(challenge()));
    wrong_password.proof.password = SecretText("a password that is another");
    EXPECT_EQ(signing_in(wrong_password), "sign_in_failed");
    const auto session = signed_in("officer_two");
    EXPECT_EQ(adding(session, "officer_two", device.make(challenge())), "key_taken");
}

TEST_F(OwnKeys, AnAnswerThatWaitedTooLongOrWasAskedElsewhereIsRefused) {
    add("officer");
    const auto old = challenge();
    house.clock().pass(vault::key_challenge_good);
    EXPECT_EQ(signing_in(with_key("officer", device.answer(old))), "sign_in_failed");
    const auto foreign = house.random().draw<32>();
    EXPECT_EQ(signing_in(with_key("officer", device.answer(foreign))), "sign_in_failed")
        << "a challenge that was never ours";
}

TEST_F(OwnKeys, AreNotAddedWithoutThePresentProofNorTwiceForOneChallenge) {
    const auto session = signed_in("officer");
    const auto made = device.make(challenge());
    house.clock().pass(std::chrono::minutes{1});
    auto proof = house.proof("officer");
    proof.code = "000000";
    EXPECT_EQ(add_security_key(house.house(), house.queue(), session.actor, session.cookie.reveal(), proof,
                               {made, device.at, "x"})
                  .error()
                  .code.view(),
              "proof_failed");
    EXPECT_EQ(adding(session, "officer", made), "added");
    EXPECT_EQ(adding(session, "officer", made), "key_not_made") << "the challenge was answered";
}

TEST_F(OwnKeys, EndEveryOtherSessionWhenTheyChange) {
    const auto elsewhere = signed_in("officer");
    const auto session = signed_in("officer");
    ASSERT_EQ(adding(session, "officer", device.make(challenge())), "added");
    EXPECT_FALSE(resume_session(house.house(), elsewhere.cookie.reveal()));
    ASSERT_TRUE(resume_session(house.house(), session.cookie.reveal()));
    const auto keys = own_security_keys(house.house(), session.actor).value();
    ASSERT_EQ(keys.size(), 1u);
    EXPECT_EQ(keys.front().label, "引き出しのキー");
    house.clock().pass(std::chrono::minutes{1});
    ASSERT_TRUE(remove_security_key(house.house(), house.queue(), session.actor, session.cookie.reveal(),
                                    house.proof("officer"), keys.front().id));
    EXPECT_TRUE(own_security_keys(house.house(), session.actor).value().empty());
    EXPECT_EQ(signing_in(with_key("officer", device.answer(challenge()))), "sign_in_failed")
        << "a removed key confirms nothing";
}

}  // namespace
}  // namespace hogo::actions::testing
