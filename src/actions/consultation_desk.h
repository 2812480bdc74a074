// The consultation desk: what waits, by language and urgency; open one; answer, refer onward, hand over,
// close.
//
// Promises: the queue opens heads only, under one entry on the ledger; a consultation's words are opened
// after an entry that names it; who answered is a role, also in what is kept; a step sent twice is one step;
// each day's messages get a line on the ledger once the day is over. Nothing here links a consultation to a
// person: a handing over notes the file's number in the consultation, sealed, and nothing of the consultation
// in the file but what the form says.
#pragma once
#include "actions/consultation_format.h"
#include "actions/record_encounter.h"

namespace hogo::actions {

/// The group that messages are sealed to.
inline constexpr std::string_view desk_group = "desk";

/// The desk's public half out of the verified chain; none where the office has no desk.
std::optional<vault::DeskKey> desk_key_of(const Directory& directory);

/// What a consultation waits for: `new`, `again` (they wrote after an answer), or the last step of the desk.
struct ConsultationLine {
    vault::Inbox inbox{};
    vault::SealPublic reply_key;
    Code language, answer_in;
    Code danger;         ///< the gravest that any message says
    LocalDate since;     ///< day of the oldest message that waits; else of the newest message
    Code state = "new";  ///< new, again, reply, referred, handed_over, closed
    bool crowd = false;
    std::vector<vault::RawId> messages, notes;
    std::vector<vault::RawId> waiting;  ///< messages that no step covers
    std::size_t alike =
        1;  ///< consultations whose first message says the same; the others are folded into this one

    bool waits() const { return !waiting.empty(); }
};

struct ConsultationQueue {
    std::vector<ConsultationLine> waiting;   ///< urgent first, then the oldest; crowds last
    std::vector<ConsultationLine> answered;  ///< newest first
};

/// Problems: `no_such_page` (not_found) for whoever is not at the desk, `no_desk` (environment).
Result<ConsultationQueue> read_consultations(House& house, const Actor& actor);

struct OpenedMessage {
    vault::RawId id{};
    LocalDate day;
    MessageHead head;
    MessageWords words;
};
struct OpenedNote {
    LocalDate day;
    NoteHead head;
    NoteWords words;
};
struct OpenedConsultation {
    ConsultationLine line;
    std::vector<OpenedMessage> messages;  ///< by day; within a day nobody knows
    std::vector<OpenedNote> notes;
    int unread_replies = 0;  ///< that wait in the inbox
};
/// Problems: `no_such_consultation` (not_found), those of the vault.
Result<OpenedConsultation> open_consultation(House& house, const Actor& actor, const vault::Inbox& inbox);

/// A file that came with a message, opened piece by piece.
struct OpenedFilePieces {
    AttachedFile file;
    FilePieces pieces;
};
/// After a line on the ledger that names it. Problems: `no_such_consultation` (not_found), those of the vault.
Result<OpenedFilePieces> open_sent_file(House& house, AttachmentStore& files, const Actor& actor,
                                        const vault::Inbox& inbox, const vault::RawId& file);

struct AnswerConsultation {
    static inline const Code code = "answer_consultation";
    Text text;             ///< in the language of the person
    Text original;         ///< as the desk wrote it; may be empty
    bool machine = false;  ///< a machine translated it
};
struct ReferConsultation {
    static inline const Code code = "refer_consultation";
    Code to;  ///< of referral_places()
    Text reasons;
    bool agreed = false;  ///< the person agreed, or a life or a child is in danger (`danger` then)
    bool danger = false;
};
struct HandOverConsultation {
    static inline const Code code = "hand_over_consultation";
    bool consent = false;  ///< the person asked to be met, in this consultation
    RecordEncounter encounter;
};
struct CloseConsultation {
    static inline const Code code = "close_consultation";
    Text reasons;
};
using DeskStep = std::variant<AnswerConsultation, ReferConsultation, HandOverConsultation, CloseConsultation>;

/// Whereto the desk refers.
std::span<const Code> referral_places();

/// One step. Answers the file where one was opened. Refused: `words_missing`, `reasons_missing`,
/// `consent_missing`, `not_listed`, `inbox_full`; those of record_encounter.
Outcome<std::optional<CaseId>> take_desk_step(House& house, const Actor& actor, domain::ActionId action,
                                              const OpenedConsultation& consultation, const DeskStep& step);

/// The lines of the days that are over; done by read_consultations as well. Answers how many were written.
Result<std::size_t> record_consultation_days(House& house, const Actor& actor);

}  // namespace hogo::actions
