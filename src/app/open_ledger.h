// The ledger of a data folder for `hogo ledger`: read from one snapshot, also beside a running server.
#pragma once
#include "cli/ledger.h"

namespace hogo::app {

Result<cli::OpenedLedger> open_ledger(const std::filesystem::path& data);

}  // namespace hogo::app
