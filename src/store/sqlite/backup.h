// A whole copy of a data folder's database, also while it is served.
//
// Promises: the copy is one state, in a new file of 0600; host keys and pins are not in it. Nothing is
// written here.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace hogo::store::sqlite {

/// Problems: `no_data`, `data_unwritable` (environment), `backup_exists` (conflict), those of the store.
Result<void> back_up(const std::filesystem::path& data, const std::filesystem::path& file);

}  // namespace hogo::store::sqlite
