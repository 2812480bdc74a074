// What several actions ask before they permit, each asked in one place.
//
// Promises: pure; a check answers a Verdict, so that `decide` reads as a list of what must hold.
#pragma once
#include "actions/perform.h"

namespace hogo::actions {

/// The first refusal among these, in their order.
Verdict first_of(std::initializer_list<Verdict> checks);

/// Somebody who carries cases through, on a protection file (an inquiry's file carries nothing through).
/// Refused: `casework_only`, `not_a_protection_file`.
Verdict casework_on(const domain::CaseFile& file, const Actor& actor, std::initializer_list<domain::Role> besides = {});

/// Refused: `day_in_the_future`.
Verdict has_come(LocalDate day, LocalDate today);
/// Refused: `reasons_needed`, with `about`.
Verdict has_reasons(const Text& reasons, const Code& source);
/// The code is one of the listed ones. Refused: `not_listed`, naming `field`.
Verdict listed(const Code& value, std::span<const Code> list, const Code& field);

/// The pack has this fact and the value fits it; derived facts fit nothing.
bool fits(const rules::Fact& fact, const domain::FactValue& value);
/// Every fact is one that the pack's screens ask for. Refused: `not_in_the_rules`, naming those that are not.
Verdict known_facts(const rules::Pack& pack, const std::map<Code, domain::FactValue>& facts);

}  // namespace hogo::actions
