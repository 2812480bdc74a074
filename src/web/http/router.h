// Which handler answers which address.
//
// Promises: a literal segment goes before a parameter; an unknown address is 404, a known one with another method 405
// with Allow; HEAD is answered by the GET handler; a posted form from another origin is refused before any handler
// runs; an exception becomes 500 without its text.
// Does not know: sockets (web/http/server.h) and sign-in (a guard does).
#pragma once
#include <functional>
#include <memory>

#include "web/http/request.h"

namespace hogo::web {

using Handler = std::function<Response(const Request&, const Parameters&)>;

/// Which senders of a changing request are served.
enum class OriginRule {
    same,              ///< only this site's own pages (the rule for everything with a session)
    same_or_unstated,  ///< also browsers too old to say; never another site's (forms that need no session)
    any,               ///< systems with keys of their own, which no browser sends by itself
};

/// Makes what takes the body of a request of which the head is known.
using SinkMaker = std::function<std::shared_ptr<BodySink>(const Request& head)>;

struct RouteOptions {
    std::size_t body_limit = 1024 * 1024;  ///< bytes; above it the answer is 413
    OriginRule origin = OriginRule::same;
    SinkMaker sink = {};  ///< none: the body is held whole in Request::body
};

class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;

    /// `pattern` is a path whose segments are literals or `{name}`. The same pattern and method twice is a bug.
    Router& get(Literal pattern, Handler handler, RouteOptions options = {});
    Router& post(Literal pattern, Handler handler, RouteOptions options = {});

    /// Runs before every handler; what it returns is the answer (sign in first, locked, …). `pattern` is the route's.
    using Guard = std::function<std::optional<Response>(const Request&, std::string_view pattern)>;
    Router& before(Guard guard);
    /// Makes the page for a status that no handler answered (403, 404, 405, 500). Without it: a short plain text.
    using ErrorPage = std::function<Response(const Request&, int status)>;
    Router& on_error(ErrorPage page);

    /// Every route, in the order of its segments: for tests that must miss none.
    struct Listed {
        Method method;
        std::string pattern;
        auto operator<=>(const Listed&) const = default;
    };
    std::vector<Listed> routes() const;

    /// What is known about an address before its body is read.
    struct Match {
        std::string_view pattern;  ///< `/files/{file}`, for the log; empty where nothing matched
        std::size_t body_limit = 0;  ///< 0 too where the request's origin is not served: its body is not read
        const SinkMaker* sink = nullptr;
    };
    Match match(const Request& request) const;
    /// Answers; never throws.
    Response answer(const Request& request) const;
    /// The error page, for a refusal that the server makes by itself (413, 503); never throws.
    Response error(const Request& request, int status) const;

  private:
    struct Node;
    struct Route;
    Router& add(Method method, Literal pattern, Handler handler, RouteOptions options);
    const Node* find(const Request& request, Parameters& parameters) const;

    std::unique_ptr<Node> root_;
    std::vector<Guard> guards_;
    ErrorPage error_page_;
};

}  // namespace hogo::web
