// Serves the gallery on 127.0.0.1 until SIGTERM: web_gallery [PORT], 0 for any free one.
#include <cstdlib>
#include <iostream>

#include "gallery/gallery.h"
#include "web/http/assets.h"
#include "web/http/form.h"
#include "web/http/server.h"
#include "web/staff/components.h"
#include "web/staff/shell.h"

using namespace hogo::web;
using namespace hogo::web::staff;

namespace {

PageContext context_of(const Request& request) {
    Language language = language_of(request.query_value("language").value_or("ja")).value_or(Language::ja);
    PageContext context{.msg = Messages::in(language)};
    context.here = "/?language=" + std::string(code_of(language));
    context.form_token = "sample";
    bool ja = language == Language::ja;
    context.viewer = Viewer{ja ? "佐藤" : "Sato", ja ? "東京出入国在留管理局" : "Tokyo Regional Bureau", ja ? "担当官" : "Case officer",
                            {Place::my_work, Place::new_encounter, Place::first_ten_minutes, Place::inquiry_desk, Place::settings}};
    context.place = Place::my_work;
    context.demonstration = true;
    return context;
}

}  // namespace

int main(int count, char** arguments) {
    Router router;
    add_asset_routes(router);
    router.get("/", [](const Request& request, const Parameters&) {
        PageContext context = context_of(request);
        return Response::page(shell(context, "H7K-2041", gallery_content(context.msg, SampleWords::shown)));
    });
    router.get("/form", [](const Request& request, const Parameters&) {
        PageContext context = context_of(request);
        context.viewer.reset();
        return Response::page(shell(context, "1", html::together(html::h1("1"), gallery_form(context.msg, SampleWords::shown))));
    });
    router.post("/cover", [](const Request&, const Parameters&) { return Response::see_other(html::url("/")); });
    router.post("/uncover", [](const Request& request, const Parameters&) {
        auto form = Form::read(request);
        Response opened = Response::see_other(html::url("/"));
        if (request.htmx) opened.status = 204;
        if (form && form->raw("password") == "sample") return opened;
        // As where the session has ended meanwhile.
        if (form && form->raw("password") == "late") return Response::see_other(html::url("/form"));
        return Response::text("401\n", 401);
    });
    router.post("/wishes", [](const Request&, const Parameters&) { return Response::see_other(html::url("/")); });
    ServerOptions options;
    options.port = count > 1 ? static_cast<std::uint16_t>(std::atoi(arguments[1])) : 0;
    auto server = Server::listen(router, options);
    if (!server) {
        std::cerr << server.error().message.view() << "\n";
        return 4;
    }
    std::cout << "http://localhost:" << (*server)->port() << std::endl;
    (*server)->stop_on_signals();
    (*server)->run();
    return 0;
}
