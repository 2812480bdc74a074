#include "cli/match_recheck.h"

#include <fmt/format.h>

#include "actions/recheck_links.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct RecheckOptions {
    std::string data = "data", login, packs;
    bool json = false;
};

void run(const RecheckOptions& options, const OpenHouse& open, Outcome& outcome) {
    auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    auto opened = open(options.data, std::move(pack));
    if (!opened) return say(outcome, opened.error());
    const auto lead = sign_in_from_input(*opened->house, options.login, vault::Unwrap::with_guarded);
    if (!lead) return say(outcome, lead.error());
    const auto answer = actions::recheck_links(*opened->house, *lead);
    if (!answer) return say(outcome, answer.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*answer)) return say(outcome, *refused);
    const auto& done = std::get<actions::Rechecked>(*answer);
    if (options.json)
        fmt::print("{{\"files\":{},\"persons\":{},\"names\":{},\"staff\":{},\"links\":{}}}\n", done.files,
                   done.persons, done.names, done.staff, done.links);
    else
        fmt::print(
            "{} files looked into; tokens made anew: {} persons to keep away, {} names of persons concerned, {} "
            "members of staff; {} links found now\n",
            done.files, done.persons, done.names, done.staff, done.links);
}

}  // namespace

void add_match_recheck_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home,
                               OpenHouse open) {
    auto options = std::make_shared<RecheckOptions>();
    options->packs = default_pack_directory(home).string();
    // Beside the other verbs of `match`, which stand there already.
    auto* match = app.get_subcommand("match");
    auto* recheck = match->add_subcommand(
        "recheck",
        "compare all of a unit's files with all of its people again, under the method as it is now");
    recheck->add_option("--data", options->data, "the data folder")->capture_default_str();
    recheck
        ->add_option("--as", options->login,
                     "a lead's login; password and code are read from standard input, a line each")
        ->required();
    recheck->add_option("--packs", options->packs, "the rule pack's folder");
    recheck->add_flag("--json", options->json, "one object on standard output");
    recheck->callback([options, open, &outcome] { run(*options, open, outcome); });
}

}  // namespace hogo::cli
