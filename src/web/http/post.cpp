#include "web/http/post.h"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace hogo::web {
namespace {

constexpr std::size_t longest_answer = 64 * 1024;

constexpr auto cannot_reach = [] {
    return problem(ProblemKind::environment, "cannot_reach", "the other program does not answer");
};

class Connection {
  public:
    explicit Connection(int descriptor) : descriptor_(descriptor) {}
    Connection(const Connection&) = delete;
    ~Connection() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

int connect_to(const std::string& host, std::uint16_t port, std::chrono::seconds timeout) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return -1;
    int connected = -1;
    for (const auto* at = found; at && connected < 0; at = at->ai_next) {
        const int tried = ::socket(at->ai_family, at->ai_socktype | SOCK_CLOEXEC, at->ai_protocol);
        if (tried < 0) continue;
        const timeval limit{timeout.count(), 0};
        ::setsockopt(tried, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(tried, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        if (::connect(tried, at->ai_addr, at->ai_addrlen) == 0)
            connected = tried;
        else
            ::close(tried);
    }
    ::freeaddrinfo(found);
    return connected;
}

}  // namespace

Result<Posted> post(const std::string& host, std::uint16_t port, const std::string& path,
                    const std::string& body, std::chrono::seconds timeout) {
    const Connection connection(connect_to(host, port, timeout));
    if (connection.descriptor() < 0) return cannot_reach();
    const auto request = fmt::format(
        "POST {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: "
        "close\r\n\r\n{}",
        path, host, port, body.size(), body);
    for (std::size_t sent = 0; sent < request.size();) {
        const auto now =
            ::send(connection.descriptor(), request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) return cannot_reach();
        sent += static_cast<std::size_t>(now);
    }
    std::string answer;
    char piece[4096];
    const auto until = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        const auto now = ::recv(connection.descriptor(), piece, sizeof piece, 0);
        if (now == 0) break;
        if (now < 0 || answer.size() > longest_answer || std::chrono::steady_clock::now() > until)
            return cannot_reach();
        answer.append(piece, static_cast<std::size_t>(now));
    }
    boost::beast::http::response_parser<boost::beast::http::string_body> parser;
    parser.eager(true);
    parser.body_limit(longest_answer);
    boost::system::error_code error;
    parser.put(boost::asio::buffer(answer), error);
    if (!error && !parser.is_done()) parser.put_eof(error);
    if (error || !parser.is_done())
        return problem(ProblemKind::environment, "answer_unreadable",
                       "the other program's answer is not one");
    return Posted{static_cast<int>(parser.get().result_int()), parser.get().body()};
}

}  // namespace hogo::web
