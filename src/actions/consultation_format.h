// What is inside a message and a note: the two parts that are sealed to the desk
// (docs/formats/consultation.md).
//
// Promises: one value has one encoding; what does not read as written is a problem, never a guess.
#pragma once
#include "actions/consultation.h"

namespace hogo::actions {

struct MessageHead {
    vault::Inbox inbox{};
    vault::SealPublic reply_key;
    Code language, answer_in, danger;
    bool again = false;
    std::array<Byte, 8> likeness{};
    bool crowd = false;
    bool operator==(const MessageHead&) const = default;
};

struct MessageWords {
    std::string words, contact, hours, avoid;
    std::vector<AttachedFile> files;
    bool operator==(const MessageWords&) const = default;
};

/// A step of the desk: `reply`, `referred`, `handed_over`, `closed`.
struct NoteHead {
    vault::Inbox inbox{};
    Code kind, role;
    std::vector<vault::RawId> covers;  ///< messages that this step answers
    std::uint64_t before = 0;          ///< steps taken before this one: rows tell the day alone
    bool operator==(const NoteHead&) const = default;
};

struct NoteWords {
    std::string text;      ///< the answer as it was sent, or the reasons
    std::string original;  ///< of the answer, in the desk's language
    std::string detail;    ///< to whom it was referred; the number of the file
    bool machine = false;
    bool operator==(const NoteWords&) const = default;
};

Bytes encode(const MessageHead& head);
Bytes encode(const MessageWords& words);
Bytes encode(const NoteHead& head);
Bytes encode(const NoteWords& words);
/// Problems (corrupt): `consultation_damaged`.
Result<MessageHead> decode_message_head(ByteView plain);
Result<MessageWords> decode_message_words(ByteView plain);
Result<NoteHead> decode_note_head(ByteView plain);
Result<NoteWords> decode_note_words(ByteView plain);
Result<Answer> decode_answer(ByteView plain);

}  // namespace hogo::actions
