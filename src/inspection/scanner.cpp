#include "inspection/scanner.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <utility>

namespace hogo::inspection {

std::optional<Scanner> Scanner::ask(const std::filesystem::path& socket, std::chrono::seconds longest) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto name = socket.string();
    if (name.empty() || name.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, name.c_str(), name.size());
    Scanner scanner(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (scanner.socket_ < 0) return std::nullopt;
    const timeval limit{longest.count(), 0};
    ::setsockopt(scanner.socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(scanner.socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(scanner.socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return std::nullopt;
    if (!scanner.send(bytes_of(std::string_view("zINSTREAM\0", 10)))) return std::nullopt;
    return scanner;
}

Scanner::Scanner(Scanner&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), broken_(other.broken_) {}
Scanner::~Scanner() {
    if (socket_ >= 0) ::close(socket_);
}

bool Scanner::send(ByteView bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

void Scanner::give(ByteView bytes) {
    if (bytes.empty()) return;
    const auto length = static_cast<std::uint32_t>(bytes.size());
    const std::array<Byte, 4> head{static_cast<Byte>(length >> 24), static_cast<Byte>(length >> 16),
                                   static_cast<Byte>(length >> 8), static_cast<Byte>(length)};
    broken_ = broken_ || !send(head) || !send(bytes);
}

Code Scanner::finish() {
    const std::array<Byte, 4> end{};
    if (broken_ || !send(end)) return "none";
    std::string answer;
    std::array<char, 512> piece;
    while (answer.size() < 4096 && answer.find('\0') == std::string::npos) {
        const auto read = ::recv(socket_, piece.data(), piece.size(), 0);
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) break;
        answer.append(piece.data(), static_cast<std::size_t>(read));
    }
    answer.resize(std::min(answer.find('\0'), answer.size()));
    while (answer.ends_with('\n')) answer.pop_back();
    if (answer.ends_with(" FOUND")) return "found";
    return answer == "stream: OK" ? Code("clean") : Code("none");
}

}  // namespace hogo::inspection
