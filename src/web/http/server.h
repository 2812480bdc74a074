// The HTTP/1.1 server: sockets outside, plain requests inside.
//
// Promises: handlers run on a pool of threads and may block; slow clients wait by themselves and hold nobody up; what is
// ambiguous is refused with 400 before a handler sees it (RFC 9112: Host missing or doubled, Transfer-Encoding other
// than `chunked` or beside Content-Length, broken targets), a Host that is not configured with 421, too much with 413
// and 431; stopping lets running requests finish.
// Does not know: routes (web/http/router.h), pages, sessions. Log lines carry the route's pattern, never its parameters.
#pragma once
#include <chrono>
#include <memory>

#include "web/http/router.h"

namespace hogo::web {

struct TlsFiles {
    std::string certificate_chain;  ///< PEM
    std::string private_key;        ///< PEM
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one
    /// Host values that are served. An entry without a port also stands for itself with the port listened on.
    std::vector<std::string> hosts = {"localhost", "127.0.0.1"};
    std::optional<TlsFiles> tls;
    std::size_t handler_threads = 0;  ///< 0: two for each core
    std::size_t waiting_requests = 1000;  ///< above it the answer is 503
    std::size_t connections = 2000;       ///< above it the one idle longest gives way, or the new one is closed
    std::size_t header_limit = 16 * 1024;
    bool log_requests = true;  ///< false: no line for a request, where even the time of one says too much
    std::chrono::milliseconds idle_timeout{30'000};    ///< between two requests of a connection
    std::chrono::milliseconds header_timeout{10'000};  ///< from a request's first byte to the end of its header
    std::chrono::milliseconds body_timeout{30'000};    ///< and one second for each 64 KB announced
    std::chrono::milliseconds write_timeout{30'000};
    std::chrono::milliseconds stop_timeout{10'000};
};

class Server {
  public:
    /// Binds and listens. Problems (environment): `port_busy`, `cannot_listen`, `bad_certificate`.
    /// The router must outlive the server.
    static Result<std::unique_ptr<Server>> listen(const Router& router, ServerOptions options);
    ~Server();

    std::uint16_t port() const;
    /// SIGTERM and SIGINT stop the server. Call before run().
    void stop_on_signals();
    /// Serves until it is stopped and every running request has its answer, or the stop timeout has passed.
    void run();
    /// From any thread.
    void stop();

  private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace hogo::web
