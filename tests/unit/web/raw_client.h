// A client that sends exactly the bytes it is given: what a well-behaved library would never send.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

namespace hogo::web::test {

class RawClient {
  public:
    explicit RawClient(std::uint16_t port) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval patience{60, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return connected_; }
    void send(const std::string& bytes) const {
        std::size_t at = 0;
        while (at < bytes.size()) {
            ssize_t sent = ::send(socket_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
            if (sent <= 0) return;
            at += static_cast<std::size_t>(sent);
        }
    }
    /// One answer: head, and the body that Content-Length announces (none for the answer to HEAD).
    std::string answer(bool with_body = true) {
        while (rest_.find("\r\n\r\n") == std::string::npos)
            if (!receive()) return take(rest_.size());
        std::size_t end = rest_.find("\r\n\r\n") + 4, length = 0;
        std::size_t at = rest_.find("Content-Length: ");
        if (with_body && at < end) length = std::stoul(rest_.substr(at + 16));
        while (rest_.size() < end + length)
            if (!receive()) break;
        return take(std::min(rest_.size(), end + length));
    }
    /// True where the server has closed and nothing is left.
    bool closed() {
        if (!rest_.empty()) return false;
        char byte;
        return ::recv(socket_, &byte, 1, 0) == 0;
    }
    static int status_of(const std::string& answer) { return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0; }

  private:
    bool receive() {
        char bytes[8192];
        ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        rest_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }
    std::string take(std::size_t count) {
        std::string out = rest_.substr(0, count);
        rest_.erase(0, count);
        return out;
    }
    int socket_ = -1;
    bool connected_ = false;
    std::string rest_;
};

}  // namespace hogo::web::test
