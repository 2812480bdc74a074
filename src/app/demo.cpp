#include "app/demo.h"

#include <iostream>

#include "actions/sign_in.h"
#include "app/demo_fill.h"
#include "app/demo_logins.h"
#include "app/house_of_data.h"
#include "app/sample_office/interviews.h"
#include "app/sample_office/people.h"
#include "app/sample_office/scenarios.h"
#include "app/serve.h"
#include "cli/pack.h"
#include "cli/private_file.h"
#include "vault/custodian.h"

namespace hogo::app {
namespace {

Result<std::map<std::string, actions::Actor>> sign_everybody_in(actions::House& house, const std::vector<Login>& logins) {
    vault::DerivationQueue queue;
    std::map<std::string, actions::Actor> people;
    for (const auto& login : logins) {
        HOGO_TRY(person, actions::identify(house, queue, attempt_of(login, house.now()), vault::Unwrap::with_guarded));
        people.emplace(login.user, std::move(person));
    }
    return people;
}

Result<void> tell_scenarios(HouseOfData& data, const std::vector<Login>& logins) {
    ScenarioClock clock;
    auto& house = data.house();
    actions::House telling{house.cases, house.office, clock,      house.random, house.pack,
                           house.zone,  house.keys,   house.verified_grants, house.derivation_cost,
                           house.planning};
    // A code serves once, and those of today and of any --clock are for whoever tries the office out.
    clock.set({std::chrono::milliseconds(std::chrono::days{1}).count()});
    HOGO_TRY(people, sign_everybody_in(telling, logins));
    clock.set(house.now());
    const auto today = house.today();
    try {
        Scene scene(telling, clock, people, today);
        fill_calendars(scene);
    } catch (const ScenarioFailed& failed) {
        std::cerr << "  calendars: " << failed.what << "\n";
        return problem(ProblemKind::corrupt, "scenario_failed", "the sample office's calendars cannot be kept");
    }
    for (const auto& scenario : scenarios()) {
        std::cerr << "  " << scenario.id << std::flush;
        Scene scene(telling, clock, people, today);
        try {
            scenario.tell(scene);
        } catch (const ScenarioFailed& failed) {
            std::cerr << ": " << failed.what << "\n";
            return problem(ProblemKind::corrupt, "scenario_failed", "a scenario of the sample office cannot be told");
        }
    }
    std::cerr << "\n";
    return {};
}

/// Two other systems with keys drawn at random; answers the lines of the file that shows them.
std::string add_sample_systems(actions::NewOffice& office, RandomSource& random) {
    std::string lines = "# system\tunit\tkey: the sample office's other systems; they protect nobody\n";
    auto add = [&](const Code& name, const char* label, const Code& unit) {
        auto key = actions::draw_interface_key(random);
        lines += fmt::format("{}\t{}\t{}\n", name.text(), unit.text(), key.reveal());
        office.systems.push_back({name, label, unit, std::move(key)});
    };
    add("airline-liaison", "航空会社連絡システム", "narita");
    add("residence-desk", "在留窓口システム", "tokyo");
    return lines;
}

/// Three custodians, of whom two are enough. What they hold leaves the machine in a real office; here it lies beside, under
/// one passphrase, so that everything can be tried.
Result<std::vector<vault::SignPair>> make_custodians(const Folder& folder, RandomSource& random) {
    const SecretText passphrase(draw_password(random));
    HOGO_CHECK(cli::write_private(folder.custodian() / "passphrase", std::string(passphrase.reveal()) + "\n"));
    std::vector<vault::SignPair> custodians;
    for (int number = 1; number <= 3; ++number) {
        custodians.push_back(vault::SignPair::draw(random));
        HOGO_TRY(file, vault::wrap_custodian(custodians.back(), passphrase, vault::DerivationCost::sample_office(), random));
        HOGO_CHECK(cli::write_private(folder.custodian() / fmt::format("{}", number), file));
    }
    return custodians;
}

Result<void> make_sample_office(const Folder& folder, std::shared_ptr<const rules::Pack> pack) {
    std::error_code error;
    if (std::filesystem::exists(folder.data, error) && !std::filesystem::is_empty(folder.data, error))
        return problem(ProblemKind::environment, "data_exists", "the data folder is there already and is not empty");
    std::filesystem::create_directories(folder.custodian(), error);
    std::filesystem::permissions(folder.data, std::filesystem::perms::owner_all, error);
    if (error) return problem(ProblemKind::environment, "data_unwritable", "the data folder cannot be made");

    auto& random = system_random();
    HOGO_TRY(keys, vault::HostKeys::create(folder.keys(), random));
    const auto zone = Zone::named(pack->zone());
    require(zone.has_value(), "a pack whose zone is unknown");

    std::vector<Login> logins;
    auto office = sample_office(random, zone->day_of(SystemClock().now()), logins);
    const auto systems = add_sample_systems(office, random);
    std::cerr << "People and keys of the sample office\n";
    HOGO_TRY(custodians, make_custodians(folder, random));
    auto registrar = vault::SignPair::draw(random);
    HOGO_TRY(document, actions::first_root("demo.hogo.invalid/sample-office", vault::Purpose::demonstration, keys, registrar.open,
                                           {custodians[0].open, custodians[1].open, custodians[2].open}, 2));
    const vault::SignPair* signers[] = {&custodians[0], &custodians[1]};
    HOGO_TRY(signed_root, vault::sign_root(document, signers));
    HOGO_TRY(root, vault::verify_root(signed_root, vault::Purpose::demonstration, std::nullopt));
    HOGO_TRY(founding, actions::found_office(std::move(office), keys, root, std::move(registrar), random));

    std::string lines =
        "# role\tuser\tpassword\tsecond factor: the sample office's logins; they protect nobody\n"
        "# the code of the moment stands on the sign-in page, and `hogo demo code` prints it\n";
    for (const auto& login : logins) lines += line_of(login);
    HOGO_CHECK(cli::write_private(folder.logins(), lines));
    HOGO_CHECK(cli::write_private(folder.data / "demo-systems", systems));

    {
        HOGO_TRY(database, store::sqlite::Database::create(folder.data, keys, signed_root, vault::Purpose::demonstration));
        HOGO_CHECK(database->office().change(founding.change));
        HOGO_CHECK(database->close());
    }
    HOGO_TRY(data, HouseOfData::open(folder, std::move(pack), std::nullopt));
    std::cerr << "Scenarios, shifted to this week\n";
    HOGO_CHECK(tell_scenarios(*data, logins));
    return data->database().close();
}

}  // namespace

namespace {

/// `hogo demo code WHO`: for scripts that sign in, and for people at a terminal.
void add_demo_code(CLI::App& demo, cli::Outcome& outcome) {
    struct Options {
        std::filesystem::path data = "data";
        std::string who, clock;
        std::int64_t later = 0;
    };
    auto options = std::make_shared<Options>();
    auto* code = demo.add_subcommand("code", "print the code of the second factor of somebody in the sample office");
    code->add_option("who", options->who, "a login or a role")->required();
    code->add_option("--data", options->data, "the data folder")->capture_default_str();
    code->add_option("--later", options->later, "half minutes from now; a code serves once")->check(CLI::Range(-1, 1));
    code->callback([options, &outcome] {
        const auto login = find_login({options->data}, options->who);
        const auto totp = login ? totp_of(*login) : std::unexpected(login.error());
        if (!totp) return void(outcome.exit = tell(totp.error()));
        fmt::print("{}\n", vault::totp_code(*totp, vault::totp_step(SystemClock().now()) + options->later).reveal());
    });
}

}  // namespace

void add_demo_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home) {
    struct Options {
        std::filesystem::path data = "data", packs;
    };
    auto options = std::make_shared<Options>();
    options->packs = cli::default_pack_directory(home);
    auto* demo = app.add_subcommand("demo", "the sample office");
    demo->require_subcommand(1);
    auto* init = demo->add_subcommand("init", "make a data folder with the sample office in it");
    init->add_option("--data", options->data, "the data folder to make")->capture_default_str();
    init->add_option("--packs", options->packs, "the rule pack's folder");
    init->callback([options, &outcome] {
        auto pack = cli::open_pack(options->packs, outcome);
        if (!pack) return;
        if (auto made = make_sample_office({options->data}, std::move(pack)); !made) outcome.exit = tell(made.error());
    });
    add_demo_code(*demo, outcome);
    add_demo_fill(*demo, outcome, home);
}

}  // namespace hogo::app
