#include "cli/plan.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "cli/pack.h"
#include "planning/json.h"
#include "planning/planner.h"

namespace hogo::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct PlanOptions {
    std::string file, objective = "levels", replan, changes;
    std::optional<double> seconds, bound_seconds;
    std::optional<std::int64_t> iterations, bound_iterations;
    int threads = 2;
    std::uint64_t seed = 1;
    bool explain = false;
};

/// Runs jobs on so many threads, the caller's among them.
class Threads final : public planning::Runner {
  public:
    explicit Threads(int count) : count_(count) {}
    void run(std::span<const std::function<void()>> jobs) override {
        std::atomic<std::size_t> next = 0;
        auto work = [&] {
            for (std::size_t k = next++; k < jobs.size(); k = next++) jobs[k]();
        };
        std::vector<std::jthread> helpers;
        for (int k = 1; k < count_ && k < static_cast<int>(jobs.size()); ++k) helpers.emplace_back(work);
        work();
    }

  private:
    int count_;
};

/// A share of `seconds`, measured from the first time it is asked, or from `begin`.
std::function<double()> stopwatch(double seconds, std::optional<Clock::time_point> begin = std::nullopt) {
    auto since = std::make_shared<std::atomic<Clock::rep>>(begin ? begin->time_since_epoch().count() : 0);
    return [since, seconds] {
        const auto now = Clock::now().time_since_epoch().count();
        Clock::rep first = 0;
        if (since->compare_exchange_strong(first, now)) first = now;
        const double spent = std::chrono::duration<double>(Clock::duration(now - first)).count();
        return seconds <= 0 ? 1.0 : spent / seconds;
    };
}

template <class T>
const T* usable(const planning::Read<T>& read, const std::string& file, Outcome& outcome) {
    if (read) return &*read;
    for (const auto& complaint : read.error()) fmt::print(stderr, "{}: {}\n", file, complaint.text());
    outcome.exit = Exit::unusable_input;
    return nullptr;
}

std::optional<std::string> text_of(const std::string& file, Outcome& outcome) {
    constexpr std::uintmax_t most = 256 << 20;  // a hundred thousand interviews are some 60 MB
    auto text = read_text_file(file, most);
    if (text) return std::move(*text);
    fmt::print(stderr, "hogo: {}: {}\n", file, text.error().message.view());
    outcome.exit = Exit::unusable_input;
    return std::nullopt;
}

void replan(const PlanOptions& options, planning::Planner& planner, Outcome& outcome) {
    const auto plan_text = text_of(options.replan, outcome);
    if (!plan_text) return;
    const auto plan = planning::read_plan(*plan_text);
    if (!usable(plan, options.replan, outcome)) return;
    if (!planner.adopt(*plan)) {
        for (const auto& violation : planning::measure(planner.instance(), *plan).violations)
            fmt::print(stderr, "{}: {}: {}\n", options.replan, violation.interview, violation.rule);
        outcome.exit = Exit::unusable_input;
        return;
    }
    planning::Changes changes;
    if (!options.changes.empty()) {
        const auto text = text_of(options.changes, outcome);
        if (!text) return;
        const auto read = planning::read_changes(*text, planner.instance());
        const auto* usable_changes = usable(read, options.changes, outcome);
        if (usable_changes == nullptr) return;
        changes = *usable_changes;
    }
    const auto begin = Clock::now();
    const auto replanned = planner.change(changes);
    fmt::print(
        stderr,
        "replanned in {:.3f} ms: {} placed anew, {} of them not touched by the changes, {} unplanned\n",
        std::chrono::duration<double, std::milli>(Clock::now() - begin).count(), replanned.placed.size(),
        replanned.others_moved.size(), replanned.unplanned.size());
    const auto explanations = options.explain ? planner.explain() : std::vector<planning::Explanation>{};
    fmt::print("{}\n", planning::write_replanned(planner, replanned, explanations));
}

void run(const PlanOptions& options, Outcome& outcome) {
    const auto begin = Clock::now();
    const auto text = text_of(options.file, outcome);
    if (!text) return;
    auto instance = planning::read_instance(*text);
    if (!usable(instance, options.file, outcome)) return;
    planning::Planner planner(std::move(*instance));
    if (!options.replan.empty()) return replan(options, planner, outcome);

    planning::Budget budget;
    budget.objective = options.objective == "cost" ? planning::Objective::cost : planning::Objective::levels;
    budget.seed = options.seed;
    const double seconds = options.seconds.value_or(10);
    if (options.iterations)
        budget.search.iterations = *options.iterations;
    else  // the time asked for is that of the whole search: reading the file and the first plan are part of
          // it
        budget.search.spent = stopwatch(seconds, begin);
    if (options.bound_iterations)
        budget.bound.iterations = *options.bound_iterations;
    else if (options.bound_seconds || !options.iterations)
        budget.bound.spent = stopwatch(options.bound_seconds.value_or(std::min(1.0, seconds / 4)));
    else
        budget.bound.iterations = 200;
    budget.first_plan = [&](const planning::Levels& levels) {
        fmt::print(stderr, "{:.3f} s: first plan, {} unplanned, cost {}\n",
                   std::chrono::duration<double>(Clock::now() - begin).count(), levels[0],
                   planning::cost_of(levels));
    };
    Threads threads(options.threads);
    const auto planned = planner.plan(budget, threads);
    const auto explanations = options.explain ? planner.explain() : std::vector<planning::Explanation>{};
    fmt::print(stderr, "{:.3f} s: done, {} unplanned, cost {}\n",
               std::chrono::duration<double>(Clock::now() - begin).count(), planned.levels[0], planned.cost);
    fmt::print("{}\n", planning::write_plan(planner.instance(), planned, budget.objective, explanations));
}

}  // namespace

void add_plan_command(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<PlanOptions>();
    CLI::App* plan = app.add_subcommand("plan", "Plan interviews: who, where and when, and why not better");
    plan->add_option("file", options->file, "an instance, see docs/formats/planning.md")->required();
    auto* seconds = plan->add_option("--seconds", options->seconds, "time of the search (default: 10)")
                        ->check(CLI::NonNegativeNumber);
    plan->add_option("--iterations", options->iterations,
                     "search so many steps; the same plan for any --threads")
        ->check(CLI::NonNegativeNumber)
        ->excludes(seconds);
    auto* bound = plan->add_option("--bound-seconds", options->bound_seconds,
                                   "time for the bound, after the plan is frozen")
                      ->check(CLI::NonNegativeNumber);
    plan->add_option("--bound-iterations", options->bound_iterations, "so many steps for the bound")
        ->check(CLI::NonNegativeNumber)
        ->excludes(bound);
    plan->add_option("--objective", options->objective,
                     "levels, one after the other; or cost, their weighted sum")
        ->check(CLI::IsMember({"levels", "cost"}))
        ->capture_default_str();
    plan->add_option("--threads", options->threads, "threads")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    plan->add_option("--seed", options->seed, "seed of the search")->capture_default_str();
    plan->add_flag("--explain", options->explain,
                   "why each ideal that is missed is missed, and what would help");
    auto* replan =
        plan->add_option("--replan", options->replan, "a plan to be changed as little as possible");
    plan->add_option("--changes", options->changes, "what happened since, see docs/formats/planning.md")
        ->needs(replan);
    plan->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace hogo::cli
