#include "app/demo_fill.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <iostream>
#include <set>
#include <thread>

#include "actions/begin_file.h"
#include "actions/record_encounter.h"
#include "actions/sign_in.h"
#include "app/demo_fill_units.h"
#include "app/demo_logins.h"
#include "app/serve.h"
#include "cli/pack.h"

namespace hogo::app {
namespace {

/// Files a transaction: large enough that its fsync costs nothing, small enough to stay in memory.
constexpr std::size_t batch_files = 250;

struct FillOptions {
    std::filesystem::path data = "data", packs;
    std::size_t files = 0, events = 50, files_a_unit = 2000, threads = 2;
    std::uint64_t seed = 1;
};

double processor_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/// The units' logins stand beside the sample office's own before anything is filled.
Result<void> write_beside(const Folder& folder, const NewUnits& made) {
    std::ofstream logins(folder.logins(), std::ios::app);
    for (const auto& login : made.logins) logins << line_of(login);
    if (!logins.flush()) return problem(ProblemKind::environment, "unwritable", "a file of the sample office cannot be written");
    return {};
}

/// Composes on several threads; the store's own thread commits while they go on.
class Filling {
  public:
    Filling(HouseOfData& data, const FillOptions& options, const std::vector<LoadUnit>& units)
        : house_(data.house()), bulk_(data.database().bulk()), options_(options), units_(units) {}

    Result<void> run() {
        begun_ = std::chrono::steady_clock::now();
        processor_begun_ = processor_seconds();
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < options_.threads; ++i)
            threads.emplace_back([this] {
                while (!failed_)
                    if (auto more = fill_batch(); !more) return stop(more.error());
                    else if (!*more) return;
            });
        threads.clear();
        if (tty_) std::cerr << "\n";
        if (done_ > 0)
            fmt::print(stderr, "  {:.2f} ms of processor time a file\n", (processor_seconds() - processor_begun_) * 1000 / static_cast<double>(done_));
        return outcome_;
    }

  private:
    Result<bool> fill_batch() {
        const auto first = next_.fetch_add(batch_files);
        if (first >= options_.files) return false;
        const auto last = std::min(first + batch_files, options_.files);
        std::vector<actions::CaseChange> changes;
        changes.reserve(last - first);
        for (auto index = first; index < last && !failed_; ++index) {
            HOGO_TRY(change, compose(index));
            changes.push_back(std::move(change));
        }
        if (failed_) return false;
        HOGO_CHECK(bulk_.commit_bulk(changes));
        report(changes.size());
        return true;
    }

    Result<actions::CaseChange> compose(std::size_t index) {
        const auto& unit = units_[index % units_.size()];
        for (;;) {
            Story story(options_.seed, index, options_.events, unit.staff);
            const std::array documents{story.document()};
            HOGO_TRY(change, actions::compose_file(house_, unit.officer, domain::ActionId::draw(house_.random),
                                                   actions::RecordEncounter::code, unit.unit,
                                                   [&](domain::Occasion& occasion) { return story.tell(occasion); },
                                                   actions::document_tokens(house_, documents)));
            // Among a hundred thousand numbers some fifty are drawn twice: one of them would undo its whole batch.
            HOGO_TRY(taken, house_.cases.find_number(change.opens->number));
            const std::lock_guard lock(mutex_);
            if (!taken && numbers_.insert(change.opens->number).second) return change;
        }
    }

    void stop(const Problem& problem) {
        const std::lock_guard lock(mutex_);
        if (!failed_) outcome_ = std::unexpected(problem);
        failed_ = true;
    }

    void report(std::size_t files) {
        const std::lock_guard lock(mutex_);
        done_ += files;
        const auto now = std::chrono::steady_clock::now();
        const bool last = done_ == options_.files;
        if (!last && now - reported_ < std::chrono::seconds{tty_ ? 1 : 10}) return;
        reported_ = now;
        const auto seconds = std::chrono::duration<double>(now - begun_).count();
        const auto rate = static_cast<double>(done_) / seconds;
        fmt::print(stderr, "{}  {} of {} files, {:.0f} s, {:.0f} files/s, about {:.0f} s left{}", tty_ ? "\r" : "", done_, options_.files,
                   seconds, rate, static_cast<double>(options_.files - done_) / rate, tty_ ? "   " : "\n");
    }

    actions::House& house_;
    store::BulkStore& bulk_;
    const FillOptions& options_;
    const std::vector<LoadUnit>& units_;
    const bool tty_ = ::isatty(STDERR_FILENO) == 1;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::set<std::string> numbers_;
    std::size_t done_ = 0;
    double processor_begun_ = 0;
    std::chrono::steady_clock::time_point begun_, reported_;
    Result<void> outcome_;
};

Result<void> fill(const FillOptions& options, std::shared_ptr<const rules::Pack> pack) {
    const Folder folder{options.data};
    HOGO_TRY(data, HouseOfData::open(folder, std::move(pack), std::nullopt));
    if (!data->demonstration())
        return problem(ProblemKind::environment, "fill_is_for_sample_data", "demo fill works on sample data only");
    HOGO_TRY(login, find_login(folder, "administrator"));
    vault::DerivationQueue queue;
    HOGO_TRY(administrator, actions::identify(data->house(), queue, attempt_of(login, data->house().now()), vault::Unwrap::ordinary));
    HOGO_TRY(totp, totp_of(login));

    const auto count = (options.files + options.files_a_unit - 1) / options.files_a_unit;
    std::cerr << count << " units with their people and keys\n";
    HOGO_TRY(made, draw_units(data->house(), administrator, count, totp));
    HOGO_CHECK(write_beside(folder, made));
    HOGO_CHECK(data->house().office.change(made.change));
    HOGO_CHECK(Filling(*data, options, made.units).run());
    return data->database().close();
}

}  // namespace

void add_demo_fill(CLI::App& demo, cli::Outcome& outcome, const std::filesystem::path& home) {
    auto options = std::make_shared<FillOptions>();
    options->packs = cli::default_pack_directory(home);
    auto* command = demo.add_subcommand("fill", "add many invented files in units of their own, for measuring");
    command->add_option("--data", options->data, "the data folder of a sample office")->capture_default_str();
    command->add_option("--packs", options->packs, "the rule pack's folder");
    command->add_option("--files", options->files, "how many files")->required()->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}));
    command->add_option("--events", options->events, "events a file")->capture_default_str()->check(CLI::Range(std::size_t{24}, std::size_t{56}));
    command->add_option("--files-a-unit", options->files_a_unit, "files of one unit and its officer")->capture_default_str()->check(CLI::PositiveNumber);
    command->add_option("--threads", options->threads, "threads that compose")->capture_default_str()->check(CLI::Range(std::size_t{1}, std::size_t{64}));
    command->add_option("--seed", options->seed, "of the stories")->capture_default_str();
    command->callback([options, &outcome] {
        auto pack = cli::open_pack(options->packs, outcome);
        if (!pack) return;
        if (auto filled = fill(*options, std::move(pack)); !filled) outcome.exit = tell(filled.error());
    });
}

}  // namespace hogo::app
