// Situations a second on one core: facts in, assessment with its structured, unrendered explanation out.
//
// Run: cmake --preset bench && cmake --build build/bench --target bench_rules && build/bench/bin/bench_rules
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "rules/check.h"
#include "rules/evaluate.h"
#include "rules/explain.h"

namespace {

using namespace hogo;
using namespace hogo::rules;

std::vector<SourceText> texts() {
    std::vector<SourceText> found;
    for (const auto file : pack_files()) {
        std::ifstream stream(std::filesystem::path(HOGO_SOURCE_DIR) / "packs/jp" / file);
        std::ostringstream text;
        text << stream.rdbuf();
        found.push_back({std::string(file), text.str()});
    }
    return found;
}

const Pack& pack() {
    static const std::shared_ptr<const Pack> loaded = load_pack(texts()).value();
    return *loaded;
}

/// A plausible mix: two answers in three are known, the rest open in one of the three ways.
std::vector<FactTable> drawn_situations(std::size_t count) {
    std::mt19937_64 random(1);
    const auto below = [&](std::uint64_t bound) { return static_cast<std::int32_t>(random() % bound); };
    std::vector<FactTable> situations;
    for (std::size_t i = 0; i < count; ++i) {
        FactTable facts(pack());
        for (std::size_t f = 0; f < pack().facts().size(); ++f) {
            const Fact& fact = pack().facts()[f];
            if (fact.derived) continue;
            FactValue value{static_cast<Standing>(1 + below(3)), 0};
            if (below(3) > 0) {
                value.standing = Standing::known;
                value.value = fact.type == FactType::answer ? below(2)
                              : fact.type == FactType::code ? below(fact.options.size())
                              : fact.type == FactType::date ? 20200 + below(200)
                                                            : below(60);
            }
            facts.put(static_cast<FactIndex>(f), value);
        }
        situations.push_back(std::move(facts));
    }
    return situations;
}

void evaluate_situations(benchmark::State& state) {
    const auto situations = drawn_situations(256);
    const LocalDate today = LocalDate::of(2025, 6, 12);
    Assessment assessment;
    std::size_t next = 0;
    for (auto _ : state) {
        evaluate(pack(), situations[next++ % situations.size()], today, assessment);
        benchmark::DoNotOptimize(assessment.explanations.data());
        benchmark::DoNotOptimize(assessment.changes.data());
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["rules"] = static_cast<double>(assessment.explanations.size());
}
BENCHMARK(evaluate_situations);

void render_json(benchmark::State& state) {
    const auto situations = drawn_situations(16);
    std::size_t next = 0;
    for (auto _ : state) {
        const auto assessment = evaluate(pack(), situations[next++ % situations.size()], LocalDate::of(2025, 6, 12));
        benchmark::DoNotOptimize(answer_json(pack(), assessment).dump());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(render_json);

void load(benchmark::State& state) {
    const auto sources = texts();
    for (auto _ : state) benchmark::DoNotOptimize(load_pack(sources));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void check(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(check_pack(pack()));
}
BENCHMARK(check)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
