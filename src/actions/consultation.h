// A consultation, as the public site does it: a message comes in, a receipt goes out, a reply is read with
// the receipt.
//
// Promises: a message is sealed to the desk before anything is stored, and nothing here opens it again; a
// receipt's keys live for one call; the same form sent twice is one message and one receipt; a file is sealed
// while it arrives; an unknown receipt, an empty inbox and a waiting reply take the same statements and the same
// cryptographic calls; a reply is shown to one form, and then goes. Does not know HTTP, pages, addresses of
// senders, or the office.
#pragma once
#include <mutex>
#include <set>

#include "actions/attachments.h"
#include "actions/consultation_ports.h"
#include "base/code.h"
#include "base/text.h"

namespace hogo::actions {

/// What somebody wrote, parsed at the edge.
struct Consultation {
    Code language;              ///< of the page
    Code answer_in;             ///< in which the answer is wished
    Code danger = "not_asked";  ///< yes, no, unsure, not_asked
    Text words;
    Text contact, hours, avoid;
    bool crowd = false;  ///< one of very many that came by the same way
};

/// A file on its way to the desk.
struct FileOnItsWay {
    std::string name;  ///< as its sender named it
    AttachmentIntake intake;
};
/// Files of one message.
inline constexpr std::size_t most_files = 5;

/// Whether anybody is in danger, as the form asks.
std::span<const Code> danger_answers();

struct Answer {
    LocalDate day;
    Text text;
    Text original;         ///< in the desk's language; may be empty
    bool machine = false;  ///< the text was translated by a machine
    bool operator==(const Answer&) const = default;
};
/// Problems: `record_too_long` (invalid_input). The bytes that are sealed to a receipt.
Result<Bytes> encode_answer(const Answer& answer);

/// How long the same form shows its receipt again (an answer that did not arrive, and was asked for once
/// more). Later it is told that the message has arrived, and nothing else: somebody else may hold the phone
/// by then.
inline constexpr std::chrono::minutes receipt_again_for{10};
/// How long a shown reply may be shown once more to the same form (a page that did not arrive).
inline constexpr std::chrono::minutes shown_again_for{3};

class PublicDesk {
  public:
    PublicDesk(ConsultationStore& store, AttachmentStore& files, vault::DeskKey desk, const Clock& clock, Zone zone,
               RandomSource& random);

    /// The hidden field of a form: 64 hexadecimal digits, different each time.
    std::string fresh_form();

    /// A file begins to arrive: from its first byte on it is sealed to the desk. Problems: those of the store.
    Result<FileOnItsWay> begin_file(std::string name);

    /// A first message. Problems: `old_form` (conflict: not a form of this process), `already_sent`
    /// (conflict: by the same form, a while ago), `intake_full` (environment), those of the store.
    Result<vault::Receipt> receive(std::string_view form, const Consultation& message,
                                   std::span<FileOnItsWay> files = {});
    /// A further message, with the receipt. Problems as above.
    Result<void> receive_again(std::string_view form, const vault::Receipt& receipt, const Consultation& message,
                               std::span<FileOnItsWay> files = {});
    /// The oldest reply that nobody has seen; none for an unknown receipt, an empty inbox, and what was read.
    Result<std::optional<Answer>> read_inbox(std::string_view form, const vault::Receipt& receipt);
    /// Removes what was shown long enough ago; to be
    /// called every few seconds. Answers how many went.
    Result<std::size_t> forget_shown();

  private:
    struct Shown {
        vault::RawId form{};
        Instant at;
    };
    std::optional<vault::RawId> read_form(std::string_view text) const;
    Result<void> store(const vault::RawId& form, const vault::Receipt& receipt, const Consultation& message,
                       std::span<FileOnItsWay> files, bool again);
    Result<std::vector<AttachedFile>> keep_files(const vault::RawId& message, std::span<FileOnItsWay> files);
    std::optional<int> choose(const vault::Inbox& inbox, std::span<const int> slots,
                              const vault::RawId& form);

    ConsultationStore& store_;
    AttachmentStore& files_;
    const vault::DeskKey desk_;
    const Clock& clock_;
    const Zone zone_;
    RandomSource& random_;
    vault::SecretKey form_key_;
    std::mutex mutex_;
    std::map<std::pair<vault::Inbox, int>, Shown> shown_;
    std::map<vault::RawId, Instant> sent_;  ///< forms of this process that sent a message, and when
    std::set<vault::RawId> with_files_;     ///< messages of this process whose files are kept already
};

}  // namespace hogo::actions
