// Possible links without opening anything: records become sets of keyed tokens, and two sets are compared.
//
// Promises: whoever lacks the key learns only that two sets share a token (docs/matching.md measures what
// frequencies give away). Tokens are of whole names, of their sound, readings and skeletons, of telephones
// and of addresses; there are no q-grams, and no single word of a person's name becomes a token where the
// name has more than one. Does not know: cases, users, who may see a link. A possible link is a question for
// a reader, never an answer.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "matching/record.h"

namespace hogo::matching {

/// What two records have in common, the telling ones first. The numbers are stored: they are never given
/// anew.
enum class Evidence : std::uint8_t {
    whole_name = 1,     ///< the same words, in any order
    reading = 2,        ///< the same syllables: kanji against romaji, kana, Hangul
    sound = 3,          ///< the same consonants and nearly the same vowels in another spelling or script
    skeleton = 4,       ///< the same consonants, coarsely
    near_skeleton = 5,  ///< the same consonants but for one
    telephone = 6,      ///< the same number (E.164)
    telephone_end = 7,  ///< the same last eight digits, where no country could be told
    building = 8,       ///< the same block and building or room
    block = 9,          ///< the same block
    part_sound = 10,    ///< one word sounds the same, the other has the same consonants
    near_sound = 11,    ///< one word sounds the same, the other has the same consonants but for one
    company_word = 12,  ///< a company's one telling word, in letters or sound
};
/// A stable word: `whole_name`, `reading` …
std::string_view code_of(Evidence evidence);

struct KeyedToken {
    Evidence kind;
    std::array<Byte, 16> value;
    auto operator<=>(const KeyedToken&) const = default;
};

/// Sorted, each token once.
using TokenSet = std::vector<KeyedToken>;

/// The tokens of one record under the host's token key. What cannot be read (an empty name, a name of one
/// letter, a telephone number of three digits) gives no token.
TokenSet keyed_tokens(const Record& record, const SecretBytes<32>& key);

/// 17 bytes a token, in order: for keeping a set in one sealed or plain column.
Bytes encode(const TokenSet& tokens);
/// Problems: `not_a_token_set` (corrupt).
Result<TokenSet> decode_tokens(ByteView bytes);

/// How strongly two records hang together: 1 to 100.
struct Link {
    int strength = 0;
    std::vector<Evidence> evidence;  ///< the telling ones first, each once
    bool operator==(const Link&) const = default;
};

/// From this strength on a link blocks new assignments until a reader has looked at it.
constexpr int possible_link_strength = 50;

/// How two sets hang together at all; empty where they share nothing. The caller compares with
/// possible_link_strength.
std::optional<Link> link_between(const TokenSet& one, const TokenSet& other);
/// The strength of one kind of evidence by itself.
int strength_of(Evidence evidence);

/// Token sets by the caller's own numbers. Not safe for writing from two threads at once.
class BlindIndex {
  public:
    using Entry = std::uint64_t;
    struct Found {
        Entry entry;
        Link link;
    };

    /// Adds the set, or replaces the one that the entry had.
    void put(Entry entry, TokenSet tokens);
    void erase(Entry entry);
    std::size_t size() const { return sets_.size(); }

    /// All entries that hang together with the set by `weakest` or more: strongest first, then by entry.
    /// Cost: the entries that share a token, whatever the size of the index.
    std::vector<Found> links(const TokenSet& tokens, int weakest = possible_link_strength) const;

  private:
    struct ShortHash {
        std::size_t operator()(const KeyedToken& token) const;
    };
    std::unordered_map<Entry, TokenSet> sets_;
    std::unordered_map<KeyedToken, std::vector<Entry>, ShortHash> holders_;
};

/// One place where two opened records met: which form of which name, number or address.
struct Meeting {
    Evidence kind;
    std::string left;   ///< as it was typed on the left
    std::string right;  ///< as it was typed on the right
    std::string form;   ///< what both became: `toshio sasayama`, `+81312345678`
};

struct Explanation {
    std::optional<Link> link;       ///< the same as link_between says of the two records' tokens
    std::vector<Meeting> meetings;  ///< the telling ones first
};

/// For somebody who may open both records: the evidence side by side.
Explanation explain(const Record& left, const Record& right);

}  // namespace hogo::matching
