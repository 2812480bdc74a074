#include "ledger/checkpoint.h"

#include <fmt/format.h>

#include "ledger/number.h"
#include "ledger/tile.h"

namespace hogo::ledger {

std::string Checkpoint::text() const {
    std::string out = fmt::format("{}\n{}\n{}\n", origin, size, to_base64(root));
    for (const std::string& line : extensions) out += line + "\n";
    return out;
}

Result<Checkpoint> parse_checkpoint_text(std::string_view text) {
    const auto malformed =
        problem(ProblemKind::invalid_input, "checkpoint_malformed", "not a checkpoint: origin, size, root");
    std::vector<std::string> lines;
    for (; !text.empty(); text.remove_prefix(text.find('\n') + 1)) {
        const auto end = text.find('\n');
        if (end == text.npos || end == 0) return malformed;
        lines.emplace_back(text.substr(0, end));
    }
    if (lines.size() < 3) return malformed;
    const auto size = parse_decimal(lines[1]);
    const auto root_bytes = from_base64(lines[2]);
    const auto root = root_bytes ? hash_from(*root_bytes) : std::nullopt;
    if (!size || *size > largest_size || !root) return malformed;
    return Checkpoint{lines[0], *size, *root, {lines.begin() + 3, lines.end()}};
}

std::string sign_checkpoint(const LogSigner& signer, std::uint64_t size, const Hash& root) {
    Note note{Checkpoint{signer.key().name, size, root, {}}.text(), {}};
    note.signatures.push_back(signer.sign(note.text));
    return note.encode();
}

Result<Checkpoint> open_checkpoint(std::string_view bytes, const VerifierKey& log) {
    HOGO_TRY(note, parse_note(bytes));
    HOGO_CHECK(signers_of(note, {&log, 1}));
    HOGO_TRY(checkpoint, parse_checkpoint_text(note.text));
    if (checkpoint.origin != log.name)
        return problem(ProblemKind::invalid_input, "checkpoint_origin_differs",
                       "a checkpoint of another log");
    return checkpoint;
}

}  // namespace hogo::ledger
