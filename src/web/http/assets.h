// The style sheets, scripts and icons that the program carries.
//
// Promises: an asset's address holds a hash of its bytes, so that browsers keep it for a year and a new build is seen
// at once; an address with an old hash is 404, never other bytes.
#pragma once
#include <span>
#include <string_view>

#include "web/html/url.h"
#include "web/http/router.h"

namespace hogo::web {

struct Asset {
    std::string_view name;          ///< `hogo.css`
    std::string_view content_type;
    std::string_view hash;          ///< 24 hexadecimal digits of SHA-256
    std::string_view bytes;
};

/// What the build embedded, sorted by name.
std::span<const Asset> embedded_assets();

/// `/assets/<hash>/hogo.css`. A name that was not embedded is a bug.
html::Url asset_url(Literal name);

void add_asset_routes(Router& router);

}  // namespace hogo::web
