// `record_wish` at the actions layer, whole: access entry, gather, decide, seal, commit, each call durable when it answers.
// 64 actors, each a thread that asks again as soon as it was answered, over the files of a filled data folder; beside it,
// in the same run, what bare durable inserts reach on the same disk.
//
// Run: bench_actions --data DIR [--actors 64] [--seconds 20]. The data folder keeps the wishes.
#include "actions/record_wish.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <random>
#include <thread>

#include "bare_inserts.h"
#include "actions/sign_in.h"
#include "app/house_of_data.h"
#include "cli/pack.h"
#include "sample_files.h"
#include "vault/totp.h"

namespace {

using namespace hogo;
using namespace hogo::bench;

template <class Value>
Value value_of(Result<Value> result) {
    if (!result) give_up(std::string(result.error().message.view()));
    return *std::move(result);
}

Text words(std::string_view text) { return value_of(Text::parse(text, 4000)); }

struct Worker {
    const actions::Actor* actor;  ///< a code counts once, so actors of one officer share one sign-in
    const std::vector<Bytes>* files;
};

actions::SignInAttempt attempt_of(const SampleLogin& officer, Instant now) {
    const auto secret = vault::parse_totp_secret(officer.totp);
    if (!secret) give_up("a login without its second factor");
    return {.name = officer.user,
            .proof = {.password = SecretText(std::string(officer.password)),
                      .code = std::string(vault::totp_code(*secret, vault::totp_step(now)).reveal())}};
}

struct Tally {
    std::size_t done = 0, stale = 0, other = 0;
    std::vector<double> milliseconds;
};

void record(actions::House& house, const Worker& worker, std::uint64_t seed, const std::atomic<bool>& over, Tally& tally) {
    std::mt19937_64 random(seed);
    const actions::RecordWish wish{.wishes = {"wishes.stay_in_japan"}, .language = "vi", .said_on = house.today(),
                                   .words = words("Tôi muốn một nơi an toàn."), .translation = words("安全な所にいたいです。")};
    while (!over) {
        const auto& bytes = (*worker.files)[random() % worker.files->size()];
        const actions::Target target{*domain::CaseId::from_bytes(bytes), domain::ActionId::draw(house.random), std::nullopt};
        const auto begun = std::chrono::steady_clock::now();
        const auto outcome = actions::perform(house, *worker.actor, target, wish);
        tally.milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
        if (outcome && std::holds_alternative<actions::Receipt>(*outcome)) ++tally.done;
        else if (!outcome && outcome.error().code.view() == "stale_file") ++tally.stale;
        else ++tally.other;
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Wishes a second at the actions layer"};
    std::filesystem::path data_folder;
    std::size_t count = 64;
    double seconds = 20;
    app.add_option("--data", data_folder, "a data folder after `hogo demo fill`")->required();
    app.add_option("--actors", count)->capture_default_str();
    app.add_option("--seconds", seconds)->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    fmt::print("bare durable inserts of 330 bytes: {:.0f}/s one by one, {:.0f}/s in groups of 64\n",
               bare_inserts_a_second(data_folder, 1, 3), bare_inserts_a_second(data_folder, 64, 3));

    cli::Outcome outcome;
    auto pack = cli::open_pack(cli::default_pack_directory(HOGO_HOME), outcome);
    if (!pack) return static_cast<int>(outcome.exit);
    const auto data = value_of(app::HouseOfData::open({data_folder}, std::move(pack), std::nullopt));
    auto& house = data->house();
    const auto officers = officers_of(data_folder);
    const auto files = files_of(data_folder);
    vault::DerivationQueue queue;
    std::vector<Worker> workers;
    std::vector<actions::Actor> actors;
    for (const auto& officer : officers)
        actors.push_back(value_of(actions::identify(house, queue, attempt_of(officer, house.now()), vault::Unwrap::ordinary)));
    for (std::size_t i = 0; i < count; ++i)
        workers.push_back({&actors[i % actors.size()], &files.at(officers[i % officers.size()].unit)});

    std::atomic<bool> over = false;
    std::vector<Tally> tallies(count);
    const double before = processor_seconds();
    const auto begun = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i)
            threads.emplace_back([&, i] { record(house, workers[i], i + 1, over, tallies[i]); });
        std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
        over = true;
    }
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const double processor = processor_seconds() - before;
    Tally all;
    for (auto& tally : tallies) {
        all.done += tally.done, all.stale += tally.stale, all.other += tally.other;
        all.milliseconds.insert(all.milliseconds.end(), tally.milliseconds.begin(), tally.milliseconds.end());
    }
    std::ranges::sort(all.milliseconds);
    std::size_t total = 0;
    for (const auto& [unit, list] : files) total += list.size();
    fmt::print("record_wish: {:.0f}/s by {} actors over {} files in {:.1f} s ({} done, {} on a file that had just changed, {} other)\n",
               static_cast<double>(all.done) / took, count, total, took, all.done, all.stale, all.other);
    fmt::print("{:.2f} ms of processor time a wish; an action, ms: p50 {:.1f}  p90 {:.1f}  p99 {:.1f}  max {:.1f}\n",
               processor * 1000 / static_cast<double>(std::max<std::size_t>(1, all.done)), percentile(all.milliseconds, 0.5),
               percentile(all.milliseconds, 0.9), percentile(all.milliseconds, 0.99), percentile(all.milliseconds, 1));
    if (auto closed = data->database().close(); !closed) return 4;
    return all.other == 0 ? 0 : 1;
}
