#include "cli/recovery.h"

#include <fmt/format.h>

#include "actions/renew_account.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct RecoveryOptions {
    std::string login, administrator, second, data = "data", packs;
};

void run(const RecoveryOptions& options, const OpenHouse& open, Outcome& outcome) {
    auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    auto opened = open(options.data, std::move(pack));
    if (!opened) return say(outcome, opened.error());
    auto& house = *opened->house;
    const auto administrator = sign_in_from_input(house, options.administrator);
    if (!administrator) return say(outcome, administrator.error());
    const auto second = sign_in_from_input(house, options.second, vault::Unwrap::with_guarded);
    if (!second) return say(outcome, second.error());
    auto renewed = actions::renew_account(house, *administrator, *second, options.login);
    if (!renewed) return say(outcome, renewed.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*renewed)) return say(outcome, *refused);
    const auto& account = std::get<actions::RenewedAccount>(*renewed);
    fmt::print("password\t{}\nsecond factor\t{}\n", account.password.reveal(), vault::totp_secret_text(account.totp).reveal());
    fmt::print(stderr,
               "hogo: hand both over in person; they are shown this once. Groups shared again: {}; waiting for somebody else who\n"
               "holds them: {}. Tasks on files: end them and give them again.\n",
               account.groups_shared, account.groups_waiting);
}

}  // namespace

void add_recovery_command(CLI::App& app, Outcome& outcome, const std::filesystem::path& home, OpenHouse open) {
    auto options = std::make_shared<RecoveryOptions>();
    options->packs = default_pack_directory(home).string();
    auto* recovery = app.add_subcommand("recovery", "when a password is forgotten");
    recovery->require_subcommand(1);
    auto* account = recovery->add_subcommand("account", "new keys, a new password and a new second factor for somebody");
    account->add_option("login", options->login, "whose")->required();
    account->add_option("--data", options->data, "the data folder")->capture_default_str();
    account->add_option("--as", options->administrator, "an administrator's login")->required();
    account->add_option("--with", options->second,
                        "the login of a lead, a director or the duty; passwords and codes of both are read from standard input, a line each")
        ->required();
    account->add_option("--packs", options->packs, "the rule pack's folder");
    account->callback([options, open, &outcome] { run(*options, open, outcome); });
}

}  // namespace hogo::cli
