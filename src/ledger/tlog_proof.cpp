#include "ledger/tlog_proof.h"

#include <fmt/format.h>

#include "ledger/number.h"

namespace hogo::ledger {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1";
// A path in a tree of 2^62 leaves has no more.
constexpr std::size_t longest_proof = 62;

/// Takes the next line off the text; none where no newline ends it.
std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == text.npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace

std::string ProofFile::encode() const {
    std::string out = fmt::format("{}\n", first_line);
    if (extra) out += fmt::format("extra {}\n", to_base64(*extra));
    out += fmt::format("index {}\n", index);
    for (const Hash& hash : proof) out += to_base64(hash) + "\n";
    return out + "\n" + checkpoint;
}

Result<ProofFile> parse_proof_file(std::string_view text) {
    const auto malformed = problem(ProblemKind::invalid_input, "proof_malformed", "not a proof file");
    ProofFile file;
    if (take_line(text) != first_line) return malformed;
    auto line = take_line(text);
    if (line && line->starts_with("extra ")) {
        file.extra = from_base64(line->substr(6));
        if (!file.extra) return malformed;
        line = take_line(text);
    }
    if (!line || !line->starts_with("index ")) return malformed;
    const auto index = parse_decimal(line->substr(6));
    if (!index) return malformed;
    file.index = *index;
    for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
        const auto bytes = from_base64(*line);
        const auto hash = bytes ? hash_from(*bytes) : std::nullopt;
        if (!hash || file.proof.size() == longest_proof) return malformed;
        file.proof.push_back(*hash);
    }
    if (!line || text.empty()) return malformed;
    file.checkpoint = text;
    return file;
}

Result<Checkpoint> verify_proof_file(const ProofFile& file, ByteView entry, const VerifierKey& log) {
    HOGO_TRY(checkpoint, open_checkpoint(file.checkpoint, log));
    if (!verify_inclusion(leaf_hash(entry), file.index, checkpoint.size, file.proof, checkpoint.root))
        return problem(ProblemKind::invalid_input, "proof_fails",
                       "the proof does not lead from the entry to the signed root");
    return checkpoint;
}

}  // namespace hogo::ledger
