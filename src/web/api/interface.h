// The interface for other systems: three addresses under /api/v1.
//
// Promises: every answer to an encounter is alike, and so is every answer to a hold-check, in shape and size, whoever the
// person is; a wrong key is one answer; a problem never repeats what was sent. What is served is what openapi.json says.
// Does not know sessions, forms or pages.
#pragma once
#include "actions/house.h"
#include "web/http/router.h"

namespace hogo::web::api {

/// `house` must outlive the router.
void add_interface_routes(Router& router, actions::House& house);

/// The addresses that it answers, for comparing with the description.
struct InterfaceRoute {
    Method method;
    std::string_view path;
};
std::vector<InterfaceRoute> interface_routes();

}  // namespace hogo::web::api
