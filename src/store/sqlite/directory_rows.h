// The office's people, rooms and keys as rows, and the verified Directory made from them.
//
// Promises: a Directory comes only from a chain that was verified from the pinned root on, and from the state that the
// ledger's newest leaf about registrations commits to. Functions throw as Query does.
#pragma once
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

/// The signed root documents, oldest first.
std::vector<Bytes> read_roots(Connection& connection);
void write_root(Connection& connection, std::uint32_t version, ByteView document);

/// Problems: those of verify_root and of the chain; `registrations_differ` (corrupt) where the ledger says otherwise.
Result<actions::Directory> read_directory(Connection& connection, vault::Purpose purpose, const vault::Hash& pin,
                                          std::uint64_t ledger_size);
/// Writes the change and sets the group's directory to what it makes. Problems: those of the chain, `login_taken`
/// (conflict).
Result<void> write_office_change(Group& group, const actions::OfficeChange& change);

}  // namespace hogo::store::sqlite
