#include "app/open_house.h"

#include "app/house_of_data.h"

namespace hogo::app {

Result<cli::OpenedHouse> open_house(const std::filesystem::path& data, std::shared_ptr<const rules::Pack> pack) {
    HOGO_TRY(opened, HouseOfData::open({data}, std::move(pack), std::nullopt));
    const std::shared_ptr<HouseOfData> keeps = std::move(opened);
    return cli::OpenedHouse{keeps, &keeps->house()};
}

}  // namespace hogo::app
