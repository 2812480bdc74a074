// Serving embedded bytes without copying them.
#include "web/http/assets.h"

namespace hogo::web {

html::Url asset_url(Literal name) {
    for (const Asset& asset : embedded_assets())
        if (asset.name == name.view()) return html::url("/assets/{}/{}", asset.hash, asset.name);
    bug("an asset that was not embedded");
}

void add_asset_routes(Router& router) {
    router.get("/assets/{hash}/{name}", [](const Request& request, const Parameters& parameters) {
        for (const Asset& asset : embedded_assets()) {
            if (asset.name != parameters["name"] || asset.hash != parameters["hash"]) continue;
            std::string tag = "\"" + std::string(asset.hash) + "\"";
            Response response;
            response.content_type = std::string(asset.content_type);
            if (request.if_none_match == tag) {
                response.status = 304;
            } else {
                response.shared_body = asset.bytes;
            }
            return std::move(response)
                .with("ETag", tag)
                .with("Cache-Control", "public, max-age=31536000, immutable");
        }
        return Response::text("404\n", 404);
    });
}

}  // namespace hogo::web
