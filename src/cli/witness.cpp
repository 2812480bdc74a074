#include "cli/witness.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
#include "ledger/directory.h"

namespace hogo::cli {
namespace {

constexpr auto unwritable = [] {
    return problem(ProblemKind::environment, "witness_memory_unwritable",
                   "the witness's folder cannot be written");
};

std::filesystem::path file_of(const std::filesystem::path& folder, std::string_view origin) {
    return folder / (to_hex(ledger::sha256({bytes_of(origin)})) + ".seen");
}

/// Aside, synced, renamed, and the folder synced: whole or not at all, also when the machine stops.
bool replace(const std::filesystem::path& file, std::string_view content) {
    const auto aside = file.string() + ".new";
    const int out = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) return false;
    const bool written =
        ::write(out, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        ::fsync(out) == 0;
    const bool closed = ::close(out) == 0;
    if (!written || !closed || ::rename(aside.c_str(), file.c_str()) != 0) return false;
    const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool synced = ::fsync(folder) == 0;
    return ::close(folder) == 0 && synced;
}

bool make_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return !error && ::chmod(folder.c_str(), 0700) == 0;
}

/// The seed that lies in the folder, drawn where there is none yet.
Result<SecretBytes<32>> seed_in(const std::filesystem::path& folder) {
    const auto file = folder / "seed";
    if (!std::filesystem::exists(file)) {
        const auto drawn = system_random().draw<32>();
        if (!replace(file, text_of(drawn))) return unwritable();
    }
    HOGO_TRY(text, ledger::read_file(file, 64));
    std::array<Byte, 32> bytes{};
    if (text.size() != bytes.size())
        return problem(ProblemKind::corrupt, "witness_key_damaged", "the witness's key is not whole");
    std::ranges::copy(bytes_of(text), bytes.begin());
    return SecretBytes<32>::take(bytes);
}

struct WitnessOptions {
    std::string folder = "witness", name, address = "127.0.0.1";
    std::uint16_t port = 8090;
    std::vector<std::string> logs;
    bool print_key = false;
};

Exit tell(const Problem& problem) {
    fmt::print(stderr, "hogo: {} [{}]\n", problem.message.view(), problem.code.view());
    return problem.kind == ProblemKind::environment || problem.kind == ProblemKind::corrupt
               ? Exit::environment
               : Exit::unusable_input;
}

Exit run(const WitnessOptions& options, const ServeWitness& serve) {
    if (!make_folder(options.folder)) return tell(unwritable().error());
    auto seed = seed_in(options.folder);
    if (!seed) return tell(seed.error());
    auto cosigner = ledger::Cosigner::from_seed(options.name, std::move(*seed));
    if (!cosigner) return tell(cosigner.error());
    fmt::print("{}\n", cosigner->key().text());
    if (options.print_key) return Exit::done;
    std::vector<ledger::VerifierKey> logs;
    for (const auto& text : options.logs) {
        auto key = ledger::VerifierKey::parse(text);
        if (!key) return tell(key.error());
        logs.push_back(std::move(*key));
    }
    WitnessFolder memory(options.folder);
    ledger::Witness witness(std::move(*cosigner), std::move(logs), memory);
    std::fflush(stdout);
    return serve(options.address, options.port, witness);
}

}  // namespace

Result<ledger::Seen> WitnessFolder::read(std::string_view origin) {
    const auto file = file_of(folder_, origin);
    if (!std::filesystem::exists(file)) return ledger::Seen{};
    HOGO_TRY(text, ledger::read_file(file, 1 << 16));
    // The same three lines that are signed: origin, size, root.
    const auto seen = ledger::parse_checkpoint_text(text);
    if (!seen || seen->origin != origin)
        return problem(ProblemKind::corrupt, "witness_memory_damaged", "what the witness saw cannot be read");
    return ledger::Seen{seen->size, seen->root};
}

Result<void> WitnessFolder::keep(std::string_view origin, const ledger::Seen& seen) {
    const ledger::Checkpoint checkpoint{std::string(origin), seen.size, seen.root, {}};
    if (!make_folder(folder_) || !replace(file_of(folder_, origin), checkpoint.text())) return unwritable();
    return {};
}

void add_witness_command(CLI::App& app, Outcome& outcome, ServeWitness serve) {
    auto options = std::make_shared<WitnessOptions>();
    CLI::App* witness = app.add_subcommand(
        "witness", "Say of other logs' checkpoints that they continue what was seen before");
    witness->add_option("--folder", options->folder, "its key and what it saw")->capture_default_str();
    witness->add_option("--name", options->name, "its name, as in its verifier key")->required();
    witness->add_option("--log", options->logs, "a log's verifier key; as often as there are logs");
    witness->add_option("--address", options->address, "the address to listen on")->capture_default_str();
    witness->add_option("--port", options->port, "the port; 0 for any free one")->capture_default_str();
    witness->add_flag("--print-key", options->print_key, "print its verifier key and end");
    witness->callback([options, serve, &outcome] { outcome.exit = run(*options, serve); });
}

}  // namespace hogo::cli
