#include "cli/custodian.h"

#include <fmt/format.h>

#include "cli/private_file.h"
#include "vault/custodian.h"

namespace hogo::cli {
namespace {

struct CustodianOptions {
    std::filesystem::path file, document, key;
    std::string hash;
};

void say(Outcome& outcome, const Problem& problem) {
    fmt::print(stderr, "hogo: {} [{}]\n", problem.message.view(), problem.code.view());
    outcome.exit = problem.kind == ProblemKind::environment || problem.kind == ProblemKind::conflict
                       ? Exit::environment
                       : Exit::unusable_input;
}

Result<void> make(const CustodianOptions& options) {
    const auto passphrase = read_secret_line();
    auto& random = system_random();
    const auto pair = vault::SignPair::draw(random);
    HOGO_TRY(file, vault::wrap_custodian(pair, passphrase, vault::DerivationCost::standard(), random));
    HOGO_CHECK(write_private(options.file, file));
    fmt::print("{}\n", to_hex(pair.open.bytes));
    fmt::print(
        stderr,
        "hogo: the public key above goes into the office's file; {} and its passphrase stay with you\n",
        options.file.string());
    return {};
}

void show(const vault::RootDocument& root) {
    fmt::print("origin\t{}\npurpose\t{}\nversion\t{}\nthreshold\t{} of {}\n", root.origin,
               root.purpose == vault::Purpose::production ? "production" : "demonstration", root.version,
               root.threshold, root.custodians.size());
    for (const auto& custodian : root.custodians) fmt::print("custodian\t{}\n", to_hex(custodian.bytes));
    fmt::print("log\t{}\n", root.log_vkey);
    for (const auto& witness : root.witness_vkeys) fmt::print("witness\t{}\n", witness);
    fmt::print("hash\t{}\n", to_hex(vault::root_hash(root)));
}

Result<void> sign(const CustodianOptions& options) {
    HOGO_TRY(bytes, read_private(options.document));
    HOGO_TRY(root, vault::read_root(bytes_of(bytes.reveal())));
    show(root);
    if (options.key.empty()) return {};
    if (to_hex(vault::root_hash(root)) != options.hash)
        return problem(ProblemKind::invalid_input, "another_document",
                       "the document's hash is not the one that was told");
    HOGO_TRY(file, read_private(options.key));
    HOGO_TRY(pair, vault::unwrap_custodian(file.reveal(), read_secret_line()));
    // A later document is signed by the custodians in force too, whom it need not name.
    if (root.version == 1 && std::ranges::find(root.custodians, pair.open) == root.custodians.end())
        return problem(ProblemKind::invalid_input, "no_custodian", "the document does not name this key");
    HOGO_TRY(signed_document, vault::cosign_root(bytes_of(bytes.reveal()), pair));
    HOGO_CHECK(replace_private(options.document, text_of(signed_document)));
    fmt::print(stderr, "hogo: signed by {}\n", to_hex(pair.open.bytes));
    return {};
}

}  // namespace

Result<std::vector<vault::SignPair>> custodians_from_input(const std::vector<std::string>& files) {
    std::vector<vault::SignPair> custodians;
    for (const auto& path : files) {
        HOGO_TRY(file, read_private(path));
        HOGO_TRY(pair, vault::unwrap_custodian(file.reveal(), read_secret_line()));
        custodians.push_back(std::move(pair));
    }
    return custodians;
}

std::vector<const vault::SignPair*> pointers_to(const std::vector<vault::SignPair>& pairs) {
    std::vector<const vault::SignPair*> pointers;
    for (const auto& pair : pairs) pointers.push_back(&pair);
    return pointers;
}

void add_custodian_command(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<CustodianOptions>();
    auto* custodian = app.add_subcommand("custodian", "what a custodian does, on a machine of their own");
    custodian->require_subcommand(1);
    auto* made = custodian->add_subcommand("new", "draw a key; the passphrase is read from standard input");
    made->add_option("file", options->file, "where the wrapped key goes")->required();
    made->callback([options, &outcome] {
        if (auto done = make(*options); !done) say(outcome, done.error());
    });
    auto* signed_ =
        custodian->add_subcommand("sign", "show a root document, and sign it where a key is given");
    signed_->add_option("document", options->document, "the root document that waits")->required();
    auto* key =
        signed_->add_option("--key", options->key, "your file; its passphrase is read from standard input");
    signed_->add_option("--hash", options->hash, "the document's hash, as you were told it by another way")
        ->needs(key);
    signed_->callback([options, &outcome] {
        if (auto done = sign(*options); !done) say(outcome, done.error());
    });
}

}  // namespace hogo::cli
