#include "ledger/note.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.h"
#include "ledger/key.h"

namespace hogo::ledger {
namespace {

constexpr std::size_t largest_note = 1 << 20;
constexpr std::size_t most_signatures = 100;
constexpr std::string_view dash = "\u2014 ";

std::optional<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return std::nullopt;
    line.remove_prefix(dash.size());
    const auto space = line.find(' ');
    if (space == line.npos) return std::nullopt;
    NoteSignature signature{std::string(line.substr(0, space)), {}, {}};
    const auto bytes = from_base64(line.substr(space + 1));
    if (!is_key_name(signature.name) || !bytes || bytes->size() <= signature.id.size()) return std::nullopt;
    const auto divide = bytes->begin() + static_cast<std::ptrdiff_t>(signature.id.size());
    std::copy(bytes->begin(), divide, signature.id.begin());
    signature.bytes.assign(divide, bytes->end());
    return signature;
}

}  // namespace

std::string Note::encode() const {
    std::string out = text + "\n";
    for (const NoteSignature& signature : signatures) {
        Bytes bytes(signature.id.begin(), signature.id.end());
        append(bytes, signature.bytes);
        out += fmt::format("{}{} {}\n", dash, signature.name, to_base64(bytes));
    }
    return out;
}

bool is_key_name(std::string_view name) {
    if (name.empty() || !is_utf8(name)) return false;
    const auto length = static_cast<std::int32_t>(name.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 character;
        U8_NEXT_UNSAFE(name.data(), at, character);
        if (character < 0x20 || character == '+' || u_isUWhiteSpace(character)) return false;
    }
    return true;
}

Result<Note> parse_note(std::string_view bytes) {
    const auto malformed = problem(ProblemKind::invalid_input, "note_malformed", "not a signed note");
    if (bytes.size() > largest_note || !bytes.ends_with('\n') || !is_utf8(bytes)) return malformed;
    for (char c : bytes)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return malformed;
    const auto divide = bytes.rfind("\n\n");
    if (divide == bytes.npos) return malformed;

    Note note{std::string(bytes.substr(0, divide + 1)), {}};
    for (auto rest = bytes.substr(divide + 2); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) {
        auto signature = parse_signature(rest.substr(0, rest.find('\n')));
        if (!signature || note.signatures.size() == most_signatures) return malformed;
        note.signatures.push_back(std::move(*signature));
    }
    if (note.signatures.empty()) return malformed;
    return note;
}

Result<std::vector<VerifierKey>> signers_of(const Note& note, std::span<const VerifierKey> keys) {
    std::vector<VerifierKey> signers;
    for (const VerifierKey& key : keys) {
        bool signed_by_key = false;
        for (const NoteSignature& signature : note.signatures) {
            if (!key.claimed_by(signature)) continue;
            if (!key.verifies(note.text, signature))
                return problem(ProblemKind::invalid_input, "note_signature_wrong",
                               "a signature of a known key does not verify");
            signed_by_key = true;
        }
        if (signed_by_key) signers.push_back(key);
    }
    if (signers.empty())
        return problem(ProblemKind::invalid_input, "note_not_signed", "no known key has signed");
    return signers;
}

}  // namespace hogo::ledger
