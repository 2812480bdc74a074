#include "app/init.h"

#include <fmt/format.h>

#include "app/house_of_data.h"
#include "app/office_file.h"
#include "app/serve.h"
#include "app/waiting_root.h"
#include "cli/pack.h"
#include "vault/first_password.h"

namespace hogo::app {
namespace {

struct InitOptions {
    std::filesystem::path data = "data", office, packs;
};

Result<OfficeFile> office_of(const std::filesystem::path& file) {
    auto office = read_office_file(file);
    if (office) return *std::move(office);
    fmt::print(stderr, "{}\n", office.error());
    return problem(ProblemKind::invalid_input, "office_file_wrong", "the office's file cannot be used");
}

Result<void> begin(const InitOptions& options) {
    HOGO_TRY(office, office_of(options.office));
    const Folder folder{options.data};
    const WaitingRoot waiting(folder.data);
    std::error_code failed;
    if (std::filesystem::exists(folder.data, failed) && !std::filesystem::is_empty(folder.data, failed))
        return problem(ProblemKind::environment, "data_exists",
                       "the data folder is there already and is not empty");
    std::filesystem::create_directories(folder.data, failed);
    std::filesystem::permissions(folder.data, std::filesystem::perms::owner_all, failed);
    if (failed) return problem(ProblemKind::environment, "data_unwritable", "the data folder cannot be made");

    auto& random = system_random();
    HOGO_TRY(keys, vault::HostKeys::create(folder.keys(), random));
    const auto registrar = vault::SignPair::draw(random);
    HOGO_TRY(root, actions::first_root(office.origin, vault::Purpose::production, keys, registrar.open,
                                       office.custodians, office.threshold));
    HOGO_CHECK(waiting.begin(root, registrar));
    fmt::print("{}\n", to_hex(vault::root_hash(root)));
    fmt::print(stderr,
               "hogo: {} waits for {} of {} custodians. Tell each of them the hash above by another way than "
               "the document;\n"
               "each signs with `hogo custodian sign`. Then: hogo init finish\n",
               waiting.document_file().string(), root.threshold, root.custodians.size());
    return {};
}

Result<void> finish(const InitOptions& options, const rules::Pack& pack) {
    HOGO_TRY(file, office_of(options.office));
    const Folder folder{options.data};
    const WaitingRoot waiting(folder.data);
    HOGO_TRY(keys, vault::HostKeys::load(folder.keys()));
    HOGO_TRY(document, waiting.document());
    HOGO_TRY(root, vault::verify_root(document, vault::Purpose::production, std::nullopt));
    HOGO_TRY(registrar, waiting.registrar());
    if (registrar.open != root.document().registrar || root.document().custodians != file.custodians ||
        root.document().threshold != file.threshold || root.document().origin != file.origin)
        return problem(ProblemKind::invalid_input, "another_document",
                       "the signed document is not the one of this office's file");
    const auto zone = Zone::named(pack.zone());
    if (!zone)
        return problem(ProblemKind::environment, "unknown_zone",
                       "the pack's time zone is unknown on this machine");

    auto& random = system_random();
    actions::NewOffice office;
    office.today = zone->day_of(SystemClock().now());
    office.rooms = std::move(file.rooms);
    office.staff = std::move(file.people);
    std::string handed_out;
    for (auto& person : office.staff) {
        person.password = vault::draw_password(random);
        person.totp = vault::draw_totp_secret(random);
        handed_out += fmt::format("{}\t{}\t{}\n", person.login, person.password.reveal(),
                                  vault::totp_secret_text(person.totp).reveal());
    }
    const SecretText shown(std::move(handed_out));
    HOGO_TRY(founding, actions::found_office(std::move(office), keys, root, std::move(registrar), random));
    HOGO_TRY(database,
             store::sqlite::Database::create(folder.data, keys, document, vault::Purpose::production));
    HOGO_CHECK(database->office().change(founding.change));
    HOGO_CHECK(database->close());
    waiting.end();
    fmt::print("{}", shown.reveal());
    fmt::print(stderr,
               "hogo: login, first password and second factor of each, shown this once; hand them over in "
               "person. The office's\n"
               "root is {}; keep it with the custodians.\n",
               to_hex(root.hash()));
    return {};
}

}  // namespace

void add_init_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home) {
    auto options = std::make_shared<InitOptions>();
    options->packs = cli::default_pack_directory(home);
    auto* init = app.add_subcommand("init", "found a real office");
    init->require_subcommand(1);
    const auto step = [&](const char* name, const char* what) {
        auto* command = init->add_subcommand(name, what);
        command->add_option("--data", options->data, "the data folder to make")->capture_default_str();
        command
            ->add_option("--office", options->office,
                         "people, rooms and custodians (docs/operations/founding.md)")
            ->required();
        return command;
    };
    step("begin", "make the host's keys, and the root document that the custodians sign")
        ->callback([options, &outcome] {
            if (auto done = begin(*options); !done) outcome.exit = tell(done.error());
        });
    auto* finishing =
        step("finish", "found the office on the signed document, and show the first passwords once");
    finishing->add_option("--packs", options->packs, "the rule pack's folder");
    finishing->callback([options, &outcome] {
        const auto pack = cli::open_pack(options->packs, outcome);
        if (!pack) return;
        if (auto done = finish(*options, *pack); !done) outcome.exit = tell(done.error());
    });
}

}  // namespace hogo::app
