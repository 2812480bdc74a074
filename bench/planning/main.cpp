// bench_planning INSTANCE.json…: cost, bound and gap after a stated time; how long a replan and all
// explanations take.
//
//   --seconds 10 --bound-seconds 120 --objective cost|levels --threads 2 --seed 1 --replans 1000 --explain
//   --processor
//
// With --processor a second is one of the processor on each thread, so that a busy machine tells what a quiet
// one does.
//
// One line an instance. The machine's other work is in the figures: close it, or say so beside them.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>
#include <thread>

#include "planning/json.h"

using namespace hogo::planning;
using Clock = std::chrono::steady_clock;

namespace {

class Threads final : public Runner {
  public:
    explicit Threads(int count) : count_(count) {}
    void run(std::span<const std::function<void()>> jobs) override {
        std::atomic<std::size_t> next = 0;
        auto work = [&] {
            for (std::size_t k = next++; k < jobs.size(); k = next++) jobs[k]();
        };
        std::vector<std::jthread> helpers;
        for (int k = 1; k < count_; ++k) helpers.emplace_back(work);
        work();
    }

  private:
    int count_;
};

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Where other programs share the machine, seconds of the processor on all threads say what a quiet one would
/// reach.
double now(bool processor, int threads) {
    if (processor) return static_cast<double>(std::clock()) / CLOCKS_PER_SEC / threads;
    return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

std::function<double()> stopwatch(double seconds, bool processor, int threads) {
    auto begin = std::make_shared<std::atomic<double>>(-1.0);
    return [=] {
        const double time = now(processor, threads);
        double first = -1.0;
        if (begin->compare_exchange_strong(first, time)) first = time;
        return seconds <= 0 ? 1.0 : (time - first) / seconds;
    };
}

/// One booked interpreter or officer after the other falls ill for the day of an interview, or must not
/// question somebody.
void replans(Planner& planner, int count) {
    std::vector<double> took;
    int only_affected = 0, unplanned = 0;
    std::uint64_t state = 12345;
    auto below = [&](std::size_t n) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::size_t>((state >> 33) % n);
    };
    planner.change({});  // from here on level by level
    for (int k = 0; k < count; ++k) {
        const auto plan = planner.plan();
        const auto& a = plan[below(plan.size())];
        Changes changes;
        switch (below(4)) {
            case 0:
                changes.absences.push_back({Party::officer, a.officer, a.day});
                break;
            case 1:
            case 2:
                changes.absences.push_back({Party::interpreter, a.interpreter, a.day});
                break;
            default:
                changes.conflicts.push_back({a.interview, Party::officer, a.officer});
        }
        const auto begin = Clock::now();
        const auto replanned = planner.change(changes);
        took.push_back(since(begin) * 1000);
        only_affected += replanned.others_moved.empty();
        unplanned += static_cast<int>(replanned.unplanned.size());
    }
    std::sort(took.begin(), took.end());
    double sum = 0;
    for (const double one : took) sum += one;
    fmt::print(
        "  {} replans: mean {:.3f} ms, p50 {:.3f}, p99 {:.3f}, most {:.3f}; only affected ones moved in "
        "{:.1f} %; {} lost their place\n",
        count, sum / count, took[count / 2], took[count * 99 / 100], took.back(),
        100.0 * only_affected / count, unplanned);
}

}  // namespace

int main(int argc, char** argv) {
    double seconds = 10, bound_seconds = 10;
    int threads = 2, replan_count = 0;
    bool explain = false, processor = false;
    Budget budget;
    budget.objective = Objective::cost;
    std::vector<std::string> files;
    for (int k = 1; k < argc; ++k) {
        const std::string word = argv[k];
        auto value = [&] { return std::string(k + 1 < argc ? argv[++k] : ""); };
        if (word == "--seconds")
            seconds = std::stod(value());
        else if (word == "--bound-seconds")
            bound_seconds = std::stod(value());
        else if (word == "--threads")
            threads = std::stoi(value());
        else if (word == "--seed")
            budget.seed = std::stoull(value());
        else if (word == "--objective")
            budget.objective = value() == "levels" ? Objective::levels : Objective::cost;
        else if (word == "--replans")
            replan_count = std::stoi(value());
        else if (word == "--processor")
            processor = true;
        else if (word == "--explain")
            explain = true;
        else
            files.push_back(word);
    }
    for (const auto& file : files) {
        std::ifstream in(file);
        std::stringstream text;
        text << in.rdbuf();
        auto begin = Clock::now();
        auto instance = read_instance(text.str());
        if (!instance) {
            fmt::print(stderr, "{}: {}\n", file, instance.error().front().text());
            return 3;
        }
        const double read = since(begin);
        Planner planner(std::move(*instance));
        double first = 0, plan_end = 0;
        begin = Clock::now();
        budget.search.spent = stopwatch(seconds, processor, threads);
        const auto bound_watch = stopwatch(bound_seconds, processor, threads);
        budget.bound.spent = [&, bound_watch] {
            if (plan_end == 0) plan_end = since(begin);
            return bound_watch();
        };
        std::int64_t first_cost = 0;
        budget.first_plan = [&](const Levels& levels) { first = since(begin), first_cost = cost_of(levels); };
        Threads runner(threads);
        const auto outcome = planner.plan(budget, runner);
        if (plan_end == 0) plan_end = since(begin);
        const auto violations = measure(planner.instance(), outcome.plan).violations;
        fmt::print("{}: read {:.3f} s, first plan {:.3f} s (cost {}), plan {:.2f} s, in all {:.2f} s; ", file,
                   read, first, first_cost, plan_end, since(begin));
        if (budget.objective == Objective::cost)
            fmt::print("cost {} bound {} gap {:.3f} %{}", outcome.cost, outcome.bound,
                       100.0 * static_cast<double>(outcome.cost - outcome.bound) /
                           static_cast<double>(std::max<std::int64_t>(1, outcome.cost)),
                       outcome.proven ? " proven" : "");
        for (int level = 0; level < level_count; ++level)
            fmt::print(
                " {} {}{}", level_names[level], outcome.levels[level],
                budget.objective == Objective::levels ? fmt::format(">={}", outcome.bounds[level]) : "");
        fmt::print("; {} violations\n", violations.size());
        if (explain) {
            begin = Clock::now();
            const auto reasons = planner.explain();
            fmt::print("  {} explanations in {:.3f} s\n", reasons.size(), since(begin));
        }
        if (replan_count > 0) replans(planner, replan_count);
        std::fflush(stdout);
    }
    return 0;
}
