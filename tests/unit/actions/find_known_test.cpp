// Is this person known already? For those who may ask, and without telling them of files that are closed to them.
#include "actions/find_known.h"
#include "actions/recheck_links.h"
#include "actions/wall.h"
#include "link_house.h"

namespace hogo::actions::testing {
namespace {

class KnownPersons : public ::testing::Test {
  protected:
    TestHouse house;

    CaseId begin_named(std::initializer_list<std::string_view> names, std::string_view passport = {}) {
        const auto file = begin_ploy(house);
        RecordIdentity recording;
        recording.identity.names = texts(names);
        if (!passport.empty()) recording.identity.documents = {{"passport", text(passport), "tha"}};
        house.done("officer", file, recording);
        return file;
    }
    Outcome<KnownView> asked(const CaseId& file, const std::string& login = "lead") {
        return find_known(house.house(), house.as(login), house.fresh_action(), file);
    }
    std::vector<KnownFile> known(const CaseId& file, const std::string& login = "lead") {
        auto outcome = asked(file, login);
        if (!outcome || !std::holds_alternative<KnownView>(*outcome)) throw std::runtime_error("not answered");
        return std::get<KnownView>(*std::move(outcome)).files;
    }
    std::string refusal(const Outcome<KnownView>& outcome) {
        if (!outcome) return std::string(outcome.error().code.view());
        const auto* refused = std::get_if<Refused>(&*outcome);
        return refused ? refused->rule.text() : "done";
    }
    void wall_off(const CaseId& file, const std::string& login) {
        auto ready = ready_to_raise(house.house(), house.as("lead_two"), file,
                                    {house.id(login), "named_in_case", true, said("関係者")});
        ASSERT_TRUE(ready);
        house.done("lead_two", file, *ready);
    }
};

TEST_F(KnownPersons, AreFoundInEverySpellingAndByTheirDocument) {
    const auto first = begin_named({"สมชาย ใจดี"}), second = begin_named({"Somchai Jaidee"});
    const auto document = begin_named({"Somebody Unlike"}, "AA1234567");
    const auto same_document = begin_named({"Quite Another"}, "AA1234567");
    const auto by_name = known(second);
    ASSERT_EQ(by_name.size(), 1u);
    EXPECT_EQ(by_name.front().id, first);
    EXPECT_FALSE(by_name.front().likeness.meetings.empty());
    EXPECT_FALSE(by_name.front().same_document);
    const auto by_document = known(same_document);
    ASSERT_EQ(by_document.size(), 1u);
    EXPECT_EQ(by_document.front().id, document);
    EXPECT_TRUE(by_document.front().same_document);
    EXPECT_TRUE(known(begin_named({"Nobody Whatever"})).empty());
}

TEST_F(KnownPersons, AreAskedForByLeadsAndTheDutyAboutAFileWhoseNameTheyRead) {
    const auto file = begin_named({"Somchai Jaidee"});
    EXPECT_EQ(refusal(asked(file, "duty")), "done");
    for (const auto* login : {"officer", "director", "coordinator"})
        EXPECT_EQ(refusal(asked(file, login)), "not_the_decider") << login;
    EXPECT_EQ(refusal(asked(file, "interpreter")), "no_such_file");
    EXPECT_EQ(refusal(asked(begin_ploy(house))), "nothing_stated");
}

TEST_F(KnownPersons, AskingIsBudgeted) {
    const auto file = begin_named({"Somchai Jaidee"});
    for (int i = 0; i < 20; ++i) ASSERT_EQ(refusal(asked(file)), "done");
    EXPECT_EQ(refusal(asked(file)), "budget_spent");
    EXPECT_EQ(refusal(asked(file, "lead_two")), "done") << "each their own";
}

TEST_F(KnownPersons, OfAFileThatIsClosedToThemTheAskerHearsNothingAndItsLeadsReadALine) {
    const auto closed = begin_named({"Somchai Jaidee"});
    wall_off(closed, "lead");
    const auto asking = begin_named({"สมชาย ใจดี"});
    EXPECT_TRUE(known(asking).empty());
    EXPECT_FALSE(waits(house, "lead", "same_person")) << "who is walled off reads nothing of it";
    EXPECT_TRUE(waits(house, "lead_two", "same_person"));
    EXPECT_FALSE(waits(house, "director", "same_person")) << "the leads alone";
}

TEST_F(KnownPersons, AskingMakesTheSameCallsWhetherAClosedFileKnowsThemOrNone) {
    const auto closed = begin_named({"Somchai Jaidee"});
    wall_off(closed, "lead");
    const auto known_to_one = begin_named({"สมชาย ใจดี"}), known_to_none = begin_named({"มานี มีนา"});
    (void)house.as("lead");
    const auto one = trace(house, [&] { (void)known(known_to_one); });
    const auto none = trace(house, [&] { (void)known(known_to_none); });
    EXPECT_EQ(one, none);
    EXPECT_FALSE(one.empty());
}

TEST_F(KnownPersons, AreFoundUnderAnImprovedMethodToo) {
    const auto file = begin_named({"Somchai Jaidee"});
    house.store().forget_matcher();
    const auto again = std::get<Rechecked>(recheck_links(house.house(), house.as("lead")).value());
    EXPECT_EQ(again.names, 1);
    EXPECT_EQ(known(begin_named({"สมชาย ใจดี"})).size(), 1u);
    (void)file;
}

}  // namespace
}  // namespace hogo::actions::testing
