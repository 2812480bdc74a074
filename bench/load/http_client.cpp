#include "load/http_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace hogo::bench {
namespace {

/// The value of a header in a lower-cased head; empty where it is missing.
std::string_view header(std::string_view head, std::string_view lower, std::string_view name) {
    const auto at = lower.find(fmt::format("\r\n{}:", name));
    if (at == lower.npos) return {};
    auto value = head.substr(at + name.size() + 3);
    value = value.substr(0, value.find("\r\n"));
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    return value;
}

}  // namespace

HttpClient::~HttpClient() { close(); }

void HttpClient::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    buffer_.clear();
}

bool HttpClient::connect() {
    if (socket_ >= 0) return true;
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return true;
    close();
    return false;
}

bool HttpClient::read_more() {
    char part[65536];
    const auto got = ::recv(socket_, part, sizeof part, 0);
    if (got <= 0) return false;
    heard_ = true;
    buffer_.append(part, static_cast<std::size_t>(got));
    return true;
}

Answer HttpClient::get(std::string_view path) {
    return exchange(fmt::format("GET {} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {}\r\nAccept: text/html\r\n\r\n", path, port_, cookie_));
}

Answer HttpClient::post(std::string_view path, std::string_view body) {
    return exchange(fmt::format("POST {} HTTP/1.1\r\nHost: localhost:{}\r\nOrigin: http://localhost:{}\r\nSec-Fetch-Site: same-origin\r\n"
                                "Cookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{}",
                                path, port_, port_, cookie_, body.size(), body));
}

Answer HttpClient::exchange(const std::string& request) {
    // The server may have ended a connection that was idle for long; then, and only then, the request goes out once more.
    const bool used_before = socket_ >= 0;
    auto answer = exchange_once(request);
    return answer.status == 0 && used_before && !heard_ ? exchange_once(request) : answer;
}

Answer HttpClient::exchange_once(const std::string& request) {
    heard_ = false;
    if (!connect()) return {};
    const auto broken = [&] {
        close();
        return Answer{};
    };
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) return broken();
    std::size_t head_end;
    while ((head_end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more()) return broken();
    const auto head = buffer_.substr(0, head_end + 2);
    std::string lower = head;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });

    Answer answer;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    answer.set_cookie = header(head, lower, "set-cookie");
    std::size_t length = 0;
    if (const auto said = header(head, lower, "content-length"); !said.empty()) std::from_chars(said.data(), said.data() + said.size(), length);
    else if (answer.status != 204 && answer.status != 304) return broken();  // this server always says how long a page is
    const auto whole = head_end + 4 + length;
    while (buffer_.size() < whole)
        if (!read_more()) return broken();
    answer.bytes = length;
    buffer_.erase(0, whole);
    if (header(lower, lower, "connection") == "close") close();
    return answer;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (unsigned char c : text) {
        if (std::isalnum(c)) out.push_back(static_cast<char>(c));
        else out += fmt::format("%{:02X}", c);
    }
    return out;
}

}  // namespace hogo::bench
