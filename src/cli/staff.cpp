#include "cli/staff.h"

#include <fmt/format.h>

#include <iostream>

#include "actions/register_staff.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct StaffOptions {
    std::string login, name, role, unit, female, administrator, second, data = "data", packs;
    std::vector<std::string> languages;
};

/// What they told of themselves, a line each after the proofs: a kind, a tabulator, the text.
bool read_told(actions::OwnRecord& told) {
    int number = 4;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        const auto tab = std::min(line.find('\t'), line.size());
        const auto kind = std::string_view(line).substr(0, tab);
        auto text = Text::parse(std::string_view(line).substr(std::min(tab + 1, line.size())), 500,
                                Text::Lines::one);
        auto* list = kind == "name"       ? &told.names
                     : kind == "relative" ? &told.relatives
                     : kind == "phone"    ? &told.phones
                     : kind == "company"  ? &told.companies
                     : kind == "place"    ? &told.places
                                          : nullptr;
        if (!list || !text || text->empty()) {
            fmt::print(stderr,
                       "standard input:{}: not name, relative, phone, company or place, a tabulator and a text\n",
                       number);
            return false;
        }
        list->push_back(*std::move(text));
    }
    return true;
}

std::optional<actions::RegisterStaff> registering_of(const StaffOptions& options) {
    const auto role = domain::role_named(options.role);
    const auto unit = Code::parse(options.unit);
    auto name = Text::parse(options.name, 100, Text::Lines::one);
    const auto login = Text::parse(options.login, 100, Text::Lines::one);
    if (!role || !unit || !name || name->empty() || !login || login->empty()) return std::nullopt;
    actions::RegisterStaff registering{
        .login = login->text(), .name = *std::move(name), .role = *role, .unit = *unit};
    registering.female = Code::parse(options.female);
    for (const auto& language : options.languages) {
        auto code = Code::parse(language);
        if (!code) return std::nullopt;
        registering.languages.push_back(*std::move(code));
    }
    return registering;
}

void run(const StaffOptions& options, const OpenHouse& open, Outcome& outcome) {
    auto registering = registering_of(options);
    if (!registering) {
        fmt::print(stderr, "hogo: a login, a name, one of the roles, a unit and codes of languages are needed\n");
        outcome.exit = Exit::usage;
        return;
    }
    auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    auto opened = open(options.data, std::move(pack));
    if (!opened) return say(outcome, opened.error());
    auto& house = *opened->house;
    const auto administrator = sign_in_from_input(house, options.administrator);
    if (!administrator) return say(outcome, administrator.error());
    const auto second = sign_in_from_input(house, options.second, vault::Unwrap::with_guarded);
    if (!second) return say(outcome, second.error());
    if (!read_told(registering->told)) {
        outcome.exit = Exit::unusable_input;
        return;
    }
    auto answer = actions::register_staff(house, *administrator, *second, *registering);
    if (!answer) return say(outcome, answer.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*answer)) return say(outcome, *refused);
    const auto& staff = std::get<actions::RegisteredStaff>(*answer);
    fmt::print("password\t{}\nsecond factor\t{}\n", staff.password.reveal(),
               vault::totp_secret_text(staff.totp).reveal());
    fmt::print(stderr,
               "hogo: hand both over in person; they are shown this once. Groups shared: {}; waiting for somebody else "
               "who holds\nthem: {}.\n",
               staff.groups_shared, staff.groups_waiting);
}

}  // namespace

void add_staff_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open) {
    auto options = std::make_shared<StaffOptions>();
    options->packs = default_pack_directory(home).string();
    auto* staff = app.add_subcommand("staff", "the people of the office");
    staff->require_subcommand(1);
    auto* add = staff->add_subcommand(
        "add", "register somebody; what they told of themselves is read from standard input after the proofs, a "
               "line each: name, relative, phone, company or place, a tabulator, the text");
    add->add_option("login", options->login, "their login")->required();
    add->add_option("--name", options->name, "their name as colleagues read it")->required();
    add->add_option("--role", options->role, "for example interpreter or case_officer")->required();
    add->add_option("--unit", options->unit, "their unit")->required();
    add->add_option("--female", options->female, "yes or no, their own statement, where they made one");
    add->add_option("--language", options->languages, "spoken natively; may be given several times");
    add->add_option("--data", options->data, "the data folder")->capture_default_str();
    add->add_option("--as", options->administrator, "an administrator's login")->required();
    add->add_option("--with", options->second,
                    "the login of a lead, a director or the duty; passwords and codes of both are read from "
                    "standard input, a line each")
        ->required();
    add->add_option("--packs", options->packs, "the rule pack's folder");
    add->callback([options, open, &outcome] { run(*options, open, outcome); });
}

}  // namespace hogo::cli
