// One kept-alive connection to the server on this machine: plain blocking sockets, so that the driver costs little beside it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace hogo::bench {

struct Answer {
    int status = 0;  ///< 0: the connection broke
    std::size_t bytes = 0;
    std::string set_cookie;
};

class HttpClient {
  public:
    explicit HttpClient(std::uint16_t port) : port_(port) {}
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    Answer get(std::string_view path);
    Answer post(std::string_view path, std::string_view body);
    /// Sent with every request from now on.
    void keep_cookie(std::string_view set_cookie) { cookie_ = set_cookie.substr(0, set_cookie.find(';')); }

  private:
    Answer exchange(const std::string& request);
    Answer exchange_once(const std::string& request);
    bool connect();
    void close();
    bool read_more();

    std::uint16_t port_;
    int socket_ = -1;
    bool heard_ = false;  ///< whether this request was answered by any byte
    std::string cookie_, buffer_;
};

std::string percent_encoded(std::string_view text);

}  // namespace hogo::bench
