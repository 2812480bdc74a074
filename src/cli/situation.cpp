#include "cli/situation.h"

#include <fmt/format.h>

#include "cli/pack.h"
#include "rules/explain.h"
#include "rules/situation.h"

namespace hogo::cli {
namespace {

struct SituationOptions {
    std::string file;
    std::string pack;
    std::string language = "en";
    bool json = false;
};

/// What a file says, and what the rules answer.
struct Answered {
    rules::Situation situation;
    rules::Assessment assessment;
};

std::optional<Answered> answer(const rules::Pack& pack, const std::filesystem::path& file, Outcome& outcome) {
    const auto text = read_text_file(file);
    if (!text) {
        fmt::print(stderr, "hogo: {}: {}\n", file.string(), text.error().message.view());
        outcome.exit = Exit::unusable_input;
        return std::nullopt;
    }
    auto situation = rules::read_situation(pack, {file.string(), *text});
    if (!situation) {
        for (const auto& complaint : situation.error()) fmt::print(stderr, "{}\n", complaint.text());
        outcome.exit = Exit::unusable_input;
        return std::nullopt;
    }
    auto assessment = rules::evaluate(pack, situation->facts, situation->date);
    return Answered{std::move(*situation), std::move(assessment)};
}

rules::Complaints unlike_others(const rules::Pack& pack, const Answered& mine, const SituationOptions& options,
                                Outcome& outcome) {
    rules::Complaints found;
    for (const auto& same : mine.situation.same_as) {
        const auto path = std::filesystem::path(options.file).parent_path() / same.filename;
        const auto other = answer(pack, path, outcome);
        if (!other) return {};
        const auto parts = rules::differing_parts(rules::answer_json(pack, mine.assessment),
                                                  rules::answer_json(pack, other->assessment), same.parts);
        for (const auto& part : parts)
            found.push_back({options.file, same.line, fmt::format("expected the same {} as {}: it differs", part, same.filename)});
    }
    return found;
}

void run(const SituationOptions& options, const std::filesystem::path& installed, Outcome& outcome) {
    const auto pack = open_pack(options.pack.empty() ? default_pack_directory(installed) : std::filesystem::path(options.pack), outcome);
    if (!pack) return;
    const auto answered = answer(*pack, options.file, outcome);
    if (!answered) return;

    if (options.json)
        fmt::print("{}\n", rules::answer_json(*pack, answered->assessment).dump());
    else
        fmt::print("{}", rules::answer_text(*pack, answered->assessment,
                                            options.language == "ja" ? rules::Language::ja : rules::Language::en));

    for (const auto& conflict : answered->assessment.conflicts) {
        fmt::print(stderr, "hogo: the rules {} ({}:{}) and {} ({}:{}) contradict and have no order\n",
                   conflict.one->id.text(), conflict.one->file, conflict.one->line, conflict.other->id.text(),
                   conflict.other->file, conflict.other->line);
        outcome.exit = Exit::answer_is_no;
    }
    auto unmet = rules::unmet(*pack, answered->situation, answered->assessment, options.file);
    for (auto& complaint : unlike_others(*pack, *answered, options, outcome)) unmet.push_back(std::move(complaint));
    for (const auto& complaint : unmet) fmt::print(stderr, "{}\n", complaint.text());
    if (!unmet.empty()) outcome.exit = Exit::answer_is_no;
}

}  // namespace

void add_situation_command(CLI::App& app, Outcome& outcome, std::filesystem::path installed) {
    auto options = std::make_shared<SituationOptions>();
    CLI::App* situation = app.add_subcommand("situation", "What the rules say about a situation on a day");
    situation->add_option("file", options->file, "a situation, see docs/situations.md")->required();
    situation->add_option("--pack", options->pack, "the rule pack (default: packs/jp)");
    situation->add_option("--language", options->language, "ja or en, for reading")
        ->check(CLI::IsMember({"ja", "en"}))
        ->capture_default_str();
    situation->add_flag("--json", options->json, "one JSON object on standard output");
    situation->callback([options, installed = std::move(installed), &outcome] { run(*options, installed, outcome); });
}

}  // namespace hogo::cli
