// Keys end with the task that brought them: forward only, for that person alone, and never to fewer than two
// holders.
#include "actions/assign.h"
#include "casework.h"

namespace hogo::actions::testing {
namespace {

class TaskKeys : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    void give(const std::string& login, const Code& task) {
        house.done("lead", file, Assign{task, house.id(login)});
    }
    void end(const std::string& login, const Code& task) {
        house.done("lead", file, Assign{task, house.id(login), true});
    }
    std::uint32_t version(Compartment part) {
        return gather(house.house(), house.as("lead"), file, Compartments::all(), {"test"})
            .value()
            .newest(part)
            .of.version;
    }
    /// What this person can open of words noted from here on.
    bool reads_new_words(const std::string& login) {
        house.done("lead", file, Note{said("後から書いた内容"), Compartment::condition});
        const auto opened = gather(house.house(), house.as(login), file, {Compartment::condition}, {"test"});
        return opened && opened->reader(Compartment::condition);
    }
};

TEST_F(TaskKeys, WhatIsAddedAfterTheTaskIsClosedToWhoeverHadIt) {
    give("medic", "medic");
    EXPECT_TRUE(reads_new_words("medic"));
    end("medic", "medic");
    EXPECT_EQ(version(Compartment::condition), 2u);
    EXPECT_FALSE(reads_new_words("medic"));
    EXPECT_TRUE(reads_new_words("officer")) << "everybody else reads on";
    EXPECT_TRUE(reads_new_words("lead"));
    EXPECT_TRUE(reads_new_words("duty"));
}

TEST_F(TaskKeys, PartsOfAnotherTaskStayOpen) {
    give("officer_two", "officer");
    give("officer_two", "interviewer");
    end("officer_two", "officer");
    EXPECT_FALSE(reads_new_words("officer_two"));
    EXPECT_EQ(version(Compartment::procedure), 1u) << "the interviewer needs it";
    EXPECT_EQ(version(Compartment::needs), 1u);
    EXPECT_EQ(version(Compartment::identity), 2u);
}

TEST_F(TaskKeys, WhatAGroupReadsIsNotTakenFromItsMember) {
    give("lead_two", "lead");
    end("lead_two", "lead");
    EXPECT_TRUE(reads_new_words("lead_two")) << "the unit's leads read every file of the unit";
}

TEST_F(TaskKeys, TheyComeBackWithTheTask) {
    give("medic", "medic");
    end("medic", "medic");
    give("medic", "medic");
    EXPECT_TRUE(reads_new_words("medic"));
}

}  // namespace
}  // namespace hogo::actions::testing
