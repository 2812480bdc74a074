// Reading and writing the rows of files: the SQL behind CaseStore.
//
// Promises: a change that does not fit what is stored becomes a Problem before or while it is written; the caller's
// savepoint undoes it. Functions throw as Query does. Does not know threads, transactions, or what is sealed.
#pragma once
#include "actions/ports.h"
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

/// Problems: `change_not_whole` (invalid_input): events whose sequences have gaps or whose head was not expected,
/// compartments of another file.
Result<void> check_whole(const actions::CaseChange& change);
/// `final_on`: for a change that shreds.
Result<actions::Receipt> write_change(Group& group, const actions::CaseChange& change, LocalDate final_on = {});
Result<std::uint64_t> write_access(Group& group, const actions::LedgerEntry& entry, LocalDate day);

Result<actions::CaseRows> read_rows(Connection& connection, const actions::CaseId& file,
                                    std::span<const vault::SealPublic> recipients, actions::Compartments wanted);
/// Problems: `no_such_file`.
Result<std::vector<actions::GrantRow>> read_all_grants(Connection& connection, const actions::CaseId& file);
std::optional<actions::Receipt> read_receipt(Connection& connection, const domain::ActionId& action);

}  // namespace hogo::store::sqlite
