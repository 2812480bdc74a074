// Recovery of a file that nobody of the office holds any more: the custodians opened the unit's escrow
// together.
//
// Promises: only where a part has fewer than two living holders; two or more people of the unit read it from
// then on, none of them walled from it; on the ledger and in the file's own record of openings; every part
// gets new keys in the same commit. Does not know where custodians keep their keys.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"
#include "actions/renew_keys.h"

namespace hogo::actions {

struct RecoverFile {
    static inline const Code code = "recover_file";
    static constexpr domain::Compartments reads = domain::Compartments::all();

    std::vector<StaffId> to;  ///< who reads it from now on
    Said reasons = {};
    Compartments orphaned = {};  ///< recover_file fills it in
};
/// Refused: `administrators_only`, `two_readers_needed`, `not_available`, `holders_remain`, `reasons_needed`.
Verdict decide(const Deciding<RecoverFile>& deciding, const RecoverFile& recovering);
std::vector<domain::Event> change(const Deciding<RecoverFile>& deciding, const RecoverFile& recovering,
                                  domain::Occasion& occasion);
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const RecoverFile& recovering);

/// The escrow of a unit, opened by the custodians who are here. Problems: `no_escrow` (not_found), those of
/// open_with_custodians.
Result<vault::GroupSecret> open_escrow(House& house, const Code& unit,
                                       std::span<const vault::SignPair* const> custodians);
/// `actor`: the administrator, who signs, with the escrow in hand. Problems: `no_such_file` (not_found),
/// those of perform.
Outcome<> recover_file(House& house, const Actor& actor, const CaseId& file, RecoverFile recovering);

}  // namespace hogo::actions
