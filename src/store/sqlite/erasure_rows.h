// Shredding rows, and the list of what was shredded.
//
// Promises: what is named is gone from every table in the caller's transaction, keys first; doing it again
// changes nothing. The list has an entry for each thing that must not come back with an older copy of the
// database, and names no file: a file stands on it as a hash of its random id. Does not know why or by whom.
//
//   part <hash of the file> <compartment> <version>   work <id>   line <id>   offer <id>   booking <id>
#pragma once
#include <set>

#include "actions/ports.h"
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

/// What must not come back after this change.
std::set<std::string> erasure_entries(const actions::CaseChange& change);
/// After everything else of the change was written. `final_on`: the last day of a backup that may hold the
/// keys.
void write_shredding(Group& group, const actions::CaseChange& change, std::uint64_t leaf, LocalDate final_on);
std::vector<actions::ErasureRow> read_erasure_rows(Connection& connection, const Code& unit);

std::set<std::string> read_erased(Connection& connection);
/// In a transaction of its own. Answers how many rows of files went. Throws Damaged for an entry that is
/// none.
std::int64_t shred_again(Connection& connection, const std::set<std::string>& entries);
/// Records beside leaves that were erased.
std::uint64_t count_erased_records(Connection& connection);

}  // namespace hogo::store::sqlite
