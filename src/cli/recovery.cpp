#include "cli/recovery.h"

#include <fmt/format.h>

#include "actions/recover_file.h"
#include "actions/renew_account.h"
#include "cli/custodian.h"
#include "cli/pack.h"

namespace hogo::cli {
namespace {

struct RecoveryOptions {
    std::string login, administrator, second, data = "data", packs;
};

struct FileOptions {
    std::string number, unit, administrator, reasons, data = "data", packs;
    std::vector<std::string> keys, to;
};

Result<domain::StaffId> staff_of(actions::House& house, const std::string& login) {
    HOGO_TRY(account, house.office.find_account(actions::account_token(house, login)));
    if (!account) return problem(ProblemKind::not_found, "no_such_login", "nobody of the office has this login");
    return account->staff;
}

actions::Outcome<> recover(actions::House& house, const FileOptions& options) {
    HOGO_TRY(administrator, sign_in_from_input(house, options.administrator));
    HOGO_TRY(custodians, custodians_from_input(options.keys));
    const auto unit = Code::parse(options.unit);
    const auto reasons = Text::parse(options.reasons, 4000);
    HOGO_TRY(file, house.cases.find_number(options.number));
    if (!unit || !reasons || !file) return problem(ProblemKind::not_found, "no_such_file", "there is no such file in this unit");
    actions::RecoverFile recovering{.to = {}, .reasons = {*reasons}};
    for (const auto& login : options.to) {
        HOGO_TRY(staff, staff_of(house, login));
        recovering.to.push_back(staff);
    }
    HOGO_TRY(escrow, actions::open_escrow(house, *unit, pointers_to(custodians)));
    administrator.groups.clear();
    administrator.groups.push_back(std::move(escrow));
    return actions::recover_file(house, administrator, *file, std::move(recovering));
}

void run_file(const FileOptions& options, const OpenHouse& open, Outcome& outcome) {
    auto pack = open_pack(options.packs, outcome);
    if (!pack) return;
    auto opened = open(options.data, std::move(pack));
    if (!opened) return say(outcome, opened.error());
    const auto recovered = recover(*opened->house, options);
    if (!recovered) return say(outcome, recovered.error());
    if (const auto* refused = std::get_if<actions::Refused>(&*recovered)) {
        fmt::print(stderr, "hogo: refused: {}\n", refused->rule.text());
        outcome.exit = Exit::answer_is_no;
        return;
    }
    fmt::print("{}\n", std::get<actions::Receipt>(*recovered).leaf);
    fmt::print(stderr, "hogo: the file has new keys, which {} people more hold; the number above is its entry on the ledger\n",
               options.to.size());
}

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
    auto* recovery = app.add_subcommand("recovery", "when a password is forgotten, or nobody holds a file any more");
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

    auto file_options = std::make_shared<FileOptions>();
    file_options->packs = options->packs;
    auto* file = recovery->add_subcommand("file", "give a file that nobody holds any more to two others; the custodians open it together");
    file->add_option("number", file_options->number, "the file's number")->required();
    file->add_option("--unit", file_options->unit, "the unit whose file it is")->required();
    file->add_option("--key", file_options->keys, "a custodian's file, once for each who is here")->required();
    file->add_option("--to", file_options->to, "the login of somebody who reads the file from then on; two at least")->required();
    file->add_option("--reasons", file_options->reasons, "why, for the file's record of openings")->required();
    file->add_option("--as", file_options->administrator,
                     "an administrator's login; password and code are read from standard input, then each custodian's passphrase, a line each")
        ->required();
    file->add_option("--data", file_options->data, "the data folder")->capture_default_str();
    file->add_option("--packs", file_options->packs, "the rule pack's folder");
    file->callback([file_options, open, &outcome] { run_file(*file_options, open, outcome); });
}

}  // namespace hogo::cli
