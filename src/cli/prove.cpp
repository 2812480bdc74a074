#include "cli/prove.h"

#include <fmt/format.h>

#include <fstream>

#include "ledger/directory.h"
#include "ledger/tlog_proof.h"
#include "ledger/witness.h"

namespace hogo::cli {
namespace {

struct ProveOptions {
    std::string data = "data", tiles, key, kept, file, entry;
    std::optional<std::uint64_t> leaf;
};

Exit tell(const std::string& where, const Problem& problem) {
    fmt::print(stderr, "hogo: {}: {} [{}]\n", where, problem.message.view(), problem.code.view());
    return problem.kind == ProblemKind::environment || problem.kind == ProblemKind::corrupt
               ? Exit::environment
               : Exit::unusable_input;
}

Result<OpenedLedger> opened(const ProveOptions& options, const OpenLedger& open) {
    if (!options.tiles.empty()) {
        HOGO_TRY(key, ledger::VerifierKey::parse(options.key));
        HOGO_TRY(checkpoint, ledger::read_checkpoint(options.tiles));
        return OpenedLedger{std::make_unique<ledger::DirectoryTiles>(options.tiles), std::move(checkpoint),
                            std::move(key), 0};
    }
    if (open) return open(options.data);
    return problem(ProblemKind::environment, "data_not_readable_here",
                   "this build of hogo opens no data directory");
}

/// The entry of a leaf, from its bundle.
Result<Bytes> entry_of(const ledger::TileReader& tiles, std::uint64_t size, std::uint64_t leaf) {
    const auto bundle = leaf / ledger::tile_width;
    const auto width = ledger::width_in(size, 0, bundle);
    HOGO_TRY(content, tiles.read({ledger::TileKind::entries, 0, bundle, width}));
    HOGO_TRY(entries, ledger::parse_entry_bundle(content, width));
    const auto entry = entries[leaf % ledger::tile_width];
    return Bytes(entry.begin(), entry.end());
}

Result<std::string> prove(const ProveOptions& options, const OpenLedger& open) {
    HOGO_TRY(log, opened(options, open));
    HOGO_TRY(checkpoint, ledger::open_checkpoint(log.checkpoint, log.key));
    if (options.leaf) {
        if (*options.leaf >= checkpoint.size)
            return problem(ProblemKind::invalid_input, "no_such_leaf", "the log has no such leaf");
        HOGO_TRY(entry, entry_of(*log.tiles, checkpoint.size, *options.leaf));
        HOGO_TRY(path, ledger::inclusion_proof(*log.tiles, checkpoint.size, *options.leaf, checkpoint.size));
        fmt::print(stderr, "entry {}\n", to_hex(entry));
        return ledger::ProofFile{
            .extra = {}, .index = *options.leaf, .proof = std::move(path), .checkpoint = log.checkpoint}
            .encode();
    }
    HOGO_TRY(kept, ledger::read_file(options.kept, 1 << 20));
    HOGO_TRY(older, ledger::open_checkpoint(kept, log.key));
    HOGO_TRY(consistency, ledger::make_consistency(*log.tiles, log.checkpoint, older.size));
    return consistency.encode();
}

Exit run_prove(const ProveOptions& options, const OpenLedger& open) {
    if (options.leaf.has_value() == !options.kept.empty()) {
        fmt::print(stderr, "hogo: either --leaf N or --since CHECKPOINT\n");
        return Exit::usage;
    }
    const auto proof = prove(options, open);
    if (!proof) return tell(options.kept.empty() ? options.data : options.kept, proof.error());
    fmt::print("{}", *proof);
    return Exit::done;
}

Exit fails(std::string_view why) {
    fmt::print("The proof fails: {}.\n", why);
    return Exit::answer_is_no;
}

Exit check_inclusion(const ProveOptions& options, const std::string& text, const ledger::VerifierKey& key) {
    const auto file = ledger::parse_proof_file(text);
    if (!file) return tell(options.file, file.error());
    const auto entry = from_hex(options.entry);
    if (!entry || entry->empty()) {
        fmt::print(stderr, "hogo: --entry takes the entry in hexadecimal\n");
        return Exit::usage;
    }
    const auto checkpoint = ledger::verify_proof_file(*file, *entry, key);
    if (!checkpoint) return fails(checkpoint.error().message.view());
    fmt::print("The entry is leaf {} of the {} that {} signed.\n", file->index, checkpoint->size, key.name);
    return Exit::done;
}

Exit check_consistency(const ProveOptions& options, const std::string& text, const ledger::VerifierKey& key) {
    const auto proof = ledger::parse_consistency(text);
    if (!proof) return tell(options.file, proof.error());
    const auto kept = ledger::read_file(options.kept, 1 << 20);
    if (!kept) return tell(options.kept, kept.error());
    const auto older = ledger::open_checkpoint(*kept, key);
    if (!older) return tell(options.kept, older.error());
    const auto newer = ledger::open_checkpoint(proof->checkpoint, key);
    if (!newer) return fails(newer.error().message.view());
    if (proof->old_size != older->size ||
        !ledger::verify_consistency(older->size, newer->size, older->root, newer->root, proof->proof))
        return fails("the newer tree does not begin with the older one");
    fmt::print("The tree of {} begins with the kept one of {}.\n", newer->size, older->size);
    return Exit::done;
}

Exit run_check(const ProveOptions& options) {
    const auto key = ledger::VerifierKey::parse(options.key);
    if (!key) return tell("--vkey", key.error());
    const auto text = ledger::read_file(options.file, 1 << 20);
    if (!text) return tell(options.file, text.error());
    return options.kept.empty() ? check_inclusion(options, *text, *key)
                                : check_consistency(options, *text, *key);
}

}  // namespace

void add_prove_commands(CLI::App& ledger, Outcome& outcome, const OpenLedger& open) {
    auto options = std::make_shared<ProveOptions>();
    CLI::App* proving =
        ledger.add_subcommand("prove", "Write a proof that others can check without the data");
    proving->add_option("--leaf", options->leaf, "that this leaf is in the log");
    proving->add_option("--since", options->kept,
                        "that the log continues this older checkpoint, kept elsewhere");
    auto* data = proving->add_option("--data", options->data, "data directory")->capture_default_str();
    auto* tiles = proving->add_option("--tiles", options->tiles, "exported or mirrored log")->excludes(data);
    auto* key = proving->add_option("--vkey", options->key, "the log's verifier key")->needs(tiles);
    tiles->needs(key);
    proving->callback([options, open, &outcome] { outcome.exit = run_prove(*options, open); });

    CLI::App* checking = ledger.add_subcommand("check", "Check a proof with nothing but the log's key");
    checking->add_option("file", options->file, "the proof")->required();
    checking->add_option("--vkey", options->key, "the log's verifier key: name+id+key")->required();
    checking->add_option("--checkpoint", options->kept, "the older checkpoint, for a proof of consistency");
    checking->add_option("--entry", options->entry, "the entry in hexadecimal, for a proof of inclusion");
    checking->callback([options, &outcome] { outcome.exit = run_check(*options); });
}

}  // namespace hogo::cli
