// After a change no rule is broken, what is not touched stays, and the instance is what the changes say.
#include <gtest/gtest.h>

#include "naive.h"
#include "sample.h"

namespace hogo::planning {
namespace {

Planner planner_of(const Instance& instance, std::int64_t iterations = 1500) {
    Planner planner(instance);
    Budget budget;
    budget.search.iterations = iterations;
    InTurn in_turn;
    planner.plan(budget, in_turn);
    return planner;
}

void expect_valid(const Planner& planner) {
    const auto verdict = naive::judge(planner.instance(), planner.plan());
    EXPECT_TRUE(verdict.broken.empty()) << verdict.broken.front();
    EXPECT_EQ(verdict.levels, planner.levels());
}

TEST(Replan, ASickInterpreterOnTheMorningOfAnInterview) {
    auto planner = planner_of(sample::draw({.interviews = 16}, 4));
    const auto before = planner.plan();
    const auto sick = before.front();
    const auto replanned = planner.change({.absences = {{Party::interpreter, sick.interpreter, sick.day}}});
    expect_valid(planner);
    for (const auto& a : planner.plan()) EXPECT_FALSE(a.interpreter == sick.interpreter && a.day == sick.day);
    EXPECT_EQ(replanned.placed.size() + replanned.unplanned.size() > 0, true);
}

TEST(Replan, WhatNoChangeTouchesStays) {
    auto planner = planner_of(sample::draw({.interviews = 16}, 4));
    const auto before = planner.plan();
    const auto nothing = planner.change({});
    EXPECT_TRUE(nothing.placed.empty());
    EXPECT_EQ(planner.plan(), before);
}

TEST(Replan, AnyMixtureOfChangesLeavesAValidPlan) {
    int others_moved = 0, changes_made = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        auto planner =
            planner_of(sample::draw({.interviews = 20, .second_format = seed % 2 == 0}, seed), 400);
        Dice dice(seed);
        for (int step = 0; step < 12; ++step) {
            const Instance& instance = planner.instance();
            Changes changes;
            const int kind = dice.below(5);
            const auto& victim =
                instance.interviews[dice.below(static_cast<int>(instance.interviews.size()))];
            if (kind == 0)
                changes.absences.push_back(
                    {Party::officer, instance.officers[dice.below(4)].id, dice.below(5), 0, 4});
            if (kind == 1)
                changes.absences.push_back({Party::room, instance.rooms[dice.below(2)].id, dice.below(5)});
            if (kind == 2)
                changes.conflicts.push_back(
                    {victim.id, Party::interpreter, instance.interpreters[dice.below(6)].id});
            if (kind == 3) {
                Interview added = victim;
                added.id = "new" + std::to_string(step), added.after.reset();
                changes.added.push_back(added);
                if (instance.interviews.size() > 3 && instance.interviews[1].id != victim.id)
                    changes.cancelled.push_back(instance.interviews[1].id);
            }
            if (kind == 4) changes.pins.push_back({victim.id, Pin{dice.below(5)}});
            if (!check(instance, changes).empty()) continue;
            const auto before = planner.plan();
            const auto replanned = planner.change(changes);
            expect_valid(planner);
            ++changes_made, others_moved += !replanned.others_moved.empty();
            for (const auto& now : planner.plan()) {  // every difference is told
                const auto* old = naive::assigned(before, now.interview);
                bool told = false;
                for (const auto& placed : replanned.placed) told = told || placed == now;
                EXPECT_TRUE(told || (old != nullptr && *old == now)) << now.interview;
            }
        }
    }
    EXPECT_GT(changes_made, 150);
    EXPECT_LT(others_moved * 4, changes_made);
}

TEST(Replan, ACancelledFirstInterviewFreesItsFollower) {
    Instance in;
    in.calendar = {4, 8, 30, 4};
    in.officers = {{"O", true, 1, {{0, 0, 8}, {3, 0, 8}}}};
    in.interpreters = {{"T", true, "km", {}, "", false, false, {{0, 0, 8}, {3, 0, 8}}}};
    in.rooms = {{"R"}};
    Interview first;
    first.id = "first", first.native = "km", first.deadline_day = 3;
    Interview second = first;
    second.id = "second", second.after = Interview::After{"first", 2};
    in.interviews = {first, second};
    auto planner = planner_of(in, 50);
    EXPECT_EQ(planner.levels()[0], 0);
    planner.change({.cancelled = {"first"}});
    ASSERT_EQ(planner.instance().interviews.size(), 1u);
    EXPECT_FALSE(planner.instance().interviews.front().after);
    expect_valid(planner);
}

TEST(Replan, SomebodyElseMovesOnlyToGiveAPlace) {
    // Two mornings, one room, one officer. `flexible` sits where `fixed` must be.
    Instance in;
    in.calendar = {2, 4, 30, 2};
    in.officers = {{"O", true, 1, {{0, 0, 2}, {1, 0, 2}}}};
    in.interpreters = {{"T", true, "km", {}, "", false, false, {{0, 0, 2}, {1, 0, 2}}}};
    in.rooms = {{"R"}};
    Interview flexible;
    flexible.id = "flexible", flexible.native = "km", flexible.deadline_day = 1;
    in.interviews = {flexible};
    auto planner = planner_of(in, 50);
    Interview fixed = flexible;
    fixed.id = "fixed", fixed.deadline_day = 0;
    const auto replanned = planner.change({.added = {fixed}});
    EXPECT_EQ(replanned.others_moved, std::vector<std::string>{"flexible"});
    EXPECT_TRUE(replanned.unplanned.empty());
    expect_valid(planner);
}

TEST(Replan, APlanThatBreaksARuleIsNotTakenOver) {
    auto planner = planner_of(sample::draw({.interviews = 8}, 2));
    auto plan = planner.plan();
    ASSERT_TRUE(planner.adopt(plan));
    plan.front().slot = 99;
    EXPECT_FALSE(planner.adopt(plan));
}

}  // namespace
}  // namespace hogo::planning
