// Signing in, sessions, and the guarded pair: what opens with what, and what everybody is answered alike.
#include <future>

#include "actions/assign.h"
#include "actions/gather.h"
#include "actions/grants.h"
#include "actions/password.h"
#include "actions/record_whereabouts.h"
#include "actions/renew_account.h"
#include "actions/sign_in_memory.h"
#include "actions/step_up.h"
#include "casework.h"

namespace hogo::actions::testing {
namespace {

class SigningIn : public ::testing::Test {
  protected:
    TestHouse house;

    std::string code_of(const SignInAttempt& attempt) {
        const auto signed_in = sign_in(house.house(), house.queue(), attempt);
        return signed_in ? "done" : std::string(signed_in.error().code.view());
    }
    SignedIn signed_in(const std::string& login) {
        auto signed_in = sign_in(house.house(), house.queue(), house.attempt(login));
        EXPECT_TRUE(signed_in) << signed_in.error().code.view();
        return *std::move(signed_in);
    }
    std::string gathered(const Actor& actor, const CaseId& file, Compartments wanted) {
        const auto opened = gather(house.house(), actor, file, wanted, {"test"});
        return opened ? "done" : std::string(opened.error().code.view());
    }
    template <class T>
    static std::string code_of(const Result<T>& result) {
        return result ? "done" : std::string(result.error().code.view());
    }
    SignInAttempt wrong_code(const std::string& login) {
        auto attempt = house.attempt(login);
        house.clock().pass(std::chrono::minutes{1});
        attempt.proof.code = "000000";
        return attempt;
    }
};

TEST_F(SigningIn, NeedsThePasswordAndTheCode) {
    EXPECT_EQ(code_of(house.attempt("officer")), "done");
    auto without_code = house.attempt("officer");
    without_code.proof.code.clear();
    EXPECT_EQ(code_of(without_code), "sign_in_failed");
    house.clock().pass(std::chrono::minutes{1});
    auto without_password = house.attempt("officer");
    without_password.proof.password = SecretText("a password that is another");
    EXPECT_EQ(code_of(without_password), "sign_in_failed");
}

TEST_F(SigningIn, TakesACodeOnceAndNoOlderOneAfterIt) {
    const auto first = house.attempt("officer");
    SignInAttempt again{.name = "officer", .proof = {.password = SecretText(std::string(first.proof.password.reveal())), .code = first.proof.code}};
    EXPECT_EQ(code_of(first), "done");
    EXPECT_EQ(code_of(again), "sign_in_failed");
    EXPECT_EQ(code_of(house.attempt("officer")), "done");
}

TEST_F(SigningIn, TakesACodeAsPeopleTypeIt) {
    auto attempt = house.attempt("officer");
    attempt.proof.code = attempt.proof.code.substr(0, 3) + " " + attempt.proof.code.substr(3);
    EXPECT_EQ(code_of(attempt), "done");
}

TEST_F(SigningIn, AnswersUnknownNamesWrongPasswordsAndWrongCodesAlikeAndTakesTheSameSteps) {
    // The same seed, another thing wrong in each house: whoever took another step has drawn other random bytes.
    std::set<std::string> answers, next_ids;
    for (const int wrong : {0, 1, 2, 3}) {
        TestHouse one;
        auto attempt = one.attempt("officer");
        if (wrong == 0) attempt.name = "nobody";
        if (wrong == 1) attempt.proof.password = SecretText("a password that is another");
        if (wrong == 2) attempt.proof.code = "000000";
        if (wrong == 3) attempt.proof.code = "not a code";
        const auto leaves = one.store().leaves().size();
        const auto answer = sign_in(one.house(), one.queue(), attempt);
        ASSERT_FALSE(answer);
        answers.insert(fmt::format("{}/{}/{}", answer.error().code.view(), answer.error().message.view(), answer.error().field.view()));
        next_ids.insert(one.fresh_action().text());
        EXPECT_EQ(one.store().leaves().size(), leaves);
    }
    EXPECT_EQ(answers.size(), 1u);
    EXPECT_EQ(next_ids.size(), 1u);
}

TEST_F(SigningIn, GuessingCodesUnderAKnownPasswordEndsButNotForADeviceThatSignedInBefore) {
    const auto device = std::string(signed_in("officer").device.reveal());
    for (int i = 0; i < SignInMemory::most_wrong_codes; ++i) EXPECT_EQ(code_of(wrong_code("officer")), "sign_in_failed");
    EXPECT_EQ(code_of(house.attempt("officer")), "sign_in_failed") << "the right code too";
    house.clock().pass(std::chrono::minutes{1});
    auto known = house.attempt("officer");
    known.device = device;
    EXPECT_EQ(code_of(known), "done");
    EXPECT_EQ(code_of(house.attempt("lead")), "done") << "nobody else is held back";
}

TEST_F(SigningIn, WrongPasswordsHoldNobodyBack) {
    for (int i = 0; i < 3 * SignInMemory::most_wrong_codes; ++i) {
        SignInAttempt attempt{.name = "officer", .proof = {.password = SecretText("a password that is another"), .code = "000000"}};
        EXPECT_EQ(code_of(attempt), "sign_in_failed");
    }
    EXPECT_EQ(code_of(house.attempt("officer")), "done");
}

TEST_F(SigningIn, AFloodFromOneAddressKeepsNobodyElseOut) {
    const auto device = std::string(signed_in("lead").device.reveal());
    for (const bool known : {false, true}) {
        house.clock().pass(std::chrono::minutes{2});
        vault::DerivationQueue queue({.at_once = 1, .waiting = 3, .waiting_per_client = 2});
        std::promise<void> begun, release;
        const auto released = release.get_future().share();
        // The flood holds the one derivation that may run, and all that may wait for its address.
        ASSERT_TRUE(queue.submit("peer 203.0.113.7", vault::DerivationQueue::Lane::other, [&begun, released] {
            begun.set_value();
            released.wait();
        }));
        begun.get_future().wait();
        for (int i = 0; i < 2; ++i) ASSERT_TRUE(queue.submit("peer 203.0.113.7", vault::DerivationQueue::Lane::other, [] {}));
        auto flood = house.attempt("officer");
        flood.peer = "203.0.113.7";
        const auto refused = sign_in(house.house(), queue, flood);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code.view(), "sign_in_busy");
        EXPECT_EQ(refused.error().kind, ProblemKind::environment) << "said at once, and not as a wrong password";

        auto attempt = house.attempt(known ? "lead" : "officer");
        attempt.peer = known ? "203.0.113.7" : "198.51.100.1";
        if (known) attempt.device = device;
        auto waits = std::async(std::launch::async, [&] { return code_of(sign_in(house.house(), queue, attempt)); });
        while (queue.waiting() < 3) std::this_thread::yield();
        release.set_value();
        EXPECT_EQ(waits.get(), "done") << (known ? "a known device at the same address" : "another address");
    }
}

TEST_F(SigningIn, AnotherNamesDeviceIsNoKnownDevice) {
    const auto device = std::string(signed_in("lead").device.reveal());
    vault::DerivationQueue full({.at_once = 1, .waiting = 0, .waiting_per_client = 0});
    auto attempt = house.attempt("officer");
    attempt.device = device;
    EXPECT_EQ(code_of(sign_in(house.house(), full, attempt)), "sign_in_busy");
    for (const auto* broken : {"", "AAAA", "not base64!", "____________________________________________________________________"}) {
        house.clock().pass(std::chrono::minutes{1});
        auto other = house.attempt("interpreter");
        other.device = broken;
        EXPECT_EQ(code_of(other), "done") << "a broken mark is no mark, and no more";
    }
}

TEST_F(SigningIn, TheCostOfADerivationIsRaisedWhenThePasswordIsAtHand) {
    auto& office = house.house().office;
    const auto before = office.find_account_of(house.id("officer"))->value().wrapped_keys;
    house.house().derivation_cost = {2, 8};
    EXPECT_EQ(code_of(house.attempt("officer")), "done");
    const auto after = office.find_account_of(house.id("officer"))->value().wrapped_keys;
    EXPECT_NE(after, before);
    EXPECT_FALSE(vault::needs_rewrap(after, {2, 8}));
    EXPECT_EQ(code_of(house.attempt("officer")), "done");
}

// --- the guarded pair ---

class GuardedParts : public SigningIn {
  protected:
    const CaseId file = house.begin("officer");
    RecordWhereabouts place() {
        return {{.kind = "shelter", .address = text("a street of the test"), .contact = {}, .safe_hours = {}, .since = house.today()}};
    }
    void record_place() {
        house.done("officer", file, place());
    }
};

TEST_F(GuardedParts, AnOrdinarySessionDoesNotOpenThemAndNothingIsOpenedOnTheWay) {
    const auto session = signed_in("lead");
    const auto leaves = house.store().leaves().size();
    for (auto part : {Compartment::whereabouts, Compartment::statement, Compartment::network})
        EXPECT_EQ(gathered(session.actor, file, {part}), "step_up_needed") << name_of(part);
    EXPECT_EQ(house.store().leaves().size(), leaves) << "what was not opened is not on record as opened";
    EXPECT_EQ(gathered(session.actor, file, {Compartment::identity, Compartment::condition, Compartment::needs}), "done");
}

TEST_F(GuardedParts, NothingInAnOrdinarySessionHoldsTheirKeys) {
    const auto session = signed_in("lead");
    EXPECT_EQ(session.actor.keys.guarded(), nullptr);
    const auto rows = house.store().read_case(file, recipients_of(session.actor), {});
    ASSERT_TRUE(rows);
    for (const auto& grant : rows->grants) {
        if (!guarded_parts.has(grant.compartment)) continue;
        const auto of = std::ranges::find_if(rows->compartments, [&](const auto& row) { return row.compartment == grant.compartment; });
        const auto opened = open_granted(house.house(), session.actor.keys, session.actor.groups, grant.grant, of->key);
        ASSERT_TRUE(opened);
        EXPECT_FALSE(opened->has_value()) << name_of(grant.compartment);
    }
}

TEST_F(GuardedParts, AddingToThemNeedsNoStepUp) {
    const auto session = signed_in("officer");
    const auto done = perform(house.house(), session.actor, {file, house.fresh_action(), std::nullopt}, place());
    EXPECT_EQ(TestHouse::refusal_of(done), "done");
    EXPECT_EQ(house.file(file).whereabouts.opened()->size(), 1u);
}

TEST_F(GuardedParts, OpenForFiveMinutesInThisSessionAlone) {
    const auto session = signed_in("lead");
    house.clock().pass(std::chrono::minutes{1});
    const auto other = signed_in("lead");
    const auto opened = open_guarded(house.house(), house.queue(), session.actor, session.cookie.reveal(), house.proof("lead"));
    ASSERT_TRUE(opened) << opened.error().code.view();
    EXPECT_EQ(gathered(*opened, file, Compartments::all()), "done");

    const auto resumed = [&](const SecretText& cookie) { return resume_session(house.house(), cookie.reveal()).value(); };
    EXPECT_EQ(gathered(resumed(session.cookie), file, {Compartment::whereabouts}), "done");
    EXPECT_EQ(gathered(resumed(other.cookie), file, {Compartment::whereabouts}), "step_up_needed");
    house.clock().pass(guarded_limit - std::chrono::seconds{1});
    EXPECT_EQ(gathered(resumed(session.cookie), file, {Compartment::whereabouts}), "done");
    house.clock().pass(std::chrono::seconds{1});
    EXPECT_EQ(gathered(resumed(session.cookie), file, {Compartment::whereabouts}), "step_up_needed");
    EXPECT_FALSE(resumed(session.cookie).guarded_until);
}

TEST_F(GuardedParts, OpenWithPasswordAndAFreshCodeOnly) {
    const auto session = signed_in("lead");
    const auto open = [&](Proof proof) {
        return code_of(open_guarded(house.house(), house.queue(), session.actor, session.cookie.reveal(), proof));
    };
    auto wrong_password = house.proof("lead");
    wrong_password.password = SecretText("a password that is another");
    EXPECT_EQ(open(std::move(wrong_password)), "proof_failed");
    house.clock().pass(std::chrono::minutes{1});
    auto right = house.proof("lead");
    Proof again{.password = SecretText(std::string(right.password.reveal())), .code = right.code};
    EXPECT_EQ(open(std::move(right)), "done");
    EXPECT_EQ(open(std::move(again)), "totp_used");
    EXPECT_EQ(open({.password = SecretText("sample password of nobody"), .code = "000000"}), "proof_failed");
}

TEST_F(GuardedParts, CloseAtOnceWhenAsked) {
    const auto session = signed_in("lead");
    ASSERT_TRUE(open_guarded(house.house(), house.queue(), session.actor, session.cookie.reveal(), house.proof("lead")));
    ASSERT_TRUE(close_guarded(house.house(), session.cookie.reveal()));
    EXPECT_EQ(gathered(*resume_session(house.house(), session.cookie.reveal()), file, {Compartment::statement}), "step_up_needed");
}

TEST_F(GuardedParts, WhoHoldsNoGrantIsNotAskedForTheirCode) {
    record_place();
    const auto session = signed_in("director");
    EXPECT_EQ(gathered(session.actor, file, {Compartment::whereabouts}), "done") << "closed, and no step-up would open it";
    EXPECT_FALSE(gather(house.house(), session.actor, file, {Compartment::whereabouts}, {"test"})->file.whereabouts.opened());
}

// --- sessions and what people change themselves ---

TEST_F(SigningIn, SessionsThatAreOverLoseTheirKeysAndTheirAuthorIsStillKnown) {
    const auto session = signed_in("officer");
    const auto id = vault::session_row_id(*vault::parse_session_token(session.cookie.reveal()));
    house.clock().pass(session_idle_limit + std::chrono::minutes{1});
    ASSERT_TRUE(end_sessions_that_are_over(house.house()));
    const auto row = house.house().office.find_session(id)->value();
    EXPECT_TRUE(row.wrapped.empty());
    EXPECT_EQ(row.staff, house.id("officer"));
    EXPECT_FALSE(resume_session(house.house(), session.cookie.reveal()));
    house.clock().pass(session_remembered);
    ASSERT_TRUE(end_sessions_that_are_over(house.house()));
    EXPECT_FALSE(house.house().office.find_session(id)->has_value());
}

TEST_F(SigningIn, AChangedPasswordEndsEveryOtherSession) {
    const auto here = signed_in("officer");
    const auto elsewhere = signed_in("officer");
    EXPECT_TRUE(change_password(house.house(), house.queue(), here.actor, here.cookie.reveal(), house.proof("officer"),
                                SecretText("eine ganz andere Losung")));
    EXPECT_TRUE(resume_session(house.house(), here.cookie.reveal()));
    EXPECT_FALSE(resume_session(house.house(), elsewhere.cookie.reveal()));
    house.clock().pass(std::chrono::minutes{1});
    EXPECT_EQ(code_of(house.attempt("officer")), "sign_in_failed");
    house.clock().pass(std::chrono::minutes{1});
    auto attempt = house.attempt("officer");
    attempt.proof.password = SecretText("eine ganz andere Losung");
    EXPECT_EQ(code_of(attempt), "done");
}

TEST_F(SigningIn, APasswordIsLongAndNotCommonAndNothingElseIsAsked) {
    const auto session = signed_in("officer");
    const auto change = [&](const char* next) {
        house.clock().pass(std::chrono::minutes{1});
        return code_of(change_password(house.house(), house.queue(), session.actor, session.cookie.reveal(), house.proof("officer"), SecretText(next)));
    };
    EXPECT_EQ(change("fourteen chars"), "password_too_short");
    EXPECT_EQ(change("correct horse battery staple"), "password_common");
    EXPECT_EQ(change("aaaaaaaaaaaaaaaaaaaa"), "password_pattern");
    const auto wrong = change_password(house.house(), house.queue(), session.actor, session.cookie.reveal(),
                                       {.password = SecretText("a password that is another"), .code = "000000"},
                                       SecretText("eine ganz andere Losung"));
    EXPECT_EQ(code_of(wrong), "proof_failed");
}

TEST_F(SigningIn, ANewSecondFactorCountsFromWhenItWasShownAndTheOldOneNoLonger) {
    const auto session = signed_in("officer");
    const auto offered = offer_factor(house.house(), session.actor, "Hogo");
    const auto secret = vault::parse_totp_secret(offered.text.reveal()).value();
    const auto code = [&] { return std::string(vault::totp_code(secret, vault::totp_step(house.house().now())).reveal()); };
    const auto replace = [&](std::string_view sealed, const std::string& typed) {
        return code_of(replace_factor(house.house(), house.queue(), session.actor, session.cookie.reveal(), house.proof("officer"), sealed, typed));
    };
    EXPECT_EQ(replace("made up by somebody", code()), "broken_form");
    house.clock().pass(std::chrono::minutes{1});
    EXPECT_EQ(replace(offered.sealed.reveal(), "000000"), "totp_wrong");
    house.clock().pass(std::chrono::minutes{1});
    EXPECT_EQ(replace(offered.sealed.reveal(), code()), "done");
    auto with_used = house.attempt("officer");
    with_used.proof.code = code();
    EXPECT_EQ(code_of(with_used), "sign_in_failed") << "the code that proved it has counted";
    house.clock().pass(std::chrono::minutes{1});
    EXPECT_EQ(code_of(house.attempt("officer")), "sign_in_failed") << "a code of the old one";
    auto attempt = house.attempt("officer");
    attempt.proof.code = code();
    EXPECT_EQ(code_of(attempt), "done");
}

TEST_F(SigningIn, AnOfferedFactorIsOfOnePerson) {
    const auto officer = signed_in("officer"), lead = signed_in("lead");
    const auto offered = offer_factor(house.house(), officer.actor, "Hogo");
    EXPECT_EQ(code_of(offered_again(house.house(), lead.actor, "Hogo", offered.sealed.reveal())), "broken_form");
    EXPECT_TRUE(offered_again(house.house(), officer.actor, "Hogo", offered.sealed.reveal()));
}

// --- a forgotten password ---

class ForgottenPassword : public SigningIn {
  protected:
    std::string renewal(const std::string& by, const std::string& second, const std::string& whose) {
        const auto renewed = renew_account(house.house(), house.as(by), house.as(second), whose);
        if (!renewed) return std::string(renewed.error().code.view());
        if (const auto* refused = std::get_if<Refused>(&*renewed)) return refused->rule.text();
        return "done";
    }
};

TEST_F(ForgottenPassword, TakesAnAdministratorAndASecondPersonAndNeitherIsThePerson) {
    EXPECT_EQ(renewal("lead", "lead_two", "officer"), "administrators_only");
    EXPECT_EQ(renewal("administrator", "officer_two", "officer"), "not_the_decider");
    EXPECT_EQ(renewal("administrator", "lead", "lead"), "own_account");
    EXPECT_EQ(renewal("administrator", "lead", "administrator"), "own_account");
    EXPECT_EQ(renewal("administrator", "lead", "nobody"), "no_such_login");
    EXPECT_EQ(renewal("administrator", "lead", "officer"), "done");
}

TEST_F(ForgottenPassword, GivesNewKeysThatOpenWhatTheGroupsReadAndNothingThatWasThePersonsAlone) {
    const auto file = house.begin("officer");
    const auto old_session = signed_in("lead_two");
    auto renewed = renew_account(house.house(), house.as("administrator"), house.as("lead"), "lead_two");
    ASSERT_TRUE(renewed);
    const auto& account = std::get<RenewedAccount>(*renewed);
    EXPECT_EQ(account.groups_waiting, 0) << "the other lead holds all that a lead belongs to";
    EXPECT_GE(account.groups_shared, 3);
    EXPECT_FALSE(resume_session(house.house(), old_session.cookie.reveal())) << "every session ended";
    EXPECT_EQ(code_of(house.attempt("lead_two")), "sign_in_failed") << "the old password and factor serve no longer";

    house.clock().pass(std::chrono::minutes{1});
    const SignInAttempt attempt{.name = "lead_two",
                                .proof = {.password = SecretText(std::string(account.password.reveal())),
                                          .code = std::string(vault::totp_code(account.totp, vault::totp_step(house.house().now())).reveal())}};
    const auto actor = identify(house.house(), house.queue(), attempt, vault::Unwrap::with_guarded);
    ASSERT_TRUE(actor) << actor.error().code.view();
    EXPECT_EQ(gathered(*actor, file, Compartments::all()), "done") << "through the leads' groups";
    EXPECT_EQ(gathered(old_session.actor, file, {Compartment::procedure}), "done")
        << "who kept the old keys in memory opens what was granted before: rotation is what ends that";
}

TEST_F(ForgottenPassword, AFileOfTheirOwnOpensAgainOnlyWhenSomebodyGivesIt) {
    const auto file = house.begin("officer");
    auto renewed = renew_account(house.house(), house.as("administrator"), house.as("lead"), "officer");
    ASSERT_TRUE(renewed);
    const auto& account = std::get<RenewedAccount>(*renewed);
    house.clock().pass(std::chrono::minutes{1});
    const SignInAttempt attempt{.name = "officer",
                                .proof = {.password = SecretText(std::string(account.password.reveal())),
                                          .code = std::string(vault::totp_code(account.totp, vault::totp_step(house.house().now())).reveal())}};
    const auto actor = identify(house.house(), house.queue(), attempt, vault::Unwrap::ordinary);
    ASSERT_TRUE(actor) << actor.error().code.view();
    EXPECT_TRUE(actor->work) << "the unit's list is the unit's";
    EXPECT_EQ(gathered(*actor, file, {Compartment::procedure}), "no_such_file");
    house.done("lead", file, Assign{"officer", house.id("officer")});
    EXPECT_EQ(gathered(*actor, file, {Compartment::procedure}), "done");
}

TEST_F(ForgottenPassword, AGroupThatNeitherHoldsWaitsAndThePersonStillSignsIn) {
    auto renewed = renew_account(house.house(), house.as("administrator"), house.as("lead"), "auditor");
    ASSERT_TRUE(renewed);
    const auto& account = std::get<RenewedAccount>(*renewed);
    EXPECT_EQ(account.groups_shared, 0);
    EXPECT_GT(account.groups_waiting, 0);
    const SignInAttempt attempt{.name = "auditor",
                                .proof = {.password = SecretText(std::string(account.password.reveal())),
                                          .code = std::string(vault::totp_code(account.totp, vault::totp_step(house.house().now())).reveal())}};
    EXPECT_EQ(code_of(attempt), "done");
}

}  // namespace
}  // namespace hogo::actions::testing
