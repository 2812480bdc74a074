// Signed notes (C2SP signed-note): text with signatures of named keys beneath it.
//
// Promises: encode() and parse_note() are inverse to each other; what departs from the form is refused.
// Does not know which keys are trusted; the text of a note means nothing before a trusted key has been asked.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/hash.h"

namespace hogo::ledger {

struct VerifierKey;
using KeyId = std::array<Byte, 4>;

struct NoteSignature {
    std::string name;
    KeyId id{};
    Bytes bytes;
    bool operator==(const NoteSignature&) const = default;
};

struct Note {
    std::string text;  ///< with its final newline
    std::vector<NoteSignature> signatures;

    std::string encode() const;
    bool operator==(const Note&) const = default;
};

/// Not empty, valid UTF-8, without spaces, control characters and plus.
bool is_key_name(std::string_view name);

/// At most 1 MiB and 100 signatures. Problems: `note_malformed` (invalid_input).
Result<Note> parse_note(std::string_view bytes);

/// The known keys that signed the note, each once, in the order of `keys`. Unknown signatures are ignored.
/// Problems (invalid_input): `note_signature_wrong` where a known name and id does not verify,
/// `note_not_signed` where no known key signed.
Result<std::vector<VerifierKey>> signers_of(const Note& note, std::span<const VerifierKey> keys);

}  // namespace hogo::ledger
