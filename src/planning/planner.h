// The planner of interviews: facts in; a plan, its reasons and a bound out.
//
// Promises: no rule is ever broken, no conflict relaxed: what cannot be planned stays unplanned and is
// explained. The same seed and iterations give the same plan whatever the Runner. Works in the caller's time:
// reads no clock, starts no thread. Does not know: who is to be asked, why, where anybody lives. It reads the
// Instance and nothing else.
//
//     Planner planner(instance);                      // check(instance) was empty
//     const Outcome outcome = planner.plan(budget, runner);
//     for (const auto& reason : planner.explain()) ...
//     const Replanned moved = planner.change({.absences = {{Party::interpreter, "T4", 0}}});
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "planning/explanation.h"
#include "planning/instance.h"

namespace hogo::planning {

/// Compared one after the other; a lower one never pays for a higher one. docs/planning.md says what each
/// counts.
enum class Level { unplanned, safety, language, officer_gender, wishes, days, continuity };
inline constexpr int level_count = 7;
using Levels = std::array<std::int64_t, level_count>;
inline constexpr std::array<const char*, level_count> level_names = {
    "unplanned", "safety", "language", "officer_gender", "wishes", "days", "continuity"};
/// The weights of the sum, for solvers that need one number.
inline constexpr Levels cost_weights = {1'000'000, 10'000, 2'000, 400, 80, 2, 5};
std::int64_t cost_of(const Levels& levels);

/// An interview that is not planned is left out.
using Plan = std::vector<Assignment>;

/// Runs jobs that do not touch each other, in any order or at once, and returns when all are done.
class Runner {
  public:
    virtual ~Runner() = default;
    virtual void run(std::span<const std::function<void()>> jobs) = 0;
};
/// One after the other, in the caller's thread.
class InTurn final : public Runner {
  public:
    void run(std::span<const std::function<void()>> jobs) override {
        for (const auto& job : jobs) job();
    }
};

enum class Objective { levels, cost };

/// How long to work: a number of iterations, or a share of time that the caller measures.
struct Effort {
    std::int64_t iterations = 0;  ///< counts when `spent` is empty
    std::function<double()>
        spent;  ///< 0 at the start, 1 or more: stop. Called from any of the Runner's threads
};

struct Budget {
    Objective objective = Objective::levels;
    std::uint64_t seed = 1;
    Effort search, bound;
    std::function<void(const Levels&)> first_plan;  ///< told once, as soon as a complete plan stands
};

struct Outcome {
    Plan plan;
    Levels levels{};
    std::int64_t cost = 0;
    std::int64_t bound = 0;  ///< not above the smallest possible cost; with Objective::levels 0
    Levels bounds{};  ///< Objective::levels: each not above what is possible given this plan's higher levels
    bool proven = false;  ///< nothing better exists under the objective
};

/// Whom or what a change or a reason is about.
enum class Party { officer, interpreter, room, companion };

struct Absence {
    Party party = Party::interpreter;
    std::string id;
    int day = 0;
    std::optional<int> from, until;  ///< slots; none: the whole day
};
struct Conflict {
    std::string interview;
    Party party = Party::interpreter;
    std::string id;
};
struct PinChange {
    std::string interview;
    std::optional<Pin> pin;  ///< none: the pin is taken off
};

/// What happened since the plan was made.
struct Changes {
    std::vector<Absence> absences;
    std::vector<Conflict> conflicts;
    std::vector<Interview> added;
    std::vector<std::string> cancelled;
    std::vector<PinChange> pins;
};
std::vector<Complaint> check(const Instance& instance, const Changes& changes);

struct Replanned {
    std::vector<Assignment> placed;         ///< new, or in another place than before
    std::vector<std::string> unplanned;     ///< had a place or were added, and have none now
    std::vector<std::string> others_moved;  ///< of `placed`: those that the changes did not touch
};

/// A broken rule, by the interview that breaks it.
struct Violation {
    std::string interview, rule;
};
struct Measured {
    Levels levels{};
    std::vector<Violation> violations;
};
/// Compares a plan, wherever it comes from, with every rule, and counts its levels.
Measured measure(const Instance& instance, const Plan& plan);

/// One instance with the plan that stands for it.
class Planner {
  public:
    /// Requires check(instance) to be empty.
    explicit Planner(Instance instance);
    Planner(Planner&&) noexcept;
    Planner& operator=(Planner&&) noexcept;
    ~Planner();

    /// Makes a plan from nothing but pins, and keeps it.
    Outcome plan(const Budget& budget, Runner& runner);
    /// Takes over a plan. False, and nothing changes, when it breaks a rule or names what is not there.
    bool adopt(const Plan& plan);
    /// Follows the changes with as few moved interviews as possible: a moved one counts just below safety.
    /// Requires check(instance(), changes) to be empty.
    Replanned change(const Changes& changes);
    /// Why an ideal is not met or an interview not planned; nothing for those that have all they wish for.
    std::vector<Explanation> explain() const;
    std::vector<Explanation> explain(const std::string& interview) const;

    const Instance& instance() const;
    Plan plan() const;
    Levels levels() const;

  private:
    struct Desk;
    std::unique_ptr<Desk> desk_;
};

/// Planner(instance).plan(budget, runner), for who needs no more.
Outcome plan(const Instance& instance, const Budget& budget, Runner& runner);

}  // namespace hogo::planning
