// A plan breaks no rule, is the same for any runner, is bounded truly, and honest about what cannot be
// planned.
#include <gtest/gtest.h>

#include <thread>

#include "naive.h"
#include "sample.h"

namespace hogo::planning {
namespace {

class TwoThreads final : public Runner {
  public:
    void run(std::span<const std::function<void()>> jobs) override {
        std::vector<std::jthread> threads;
        for (const auto& job : jobs) threads.emplace_back(job);
    }
};

Budget budget(Objective objective, std::int64_t iterations, std::int64_t bound = 0) {
    Budget budget;
    budget.objective = objective;
    budget.search.iterations = iterations;
    budget.bound.iterations = bound;
    return budget;
}

Outcome planned(const Instance& instance, Objective objective = Objective::levels,
                std::int64_t iterations = 2000, std::int64_t bound = 0) {
    InTurn in_turn;
    return plan(instance, budget(objective, iterations, bound), in_turn);
}

TEST(Planner, BreaksNoRuleOfEitherFormat) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const auto instance = sample::draw({.interviews = 24, .second_format = seed % 2 == 0}, seed);
        ASSERT_TRUE(check(instance).empty()) << check(instance).front().text();
        for (const auto objective : {Objective::levels, Objective::cost}) {
            const auto outcome = planned(instance, objective, 600);
            const auto verdict = naive::judge(instance, outcome.plan);
            EXPECT_TRUE(verdict.broken.empty()) << "seed " << seed << ": " << verdict.broken.front();
            EXPECT_EQ(verdict.levels, outcome.levels) << seed;
        }
    }
}

TEST(Planner, MeasuresWhatAnIndependentCountMeasures) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto instance = sample::draw({.interviews = 14, .second_format = true}, seed);
        auto plan = planned(instance).plan;
        EXPECT_TRUE(measure(instance, plan).violations.empty());
        Dice dice(seed);
        for (auto& a : plan) {  // spoilt at random: both must see it, or neither
            if (dice.below(3) == 0) a.slot = dice.below(instance.calendar.slots_per_day);
            if (dice.below(3) == 0) a.officer = instance.officers[dice.below(4)].id;
            if (dice.below(3) == 0) a.room = instance.rooms[dice.below(2)].id;
            if (dice.below(3) == 0) a.interpreter = instance.interpreters[dice.below(6)].id;
        }
        const auto mine = measure(instance, plan);
        const auto naive = naive::judge(instance, plan);
        EXPECT_EQ(mine.violations.empty(), naive.broken.empty()) << seed;
        EXPECT_EQ(mine.levels, naive.levels) << seed;
    }
}

TEST(Planner, IsTheSameForAnyRunner) {
    for (const int interviews : {30, 450}) {
        const auto instance = sample::draw({.interviews = interviews,
                                            .officers = 20,
                                            .interpreters = 40,
                                            .rooms = 20,
                                            .days = 12,
                                            .slots_a_day = 16},
                                           5);
        InTurn in_turn;
        TwoThreads two;
        const auto one = plan(instance, budget(Objective::cost, interviews > 400 ? 800 : 3000, 20), in_turn);
        const auto other = plan(instance, budget(Objective::cost, interviews > 400 ? 800 : 3000, 20), two);
        EXPECT_EQ(one.plan, other.plan);
        EXPECT_EQ(one.bound, other.bound);
    }
}

TEST(Planner, FollowsItsSeed) {
    const auto instance = sample::draw({.interviews = 40, .rooms = 3}, 9);
    auto one = budget(Objective::cost, 300), other = one;
    other.seed = 2;
    InTurn in_turn;
    EXPECT_EQ(plan(instance, one, in_turn).plan, plan(instance, one, in_turn).plan);
    EXPECT_NE(plan(instance, one, in_turn).plan, plan(instance, other, in_turn).plan);
}

TEST(Bound, IsNeverAboveTheOptimumAndThePlanNeverBelow) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const auto instance = sample::draw({.interviews = 3,
                                            .officers = 2,
                                            .interpreters = 2,
                                            .rooms = 2,
                                            .days = 2,
                                            .slots_a_day = 4,
                                            .second_format = seed % 3 == 0},
                                           seed);
        Plan empty;
        const auto optimum = naive::smallest_cost(instance, 0, empty);
        const auto outcome = planned(instance, Objective::cost, 400, 300);
        EXPECT_LE(outcome.bound, optimum) << seed;
        EXPECT_EQ(outcome.cost, optimum) << seed;
        if (outcome.proven) {
            EXPECT_EQ(outcome.cost, outcome.bound);
        }
    }
}

TEST(Bound, OfBranchAndBoundIsNotAboveAnyPlanThatIsFound) {
    InTurn in_turn;
    int proven = 0;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto instance =
            sample::draw({.interviews = 12, .officers = 3, .second_format = seed % 4 == 0}, seed);
        const auto outcome = planned(instance, Objective::cost, 2000, 2000);
        proven += outcome.proven;
        for (std::uint64_t other = 2; other <= 3; ++other) {
            auto search = budget(Objective::cost, 3000);
            search.seed = other;
            EXPECT_LE(outcome.bound, plan(instance, search, in_turn).cost) << seed;
        }
    }
    EXPECT_GE(proven, 3);
}

TEST(Planner, TheFirstPlanLeavesNobodyOutWhomTheSearchCouldPlace) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto instance =
            sample::draw({.interviews = 90, .officers = 10, .interpreters = 16, .rooms = 5, .days = 9}, seed);
        auto search = budget(Objective::levels, 6000);
        Levels first{};
        search.first_plan = [&](const Levels& levels) { first = levels; };
        InTurn in_turn;
        const auto outcome = plan(instance, search, in_turn);
        EXPECT_EQ(first[0], outcome.levels[0]) << seed;
    }
}

TEST(Planner, WhoWorkedMuchLatelyIsAskedLessOften) {
    Instance in;
    in.calendar = {4, 8, 30, 4};
    const std::vector<Window> always = {{0, 0, 8}, {1, 0, 8}, {2, 0, 8}, {3, 0, 8}};
    for (const auto* id : {"worked", "rested"}) {
        in.officers.push_back({std::string("officer who ") + id, true, 1, always});
        Interpreter interpreter{std::string("interpreter who ") + id, true, "km"};
        interpreter.available = always;
        in.interpreters.push_back(interpreter);
    }
    in.officers[0].load = in.interpreters[0].load = 12;
    in.rooms = {{"R"}};
    for (int i = 0; i < 6; ++i) {
        Interview v;
        v.id = "I" + std::to_string(i), v.native = "km", v.deadline_day = 3;
        in.interviews.push_back(v);
    }
    for (const auto& a : planned(in).plan) {
        EXPECT_EQ(a.officer, "officer who rested");
        EXPECT_EQ(a.interpreter, "interpreter who rested");
    }
}

TEST(Planner, TheDialectOfOnesOwnIsNative) {
    Instance in;
    in.calendar = {1, 8, 30, 4};
    in.officers = {{"O", true, 1, {{0, 0, 8}}}};
    for (const auto* id : {"language", "dialect"}) {
        Interpreter interpreter{id, true, "th", {"th/isan"}};
        interpreter.available = {{0, 0, 8}};
        in.interpreters.push_back(interpreter);
    }
    in.interpreters[1].also_native = {"th/isan"};
    in.rooms = {{"R"}};
    Interview v;
    v.id = "I", v.native = "th/isan", v.second = "th";
    in.interviews = {v};
    const auto outcome = planned(in);
    ASSERT_EQ(outcome.plan.size(), 1u);
    EXPECT_EQ(outcome.plan[0].interpreter, "dialect");
    EXPECT_EQ(outcome.levels[2], 0);
}

TEST(Bound, OfALevelIsNotAboveWhatThePlanReaches) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto instance = sample::draw({.interviews = 16}, seed);
        const auto outcome = planned(instance, Objective::levels, 2000, 700);
        for (int level = 0; level < level_count; ++level)
            EXPECT_LE(outcome.bounds[level], outcome.levels[level]);
        EXPECT_EQ(outcome.bounds[0], outcome.levels[0]) << seed;
    }
}

TEST(Bound, TimeForTheBoundNeverImprovesThePlan) {
    const auto instance = sample::draw({.interviews = 30}, 3);
    EXPECT_EQ(planned(instance, Objective::cost, 200, 0).plan,
              planned(instance, Objective::cost, 200, 400).plan);
}

TEST(Planner, NeverPaysForALowerLevelWithAHigherOne) {
    // One room. The woman's officer is a man on day 0 and a woman on day 9: nine days are worth less than the
    // ideal.
    Instance in;
    in.calendar = {10, 8, 30, 4};
    in.officers = {{"man", false, 1, {{0, 0, 8}}}, {"woman", true, 1, {{9, 0, 8}}}};
    in.interpreters = {{"native", true, "km", {}, "", false, false, {{0, 0, 8}, {9, 0, 8}}}};
    in.rooms = {{"R"}};
    Interview v;
    v.id = "I", v.native = "km", v.female = true, v.deadline_day = 9;
    in.interviews = {v};
    EXPECT_EQ(planned(in).plan.front().officer, "woman");
}

TEST(Planner, AnEmptyCalendarPlansNobodyAndSaysSo) {
    auto instance = sample::draw({.interviews = 5}, 1);
    for (auto& officer : instance.officers) officer.available.clear();
    Planner planner(instance);
    InTurn in_turn;
    EXPECT_EQ(planner.plan(budget(Objective::levels, 100), in_turn).levels[0], 5);
    EXPECT_EQ(planner.explain().size(), 5u);
    Instance nothing;
    nothing.calendar = {1, 8, 30, 4};
    EXPECT_TRUE(planned(nothing).plan.empty());
}

TEST(Planner, AConflictIsNeverRelaxed) {
    Instance in;
    in.calendar = {3, 8, 30, 4};
    in.officers = {{"O", true, 1, {{0, 0, 8}, {1, 0, 8}, {2, 0, 8}}}};
    in.interpreters = {{"T", true, "km", {}, "village", false, false, {{0, 0, 8}, {1, 0, 8}, {2, 0, 8}}}};
    in.rooms = {{"R"}};
    Interview v;
    v.id = "I", v.native = "km", v.network = "village", v.deadline_day = 2;
    in.interviews = {v};
    EXPECT_TRUE(planned(in).plan.empty());
}

TEST(Planner, APinIsKept) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto instance = sample::draw({.interviews = 10}, seed);
        const auto before = planned(instance).plan;
        if (before.empty()) continue;
        const auto& last = before.back();
        for (auto& v : instance.interviews)
            if (v.id == last.interview)
                v.pin = Pin{last.day, last.slot, last.officer, std::nullopt, last.room};
        const auto after = planned(instance).plan;
        const auto* kept = naive::assigned(after, last.interview);
        ASSERT_NE(kept, nullptr);
        EXPECT_EQ(kept->officer, last.officer);
        EXPECT_EQ(kept->day, last.day);
    }
}

}  // namespace
}  // namespace hogo::planning
