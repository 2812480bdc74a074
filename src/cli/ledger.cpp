#include "cli/ledger.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/prove.h"
#include "ledger/directory.h"
#include "ledger/verify.h"

namespace hogo::cli {
namespace {

struct LedgerOptions {
    std::string data = "data";
    std::string tiles;
    std::string key;
    std::string kept;
    bool json = false;
};

/// What went wrong, and with which file or option.
struct Trouble {
    Problem problem;
    std::string where;
};
template <class T>
using Outcomes = std::expected<T, Trouble>;

template <class T>
Outcomes<T> at(std::string where, Result<T> result) {
    if (!result) return std::unexpected(Trouble{result.error(), std::move(where)});
    return std::move(*result);
}

Exit exit_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::invalid_input:
        case ProblemKind::not_found:
        case ProblemKind::conflict:
        case ProblemKind::unauthenticated:
            return Exit::unusable_input;
        case ProblemKind::environment:
        case ProblemKind::corrupt:
            return Exit::environment;
    }
    bug("a kind of problem without an exit code");
}

Exit say(const Trouble& trouble) {
    fmt::print(stderr, "hogo: {}: {} [{}]\n", trouble.where, trouble.problem.message.view(),
               trouble.problem.code.view());
    return exit_of(trouble.problem.kind);
}

Outcomes<OpenedLedger> open_data(const OpenLedger& open, const std::string& data) {
    if (open) return at(data, open(data));
    return std::unexpected(
        Trouble{{ProblemKind::environment, "data_not_readable_here",
                 "this build of hogo opens no data directory; export its tiles and use --tiles"},
                data});
}

Outcomes<OpenedLedger> open_tiles(const std::string& directory, const std::string& key_text) {
    auto key = at("--vkey", ledger::VerifierKey::parse(key_text));
    if (!key) return std::unexpected(key.error());
    auto checkpoint = at(directory + "/checkpoint", ledger::read_checkpoint(directory));
    if (!checkpoint) return std::unexpected(checkpoint.error());
    return OpenedLedger{std::make_unique<ledger::DirectoryTiles>(directory), std::move(*checkpoint),
                        std::move(*key), 0};
}

nlohmann::ordered_json as_json(const ledger::Report& report, const std::optional<std::uint64_t>& erased) {
    auto problems = nlohmann::ordered_json::array();
    for (const ledger::Finding& finding : report.problems) {
        nlohmann::ordered_json problem{{"code", finding.code.view()}};
        if (finding.index) problem["index"] = *finding.index;
        if (finding.level) problem["level"] = *finding.level;
        problems.push_back(std::move(problem));
    }
    nlohmann::ordered_json all{{"size", report.size},
                               {"root", to_base64(report.root)},
                               {"integrated", report.integrated},
                               {"pending", report.pending}};
    if (erased) all["erased"] = *erased;
    all["problems"] = std::move(problems);
    return all;
}

void print_plainly(const ledger::Report& report, const std::optional<std::uint64_t>& erased, bool compared) {
    fmt::print("size        {}\nroot        {}\nintegrated  {}\npending     {}\n", report.size,
               to_base64(report.root), report.integrated, report.pending);
    if (erased) fmt::print("erased      {}\n", *erased);
    for (const ledger::Finding& finding : report.problems) {
        std::string line = fmt::format("problem     {}", finding.code.view());
        if (finding.index) line += fmt::format(" {}", *finding.index);
        if (finding.level) line += fmt::format(" (level {})", *finding.level);
        fmt::print("{}\n", line);
    }
    if (!report.holds()) return;
    fmt::print("Everything that is kept is what was signed.\n");
    if (!compared)
        fmt::print(
            "Whether an older state was taken back only a checkpoint kept elsewhere can tell: --checkpoint "
            "FILE.\n");
}

Exit run_verify(const LedgerOptions& options, const OpenLedger& open) {
    auto opened =
        options.tiles.empty() ? open_data(open, options.data) : open_tiles(options.tiles, options.key);
    if (!opened) return say(opened.error());
    ledger::Verification verification{*opened->tiles, opened->checkpoint, opened->key, {}, opened->pending};
    std::string kept;
    if (!options.kept.empty()) {
        auto file = at(options.kept, ledger::read_file(options.kept, 1 << 20));
        if (!file) return say(file.error());
        kept = std::move(*file);
        verification.kept = kept;
    }
    const auto report = ledger::verify(verification);
    if (!report) {
        const bool of_kept = report.error().code == Literal("kept_checkpoint_malformed");
        const std::string& source = options.tiles.empty() ? options.data : options.tiles;
        return say({report.error(), of_kept ? options.kept : source + "/checkpoint"});
    }
    if (options.json) {
        fmt::print("{}\n", as_json(*report, opened->erased).dump());
    } else {
        print_plainly(*report, opened->erased, verification.kept.has_value());
    }
    return report->holds() ? Exit::done : Exit::answer_is_no;
}

Exit run_export(const LedgerOptions& options, const OpenLedger& open) {
    auto opened = open_data(open, options.data);
    if (!opened) return say(opened.error());
    const auto exported = ledger::export_log(*opened->tiles, opened->checkpoint, options.tiles);
    if (!exported) return say({exported.error(), options.tiles});
    fmt::print("{}\n", opened->key.text());
    fmt::print(
        stderr,
        "hogo: exported to {}; whoever holds the key above verifies it with: hogo ledger verify --tiles\n",
        options.tiles);
    return Exit::done;
}

}  // namespace

void add_ledger_command(CLI::App& app, Outcome& outcome, OpenLedger open) {
    auto options = std::make_shared<LedgerOptions>();
    CLI::App* ledger = app.add_subcommand("ledger", "The tamper-evident log of what was done and opened");
    ledger->require_subcommand(1);

    CLI::App* verify = ledger->add_subcommand(
        "verify", "Rebuild the log from its entries and check every tile and signature");
    auto* data = verify->add_option("--data", options->data, "data directory")->capture_default_str();
    auto* tiles = verify->add_option("--tiles", options->tiles, "exported or mirrored log")->excludes(data);
    auto* key =
        verify->add_option("--vkey", options->key, "the log's verifier key: name+id+key")->needs(tiles);
    tiles->needs(key);
    verify->add_option("--checkpoint", options->kept, "an older checkpoint that was kept elsewhere");
    verify->add_flag("--json", options->json, "one JSON object on standard output");
    verify->callback([options, open, &outcome] { outcome.exit = run_verify(*options, open); });

    CLI::App* exported =
        ledger->add_subcommand("export", "Write the log as files that other tools can verify");
    exported->add_option("--tiles", options->tiles, "directory to write to")->required();
    exported->add_option("--data", options->data, "data directory")->capture_default_str();
    exported->callback([options, open, &outcome] { outcome.exit = run_export(*options, open); });
    add_prove_commands(*ledger, outcome, open);
}

}  // namespace hogo::cli
