// The receipt of a consultation: digits that a person copies, and the keys that follow from them.
//
// Promises: 139 random bits; every single wrong digit and every exchange of neighbours is noticed; whoever
// has the digits opens the replies and nothing else; the digits and what follows from them are wiped with the
// value. Format: docs/formats/consultation.md. Does not know who asks, or what is written.
#pragma once
#include "vault/group.h"

namespace hogo::vault {

/// Where replies wait. Follows from the receipt and leads nowhere.
using Inbox = RawId;

class Receipt {
  public:
    static constexpr std::size_t digits = 44;

    /// The same key and form give the same receipt.
    static Receipt of_form(const SecretKey& key, const RawId& form);
    /// What somebody typed, in the digits of any script. Problems (invalid_input): `receipt_missing`,
    /// `receipt_length` (`count_digits` says how many there are), `receipt_typing` (a digit differs).
    static Result<Receipt> parse(std::string_view typed);
    static std::size_t count_digits(std::string_view typed);

    /// Eleven groups of four digits with a space between them.
    SecretText text() const;
    Inbox inbox() const;
    /// The pair that replies are sealed to.
    SealPair reply_pair() const;

  private:
    explicit Receipt(SecretText all) : digits_(std::move(all)) {}
    SecretKey root() const;
    SecretText digits_;
};

/// The desk's public half, as the public site holds it.
struct DeskKey {
    GroupVersion of;
    SealPublic key;

    /// The file `desk.key`.
    std::string text() const;
    /// Problems (corrupt): `desk_key_damaged`.
    static Result<DeskKey> parse(std::string_view text);
    bool operator==(const DeskKey&) const = default;
};

enum class ConsultationPart { head, words };

/// Problems: `record_too_long` (invalid_input), `key_unusable` (corrupt).
Result<Bytes> seal_to_desk(const DeskKey& desk, ConsultationPart part, const RawId& row, ByteView plain,
                           RandomSource& random);
/// Problems (corrupt): `box_not_authentic`.
Result<SecretText> open_at_desk(std::span<const GroupSecret> desk, ConsultationPart part, const RawId& row,
                                ByteView sealed);

/// Longest plaintext of a reply, and the size of every sealed one.
inline constexpr std::size_t reply_limit = 8000;
inline constexpr std::size_t sealed_reply_size = 1 + 8192 + 48;

/// Problems: `record_too_long` (invalid_input), `key_unusable` (corrupt).
Result<Bytes> seal_reply(const SealPublic& reply_key, const Inbox& inbox, ByteView plain,
                         RandomSource& random);
/// None where the box is not for this receipt.
std::optional<SecretText> open_reply(const SealPair& pair, const Inbox& inbox, ByteView sealed);

/// Marks a form as one of this process: a keyed hash over its random bytes.
RawId form_mark(const SecretKey& key, const RawId& form);
/// Equal for equal texts; short, for showing a flood of one text as one line.
std::array<Byte, 8> likeness_of(ByteView words);
/// The id of a message's row: the same form with the same words is the same row.
RawId consultation_row(const RawId& form, ByteView words);
/// What a day's line on the ledger says of its rows, which are given in the order of their ids.
class BatchHash {
  public:
    BatchHash();
    void add(const RawId& id, ByteView head, ByteView words);
    Hash finish() const { return hash_; }

  private:
    Hash hash_;
};

}  // namespace hogo::vault
