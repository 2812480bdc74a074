#include "web/staff/foreign_files.h"

#include "web/messages/attachment.h"
#include "web/messages/document.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// As the child draws a paper (docs/formats/attachment.md).
constexpr int drawn_pages = 4;

std::string name_of_file(const Messages& msg, const actions::AttachedFile& file) {
    return file.name.empty() ? std::string(msg.attachment.unnamed()) : file.name;
}

Html isolated(std::string_view name) {
    return element("bdi", name);
}

std::string word(const Messages& msg, std::string_view kind, const Code& code, std::string_view otherwise) {
    const auto found = msg.attachment.find(fmt::format("{}_{}", kind, code.text()));
    return std::string(found ? *found : otherwise);
}

std::vector<Definition> known_of(const Messages& msg, const actions::AttachedFile& file,
                                 const actions::Inspected& found) {
    std::vector<Definition> known{{std::string(msg.attachment.name()), isolated(name_of_file(msg, file))},
                                  {std::string(msg.attachment.size()), span(size_of_file(file.size))},
                                  {std::string(msg.attachment.type()),
                                   span(word(msg, "type", found.type, msg.attachment.type_unknown()))},
                                  {std::string(msg.attachment.scan()),
                                   span(word(msg, "scan", found.scan, msg.attachment.scan_none()))}};
    if (found.pages > drawn_pages)
        known.push_back({std::string(msg.attachment.pages()),
                         span(msg.attachment.pages_drawn(found.pages, std::to_string(drawn_pages)))});
    else if (found.pages > 1)
        known.push_back({std::string(msg.attachment.pages()), span(std::to_string(found.pages))});
    return known;
}

Result<actions::Inspected> inspect(const Visit& visit, const actions::FilePieces& pieces) {
    if (visit.site.inspector) return visit.site.inspector->inspect(pieces);
    return actions::Inspected{};
}

}  // namespace

std::string size_of_file(std::uint64_t bytes) {
    if (bytes < 1000) return fmt::format("{} B", bytes);
    if (bytes < 1'000'000) return fmt::format("{} KB", (bytes + 500) / 1000);
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

Html listed_file(const Messages& msg, const actions::AttachedFile& file, const Url& look) {
    return li(isolated(name_of_file(msg, file)), " ", span(cls("hint"), size_of_file(file.size)), " ",
              a(href(look), msg.attachment.look()));
}

Result<Response> foreign_file_page(Visit& visit, std::optional<Place> place, const ForeignFile& file,
                                   const actions::FilePieces& pieces) {
    const auto& msg = visit.msg;
    HOGO_TRY(found, inspect(visit, pieces));
    return visit.page(
        place, msg.attachment.title(),
        together(p(cls("breadcrumb"), a(href(file.back), file.back_label)), h1(msg.attachment.title()),
                 p(cls("lead"), msg.attachment.lead()), p(cls("hint"), msg.attachment.on_record()),
                 when(found.scan == "found",
                      [&] { return notice(msg, Weight::urgent, msg.attachment.found_warning()); }),
                 definition_list(known_of(msg, file.file, found)),
                 found.picture.empty() ? p(cls("nothing"), icon(Icon::closed), msg.attachment.no_picture())
                                       : p(element("img", cls("foreign-picture"), src(file.picture),
                                                   attr("alt", msg.attachment.picture()))),
                 file.drawn_anew ? notice(msg, Weight::info, msg.document.keep_hint(),
                                          button_bar(link_button(file.raw, msg.document.keep())))
                                 : notice(msg, Weight::caution, msg.attachment.keep_hint(),
                                          button_bar(link_button(file.raw, msg.attachment.keep())))));
}

Result<Response> foreign_file_picture(Visit& visit, const actions::FilePieces& pieces) {
    HOGO_TRY(found, inspect(visit, pieces));
    if (found.picture.empty())
        return problem(ProblemKind::not_found, "no_such_page", "there is no picture of this file");
    return Response::picture(std::move(found.picture));
}

Response foreign_file_itself(const actions::AttachedFile& file, actions::FilePieces pieces) {
    constexpr std::string_view known[] = {"jpg", "jpeg", "png", "gif", "webp", "heic", "pdf"};
    const auto dot = file.name.rfind('.');
    std::string extension = dot == std::string::npos ? std::string() : file.name.substr(dot + 1);
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (std::ranges::find(known, extension) == std::end(known)) extension = "bin";
    // Its own name is not put into a folder of downloads, where others see it.
    const auto name = fmt::format("file-{}.{}", to_hex(ByteView(file.id).first(4)), extension);
    return Response::foreign_file({file.size, std::move(pieces)}, name);
}

Result<vault::RawId> read_attachment_id(const Parameters& parameters) {
    const auto bytes = from_hex(parameters["attachment"]);
    vault::RawId id{};
    if (!bytes || bytes->size() != id.size())
        return problem(ProblemKind::not_found, "no_such_page", "there is no such file");
    std::ranges::copy(*bytes, id.begin());
    return id;
}

}  // namespace hogo::web::staff
