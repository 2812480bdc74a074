#include "cli/system.h"

#include <fmt/format.h>

#include "actions/register_system.h"
#include "base/text.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct SystemOptions {
    std::string name, unit, label, data = "data", login, packs;
};

void run(const SystemOptions& options, const OpenHouse& open, Outcome& outcome) {
    const auto name = Code::parse(options.name), unit = Code::parse(options.unit);
    const auto label = Text::parse(options.label.empty() ? options.name : options.label, 100, Text::Lines::one);
    if (!name || !unit || !label) {
        fmt::print(stderr, "hogo: names and units are lower-case letters, digits, '-', '_' and '.'\n");
        outcome.exit = Exit::usage;
        return;
    }
    auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    auto opened = open(options.data, std::move(pack));
    if (!opened) return say(outcome, opened.error());
    auto& house = *opened->house;
    const auto administrator = sign_in_from_input(house, options.login);
    if (!administrator) return say(outcome, administrator.error());
    auto key = actions::draw_interface_key(house.random);
    const std::string shown(key.reveal());
    const auto added = actions::add_system(house, *administrator, {*name, label->text(), *unit, std::move(key)});
    if (!added) return say(outcome, added.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*added)) return say(outcome, *refused);
    fmt::print("{}\n", shown);
    fmt::print(stderr, "hogo: {} may report and ask for unit {}; the key above is shown this once\n", name->text(), unit->text());
}

}  // namespace

void add_system_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open) {
    auto options = std::make_shared<SystemOptions>();
    options->packs = default_pack_directory(home).string();
    auto* system = app.add_subcommand("system", "other systems that may report and ask");
    system->require_subcommand(1);
    auto* add = system->add_subcommand("add", "give another system an interface key of its own");
    add->add_option("name", options->name, "a short name, for example airline-liaison")->required();
    add->add_option("--unit", options->unit, "the unit whose files it begins")->required();
    add->add_option("--label", options->label, "as people read it");
    add->add_option("--data", options->data, "the data folder")->capture_default_str();
    add->add_option("--as", options->login, "an administrator's login; password and code are read from standard input, a line each")->required();
    add->add_option("--packs", options->packs, "the rule pack's folder");
    add->callback([options, open, &outcome] { run(*options, open, outcome); });
}

}  // namespace hogo::cli
