// Addresses as block and building, so that one place meets itself in another script and order.
//
// Promises: `東京都港区虎ノ門一丁目2番3号 401`, `港区虎ノ門1-2-3-401` and `401, 1-2-3 Toranomon, Minato-ku`
// share their block and their building. Place names of more than one letter only; numbers alone are no place.
// Does not know: which places there are.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "matching/tables.h"

namespace hogo::matching {

struct AddressKeys {
    std::vector<std::string> blocks;  ///< a place name's reading with the block's numbers: `toranomon 1-2-3`
    std::vector<std::string> buildings;  ///< with the room's number as well: `toranomon 1-2-3-401`
};
AddressKeys read_address(std::string_view typed, const Tables& tables = Tables::installed());

}  // namespace hogo::matching
