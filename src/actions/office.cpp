#include "actions/office.h"

#include <sodium.h>

namespace hogo::actions {

vault::RawId group_id(std::string_view name) {
    const auto named = fmt::format("hogo group {}", name);
    vault::RawId id;
    crypto_generichash(id.data(), id.size(), bytes_of(named).data(), named.size(), nullptr, 0);
    return id;
}

}  // namespace hogo::actions
