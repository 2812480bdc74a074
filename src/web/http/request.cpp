// Small helpers of requests and responses.
#include "web/http/request.h"

#include <algorithm>

namespace hogo::web {

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::remove: return "DELETE";
        case Method::options: return "OPTIONS";
    }
    bug("a method that is none");
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    auto found = cookies.find(name);
    if (found == cookies.end()) return std::nullopt;
    return found->second;
}

const std::string& Parameters::operator[](std::string_view name) const {
    for (const auto& [key, value] : values_)
        if (key == name) return value;
    bug("a parameter that the route's pattern lacks");
}

Response Response::page(const html::Html& html, int status) {
    Response response;
    response.status = status;
    response.body = html.text();
    return response;
}

Response Response::json(std::string text, int status) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(text);
    return response;
}

Response Response::text(std::string text, int status) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(text);
    return response;
}

Response Response::download(std::string bytes, Literal content_type, std::string_view name) {
    bool plain = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
    require(plain, "a file name that a header cannot carry");
    Response response;
    response.content_type = std::string(content_type.view());
    response.body = std::move(bytes);
    return std::move(response).with("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
}

namespace {

/// A page of its own with nothing in it that could act: for bytes that began outside.
constexpr std::string_view caged = "sandbox; default-src 'none'";

}  // namespace

Response Response::foreign_file(BodyPieces pieces, std::string_view name) {
    auto response = download({}, "application/octet-stream", name);
    response.pieces = std::move(pieces);
    return std::move(response).with("Content-Security-Policy", caged);
}

Response Response::picture(Bytes jpeg) {
    Response response;
    response.content_type = "image/jpeg";
    response.body.assign(jpeg.begin(), jpeg.end());
    return std::move(response).with("Content-Security-Policy", caged).with("Content-Disposition", "inline");
}

Response Response::see_other(const html::Url& to) {
    Response response;
    response.status = 303;
    response.content_type.clear();
    return std::move(response).with("Location", to.text());
}

Response&& Response::with(Literal header, std::string_view value) && {
    for (char c : value)
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a control character in a header's value");
    headers.emplace_back(header.view(), value);
    return std::move(*this);
}

Response&& Response::with(Cookie cookie) && {
    cookies.push_back(std::move(cookie));
    return std::move(*this);
}

}  // namespace hogo::web
