// What consultations need from outside, as two ports that know nothing of each other: the public site's,
// which can add a message and fetch what waits in one inbox, and the desk's.
//
// Promises to be kept by every store (tests/contract): what a call returned is durable; a row that is there
// already is left as it is; the public side reads the same number of rows and bytes whether anything waits or
// not, and has no way to list inboxes, read messages or see the desk's notes.
#pragma once
#include "base/time.h"
#include "vault/receipt.h"

namespace hogo::actions {

/// A message or a note of the desk, sealed to the desk in two parts.
struct ConsultationRow {
    vault::RawId id{};
    LocalDate day;
    Bytes head;
    Bytes words;
    bool operator==(const ConsultationRow&) const = default;
};

struct ReplyRow {
    vault::Inbox inbox{};
    int slot = 0;
    LocalDate day;
    Bytes sealed;
    bool operator==(const ReplyRow&) const = default;
};

/// Replies that may wait in one inbox.
inline constexpr int reply_slots = 4;

/// The public site's side.
class ConsultationStore {
  public:
    virtual ~ConsultationStore() = default;

    /// False where the intake is full. A row of the same id is left as it is, and that is no trouble.
    virtual Result<bool> add(const ConsultationRow& message) = 0;
    /// The slots that hold a reply, in order. One statement, whoever asks.
    virtual Result<std::vector<int>> find_replies(const vault::Inbox& inbox) = 0;
    /// The reply in a slot; where there is none, another row of the same size. One statement.
    virtual Result<Bytes> fetch(const vault::Inbox& inbox, std::optional<int> slot) = 0;
    /// What was shown goes. Slots without a reply are no trouble.
    virtual Result<void> remove_replies(std::span<const std::pair<vault::Inbox, int>> shown) = 0;
};

struct ConsultationHead {
    vault::RawId id{};
    LocalDate day;
    Bytes head;
};

/// The office's side.
class ConsultationDesk {
  public:
    virtual ~ConsultationDesk() = default;

    /// What waits and what was noted, without the words.
    virtual Result<std::vector<ConsultationHead>> read_heads() = 0;
    virtual Result<std::vector<ConsultationHead>> read_note_heads() = 0;
    /// The words of one message or note. Problems: `no_such_consultation` (not_found).
    virtual Result<Bytes> read_words(const vault::RawId& id) = 0;
    /// A note, and a reply with it where there is one, together. A note of the same id was written before:
    /// nothing is changed. Problems: `inbox_full` (conflict).
    virtual Result<void> add_note(const ConsultationRow& note, const std::optional<ReplyRow>& reply) = 0;
    virtual Result<int> count_replies(const vault::Inbox& inbox) = 0;

    /// Days before `today` with messages and no line on the ledger yet.
    virtual Result<std::vector<LocalDate>> unrecorded_days(LocalDate today) = 0;
    /// Rows of a day in the order of their ids.
    virtual Result<std::vector<ConsultationRow>> read_day(LocalDate day) = 0;
    virtual Result<void> note_batch(LocalDate day, std::size_t messages, std::uint64_t leaf) = 0;
};

}  // namespace hogo::actions
