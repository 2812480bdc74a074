// Whether the time of a refused sign-in tells a known name from an unknown one: Welch's t over attempts with a wrong password,
// known and unknown names in random order, each name once in a while, as an attacker at the same machine would time them.
//
// Run: bench_sign_in --data DIR [--attempts 2000]. The goal is |t| < 4.5. Times above the 90th percentile of both are left
// out alike, for they are the machine's other work.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "actions/sign_in.h"
#include "app/house_of_data.h"
#include "cli/pack.h"
#include "sample_files.h"

namespace {

using namespace hogo;

double milliseconds_of(actions::House& house, vault::DerivationQueue& queue, const std::string& name) {
    const auto begun = std::chrono::steady_clock::now();
    const auto refused = actions::sign_in(
        house, queue, {.name = name, .proof = {.password = SecretText("a password that is nobody's"), .code = "000000"}});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
    if (refused) bench::give_up("a wrong password signed in");
    return took.count();
}

struct Sample {
    std::vector<double> times;
    double mean = 0, variance = 0;

    void measure(double longest) {
        std::erase_if(times, [&](double time) { return time > longest; });
        for (const double time : times) mean += time / static_cast<double>(times.size());
        for (const double time : times) variance += (time - mean) * (time - mean) / static_cast<double>(times.size() - 1);
    }
    double error() const { return variance / static_cast<double>(times.size()); }
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Timing of refused sign-ins"};
    std::filesystem::path data = "data";
    std::size_t attempts = 2000;
    app.add_option("--data", data, "a sample office");
    app.add_option("--attempts", attempts, "in all");
    CLI11_PARSE(app, argc, argv);
    cli::Outcome outcome;
    auto pack = cli::open_pack(cli::default_pack_directory(HOGO_HOME), outcome);
    if (!pack) return 1;
    auto opened = app::HouseOfData::open({data}, std::move(pack), std::nullopt);
    if (!opened) bench::give_up(std::string(opened.error().message.view()));
    auto& house = (*opened)->house();
    vault::DerivationQueue queue;

    static const std::string known_names[] = {"officer", "lead", "director", "duty", "medical", "examiner", "landing", "auditor"};
    std::mt19937_64 random(1);
    Sample known, unknown;
    for (int warm = 0; warm < 20; ++warm) milliseconds_of(house, queue, warm % 2 ? "officer" : "nobody");
    for (std::size_t i = 0; i < attempts; ++i) {
        if (random() % 2) known.times.push_back(milliseconds_of(house, queue, known_names[random() % 8]));
        else unknown.times.push_back(milliseconds_of(house, queue, fmt::format("nobody{}", random() % 1000)));
    }
    auto all = known.times;
    all.insert(all.end(), unknown.times.begin(), unknown.times.end());
    std::ranges::sort(all);
    const double longest = all[all.size() * 9 / 10];
    known.measure(longest), unknown.measure(longest);
    const double t = (known.mean - unknown.mean) / std::sqrt(known.error() + unknown.error());
    fmt::print("known {:.3f} ms ({}), unknown {:.3f} ms ({}), Welch's t {:.2f}\n", known.mean, known.times.size(), unknown.mean,
               unknown.times.size(), t);
    return std::abs(t) < 4.5 ? 0 : 1;
}
