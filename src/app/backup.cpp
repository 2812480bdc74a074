#include "app/backup.h"

#include "app/serve.h"
#include "store/sqlite/backup.h"

namespace hogo::app {
namespace {

struct Options {
    std::filesystem::path data = "data", file;
    std::string today;
    int days = store::sqlite::backup_days;
    bool prune = false;
};

LocalDate machine_day() {
    return LocalDate(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

/// The chosen day, else the machine's; nothing (and a sentence) where it is no day.
std::optional<LocalDate> day_of(const Options& options) {
    if (options.today.empty()) return machine_day();
    const auto day = LocalDate::parse(options.today);
    if (!day) fmt::print(stderr, "hogo: --today takes a day such as 2025-06-12\n");
    return day;
}

void add_options(CLI::App& command, Options& options) {
    command.add_option("--data", options.data, "the data folder")->capture_default_str();
    command.add_option("--today", options.today, "the day to count from (the machine's)");
}

template <class Run>
void add_verb(CLI::App& command, const std::shared_ptr<Options>& options, cli::Outcome& outcome, Run run) {
    add_options(command, *options);
    command.callback([options, &outcome, run] {
        const auto today = day_of(*options);
        outcome.exit = today ? run(*options, *today) : cli::Exit::usage;
    });
}

cli::Exit run_backup(const Options& options, LocalDate today) {
    const auto made = store::sqlite::back_up(options.data, options.file, today, options.days);
    if (!made) return tell(made.error());
    fmt::print("good until {}\n", made->expires.text());
    return cli::Exit::done;
}

cli::Exit run_backups(const Options& options, LocalDate today) {
    if (options.prune) {
        const auto gone = store::sqlite::prune_backups(options.data, today);
        if (!gone) return tell(gone.error());
        for (const auto& backup : *gone) fmt::print("deleted\t{}\n", backup.file.native());
    }
    const auto known = store::sqlite::BackupRegister(options.data).known();
    if (!known) return tell(known.error());
    for (const auto& backup : *known) {
        if (!backup.there && backup.expires < today) continue;
        const char* state = !backup.there ? "not there" : backup.expires < today ? "past its day" : "good";
        fmt::print("{}\t{}\t{}\t{}\n", backup.made.text(), backup.expires.text(), state,
                   backup.file.native());
    }
    return cli::Exit::done;
}

cli::Exit run_restore(const Options& options, LocalDate today) {
    // A day that was chosen never makes a copy good again.
    const auto restored = store::sqlite::restore(options.data, options.file, std::max(today, machine_day()));
    if (!restored) return tell(restored.error());
    fmt::print("restored as of {}; what was answered since is gone\n", restored->made.text());
    fmt::print("rows shredded that had been erased since: {}\n", restored->shredded);
    return cli::Exit::done;
}

}  // namespace

void add_backup_command(CLI::App& app, cli::Outcome& outcome) {
    auto options = std::make_shared<Options>();
    auto* backup = app.add_subcommand("backup",
                                      "copy the database whole, also while it is served; not in the copy: "
                                      "keys, pins, and the papers of files "
                                      "(attachments.sqlite, which opens with the keys that are in it)");
    backup->add_option("file", options->file, "where the copy goes; it must not be there yet")->required();
    backup->add_option("--days", options->days, "for how many days it may be put back")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    add_verb(*backup, options, outcome, run_backup);
}

void add_backups_command(CLI::App& app, cli::Outcome& outcome) {
    auto options = std::make_shared<Options>();
    auto* backups = app.add_subcommand("backups", "which copies were made, and until when each is good");
    backups->add_flag("--prune", options->prune, "delete those that are past their day");
    add_verb(*backups, options, outcome, run_backups);
}

void add_restore_command(CLI::App& app, cli::Outcome& outcome) {
    auto options = std::make_shared<Options>();
    auto* restore = app.add_subcommand("restore",
                                       "put a copy in place of the database, without what was erased since; "
                                       "what was answered since is gone");
    restore->add_option("file", options->file, "the copy")->required();
    add_verb(*restore, options, outcome, run_restore);
}

}  // namespace hogo::app
