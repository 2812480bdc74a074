#include "cli/import.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "actions/import_referral.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct ImportOptions {
    std::string file, data, login, packs;
    bool json = false;
};

Exit say(const std::string& where, const Problem& problem) {
    fmt::print(stderr, "hogo: {}: {} [{}]\n", where, problem.message.view(), problem.code.view());
    return problem.kind == ProblemKind::invalid_input || problem.kind == ProblemKind::unauthenticated ? Exit::unusable_input
                                                                                                        : Exit::environment;
}

/// Never more than one byte over the limit, whatever the file is.
Result<std::string> read_bounded(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(actions::referral_form_limit + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.eof() && !file) return problem(ProblemKind::environment, "file_unreadable", "cannot be read");
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

nlohmann::ordered_json as_json(const actions::Referral& referral) {
    auto placed = nlohmann::ordered_json::array();
    for (const auto& field : referral.placed)
        placed.push_back({{"field", field.label}, {"value", field.value}, {"place", field.place.text()}, {"became", field.became.text()}});
    auto unplaced = nlohmann::ordered_json::object();
    for (const auto& [label, value] : referral.unplaced) unplaced[label] = value.text();
    return {{"format", "htcds-referral/1"},
            {"door", referral.encounter.door.text()},
            {"referred_on", referral.referred_on.text()},
            {"placed", std::move(placed)},
            {"unplaced", std::move(unplaced)}};
}

void print_plainly(const actions::Referral& referral) {
    fmt::print("referred on {}\n", referral.referred_on.text());
    for (const auto& field : referral.placed)
        fmt::print("  {:<14} {}: {}{}\n", field.place.text(), field.label, field.value,
                   field.became.empty() ? "" : fmt::format("  -> {}", field.became.text()));
    if (!referral.unplaced.empty()) fmt::print("without an exact place, kept whole beside the file:\n");
    for (const auto& [label, value] : referral.unplaced) fmt::print("  {}: {}\n", label, value.text());
}

void run(const ImportOptions& options, const OpenHouse& open, Outcome& outcome) {
    const auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    const auto xml = read_bounded(options.file);
    if (!xml) return void(outcome.exit = say(options.file, xml.error()));
    const auto zone = Zone::named(pack->zone());
    require(zone.has_value(), "a pack whose zone is unknown");

    std::optional<OpenedHouse> opened;
    if (!options.data.empty()) {
        auto house = open(options.data, pack);
        if (!house) return void(outcome.exit = say(options.data, house.error()));
        opened = *std::move(house);
    }
    const auto clock = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto now = opened ? opened->house->now() : Instant{clock.time_since_epoch().count()};
    const auto referral = actions::read_referral(*xml, *pack, *zone, now);
    if (!referral) return void(outcome.exit = say(options.file, referral.error()));

    auto answer = as_json(*referral);
    if (opened) {
        const auto actor = sign_in_from_input(*opened->house, options.login);
        if (!actor) return void(outcome.exit = say(options.data, actor.error()));
        const auto imported = actions::import_referral(*opened->house, *actor, *referral);
        if (!imported) return void(outcome.exit = say(options.data, imported.error()));
        if (const auto* refused = std::get_if<actions::Refused>(&*imported)) {
            fmt::print(stderr, "hogo: refused: {}\n", refused->rule.text());
            outcome.exit = Exit::answer_is_no;
            return;
        }
        const auto& receipt = std::get<actions::Receipt>(*imported);
        const auto rows = opened->house->cases.read_case(receipt.file, {}, {});
        if (!rows) return void(outcome.exit = say(options.data, rows.error()));
        answer["number"] = rows->number;
    }
    if (options.json) {
        fmt::print("{}\n", answer.dump());
        return;
    }
    print_plainly(*referral);
    if (opened) fmt::print("imported as {}\n", answer["number"].get<std::string>());
    else fmt::print("nothing was changed: this was a dry run (--data DIR --as LOGIN imports)\n");
}

}  // namespace

void add_import_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open) {
    auto options = std::make_shared<ImportOptions>();
    options->packs = default_pack_directory(home).string();
    auto* import = app.add_subcommand("import", "what other organisations send, as files");
    import->require_subcommand(1);
    auto* htcds = import->add_subcommand("htcds", "a filled form of the Human Trafficking Case Data Standard 2.0");
    htcds->add_option("file", options->file, "the filled form (XML)")->required();
    auto* data = htcds->add_option("--data", options->data, "import into this data folder; without it, only show");
    auto* login = htcds->add_option("--as", options->login, "the login that imports; its password and code are read from standard input, a line each");
    data->needs(login);
    login->needs(data);
    htcds->add_option("--packs", options->packs, "the rule pack's folder");
    htcds->add_flag("--json", options->json, "one JSON object on standard output");
    htcds->callback([options, open, &outcome] { run(*options, open, outcome); });
}

}  // namespace hogo::cli
