#include "rules/condition.h"

#include <gtest/gtest.h>

#include "rules/fact.h"

namespace hogo::rules {
namespace {

constexpr FactValue yes{Standing::known, 1}, no{Standing::known, 0}, unknown{Standing::unknown, 0},
    not_asked{Standing::not_asked, 0}, closed{Standing::closed, 0};

Node is_yes(FactIndex fact, NodeIndex end) { return {.operation = Operation::between, .fact = fact, .end = end, .least = 1, .most = 1}; }

Truth of(const std::vector<Node>& nodes, const std::vector<FactValue>& facts, int today = 0) {
    return Conditions{nodes}.evaluate(0, facts, today);
}

TEST(AComparison, IsUnsettledWhereNobodyKnows) {
    const std::vector<Node> nodes = {is_yes(0, 1)};
    EXPECT_EQ(of(nodes, {yes}), Truth::yes);
    EXPECT_EQ(of(nodes, {no}), Truth::no);
    for (const FactValue value : {unknown, not_asked, closed}) EXPECT_EQ(of(nodes, {value}), Truth::unsettled);
}

TEST(AllAndAny, FollowKleene) {
    const std::vector<Node> all = {{.operation = Operation::all, .end = 3}, is_yes(0, 2), is_yes(1, 3)};
    const std::vector<Node> any = {{.operation = Operation::any, .end = 3}, is_yes(0, 2), is_yes(1, 3)};
    EXPECT_EQ(of(all, {yes, yes}), Truth::yes);
    EXPECT_EQ(of(all, {unknown, no}), Truth::no);
    EXPECT_EQ(of(all, {unknown, yes}), Truth::unsettled);
    EXPECT_EQ(of(any, {unknown, yes}), Truth::yes);
    EXPECT_EQ(of(any, {unknown, no}), Truth::unsettled);
    EXPECT_EQ(of(any, {no, no}), Truth::no);
}

TEST(Not, LeavesWhatIsUnsettledUnsettled) {
    const std::vector<Node> nodes = {{.operation = Operation::negate, .end = 2}, is_yes(0, 2)};
    EXPECT_EQ(of(nodes, {yes}), Truth::no);
    EXPECT_EQ(of(nodes, {no}), Truth::yes);
    EXPECT_EQ(of(nodes, {not_asked}), Truth::unsettled);
}

TEST(Always, IsAnEmptyAll) { EXPECT_EQ(of({{.operation = Operation::all, .end = 1}}, {}), Truth::yes); }

TEST(Days, AreComparedWithToday) {
    const std::vector<Node> within_60 = {{.operation = Operation::relative, .fact = 0, .end = 1, .least = 0, .most = 60}};
    EXPECT_EQ(of(within_60, {{Standing::known, 100}}, 40), Truth::yes);
    EXPECT_EQ(of(within_60, {{Standing::known, 100}}, 39), Truth::no);
    EXPECT_EQ(of(within_60, {{Standing::known, 100}}, 100), Truth::yes);
    EXPECT_EQ(of(within_60, {{Standing::known, 100}}, 101), Truth::no);
}

TEST(Known, TellsRecordedFromNotAndStaysUnsettledForAClosedPart) {
    const std::vector<Node> nodes = {{.operation = Operation::is_known, .fact = 0, .end = 1}};
    EXPECT_EQ(of(nodes, {no}), Truth::yes);
    EXPECT_EQ(of(nodes, {unknown}), Truth::no);
    EXPECT_EQ(of(nodes, {not_asked}), Truth::no);
    EXPECT_EQ(of(nodes, {closed}), Truth::unsettled);
}

TEST(OneOf, LooksAtTheListedValues) {
    const std::vector<Node> nodes = {{.operation = Operation::one_of, .fact = 0, .end = 1, .mask = 0b1010}};
    EXPECT_EQ(of(nodes, {{Standing::known, 1}}), Truth::yes);
    EXPECT_EQ(of(nodes, {{Standing::known, 2}}), Truth::no);
    EXPECT_EQ(of(nodes, {{Standing::known, 63}}), Truth::no);
    EXPECT_EQ(of(nodes, {unknown}), Truth::unsettled);
}

TEST(WhatWouldChange, NamesTheComparisonsThatStandInTheWay) {
    const std::vector<Node> nodes = {{.operation = Operation::all, .end = 4}, is_yes(0, 2),
                                     {.operation = Operation::negate, .end = 4}, is_yes(1, 4)};
    std::vector<Change> changes;
    Conditions{nodes}.changes(0, Truth::yes, std::vector<FactValue>{yes, unknown}, 0, changes);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].node, 3);
    EXPECT_EQ(changes[0].to, Truth::no);
}

/// Whatever an open answer turns out to be, a settled outcome stays: unknown never counted as no, or as yes.
TEST(AnOpenAnswer, NeverDecides) {
    std::uint32_t seed = 7;
    const auto draw = [&](std::uint32_t below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 16U) % below;
    };
    for (int round = 0; round < 20000; ++round) {
        // A random tree over four answers: (a op b) op2 not (c op d).
        std::vector<Node> nodes = {{.operation = draw(2) ? Operation::all : Operation::any, .end = 8},
                                   {.operation = draw(2) ? Operation::all : Operation::any, .end = 4},
                                   is_yes(0, 3), is_yes(1, 4),
                                   {.operation = Operation::negate, .end = 8},
                                   {.operation = draw(2) ? Operation::all : Operation::any, .end = 8},
                                   is_yes(2, 7), is_yes(3, 8)};
        std::vector<FactValue> facts;
        for (int i = 0; i < 4; ++i) facts.push_back(std::array{yes, no, unknown, not_asked, closed}[draw(5)]);
        const Truth before = of(nodes, facts);
        if (before == Truth::unsettled) continue;
        for (FactValue& fact : facts)
            if (fact.standing != Standing::known) fact = draw(2) ? yes : no;
        ASSERT_EQ(of(nodes, facts), before);
    }
}

}  // namespace
}  // namespace hogo::rules
