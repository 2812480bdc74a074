// A request and its response as handlers see them: parsed, bounded, and free of any library's types.
//
// Promises: paths and queries arrive decoded and as valid UTF-8; a response header cannot be split by a value.
// Does not know: sessions, forms (web/http/form.h), pages.
#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "web/html/html.h"
#include "web/html/url.h"

namespace hogo::web {

enum class Method { get, head, post, put, patch, remove, options };

std::string_view name_of(Method method);

/// What the page that sent a request says about its own origin (web/http/origin.h).
enum class Origin { same, other, unstated };

/// Takes a body while it arrives, in place of Request::body. Pieces come one after the other, on the handlers' threads.
class BodySink {
  public:
    virtual ~BodySink() = default;
    virtual void take(ByteView piece) = 0;
};

struct Request {
    Method method = Method::get;
    std::string path;                                        ///< decoded, `/files/7f…/wishes`
    std::vector<std::string> segments;                       ///< decoded, without the empty ones at both ends
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
    std::string host;                                        ///< as sent, on the list of configured hosts
    std::map<std::string, std::string, std::less<>> cookies;
    std::string content_type;
    std::string accept_language;
    std::string accept_encoding;
    std::string authorization;
    std::string idempotency_key;    ///< Idempotency-Key, as another system sent it
    std::string if_none_match;
    Origin origin = Origin::unstated;
    bool htmx = false;              ///< asked by htmx: a region of the page is enough
    std::string htmx_target;        ///< id of the region, without `#`
    Bytes body;
    std::shared_ptr<BodySink> sink;  ///< what took the body, where the route has one (router.h)
    std::string id;                 ///< for the log and the error page: 16 hexadecimal digits
    std::string peer;               ///< address of the other end, for limits on attempts; never logged

    /// The first value of that name, or nothing.
    std::optional<std::string_view> query_value(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
};

/// What stood in the places of the route's pattern: `{file}` by its name.
class Parameters {
  public:
    Parameters() = default;
    Parameters(std::initializer_list<std::pair<std::string, std::string>> values) : values_(values) {}
    void add(std::string_view name, std::string_view value) { values_.emplace_back(name, value); }
    void drop_last() { values_.pop_back(); }
    /// Asking for a name that the pattern lacks is a bug.
    const std::string& operator[](std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> values_;
};

/// A cookie for this site alone: `__Host-` name, HttpOnly, Secure, SameSite=Strict, Path=/.
struct Cookie {
    Literal name;                                 ///< without the prefix: `session`
    std::string value;                            ///< letters, digits, `-`, `_`, `.`; else a bug
    std::optional<std::chrono::seconds> max_age;  ///< none: until the browser closes; 0: delete now
};

/// A body that is made while it is sent.
struct BodyPieces {
    std::uint64_t size = 0;              ///< of all pieces together
    std::function<Result<Bytes>()> next;  ///< on the handlers' threads; a problem ends the connection
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::string_view shared_body;  ///< bytes that outlive the server (embedded assets) in place of `body`
    std::optional<BodyPieces> pieces;  ///< in place of both
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<Cookie> cookies;

    static Response page(const html::Html& html, int status = 200);
    static Response json(std::string text, int status = 200);
    static Response text(std::string text, int status = 200);
    /// A file to keep or to print: PDF, CSV. `name` is what the browser proposes (ASCII letters, digits, `-_.`).
    static Response download(std::string bytes, Literal content_type, std::string_view name);
    /// A file that came from outside, to be kept: never run, never drawn, whatever it is. `name` as above.
    static Response foreign_file(BodyPieces pieces, std::string_view name);
    /// A picture that this house drew, to be shown in a page of its own.
    static Response picture(Bytes jpeg);
    /// 303: after a form was posted, the browser fetches the next page.
    static Response see_other(const html::Url& to);

    Response&& with(Literal header, std::string_view value) &&;
    Response&& with(Cookie cookie) &&;
};

}  // namespace hogo::web
