// Beast and Asio, and nothing of them outside this file. One thread does all reading and writing, so connections need no
// locks; handlers run on the pool and hand their answers back.
#include "web/http/server.h"

#include <spdlog/spdlog.h>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <list>
#include <thread>

#include "base/random.h"
#include "base/secret.h"
#include "web/http/cookies.h"
#include "web/http/origin.h"
#include "web/http/response_head.h"
#include "web/http/target.h"

namespace hogo::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using std::chrono::steady_clock;

namespace {

constexpr auto with_error = asio::as_tuple(asio::use_awaitable);
using Code = boost::system::error_code;
using HeadParser = http::request_parser<http::empty_body>;
using BodyParser = http::request_parser<http::vector_body<Byte>>;
using PieceParser = http::request_parser<http::buffer_body>;
/// Bytes of a body that is taken while it arrives, and of one that is made while it is sent.
constexpr std::size_t piece_size = 64 * 1024;
using Fields = http::request<http::empty_body>;

/// What the stop needs to know of a connection.
struct Connection {
    tcp::socket* socket = nullptr;
    bool idle = true;
};

std::string view_of(beast::string_view text) { return std::string(text.data(), text.size()); }

std::optional<Method> method_of(http::verb verb) {
    constexpr std::pair<http::verb, Method> served[] = {
        {http::verb::get, Method::get},         {http::verb::head, Method::head},   {http::verb::post, Method::post},
        {http::verb::put, Method::put},         {http::verb::patch, Method::patch}, {http::verb::delete_, Method::remove},
        {http::verb::options, Method::options},
    };
    for (const auto& [theirs, ours] : served)
        if (verb == theirs) return ours;
    return std::nullopt;
}

/// 0 where the head is sound; else the status that refuses it. Either reading of a doubtful head would let a request
/// hide inside another one, so that none is chosen.
int refusal_of_head(const Fields& head) {
    if (head.count(http::field::host) != 1) return 400;
    for (http::field once : {http::field::content_length, http::field::transfer_encoding, http::field::content_type,
                             http::field::cookie, http::field::origin, http::field::authorization, http::field::expect})
        if (head.count(once) > 1) return 400;
    for (const char* once : {"Idempotency-Key", "Sec-Fetch-Site"})
        if (head.count(once) > 1) return 400;
    if (head.count(http::field::transfer_encoding) == 1) {
        if (head.version() != 11 || head.count(http::field::content_length) != 0) return 400;
        if (!beast::iequals(head[http::field::transfer_encoding], "chunked")) return 400;
    }
    for (char c : head[http::field::content_length])
        if (c < '0' || c > '9') return 400;
    if (head.version() != 10 && head.version() != 11) return 400;
    return 0;
}

int refusal_of(const Code& error) {
    if (error == http::error::header_limit) return 431;
    if (error == http::error::body_limit) return 413;
    return 400;
}

}  // namespace

struct Server::Inside {
    const Router& router;
    ServerOptions options;
    asio::io_context io{1};
    asio::thread_pool pool;
    std::optional<asio::ssl::context> tls;
    tcp::acceptor acceptor{io};
    asio::steady_timer stop_timer{io};
    asio::signal_set signals{io};
    std::list<Connection> connections;
    std::uint16_t port = 0;
    std::size_t waiting = 0;
    bool stopping = false;

    Inside(const Router& routes, ServerOptions chosen)
        : router(routes),
          options(std::move(chosen)),
          pool(options.handler_threads ? options.handler_threads
                                       : std::size_t{2} * std::max(1u, std::thread::hardware_concurrency())) {}

    bool is_served_host(std::string_view host) const {
        std::string with_port = ":" + std::to_string(port);
        for (const std::string& entry : options.hosts)
            if (host == entry || host == entry + with_port) return true;
        return false;
    }

    /// The parsed request, or the status that refuses it.
    std::expected<Request, int> read_head(const Fields& head, const tcp::endpoint& peer) const {
        if (int refused = refusal_of_head(head)) return std::unexpected(refused);
        auto method = method_of(head.method());
        if (!method) return std::unexpected(501);
        Request request;
        request.method = *method;
        request.host = view_of(head[http::field::host]);
        if (!read_target({head.target().data(), head.target().size()}, request)) return std::unexpected(400);
        if (!is_served_host(request.host)) return std::unexpected(421);
        request.cookies = read_cookies(view_of(head[http::field::cookie]));
        request.content_type = view_of(head[http::field::content_type]);
        request.accept_language = view_of(head[http::field::accept_language]);
        request.accept_encoding = view_of(head[http::field::accept_encoding]);
        request.authorization = view_of(head[http::field::authorization]);
        request.idempotency_key = view_of(head["Idempotency-Key"]);
        request.if_none_match = view_of(head[http::field::if_none_match]);
        request.origin = origin_of(view_of(head["Sec-Fetch-Site"]), view_of(head[http::field::origin]), request.host);
        request.htmx = head["HX-Request"] == "true";
        request.htmx_target = view_of(head["HX-Target"]);
        request.id = to_hex(system_random().draw<8>());
        request.peer = peer.address().to_string();
        return request;
    }

    asio::awaitable<Response> answer_on_pool(const Request& request) {
        auto response = router.answer(request);
        wipe_stack();  // what was typed and opened has gone through it
        co_return response;
    }
    static asio::awaitable<void> take_on_pool(BodySink& sink, ByteView piece) {
        sink.take(piece);
        wipe_stack();
        co_return;
    }
    static asio::awaitable<Result<Bytes>> next_on_pool(const BodyPieces& pieces) {
        auto piece = pieces.next();
        wipe_stack();
        co_return piece;
    }

    /// Gives the body to its sink, piece by piece.
    template <class Stream>
    asio::awaitable<Code> read_pieces(Stream& stream, beast::flat_buffer& buffer, PieceParser& parser, BodySink& sink) {
        Bytes piece(piece_size);
        while (!parser.is_done()) {
            parser.get().body() = {.data = piece.data(), .size = piece.size(), .more = true};
            auto [error, count] = co_await http::async_read(stream, buffer, parser, with_error);
            if (error && error != http::error::need_buffer) co_return error;
            const auto filled = piece.size() - parser.get().body().size;
            if (filled > 0)
                co_await asio::co_spawn(pool.get_executor(), take_on_pool(sink, ByteView(piece).first(filled)), asio::use_awaitable);
        }
        co_return Code{};
    }

    /// Sends a body that is made on the way; false where it could not be sent whole.
    template <class Stream>
    asio::awaitable<bool> write_pieces(Stream& stream, const BodyPieces& pieces) {
        std::uint64_t sent = 0;
        while (sent < pieces.size) {
            auto piece = co_await asio::co_spawn(pool.get_executor(), next_on_pool(pieces), asio::use_awaitable);
            if (!piece || piece->empty() || piece->size() > pieces.size - sent) co_return false;
            beast::get_lowest_layer(stream).expires_after(options.write_timeout);
            auto [error, count] = co_await asio::async_write(stream, asio::buffer(*piece), with_error);
            if (error) co_return false;
            sent += piece->size();
        }
        // What comes behind the last piece is whether all of it was sound.
        auto end = co_await asio::co_spawn(pool.get_executor(), next_on_pool(pieces), asio::use_awaitable);
        co_return end && end->empty();
    }

    template <class Stream>
    asio::awaitable<bool> write(Stream& stream, const Response& response, bool keep_alive, bool with_body) {
        HeadOptions head_options{tls.has_value(), keep_alive};
        std::string head = response_head(response, head_options);
        std::string_view body = with_body && response.status != 304 && response.status != 204 ? body_of(response) : "";
        std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(body.data(), body.size())};
        beast::get_lowest_layer(stream).expires_after(options.write_timeout);
        auto [error, sent] = co_await asio::async_write(stream, buffers, with_error);
        if (error || !response.pieces || !with_body) co_return !error;
        co_return co_await write_pieces(stream, *response.pieces);
    }

    /// Refuses and closes. What the client still sends is read away for a moment, for a connection that is reset takes
    /// the answer with it.
    template <class Stream>
    asio::awaitable<void> refuse(Stream& stream, Response response, std::string_view route, const std::string& id,
                                 bool with_body) {
        if (options.log_requests)
            spdlog::info("web.refused request={} route={} status={}", id.empty() ? "-" : id, route.empty() ? "-" : route,
                     response.status);
        bool sent = co_await write(stream, response, false, with_body);
        if (!sent) co_return;
        auto& lowest = beast::get_lowest_layer(stream);
        Code ignored;
        lowest.socket().shutdown(tcp::socket::shutdown_send, ignored);
        lowest.expires_after(std::chrono::seconds(2));
        std::array<char, 8192> away;
        for (int rounds = 0; rounds < 256; ++rounds) {
            auto [error, count] = co_await lowest.async_read_some(asio::buffer(away), with_error);
            if (error) break;
        }
    }

    /// One request and its answer; false where the connection ends.
    template <class Stream>
    asio::awaitable<bool> exchange(Stream& stream, beast::flat_buffer& buffer, Connection& connection,
                                   const tcp::endpoint& peer) {
        auto& lowest = beast::get_lowest_layer(stream);
        if (buffer.size() == 0) {
            lowest.expires_after(options.idle_timeout);
            auto [error, count] = co_await stream.async_read_some(buffer.prepare(4096), with_error);
            if (error) co_return false;
            buffer.commit(count);
        }
        connection.idle = false;
        lowest.expires_after(options.header_timeout);
        HeadParser head_parser;
        head_parser.header_limit(static_cast<std::uint32_t>(options.header_limit));
        head_parser.body_limit(boost::none);
        {
            auto [error, count] = co_await http::async_read_header(stream, buffer, head_parser, with_error);
            if (error == http::error::end_of_stream || error == http::error::partial_message) co_return false;
            if (error && error.category() != http::make_error_code(http::error::bad_target).category()) co_return false;
            if (error) {
                co_await refuse(stream, Response::text("bad request\n", refusal_of(error)), {}, {}, true);
                co_return false;
            }
        }
        auto started = steady_clock::now();
        bool with_body = head_parser.get().method() != http::verb::head;
        auto request = read_head(head_parser.get(), peer);
        if (!request) {
            co_await refuse(stream, Response::text("refused\n", request.error()), {}, {}, with_body);
            co_return false;
        }
        Router::Match match = router.match(*request);
        auto announced = head_parser.content_length();
        if (announced && *announced > match.body_limit) {
            // Without a route the router's answer is 404 or 405, and no handler runs.
            Response large = match.body_limit == 0 ? router.answer(*request) : router.error(*request, 413);
            co_await refuse(stream, std::move(large), match.pattern, request->id, with_body);
            co_return false;
        }
        beast::string_view expect = head_parser.get()[http::field::expect];
        bool expects = beast::iequals(expect, "100-continue");
        if (!expect.empty() && !expects) {
            co_await refuse(stream, Response::text("refused\n", 417), match.pattern, request->id, with_body);
            co_return false;
        }
        bool keep_alive = head_parser.get().version() == 11 && head_parser.get().keep_alive();
        if (!head_parser.is_done()) {
            if (expects) {
                static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
                auto [error, count] =
                    co_await asio::async_write(stream, asio::buffer(go_on.data(), go_on.size()), with_error);
                if (error) co_return false;
            }
            lowest.expires_after(options.body_timeout + std::chrono::seconds(announced.value_or(match.body_limit) / piece_size));
            Code error;
            if (match.sink) {
                request->sink = (*match.sink)(*request);
                PieceParser piece_parser(std::move(head_parser));
                piece_parser.body_limit(match.body_limit);
                error = co_await read_pieces(stream, buffer, piece_parser, *request->sink);
            } else {
                BodyParser body_parser(std::move(head_parser));
                body_parser.body_limit(match.body_limit);
                auto [failed, count] = co_await http::async_read(stream, buffer, body_parser, with_error);
                error = failed;
                request->body = std::move(body_parser.get().body());
            }
            if (error && error.category() != http::make_error_code(http::error::bad_target).category()) co_return false;
            if (error == http::error::partial_message) co_return false;
            if (error) {
                int status = refusal_of(error);
                Response refusal = match.body_limit == 0 ? router.answer(*request) : router.error(*request, status);
                co_await refuse(stream, std::move(refusal), match.pattern, request->id, with_body);
                co_return false;
            }
        }
        lowest.expires_never();
        Response response;
        if (waiting >= options.waiting_requests) {
            response = router.error(*request, 503).with("Retry-After", "2");
        } else {
            ++waiting;
            response = co_await asio::co_spawn(pool.get_executor(), answer_on_pool(*request), asio::use_awaitable);
            --waiting;
        }
        keep_alive = keep_alive && !stopping;
        bool sent = co_await write(stream, response, keep_alive, with_body);
        double milliseconds = std::chrono::duration<double, std::milli>(steady_clock::now() - started).count();
        if (options.log_requests)
            spdlog::info("web.request request={} method={} route={} status={} ms={:.1f}", request->id,
                     name_of(request->method), match.pattern.empty() ? "-" : match.pattern, response.status, milliseconds);
        connection.idle = true;
        co_return sent && keep_alive;
    }

    template <class Stream>
    asio::awaitable<void> serve(Stream& stream, Connection& connection, const tcp::endpoint& peer) {
        beast::flat_buffer buffer;
        try {
            bool more = true;
            while (more && !stopping) more = co_await exchange(stream, buffer, connection, peer);
        } catch (const Bug& bug) {
            spdlog::critical("web.bug what={}", bug.what);
        } catch (...) {
            spdlog::critical("web.exception");
        }
    }

    asio::awaitable<void> converse(tcp::socket socket) {
        Code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        tcp::endpoint peer = socket.remote_endpoint(ignored);
        auto place = connections.emplace(connections.end());
        if (tls) {
            beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *tls);
            place->socket = &beast::get_lowest_layer(stream).socket();
            beast::get_lowest_layer(stream).expires_after(options.header_timeout);
            auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, with_error);
            if (!error) co_await serve(stream, *place, peer);
        } else {
            beast::tcp_stream stream(std::move(socket));
            place->socket = &stream.socket();
            co_await serve(stream, *place, peer);
        }
        connections.erase(place);
        if (stopping && connections.empty()) stop_timer.cancel();
    }

    /// The connection that has been idle longest gives way to a new one.
    bool make_room() {
        if (connections.size() < options.connections) return true;
        for (Connection& connection : connections) {
            if (!connection.idle || !connection.socket) continue;
            Code ignored;
            connection.socket->close(ignored);
            return true;
        }
        return false;
    }

    asio::awaitable<void> accept_all() {
        while (!stopping) {
            auto [error, socket] = co_await acceptor.async_accept(with_error);
            if (stopping) break;
            if (error) {
                // Out of descriptors, most likely: a moment later some are free again.
                asio::steady_timer pause(io, std::chrono::milliseconds(50));
                co_await pause.async_wait(with_error);
                continue;
            }
            if (!make_room()) {
                spdlog::warn("web.connections_full");
                continue;
            }
            asio::co_spawn(io, converse(std::move(socket)), asio::detached);
        }
    }

    void close_all(bool only_idle) {
        for (Connection& connection : connections) {
            if (!connection.socket || (only_idle && !connection.idle)) continue;
            Code ignored;
            connection.socket->close(ignored);
        }
    }

    void stop_now() {
        if (stopping) return;
        stopping = true;
        spdlog::info("web.stopping connections={}", connections.size());
        Code ignored;
        acceptor.close(ignored);
        signals.cancel(ignored);
        close_all(true);
        if (connections.empty()) return;
        stop_timer.expires_after(options.stop_timeout);
        stop_timer.async_wait([this](const Code& error) {
            if (!error) close_all(false);
        });
    }
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Router& router, ServerOptions options) {
    auto inside = std::make_unique<Inside>(router, std::move(options));
    Code error;
    auto address = asio::ip::make_address(inside->options.address, error);
    if (error) return problem(ProblemKind::environment, "cannot_listen", "the address to listen on is none");
    if (inside->options.tls) {
        inside->tls.emplace(asio::ssl::context::tls_server);
        inside->tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
        inside->tls->use_certificate_chain_file(inside->options.tls->certificate_chain, error);
        if (!error) inside->tls->use_private_key_file(inside->options.tls->private_key, asio::ssl::context::pem, error);
        if (error) return problem(ProblemKind::environment, "bad_certificate", "certificate or key cannot be used");
    }
    tcp::endpoint endpoint(address, inside->options.port);
    tcp::acceptor& acceptor = inside->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(1024, error);
    if (error == asio::error::address_in_use)
        return problem(ProblemKind::environment, "port_busy", "another program listens on this port");
    if (error) return problem(ProblemKind::environment, "cannot_listen", "the address cannot be listened on");
    inside->port = acceptor.local_endpoint().port();
    return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::stop_on_signals() {
    inside_->signals.add(SIGTERM);
    inside_->signals.add(SIGINT);
    inside_->signals.async_wait([inside = inside_.get()](const Code& error, int) {
        if (!error) inside->stop_now();
    });
}

void Server::run() {
    asio::co_spawn(inside_->io, inside_->accept_all(), asio::detached);
    inside_->io.run();
    inside_->pool.join();
}

void Server::stop() {
    asio::post(inside_->io, [inside = inside_.get()] { inside->stop_now(); });
}

}  // namespace hogo::web
