// Each explanation is carried out: what it says would help helps, what it says stands in the way does.
#include <gtest/gtest.h>

#include "naive.h"
#include "sample.h"

namespace hogo::planning {
namespace {

Planner planner_of(const Instance& instance, Objective objective, std::int64_t iterations) {
    Planner planner(instance);
    Budget budget;
    budget.objective = objective;
    budget.search.iterations = iterations;
    InTurn in_turn;
    planner.plan(budget, in_turn);
    return planner;
}

/// How much of the ideal one assignment misses: 0 is met.
bool meets(const Instance& in, const Interview& v, const Assignment& a, Ideal ideal) {
    const auto& o = *naive::officer_of(in, a.officer);
    const auto& t = *naive::interpreter_of(in, a.interpreter);
    const auto& r = *naive::room_of(in, a.room);
    auto fits = [](Wish wish, bool female) { return wish == Wish::any || (wish == Wish::female) == female; };
    switch (ideal) {
        case Ideal::planned:
            return true;
        case Ideal::private_room:
            return v.risk < 2 || r.privacy >= 3;
        case Ideal::present_interpreter:
            return v.risk < 2 || v.unseen || !t.remote_only;
        case Ideal::native_interpreter:
            return t.native == v.native || naive::among(t.also_native, v.native);
        case Ideal::own_language:
            return naive::speaks(t, v.native);
        case Ideal::known_language:
            return naive::speaks(t, v.native) || naive::speaks(t, v.second);
        case Ideal::officer_gender:
            return fits(v.officer_gender.value_or(v.female ? Wish::female : Wish::any), o.female);
        case Ideal::interpreter_gender:
            return fits(v.interpreter_gender, t.female);
        case Ideal::preferred_half:
            return v.prefers == Half::any ||
                   (v.prefers == Half::morning) == (a.slot < in.calendar.lunch_before_slot);
        case Ideal::same_officer:
            return v.previous_officer == o.id;
        case Ideal::same_interpreter:
            return v.previous_interpreter == t.id;
    }
    return false;
}

/// Whether the interview has, in a plan without it, any seat that breaks no rule and meets the ideal.
bool some_seat(const Instance& in, Plan plan, const std::string& id, Ideal ideal) {
    std::erase_if(plan, [&](const Assignment& a) { return a.interview == id; });
    const auto& v = *naive::interview_of(in, id);
    for (int day = 0; day < in.calendar.days; ++day)
        for (int slot = 0; slot < in.calendar.slots_per_day; ++slot)
            for (const auto& o : in.officers)
                for (const auto& t : in.interpreters)
                    for (const auto& r : in.rooms) {
                        const Assignment a{id, day, slot, o.id, t.id, r.id};
                        if (!meets(in, v, a, ideal)) continue;
                        plan.push_back(a);
                        auto broken = naive::judge(in, plan).broken;
                        // Where a new interpreter speaks the language, relays elsewhere have to be planned
                        // again.
                        std::erase_if(broken, [&](const std::string& what) {
                            return what.ends_with(": relay though more speaks") &&
                                   !what.starts_with(id + ":");
                        });
                        const bool holds = broken.empty();
                        plan.pop_back();
                        if (holds) return true;
                    }
    return false;
}

void add(Instance& in, const Remedy& remedy) {
    if (remedy.kind == Remedy::Kind::officer)
        in.officers.push_back({"more", remedy.female.value_or(true), remedy.training, {remedy.at}});
    if (remedy.kind == Remedy::Kind::interpreter) {
        Interpreter t{"more", remedy.female.value_or(true), remedy.language};
        t.remote = remedy.remote, t.available = {remedy.at};
        in.interpreters.push_back(t);
    }
    if (remedy.kind == Remedy::Kind::room) {
        Room r{"more", remedy.privacy, remedy.accessible, "nowhere else", remedy.office, remedy.remote};
        r.available = std::vector{remedy.at};
        in.rooms.push_back(r);
    }
}

struct Claims {
    int remedies = 0, moves = 0, bookings = 0, impossible = 0, higher = 0;
};

/// Both stand where it says, no rule is broken, the ideal is met, and the other one misses nothing that it
/// had.
void carry_out_move(const Instance& in, const Plan& plan, const Explanation& e) {
    Plan moved = plan;
    std::erase_if(moved, [&](const Assignment& a) {
        return a.interview == e.interview || a.interview == e.move->other.interview;
    });
    EXPECT_EQ(moved.size() + (naive::assigned(plan, e.interview) != nullptr ? 2 : 1), plan.size());
    moved.push_back(e.move->other), moved.push_back(e.move->own);
    EXPECT_TRUE(naive::judge(in, moved).broken.empty());
    EXPECT_TRUE(meets(in, *naive::interview_of(in, e.interview), e.move->own, e.ideal));
    const auto& other = *naive::interview_of(in, e.move->other.interview);
    for (int ideal = 0; ideal <= static_cast<int>(Ideal::preferred_half); ++ideal)
        if (meets(in, other, *naive::assigned(plan, other.id), static_cast<Ideal>(ideal)))
            EXPECT_TRUE(meets(in, other, e.move->other, static_cast<Ideal>(ideal)));
}

void carry_out(const Instance& in, const Planner& planner, Claims& claims) {
    const auto plan = planner.plan();
    for (const auto& e : planner.explain()) {
        SCOPED_TRACE(e.sentence);
        const auto* seat = naive::assigned(plan, e.interview);
        if (seat != nullptr) {
            EXPECT_FALSE(meets(in, *naive::interview_of(in, e.interview), *seat, e.ideal));
        }
        if (e.remedy) {
            Instance more = in;
            add(more, *e.remedy);
            EXPECT_TRUE(some_seat(more, plan, e.interview, e.ideal));
            ++claims.remedies;
        }
        if (e.move) carry_out_move(in, plan, e), ++claims.moves;
        if (e.cause == Cause::held_by_bookings) {
            Plan freed = plan;
            std::erase_if(freed, [&](const Assignment& a) { return naive::among(e.bookings, a.interview); });
            // Whoever follows a booking that is taken away would follow nothing: taken away as well.
            for (bool again = true; again;) {
                again = false;
                for (const auto& v : in.interviews)
                    if (v.after && naive::assigned(freed, v.id) &&
                        !naive::assigned(freed, v.after->interview) && v.after->interview != e.interview)
                        std::erase_if(freed, [&](const Assignment& a) { return a.interview == v.id; }),
                            again = true;
            }
            EXPECT_TRUE(some_seat(in, freed, e.interview, e.ideal));
            EXPECT_FALSE(e.bookings.empty());
            ++claims.bookings;
        }
        if (e.cause == Cause::nobody_available || e.cause == Cause::no_common_time) {
            Instance alone = in;  // an empty calendar, and nothing to follow
            for (auto& v : alone.interviews) v.after.reset();
            EXPECT_FALSE(some_seat(alone, {}, e.interview, e.ideal));
            ++claims.impossible;
        }
        if (e.cause == Cause::too_long) {
            const auto& v = *naive::interview_of(in, e.interview);
            EXPECT_GT(v.duration, v.longest.value_or(v.duration));
            EXPECT_FALSE(e.remedy);
        }
        if (e.cause == Cause::higher_ideal) {
            Instance alone = in;
            for (auto& v : alone.interviews) v.after.reset();
            EXPECT_TRUE(some_seat(alone, {}, e.interview, e.ideal));
            ++claims.higher;
        }
    }
}

TEST(Explanations, AreTrueWhenCarriedOut) {
    Claims claims;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto in = sample::draw({.interviews = 14,
                                      .officers = 3,
                                      .interpreters = 5,
                                      .days = 3,
                                      .slots_a_day = 6,
                                      .second_format = seed % 2 == 0},
                                     seed);
        carry_out(in, planner_of(in, seed % 3 == 0 ? Objective::cost : Objective::levels, 200), claims);
    }
    EXPECT_GT(claims.remedies, 10);
    EXPECT_GT(claims.bookings, 10);
    EXPECT_GT(claims.impossible, 10);
}

TEST(Explanations, OneBookingThatMovesHelpsWhenItIsMoved) {
    int moves = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto in = sample::draw({.interviews = 30, .second_format = seed % 2 == 0}, seed);
        const auto planner =
            planner_of(in, Objective::levels, 0);  // a first plan, that still can be bettered
        for (const auto& e : planner.explain()) {
            SCOPED_TRACE(e.sentence);
            if (e.move) carry_out_move(in, planner.plan(), e), ++moves;
        }
    }
    EXPECT_GE(moves, 5);
}

TEST(Explanations, EveryInterviewWithoutAPlaceHasOne) {
    const auto in = sample::draw({.interviews = 40, .rooms = 1}, 3);
    const auto planner = planner_of(in, Objective::levels, 200);
    std::int64_t without = 0;
    for (const auto& e : planner.explain()) without += e.ideal == Ideal::planned;
    EXPECT_EQ(without, planner.levels()[0]);
    EXPECT_GT(without, 0);
}

TEST(Explanations, AConflictAndAPrivateReasonLookAlike) {
    Instance in;
    in.calendar = {3, 8, 30, 4};
    in.officers = {{"O", true, 1, {{0, 0, 8}}}};
    Interpreter cousin{"T", true, "km", {}, "village"}, declared{"U", true, "km"};
    cousin.available = declared.available = {{0, 0, 8}};
    in.interpreters = {cousin, declared};
    in.rooms = {{"R"}};
    Interview v;
    v.id = "I", v.native = "km", v.network = "village", v.conflicted_interpreters = {"U"}, v.deadline_day = 2;
    in.interviews = {v};
    in.interpreters.push_back({"V", true, "vi"});
    in.interviews[0].second = "vi";
    const auto planner = planner_of(in, Objective::levels, 50);
    const auto reasons = planner.explain();
    ASSERT_EQ(reasons.size(), 1u);
    int alike = 0;
    for (const auto& removed : reasons[0].removed)
        if (removed.rule == "not available for this interview") alike = removed.count;
    EXPECT_EQ(reasons[0].sentence.find("village"), std::string::npos);
    EXPECT_EQ(reasons[0].sentence.find("conflict"), std::string::npos);
    EXPECT_TRUE(alike == 2 || reasons[0].cause == Cause::no_common_time);
    ASSERT_TRUE(reasons[0].remedy);
    EXPECT_EQ(reasons[0].remedy->language, "km");
}

}  // namespace
}  // namespace hogo::planning
