// Security keys: an answer counts for its challenge, its origin and its key alone.
#include <gtest/gtest.h>

#include <fstream>

#include "software_key.h"

namespace hogo::vault {
namespace {

using testing::SoftwareKey;

class SecurityKeys : public ::testing::Test {
  protected:
    const WebOrigin here{"http://localhost:8080", "localhost"};
    std::unique_ptr<RandomSource> random = seeded_random(3);
    const SecretKey host = draw();
    const Instant now{1'750'000'000'000};
    const KeyChallenge challenge = draw_key_challenge(host, now, *random);
    SoftwareKey device;

    SecretKey draw() {
        auto bytes = random->draw<32>();
        return SecretKey::take(bytes);
    }
    SecurityKey registered() { return read_made_key(device.make(challenge), here, challenge).value(); }
    std::string made() {
        const auto key = read_made_key(device.make(challenge), here, challenge);
        return key ? "made" : std::string(key.error().code.view());
    }
    std::string answered(const SecurityKey& key, const KeyAnswer& answer) {
        const auto counted = check_key_answer(key, answer, here, challenge);
        return counted ? "right" : std::string(counted.error().code.view());
    }
};

TEST_F(SecurityKeys, AreMadeForThisChallengeAndOriginWhenSomebodyTouchedThem) {
    EXPECT_EQ(made(), "made");
    EXPECT_EQ(registered().algorithm, -7);
    device.flags = 0;
    EXPECT_EQ(made(), "key_not_made");
    device.flags = 1;
    device.at.origin = "https://hogo.example.evil";
    EXPECT_EQ(made(), "key_not_made") << "an imitated site's origin";
    device.at = {"http://localhost:8080", "evil"};
    EXPECT_EQ(made(), "key_not_made") << "bound to another name";
    device.at = here;
    device.extra = R"(,"crossOrigin":true)";
    EXPECT_EQ(made(), "key_not_made") << "from within another site's frame";
    device.extra = "";
    const auto other = draw_key_challenge(host, now, *random);
    EXPECT_FALSE(read_made_key(device.make(other), here, challenge));
    EXPECT_FALSE(read_made_key(
        {device.answer(challenge).client_data, device.make(challenge).authenticator_data}, here, challenge))
        << "an answer is no registration";
}

TEST_F(SecurityKeys, AnswerOnceForEachChallengeAndCountUp) {
    auto key = registered();
    for (int i = 0; i < 3; ++i) {
        const auto counted = check_key_answer(key, device.answer(challenge), here, challenge);
        ASSERT_TRUE(counted);
        EXPECT_GT(counted->counter, key.counter);
        key = *counted;
    }
    device.counter = 0;
    EXPECT_EQ(answered(key, device.answer(challenge)), "key_answer_wrong")
        << "a copy of the key counts from an earlier number";
    device.counts = false, device.counter = 0;
    key.counter = 0;
    EXPECT_EQ(answered(key, device.answer(challenge)), "right") << "passkeys do not count";
}

TEST_F(SecurityKeys, RefuseAnAnswerOfAnotherKeyOriginKindOrChallenge) {
    const auto key = registered();
    SoftwareKey stranger(1);
    EXPECT_EQ(answered(key, stranger.answer(challenge)), "key_answer_wrong") << "the same id, another secret";
    SoftwareKey another(2);
    EXPECT_EQ(answered(key, another.answer(challenge)), "key_answer_wrong");
    EXPECT_EQ(answered(key, device.answer(challenge, "webauthn.create")), "key_answer_wrong");
    EXPECT_EQ(answered(key, device.answer(draw_key_challenge(host, now, *random))), "key_answer_wrong");
    device.at.origin = "http://localhost:8081";
    EXPECT_EQ(answered(key, device.answer(challenge)), "key_answer_wrong") << "relayed by a page elsewhere";
    device.at = here;
    device.flags = 0;
    EXPECT_EQ(answered(key, device.answer(challenge)), "key_answer_wrong") << "nobody touched it";
    EXPECT_EQ(answered(decoy_security_key(key.credential), device.answer(challenge)), "key_answer_wrong");
}

TEST_F(SecurityKeys, RefuseEveryChangedByte) {
    const auto key = registered();
    const auto right = device.answer(challenge);
    ASSERT_EQ(answered(key, right), "right");
    const auto flip = [&](auto member) {
        const auto size = (right.*member).size();
        for (std::size_t at = 0; at < size; ++at) {
            auto changed = right;
            (changed.*member)[at] ^= 1;
            EXPECT_EQ(answered(key, changed), "key_answer_wrong") << at;
        }
        auto shorter = right;
        (shorter.*member).pop_back();
        EXPECT_EQ(answered(key, shorter), "key_answer_wrong");
    };
    flip(&KeyAnswer::credential), flip(&KeyAnswer::client_data), flip(&KeyAnswer::authenticator_data),
        flip(&KeyAnswer::signature);
    EXPECT_EQ(answered(key, {}), "key_answer_wrong");
}

/// The most memory that this process ever asked for, in kB (proc(5)).
long most_memory_asked_for() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (long kilobytes; word == "VmPeak:" && status >> kilobytes) return kilobytes;
    return -1;
}

TEST_F(SecurityKeys, AnnounceNoMoreThanTheyBring) {
    const auto before = most_memory_asked_for();
    // A map of 2^31 pairs and an array of as many, in five bytes each: where extensions would stand.
    const Bytes map{0xba, 0x7f, 0xff, 0xff, 0xff}, array{0x9a, 0x7f, 0xff, 0xff, 0xff};
    for (const auto& announced : {map, array}) {
        constexpr Byte extensions_follow = 0x80;
        auto made = device.make(challenge);
        made.authenticator_data[32] |= extensions_follow;
        append(made.authenticator_data, announced);
        EXPECT_FALSE(read_made_key(made, here, challenge));
        auto answer = device.answer(challenge);
        answer.authenticator_data[32] |= extensions_follow;
        append(answer.authenticator_data, announced);
        EXPECT_EQ(answered(registered(), answer), "key_answer_wrong");
    }
    EXPECT_LT(most_memory_asked_for() - before, 1'000'000) << "memory was taken on the word of a stranger";
    auto cut = device.make(challenge);
    while (cut.authenticator_data.size() > 1) {
        cut.authenticator_data.pop_back();
        EXPECT_FALSE(read_made_key(cut, here, challenge)) << cut.authenticator_data.size();
    }
}

TEST_F(SecurityKeys, AreSealedToThisHostAndToTheirOwner) {
    auto key = registered();
    key.label = "机の引き出し";
    key.added = LocalDate::of(2025, 6, 12);
    const RawId owner{1}, other{2};
    const auto pepper = draw(), elsewhere = draw();
    const auto wrapped = wrap_security_key(key, owner, pepper, *random);
    EXPECT_EQ(unwrap_security_key(wrapped, owner, pepper).value(), key);
    EXPECT_FALSE(unwrap_security_key(wrapped, other, pepper));
    EXPECT_FALSE(unwrap_security_key(wrapped, owner, elsewhere));
    EXPECT_FALSE(unwrap_security_key({}, owner, pepper));
}

TEST_F(SecurityKeys, ChallengesAreOursAndGoodForFiveMinutes) {
    EXPECT_TRUE(good_until(challenge, host, now));
    EXPECT_TRUE(
        good_until(challenge, host, now.plus(std::chrono::minutes{5}).plus(std::chrono::milliseconds{-1})));
    EXPECT_FALSE(good_until(challenge, host, now.plus(std::chrono::minutes{5})));
    EXPECT_FALSE(good_until(challenge, draw(), now));
    for (std::size_t at = 0; at < challenge.size(); ++at) {
        auto changed = challenge;
        changed[at] ^= 1;
        EXPECT_FALSE(good_until(changed, host, now)) << at;
    }
}

}  // namespace
}  // namespace hogo::vault
