// Many changes at once: how sample and imported files come in, in big transactions.
#pragma once
#include "actions/ports.h"

namespace hogo::store {

class BulkStore {
  public:
    virtual ~BulkStore() = default;
    /// All changes in their order in one transaction with one leaf each under one new checkpoint, or none. A change
    /// whose action is known already is passed over. Some hundreds to some thousands at a time serve best.
    /// Problems: as CaseStore::commit; nothing of the batch stands then.
    virtual Result<void> commit_bulk(std::span<const actions::CaseChange> changes) = 0;
};

}  // namespace hogo::store
