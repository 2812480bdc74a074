#include "app/root_update.h"

#include <fmt/format.h>

#include "actions/replace_root.h"
#include "app/house_of_data.h"
#include "app/serve.h"
#include "app/waiting_root.h"
#include "cli/custodian.h"
#include "cli/pack.h"

namespace hogo::app {
namespace {

struct RootOptions {
    std::filesystem::path data = "data", packs;
    std::vector<std::string> custodians, witnesses, keys;
    std::uint32_t threshold = 0;
};

Result<void> begin(const RootOptions& options, actions::House& house) {
    const auto directory = house.office.directory();
    const auto& present = directory->chain.root().document();
    auto custodians = present.custodians;
    if (!options.custodians.empty()) custodians.clear();
    for (const auto& text : options.custodians) {
        const auto bytes = from_hex(text);
        if (!bytes || bytes->size() != 32)
            return problem(ProblemKind::invalid_input, "no_public_key",
                           "a custodian is the 64 digits that `hogo custodian new` prints");
        std::ranges::copy(*bytes, custodians.emplace_back().bytes.begin());
    }
    const auto registrar = vault::SignPair::draw(house.random);
    const auto next =
        actions::next_root(*directory, registrar.open, std::move(custodians),
                           options.threshold ? options.threshold : present.threshold,
                           options.witnesses.empty() ? present.witness_vkeys : options.witnesses);
    const WaitingRoot waiting(options.data);
    HOGO_CHECK(waiting.begin(next, registrar));
    fmt::print("{}\n", to_hex(vault::root_hash(next)));
    fmt::print(
        stderr,
        "hogo: {} waits for the custodians in force and for its own; then: hogo recovery root finish\n",
        waiting.document_file().string());
    return {};
}

Result<void> finish(const RootOptions& options, actions::House& house) {
    const WaitingRoot waiting(options.data);
    HOGO_TRY(document, waiting.document());
    HOGO_TRY(registrar, waiting.registrar());
    HOGO_TRY(custodians, cli::custodians_from_input(options.keys));
    HOGO_CHECK(actions::replace_root(house, document, registrar, cli::pointers_to(custodians)));
    waiting.end();
    fmt::print("{}\n", to_hex(house.office.directory()->chain.root().hash()));
    return {};
}

}  // namespace

void add_root_update(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home) {
    auto options = std::make_shared<RootOptions>();
    options->packs = cli::default_pack_directory(home);
    auto* root =
        app.get_subcommand("recovery")
            ->add_subcommand("root",
                             "the next root document: other custodians, another threshold, other witnesses");
    root->require_subcommand(1);
    const auto step = [&](const char* name, const char* what,
                          Result<void> (*run)(const RootOptions&, actions::House&)) {
        auto* command = root->add_subcommand(name, what);
        command->add_option("--data", options->data, "the data folder")->capture_default_str();
        command->add_option("--packs", options->packs, "the rule pack's folder");
        command->callback([options, &outcome, run] {
            auto pack = cli::open_pack(options->packs, outcome);
            if (!pack) return;
            auto opened = HouseOfData::open({options->data}, std::move(pack), std::nullopt);
            if (!opened) return void(outcome.exit = tell(opened.error()));
            if (auto done = run(*options, (*opened)->house()); !done) outcome.exit = tell(done.error());
        });
        return command;
    };
    auto* beginning = step("begin", "write the next document, for the custodians to sign", begin);
    beginning->add_option("--custodian", options->custodians,
                          "the public key of each custodian from then on (those in force)");
    beginning->add_option("--threshold", options->threshold, "how many of them together (as it is)")
        ->check(CLI::Range(1, 16));
    beginning->add_option("--witness", options->witnesses, "a witness's key, once for each (those in force)");
    step("finish", "bring it into force; each custodian's passphrase is a line of standard input", finish)
        ->add_option("--key", options->keys, "the file of a custodian in force, once for each who is here")
        ->required();
}

}  // namespace hogo::app
