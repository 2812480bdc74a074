// The hashes of the ledger: RFC 6962's tree over SHA-256, and the commitment that stands as a leaf.
//
// Promises: the published vectors of RFC 6962 logs. Does not know what a record means.
#pragma once
#include <array>
#include <initializer_list>

#include "base/bytes.h"

namespace hogo::ledger {

using Hash = std::array<Byte, 32>;
using Salt = std::array<Byte, 32>;

/// SHA-256 of the parts, one after another.
Hash sha256(std::initializer_list<ByteView> parts);

Hash empty_root();                                    ///< SHA-256 of nothing
Hash leaf_hash(ByteView entry);                       ///< SHA-256(00 || entry)
Hash node_hash(const Hash& left, const Hash& right);  ///< SHA-256(01 || left || right)

/// The entry that stands in the tree for a record: SHA-256("hogo leaf v1" || 00 || salt || record).
/// The salt is drawn anew for each record and erased with it.
Hash commitment(const Salt& salt, ByteView record);

/// None unless there are exactly 32 bytes.
std::optional<Hash> hash_from(ByteView bytes);

}  // namespace hogo::ledger
