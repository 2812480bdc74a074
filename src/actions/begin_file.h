// A file begins: its compartments, its first readers, its first events, in one commit.
//
// Promises: the number is drawn at random and says nothing; at least two living holders from the first moment (who
// begins it, the unit's leads), and the unit's escrow; grants go to keys of the verified chain only.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

/// Eight random digits and a check digit: `4821-7730-6`. `parse` takes it with or without hyphens, in full or half width.
std::string draw_protection_number(RandomSource& random);
std::optional<std::string> parse_protection_number(std::string_view typed);

/// Which compartments a group of the office reads from the start of each file of its unit.
struct FirstReaders {
    std::string_view group;   ///< a prefix: `leads` stands for `leads.<unit>`; `duty` is the whole house's
    bool of_unit;
    Compartments parts;
};
std::span<const FirstReaders> first_readers();
/// What somebody who begins a file reads of it. Another system begins files too and reads nothing of them.
inline constexpr Compartments beginner_reads{Compartment::procedure, Compartment::identity, Compartment::condition,
                                             Compartment::network,   Compartment::needs,    Compartment::statement,
                                             Compartment::whereabouts, Compartment::access};

/// `compose` gets an occasion and answers the file's first events.
using Compose = std::function<std::vector<domain::Event>(domain::Occasion&)>;
Result<Receipt> begin_file(House& house, const Actor& actor, domain::ActionId action, const Code& code, const Code& unit,
                           const Compose& compose, const PermitBase& permit, std::vector<vault::Hash> document_tokens = {});
/// The change that `begin_file` would commit, for callers that commit many at once.
Result<CaseChange> compose_file(House& house, const Actor& actor, domain::ActionId action, const Code& code,
                                const Code& unit, const Compose& compose, std::vector<vault::Hash> document_tokens = {});

}  // namespace hogo::actions
