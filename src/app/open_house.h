// The house of a data folder for a verb of the command line.
#pragma once
#include "cli/open_house.h"

namespace hogo::app {

/// Problems: those of HouseOfData::open.
Result<cli::OpenedHouse> open_house(const std::filesystem::path& data, std::shared_ptr<const rules::Pack> pack);

}  // namespace hogo::app
