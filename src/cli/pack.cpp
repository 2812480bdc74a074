#include "cli/pack.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "rules/check.h"

namespace hogo::cli {
namespace {

struct PackOptions {
    std::string directory;
    bool json = false;
};

nlohmann::ordered_json complaints_json(const rules::Complaints& complaints) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& complaint : complaints)
        list.push_back({{"file", complaint.file}, {"line", complaint.line}, {"reason", complaint.reason}});
    return list;
}

Exit invalid(const PackOptions& options, const rules::Complaints& complaints) {
    if (options.json)
        fmt::print("{}\n", nlohmann::ordered_json{{"format", "pack-check/1"}, {"valid", false}, {"complaints", complaints_json(complaints)}}.dump());
    for (const auto& complaint : complaints) fmt::print(stderr, "{}\n", complaint.text());
    return Exit::unusable_input;
}

Exit run_check(const PackOptions& options) {
    const auto texts = read_pack_texts(options.directory);
    if (!texts) {
        fmt::print(stderr, "hogo: {}: {}\n", options.directory, texts.error().message.view());
        return Exit::environment;
    }
    const auto pack = rules::load_pack(*texts);
    if (!pack) return invalid(options, pack.error());

    const rules::CheckReport report = rules::check_pack(**pack);
    const bool valid = report.findings.empty();
    if (options.json) {
        const nlohmann::ordered_json answer{{"format", "pack-check/1"},
                                            {"pack", (*pack)->id().text() + "/" + (*pack)->version()},
                                            {"valid", valid},
                                            {"rules", report.rules},
                                            {"unverified", report.unverified},
                                            {"subjects", report.subjects},
                                            {"combinations", report.combinations},
                                            {"complaints", complaints_json(report.findings)}};
        fmt::print("{}\n", answer.dump());
    } else {
        fmt::print("pack          {} {}\nrules         {}, of which {} were not compared with their source by a lawyer\n"
                   "proofs        {} things, {} combinations of facts\n",
                   (*pack)->id().text(), (*pack)->version(), report.rules, report.unverified, report.subjects,
                   report.combinations);
        if (valid)
            fmt::print("No two rules contradict; refusing cooperation changes nothing; suspicion alone opens the file; a "
                       "yes takes no protection away.\n");
    }
    for (const auto& finding : report.findings) fmt::print(stderr, "{}\n", finding.text());
    return valid ? Exit::done : Exit::answer_is_no;
}

}  // namespace

Result<std::string> read_text_file(const std::filesystem::path& file, std::uintmax_t most) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > most)
        return problem(ProblemKind::environment, "file_unreadable", "the file cannot be read, or is larger than such files are");
    std::ifstream stream(file, std::ios::binary);
    std::string text(size, '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(size)))
        return problem(ProblemKind::environment, "file_unreadable", "the file cannot be read");
    return text;
}

Result<std::vector<rules::SourceText>> read_pack_texts(const std::filesystem::path& directory) {
    std::error_code error;
    if (!std::filesystem::is_directory(directory, error))
        return problem(ProblemKind::environment, "pack_unreadable", "no such directory");
    std::vector<rules::SourceText> texts;
    for (const auto name : rules::pack_files()) {
        const auto file = directory / name;
        if (!std::filesystem::exists(file, error)) continue;
        HOGO_TRY(text, read_text_file(file));
        texts.push_back({file.string(), std::move(text)});
    }
    return texts;
}

std::shared_ptr<const rules::Pack> open_pack(const std::filesystem::path& directory, Outcome& outcome) {
    const auto texts = read_pack_texts(directory);
    if (!texts) {
        fmt::print(stderr, "hogo: {}: {}\n", directory.string(), texts.error().message.view());
        outcome.exit = Exit::environment;
        return nullptr;
    }
    auto pack = rules::load_pack(*texts);
    if (pack) return std::move(*pack);
    for (const auto& complaint : pack.error()) fmt::print(stderr, "{}\n", complaint.text());
    outcome.exit = Exit::unusable_input;
    return nullptr;
}

std::filesystem::path default_pack_directory(const std::filesystem::path& installed) {
    const std::filesystem::path here = "packs/jp";
    std::error_code error;
    return std::filesystem::is_directory(here, error) ? here : installed / here;
}

void add_pack_command(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<PackOptions>();
    CLI::App* pack = app.add_subcommand("pack", "Rule packs: the law and the lists, as data");
    pack->require_subcommand(1);
    CLI::App* check = pack->add_subcommand("check", "Load a pack and run every proof over it");
    check->add_option("directory", options->directory, "the pack, for example packs/jp")->required();
    check->add_flag("--json", options->json, "one JSON object on standard output");
    check->callback([options, &outcome] { outcome.exit = run_check(*options); });
}

}  // namespace hogo::cli
