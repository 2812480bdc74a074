// A tree of segments; literal children are tried before the parameter, with a step back where the literal leads nowhere.
#include "web/http/router.h"

#include <spdlog/spdlog.h>

namespace hogo::web {

struct Router::Route {
    Handler handler;
    RouteOptions options;
};

namespace {

/// Whether a request of this origin is served.
bool serves(const RouteOptions& options, const Request& request) {
    if (request.method == Method::get || request.method == Method::head) return true;
    return options.origin == OriginRule::any || request.origin == Origin::same ||
           (options.origin == OriginRule::same_or_unstated && request.origin == Origin::unstated);
}

}  // namespace

struct Router::Node {
    std::string_view pattern;
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::string parameter_name;
    std::unique_ptr<Node> parameter;
    std::map<Method, Route> routes;
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Router& Router::get(Literal pattern, Handler handler, RouteOptions options) {
    return add(Method::get, pattern, std::move(handler), std::move(options));
}
Router& Router::post(Literal pattern, Handler handler, RouteOptions options) {
    return add(Method::post, pattern, std::move(handler), std::move(options));
}
Router& Router::before(Guard guard) {
    guards_.push_back(std::move(guard));
    return *this;
}
Router& Router::on_error(ErrorPage page) {
    error_page_ = std::move(page);
    return *this;
}

Router& Router::add(Method method, Literal pattern, Handler handler, RouteOptions options) {
    std::string_view rest = pattern.view();
    require(rest.starts_with('/'), "a route's pattern begins with a slash");
    Node* node = root_.get();
    rest.remove_prefix(1);
    while (!rest.empty()) {
        std::string_view segment = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(segment.size() + 1, rest.size()));
        require(!segment.empty(), "a route's pattern with an empty segment");
        if (segment.front() == '{') {
            require(segment.back() == '}' && segment.size() > 2, "a parameter is written {name}");
            std::string name(segment.substr(1, segment.size() - 2));
            if (!node->parameter) {
                node->parameter = std::make_unique<Node>();
                node->parameter_name = name;
            }
            require(node->parameter_name == name, "two routes that name the same place differently");
            node = node->parameter.get();
        } else {
            auto& child = node->literals[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
        }
    }
    require(!node->routes.contains(method), "a route added twice");
    node->pattern = pattern.view();
    node->routes.emplace(method, Route{std::move(handler), std::move(options)});
    return *this;
}

const Router::Node* Router::find(const Request& request, Parameters& parameters) const {
    // A trailing slash is another address; the segments alone would hide it.
    if (request.path.size() > 1 && request.path.ends_with('/')) return nullptr;
    auto walk = [&](auto& self, const Node* node, std::size_t at) -> const Node* {
        if (at == request.segments.size()) return node->routes.empty() ? nullptr : node;
        const std::string& segment = request.segments[at];
        if (auto literal = node->literals.find(segment); literal != node->literals.end())
            if (const Node* found = self(self, literal->second.get(), at + 1)) return found;
        if (node->parameter) {
            parameters.add(node->parameter_name, segment);
            if (const Node* found = self(self, node->parameter.get(), at + 1)) return found;
            parameters.drop_last();
        }
        return nullptr;
    };
    return walk(walk, root_.get(), 0);
}

std::vector<Router::Listed> Router::routes() const {
    std::vector<Listed> all;
    auto walk = [&](auto& self, const Node& node) -> void {
        for (const auto& [method, route] : node.routes) all.push_back({method, std::string(node.pattern)});
        for (const auto& [literal, child] : node.literals) self(self, *child);
        if (node.parameter) self(self, *node.parameter);
    };
    walk(walk, *root_);
    std::ranges::sort(all, {}, [](const Listed& route) { return std::pair{route.pattern, route.method}; });
    return all;
}

Router::Match Router::match(const Request& request) const {
    Parameters parameters;
    const Node* node = find(request, parameters);
    if (!node) return {};
    auto route = node->routes.find(request.method == Method::head ? Method::get : request.method);
    if (route == node->routes.end() || !serves(route->second.options, request)) return {node->pattern, 0, nullptr};
    const auto& options = route->second.options;
    return {node->pattern, options.body_limit, options.sink ? &options.sink : nullptr};
}

Response Router::error(const Request& request, int status) const {
    try {
        if (error_page_) return error_page_(request, status);
    } catch (...) {
        spdlog::error("web.error_page_failed request={}", request.id);
    }
    return Response::text(std::to_string(status) + "\n", status);
}

Response Router::answer(const Request& request) const {
    Parameters parameters;
    const Node* node = find(request, parameters);
    if (!node) return error(request, 404);
    auto found = node->routes.find(request.method == Method::head ? Method::get : request.method);
    if (found == node->routes.end()) {
        std::string allow;
        for (const auto& [method, route] : node->routes) {
            allow += allow.empty() ? "" : ", ";
            allow += name_of(method);
            if (method == Method::get) allow += ", HEAD";
        }
        return error(request, 405).with("Allow", allow);
    }
    const Route& route = found->second;
    if (!serves(route.options, request)) return error(request, 403);
    try {
        for (const Guard& guard : guards_)
            if (auto answer = guard(request, node->pattern)) return std::move(*answer);
        return route.handler(request, parameters);
    } catch (const Bug& bug) {
        spdlog::critical("web.bug request={} route={} what={}", request.id, node->pattern, bug.what);
    } catch (...) {
        // The text of a foreign exception may hold what somebody typed: it is not written down.
        spdlog::critical("web.exception request={} route={}", request.id, node->pattern);
    }
    return error(request, 500);
}

}  // namespace hogo::web
