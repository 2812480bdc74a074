#include "ledger/witness.h"

#include <fmt/format.h>

#include "ledger/number.h"

namespace hogo::ledger {
namespace {

/// The document allows no more lines of proof than a path in the largest tree has.
constexpr std::size_t longest_proof = 63;

std::optional<std::string_view> take_line(std::string_view& text) {
    const auto end = text.find('\n');
    if (end == text.npos) return std::nullopt;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

/// The lines of a note that hold this signature alone.
std::string signature_line(const NoteSignature& signature) {
    const auto note = Note{.text = "x\n", .signatures = {signature}}.encode();
    return note.substr(note.find("\n\n") + 2);
}

}  // namespace

std::string ConsistencyRequest::encode() const {
    auto out = fmt::format("old {}\n", old_size);
    for (const Hash& hash : proof) out += to_base64(hash) + "\n";
    return out + "\n" + checkpoint;
}

Result<ConsistencyRequest> parse_consistency(std::string_view body) {
    const auto malformed = problem(ProblemKind::invalid_input, "consistency_malformed", "not a consistency proof with its checkpoint");
    ConsistencyRequest request;
    auto line = take_line(body);
    if (!line || !line->starts_with("old ")) return malformed;
    const auto old_size = parse_decimal(line->substr(4));
    if (!old_size) return malformed;
    request.old_size = *old_size;
    for (line = take_line(body); line && !line->empty(); line = take_line(body)) {
        const auto bytes = from_base64(*line);
        const auto hash = bytes ? hash_from(*bytes) : std::nullopt;
        if (!hash || request.proof.size() == longest_proof) return malformed;
        request.proof.push_back(*hash);
    }
    if (!line || body.empty()) return malformed;
    request.checkpoint = body;
    return request;
}

Result<ConsistencyRequest> make_consistency(const TileReader& tiles, std::string_view note, std::uint64_t old_size) {
    HOGO_TRY(parsed, parse_note(note));
    HOGO_TRY(checkpoint, parse_checkpoint_text(parsed.text));
    if (old_size > checkpoint.size)
        return problem(ProblemKind::invalid_input, "consistency_backwards", "the older tree is larger than the newer one");
    HOGO_TRY(proof, consistency_proof(tiles, checkpoint.size, old_size, checkpoint.size));
    return ConsistencyRequest{old_size, std::move(proof), std::string(note)};
}

WitnessAnswer Witness::add_checkpoint(std::string_view body, std::uint64_t unix_seconds) {
    const auto request = parse_consistency(body);
    if (!request) return {.status = 400, .body = "not a request\n"};
    const auto note = parse_note(request->checkpoint);
    const auto checkpoint = note ? parse_checkpoint_text(note->text) : Result<Checkpoint>(std::unexpected(note.error()));
    if (!checkpoint) return {.status = 400, .body = "not a checkpoint\n"};
    const auto log = std::ranges::find(logs_, checkpoint->origin, &VerifierKey::name);
    if (log == logs_.end()) return {.status = 404, .body = "this log is not witnessed here\n"};
    if (!signers_of(*note, std::span(&*log, 1))) return {.status = 403, .body = "the log's key has not signed it\n"};
    if (request->old_size > checkpoint->size) return {.status = 400, .body = "the old size is beyond the checkpoint\n"};

    const std::lock_guard lock(mutex_);
    const auto seen = memory_.read(checkpoint->origin);
    if (!seen) return {.status = 500, .body = "the witness cannot read what it saw\n"};
    if (request->old_size != seen->size || (request->old_size == checkpoint->size && seen->root != checkpoint->root))
        return {.status = 409, .content_type = "text/x.tlog.size", .body = fmt::format("{}\n", seen->size)};
    if (!verify_consistency(seen->size, checkpoint->size, seen->root, checkpoint->root, request->proof))
        return {.status = 422, .body = "the proof does not lead from the old tree to the new one\n"};
    // Durable first: what was cosigned must never be forgotten.
    if (!memory_.keep(checkpoint->origin, {checkpoint->size, checkpoint->root}))
        return {.status = 500, .body = "the witness cannot keep what it saw\n"};
    return {.body = signature_line(cosigner_.cosign(note->text, unix_seconds))};
}

Result<NoteSignature> read_cosignature(std::string_view answer, std::string_view checkpoint, const VerifierKey& witness) {
    const auto wrong = problem(ProblemKind::invalid_input, "cosignature_wrong", "no cosignature of the witness");
    const auto asked = parse_note(checkpoint);
    if (!asked) return wrong;
    const auto lines = parse_note(asked->text + "\n" + std::string(answer));
    if (!lines || lines->text != asked->text) return wrong;
    for (const auto& signature : lines->signatures)
        if (witness.claimed_by(signature) && witness.verifies(asked->text, signature)) return signature;
    return wrong;
}

std::optional<std::uint64_t> read_witness_size(std::string_view answer) {
    if (!answer.ends_with('\n')) return std::nullopt;
    answer.remove_suffix(1);
    return parse_decimal(answer);
}

}  // namespace hogo::ledger
