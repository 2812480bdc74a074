// A ledger record as it comes out of its box: the record, and the salt of the commitment that stands in the tree.
#pragma once
#include <optional>

#include "base/bytes.h"

namespace hogo::actions {

struct LedgerCopy {
    std::array<Byte, 32> salt{};
    Bytes record;
};
/// Nothing where the box held something else.
std::optional<LedgerCopy> read_ledger_copy(ByteView plain);

}  // namespace hogo::actions
