// A whole office in memory behind its staff pages: sign in as somebody, fetch a page, send a form.
//
// Forms are sent as a browser would, with the session's token; nothing here knows how a page is made.
#pragma once
#include "casework.h"
#include "memory_attachments.h"
#include "told_inspector.h"
#include "web/http/origin.h"
#include "web/staff/staff_site.h"

namespace hogo::web::staff::testing {

using actions::testing::TestHouse;

class PagesHouse {
  public:
    PagesHouse() : site_(house.house(), queue_, false), router_(make_staff_router(site_)) {
        site_.documents = &documents;
        site_.inspector = &inspector;
    }

    TestHouse house;
    actions::testing::MemoryAttachments documents;
    actions::testing::ToldInspector inspector;
    bool open_guarded_parts = true;  ///< false: sessions are as sign-in leaves them

    Response get(const std::string& login, const std::string& path, const std::string& query_name = {}, const std::string& query = {}) {
        auto request = begin(login, path);
        if (!query_name.empty()) request.query.emplace_back(query_name, query);
        return router_.answer(request);
    }
    /// A program that has no session and no cookie.
    Response without_session(const std::string& path) {
        auto request = begin("officer", path);
        request.cookies.clear();
        request.origin = Origin::unstated;
        return router_.answer(request);
    }
    std::string page(const std::string& login, const std::string& path) { return get(login, path).body; }

    /// `fields`: beside the token, the action's id (unless it is among them) and the file's revision. With a target the
    /// form is sent by script, for that region of the page.
    Response post(const std::string& login, const std::string& path, std::vector<std::pair<std::string, std::string>> fields,
                  const actions::CaseId& file = {}, const std::string& htmx_target = {}) {
        auto request = begin_form(login, path, fields, file);
        request.htmx = !htmx_target.empty();
        request.htmx_target = htmx_target;
        set_body(request, fields);
        return router_.answer(request);
    }
    /// A form with one file in it.
    Response upload(const std::string& login, const std::string& path, const std::string& field, std::string_view content) {
        std::vector<std::pair<std::string, std::string>> fields;
        auto request = begin_form(login, path, fields, {});
        const auto body = in_parts(request, fields, field, "chosen", content);
        request.body.assign(body.begin(), body.end());
        return router_.answer(request);
    }
    /// The same for a page that takes its body piece by piece; `arrived`: bytes after which the connection breaks off.
    std::optional<Response> send_file(const std::string& login, const std::string& path,
                                      std::vector<std::pair<std::string, std::string>> fields, const actions::CaseId& file,
                                      std::string_view name, std::string_view content,
                                      std::size_t arrived = std::string::npos) {
        auto request = begin_form(login, path, fields, file);
        const auto body = in_parts(request, fields, "document", name, content);
        request.sink = (*router_.match(request).sink)(request);
        std::string_view rest = std::string_view(body).substr(0, arrived);
        for (; !rest.empty(); rest.remove_prefix(std::min<std::size_t>(rest.size(), 65'536)))
            request.sink->take(bytes_of(rest.substr(0, 65'536)));
        return arrived < body.size() ? std::nullopt : std::optional(router_.answer(request));
    }

    /// A form that needs no session.
    Response post_unsigned(const std::string& path, const std::vector<std::pair<std::string, std::string>>& fields) {
        Request request;
        request.method = Method::post;
        request.path = path;
        request.segments.push_back(path.substr(1));
        request.origin = Origin::same;
        set_body(request, fields);
        return router_.answer(request);
    }
    const Router& router() const { return router_; }
    void forget_cookie(const std::string& login) { cookies_.erase(login); }

  private:
    Request begin(const std::string& login, const std::string& path) {
        Request request;
        request.path = path;
        for (std::size_t at = 1; at < path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            request.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        request.origin = Origin::same;
        request.cookies.emplace("session", cookie_of(login));
        return request;
    }
    Request begin_form(const std::string& login, const std::string& path, std::vector<std::pair<std::string, std::string>>& fields,
                       const actions::CaseId& file) {
        auto request = begin(login, path);
        request.method = Method::post;
        fields.emplace_back(csrf_field.view(), csrf_token(house.house().keys.interfaces, *session_of(login)));
        fields.emplace_back("action_id", house.fresh_action().text());
        if (!file.empty()) fields.emplace_back("seen", std::to_string(revision(file)));
        return request;
    }
    static std::string in_parts(Request& request, const std::vector<std::pair<std::string, std::string>>& fields,
                                std::string_view file_field, std::string_view file_name, std::string_view content) {
        request.content_type = "multipart/form-data; boundary=between";
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--between\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
        return body + fmt::format("--between\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n"
                                  "Content-Type: application/octet-stream\r\n\r\n{}\r\n--between--\r\n",
                                  file_field, file_name, content);
    }
    static void set_body(Request& request, const std::vector<std::pair<std::string, std::string>>& fields) {
        request.content_type = "application/x-www-form-urlencoded";
        std::string body;
        for (const auto& [name, value] : fields)
            body += (body.empty() ? "" : "&") + html::percent_encoded(name) + "=" + html::percent_encoded(value);
        request.body.assign(body.begin(), body.end());
    }
    const std::string& cookie_of(const std::string& login) {
        auto& cookie = cookies_[login];
        if (cookie.empty()) {
            auto signed_in = actions::sign_in(house.house(), queue_, house.attempt(login));
            if (!signed_in) throw std::runtime_error(std::string(signed_in.error().code.view()));
            cookie = std::string(signed_in->cookie.reveal());
            if (open_guarded_parts) open_for_long(login, cookie);
        }
        return cookie;
    }
    /// What a step-up does, without its end: most pages are tested apart from it.
    void open_for_long(const std::string& login, const std::string& cookie) {
        auto& house_ = house.house();
        const auto token = vault::parse_session_token(cookie);
        const auto until = house_.now().plus(std::chrono::days{400});
        const auto opened = house_.office.set_session_guarded(
            vault::session_row_id(*token), vault::wrap_guarded(house.as(login).keys, until, *token, house_.keys.pepper, house_.random), until);
        if (!opened) throw std::runtime_error(std::string(opened.error().code.view()));
    }
    std::optional<vault::Hash> session_of(const std::string& login) {
        const auto token = vault::parse_session_token(cookie_of(login));
        return token ? std::optional(vault::session_row_id(*token)) : std::nullopt;
    }
    std::uint64_t revision(const actions::CaseId& file) {
        auto opened = actions::gather(house.house(), house.as("lead"), file, {domain::Compartment::procedure}, {"test"});
        return opened ? opened->revision(domain::Compartment::procedure) : 0;
    }

    vault::DerivationQueue queue_;
    Site site_;
    Router router_;
    std::map<std::string, std::string> cookies_;
};

/// Where the answer sends the browser.
inline std::string location(const Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "Location") return value;
    return {};
}

inline std::string path_of(const actions::CaseId& file, std::string_view rest = {}) {
    return "/files/" + file.text() + std::string(rest);
}

/// A button or a form that does this step.
inline std::string step(std::string_view name) { return R"(name="step" value=")" + std::string(name) + '"'; }

}  // namespace hogo::web::staff::testing
