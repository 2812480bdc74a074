// Written by hand: an answer has few lines, and what is not written cannot name the program or its version.
#include "web/http/response_head.h"

#include <ctime>

#include "web/http/cookies.h"
#include "web/http/security_headers.h"

namespace hogo::web {

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 421: return "Misdirected Request";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "Answer";
    }
}

std::string_view body_of(const Response& response) {
    return response.shared_body.empty() ? std::string_view(response.body) : response.shared_body;
}

namespace {

std::string date_line() {
    std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[64];
    std::size_t length = std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
    return std::string(text, length);
}

void add_line(std::string& out, std::string_view name, std::string_view value) {
    for (char c : value)
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a control character in a header's value");
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

}  // namespace

std::string response_head(const Response& response, const HeadOptions& options) {
    std::string out;
    out.reserve(1400);
    out += "HTTP/1.1 " + std::to_string(response.status) + " ";
    out += reason_of(response.status);
    out += "\r\n" + date_line();
    bool without_body = response.status == 204 || response.status == 304;
    if (!without_body) {
        if (!response.content_type.empty()) add_line(out, "Content-Type", response.content_type);
        add_line(out, "Content-Length",
                 std::to_string(response.pieces ? response.pieces->size : std::uint64_t{body_of(response).size()}));
    }
    bool cached = false;
    for (const auto& [name, value] : response.headers) {
        if (name == "Cache-Control") cached = true;
        add_line(out, name, value);
    }
    if (!cached) add_line(out, "Cache-Control", "no-store");
    for (const Cookie& cookie : response.cookies) add_line(out, "Set-Cookie", set_cookie_line(cookie));
    out += security_headers(options.encrypted);
    if (!options.keep_alive) out += "Connection: close\r\n";
    out += "\r\n";
    return out;
}

}  // namespace hogo::web
