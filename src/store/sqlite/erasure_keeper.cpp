#include "store/sqlite/erasure_keeper.h"

namespace hogo::store::sqlite {

Result<void> ErasureKeeper::remember(const std::set<std::string>& entries) {
    shredded_();
    const std::lock_guard lock(mutex_);
    HOGO_TRY(known, pins_.read_erasures());
    const auto before = known.size();
    known.insert(entries.begin(), entries.end());
    if (known.size() == before) return {};
    return pins_.write_erasures(known);
}

}  // namespace hogo::store::sqlite
