// Recovery: what nobody of the office holds any more, the custodians open together; and other custodians take
// over.
#include "actions/recover_file.h"
#include "actions/replace_root.h"
#include "actions/wall.h"
#include "actions/who_opened.h"
#include "casework.h"
#include "vault/custodian.h"

namespace hogo::actions::testing {
namespace {

class Recovery : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    std::vector<const vault::SignPair*> present(std::initializer_list<std::size_t> numbers) {
        std::vector<const vault::SignPair*> pairs;
        for (auto number : numbers) pairs.push_back(&house.custodians()[number]);
        return pairs;
    }
    void leave(const std::string& login) {
        OfficeChange change;
        change.staff.push_back(*house.office().directory()->find(house.id(login)));
        change.staff.back().active = false;
        ASSERT_TRUE(house.office().change(change));
    }
    Actor administrator_with_escrow() {
        house.clock().pass(std::chrono::minutes{1});
        auto actor =
            identify(house.house(), house.queue(), house.attempt("administrator"), vault::Unwrap::ordinary)
                .value();
        actor.groups.clear();
        actor.groups.push_back(open_escrow(house.house(), "tokyo", present({0, 2})).value());
        return actor;
    }
    std::string recovering(std::initializer_list<std::string> to) {
        RecoverFile recover{.to = {}, .reasons = said("両名とも退職し、鍵を持つ者がいない。")};
        for (const auto& login : to) recover.to.push_back(house.id(login));
        return TestHouse::refusal_of(recover_file(house.house(), administrator_with_escrow(), file, recover));
    }
    Compartments open_to(const std::string& login) {
        const auto opened = gather(house.house(), house.as(login), file, Compartments::all(), {"test"});
        return opened ? opened->readable : Compartments{};
    }
};

TEST_F(Recovery, FewerCustodiansThanTheRootAsksForOpenNothing) {
    EXPECT_EQ(open_escrow(house.house(), "tokyo", present({1})).error().code.view(), "too_few_custodians");
    EXPECT_EQ(open_escrow(house.house(), "nowhere", present({0, 1})).error().code.view(), "no_escrow");
    const auto stranger = vault::SignPair::draw(house.random());
    const vault::SignPair* with_stranger[] = {&house.custodians()[0], &stranger};
    EXPECT_EQ(open_escrow(house.house(), "tokyo", with_stranger).error().code.view(), "too_few_custodians");
}

TEST_F(Recovery, IsRefusedWhileTwoPeopleHoldEveryPart) {
    EXPECT_EQ(recovering({"officer", "officer_two"}), "holders_remain");
}

TEST_F(Recovery, GivesAFileThatNobodyHoldsToTwoOthersWithNewKeysAndOnRecord) {
    house.done("officer", file, KeepPersonAway{{.role = "broker", .names = {text("チャン・ダラー")}}});
    leave("lead"), leave("lead_two");
    EXPECT_FALSE(open_to("officer_two").has(Compartment::statement));
    EXPECT_EQ(recovering({"officer_two"}), "two_readers_needed");
    EXPECT_EQ(recovering({"officer_two", "officer_two"}), "two_readers_needed");
    EXPECT_EQ(recovering({"officer_two", "auditor"}), "not_available");
    ASSERT_EQ(recovering({"officer", "officer_two"}), "done");
    EXPECT_EQ(open_to("officer_two"), Compartments::all());
    const auto opened =
        gather(house.house(), house.as("officer_two"), file, Compartments::all(), {"test"}).value();
    for (auto part : domain::all_compartments) {
        EXPECT_EQ(opened.newest(part).of.version, 2u) << name_of(part);
        EXPECT_TRUE(opened.reader(part)) << name_of(part);
    }
    EXPECT_EQ(opened.file.network.opened()->size(), 1u) << "what stands under the old keys is read too";
    const auto& decided = *opened.file.access_decisions.opened();
    EXPECT_EQ(std::ranges::count_if(decided, [](const auto& one) { return one.first.step == "recovered"; }),
              2);
    const auto record = read_who_opened(house.house(), house.as("officer"), file).value();
    EXPECT_TRUE(std::ranges::any_of(record.openings,
                                    [](const Opening& opening) { return opening.action == "recover_file"; }));
    EXPECT_EQ(recovering({"officer", "officer_two"}), "holders_remain") << "and not again";
}

TEST_F(Recovery, NeverGivesAFileToSomebodyWhoIsWalledFromIt) {
    auto ready = ready_to_raise(house.house(), house.as("lead"), file,
                                {house.id("officer_two"), "named_in_case", true, said("関係者")});
    ASSERT_EQ(TestHouse::refusal_of(house.perform("lead", file, *ready)), "done");
    leave("lead"), leave("lead_two");
    EXPECT_EQ(recovering({"officer", "officer_two"}), "not_available");
}

TEST_F(Recovery, OtherCustodiansTakeOverAndTheOldOnesOpenNothing) {
    const auto registrar = vault::SignPair::draw(house.random());
    std::vector<vault::SignPair> next;
    std::vector<vault::SignPublic> keys;
    for (int i = 0; i < 3; ++i) keys.push_back(next.emplace_back(vault::SignPair::draw(house.random())).open);
    const auto document = next_root(*house.office().directory(), registrar.open, keys, 2, {});
    const vault::SignPair* only_new[] = {&next[0], &next[1]};
    const auto half_signed = vault::sign_root(document, only_new).value();
    EXPECT_EQ(replace_root(house.house(), half_signed, registrar, present({0, 1})).error().code.view(),
              "root_threshold_not_met");
    const vault::SignPair* all[] = {&next[0], &next[1], &house.custodians()[0], &house.custodians()[1]};
    const auto signed_root = vault::sign_root(document, all).value();
    EXPECT_EQ(replace_root(house.house(), signed_root, registrar, present({0})).error().code.view(),
              "too_few_custodians");
    ASSERT_TRUE(replace_root(house.house(), signed_root, registrar, present({0, 1})));
    EXPECT_EQ(open_escrow(house.house(), "tokyo", present({0, 1})).error().code.view(), "too_few_custodians");
    EXPECT_TRUE(open_escrow(house.house(), "tokyo", only_new));
    EXPECT_EQ(replace_root(house.house(), signed_root, registrar, only_new).error().code.view(),
              "root_not_next")
        << "nor twice";
}

}  // namespace
}  // namespace hogo::actions::testing
