#include "web/staff/document_pages.h"

#include "actions/assign.h"
#include "actions/attach_document.h"
#include "actions/begin_file.h"
#include "actions/grants.h"
#include "actions/note.h"
#include "web/messages/attachment.h"
#include "web/messages/document.h"
#include "web/messages/file.h"
#include "web/messages/office.h"
#include "web/staff/document_upload.h"
#include "web/staff/file_forms.h"
#include "web/staff/file_page.h"
#include "web/staff/foreign_files.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::Compartment;

/// What is read and dropped beyond a document's limit: a form is not lost for a file that is too large.
constexpr std::size_t upload_limit = 512 * 1024 * 1024;

std::string part_name(const Messages& msg, Compartment part) {
    return std::string(msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)));
}
std::string word(const Messages& msg, std::string_view list, const Code& code) {
    return std::string(msg.document.find(fmt::format("{}_{}", list, code.text())).value_or(code.text()));
}

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

/// Who reads a part, from the start and by their tasks. Not by the grants themselves: whose key was taken
/// away is told to the leads alone.
std::string readers_of(const FilePage& page, Compartment part) {
    const auto& msg = page.msg();
    std::vector<std::string> readers;
    for (const auto& group : actions::first_readers())
        if (group.parts.has(part))
            readers.emplace_back(
                msg.document.find(fmt::format("group_{}", group.group)).value_or(group.group));
    for (const auto& assignment : page.file().assignments) {
        const auto* task = actions::task_named(assignment.assigned.task);
        const auto holders = page.file().assigned(assignment.assigned.task.text());
        if (!task || !task->parts.has(part) || assignment.assigned.ended) continue;
        if (std::ranges::find(holders, assignment.assigned.staff) == holders.end()) continue;
        auto name = page.visit.staff_name(assignment.assigned.staff);
        if (std::ranges::find(readers, name) == readers.end()) readers.push_back(std::move(name));
    }
    if (const auto& encounter = page.file().encounter; encounter && actions::beginner_reads.has(part)) {
        auto name = page.visit.staff_name(encounter->origin.author);
        if (std::ranges::find(readers, name) == readers.end()) readers.push_back(std::move(name));
    }
    std::string line;
    for (const auto& reader : readers)
        line += (line.empty() ? std::string() : std::string(msg.document.and_reader())) + reader;
    return line;
}

Html document_row(const FilePage& page, const domain::Document& document) {
    const auto& [said, origin] = document;
    const auto& msg = page.msg();
    return article(
        cls("entry"),
        h3(element("bdi", said.name.empty() ? std::string(msg.attachment.unnamed()) : said.name.text())),
        p(word(msg, "kind", said.kind), " · ", word(msg, "purpose", said.purpose), " ",
          span(cls("hint"), size_of_file(static_cast<std::uint64_t>(said.size)))),
        page.by(origin),
        posted_form(page.visit.context(), url("/files/{}/documents/open", page.view.opened.id),
                    hidden("part", name_of(said.compartment)), hidden("document", said.document.text()),
                    secondary_button(msg.attachment.look())));
}

/// The documents of one part, or that it is closed; nothing of a part that is not granted.
Html part_list(const FilePage& page, Compartment part) {
    const auto& msg = page.msg();
    if (!page.view.opened.readable.has(part)) return {};
    const auto section = ElementId::join("part", name_of(part));
    if (!page.file().opened.has(part))
        return page_section(
            section, part_name(msg, part),
            together(posted_form(page.visit.context(), url("/files/{}/documents/parts", page.view.opened.id),
                                 hidden("part", name_of(part)), secondary_button(msg.document.open_part())),
                     when(actions::guarded_parts.has(part), [&] { return five_minutes(page, part); })));
    std::vector<Html> rows;
    for (const auto& document : page.file().documents)
        if (document.attached.compartment == part) rows.push_back(document_row(page, document));
    return page_section(section, part_name(msg, part),
                        rows.empty() ? p(cls("nothing"), msg.document.none()) : together(rows));
}

std::vector<Choice> choices_of(const Messages& msg, std::string_view list, std::span<const Code> codes) {
    std::vector<Choice> choices;
    for (const auto& code : codes) choices.push_back({code.text(), word(msg, list, code)});
    return choices;
}

Html attach_form(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Choice> parts;
    for (const auto part : domain::all_compartments)
        if (actions::note_compartments.has(part))
            parts.push_back(
                {std::string(name_of(part)), part_name(msg, part),
                 fmt::format("{} {}", msg.document.find(fmt::format("part_{}", name_of(part))).value_or(""),
                             msg.document.read_by(readers_of(page, part)))});
    return posted_form(
        page.visit.context(), url("/files/{}/documents", page.view.opened.id),
        attr("enctype", "multipart/form-data"), action_fields(page.visit, page.view.opened, state.sent()),
        radios(msg, state, "part", msg.document.part(), parts, {.hint = msg.document.part_hint()}),
        select_field(msg, state, "kind", msg.document.kind(),
                     choices_of(msg, "kind", actions::document_kinds()), {.width = Width::medium}),
        select_field(msg, state, "purpose", msg.document.purpose(),
                     choices_of(msg, "purpose", actions::document_purposes()), {.width = Width::medium}),
        field(msg, state, "document", msg.document.file(),
              {.hint = msg.document.file_hint(), .type = "file"}),
        checkbox(state, "as_it_came", msg.document.as_it_came(), msg.document.as_it_came_hint()),
        button_bar(primary_button(msg.document.attach())));
}

Html content_of(const FilePage& page, const FormState& state) {
    const auto& msg = page.msg();
    std::vector<Html> lists;
    for (const auto part : domain::all_compartments)
        if (actions::note_compartments.has(part)) lists.push_back(part_list(page, part));
    return together(p(cls("lead"), msg.document.lead()), p(cls("hint"), msg.attachment.on_record()),
                    together(lists),
                    page_section("attach", msg.document.attach_title(), attach_form(page, state)));
}

Result<Response> show(Visit& visit, const actions::CaseId& file, domain::Compartments more,
                      const FormState& state = {}, int status = 200) {
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, more, "open_documents"));
    const FilePage page{visit, view};
    return visit.page(std::nullopt, view.opened.number,
                      together(error_summary(visit.msg, state), p(cls("breadcrumb"), file_link(page)),
                               h1(visit.msg.document.title()), content_of(page, state)),
                      status);
}

constexpr auto no_such_page = [] {
    return problem(ProblemKind::not_found, "no_such_page", "there is no such document");
};

Result<Compartment> read_part(std::string_view text) {
    const auto part = domain::compartment_named(text);
    if (!part || !actions::note_compartments.has(*part)) return no_such_page();
    return *part;
}

/// The file that came whole with the form; else what is wrong with it is said at its field.
actions::TakenFile* file_of(Visit& visit, FormReader& reader) {
    auto* upload = dynamic_cast<DocumentUpload*>(visit.request.sink.get());
    if (auto* taken = upload ? upload->file() : nullptr) return taken;
    const auto wrong = upload ? upload->wrong() : std::string_view();
    const auto& said = visit.msg.document;
    reader.state().wrong("document", std::string(wrong == "too_large" ? said.too_large()
                                                 : wrong == "busy"    ? said.busy()
                                                                      : said.choose_file()));
    return nullptr;
}

Result<Response> attach(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(target, read_target(file, form));
    FormReader reader(visit.msg, form);
    actions::AttachDocument attaching{.kind = reader.needed_code("kind"),
                                      .purpose = reader.needed_code("purpose"),
                                      .as_it_came = reader.yes("as_it_came")};
    const auto part = domain::compartment_named(form.raw("part"));
    if (part)
        attaching.compartment = *part;
    else
        reader.state().wrong("part", std::string(visit.msg.document.choose_part()));
    auto* taken = file_of(visit, reader);
    const auto again = [&](std::string_view field, const std::string& sentence, int status) {
        if (!sentence.empty()) reader.state().wrong(field, sentence);
        return show(visit, file, {}, reader.state(), status);
    };
    if (!reader.sound() || !visit.site.documents) return again("", {}, 422);
    const auto outcome =
        actions::attach_document(visit.site.house, {*visit.site.documents, visit.site.inspector}, visit.actor,
                                 target, attaching, *taken);
    if (!outcome) {
        const auto code = outcome.error().code.view();
        if (code == "files_full" || code == "scratch_full")
            return again("document", std::string(visit.msg.document.busy()), 503);
        if (outcome.error().kind != ProblemKind::conflict) return std::unexpected(outcome.error());
        return again("", sentence_of(visit.msg, outcome.error()), 409);
    }
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome))
        return again(refused->would_change == "another_file" ? "document" : "",
                     sentence_of(visit.msg, *refused), 422);
    return Response::see_other(url("/files/{}/documents", file));
}

/// Opens one document, on record, and answers with it in one of three ways.
Result<Response> with_document(
    Visit& visit, const Parameters& parameters, std::string_view part_text, std::string_view document_text,
    const std::function<Result<Response>(const actions::CaseId&, actions::OpenedDocument)>& send) {
    HOGO_TRY(file, read_file_id(parameters));
    HOGO_TRY(part, read_part(part_text));
    const auto document = domain::DocumentId::parse(document_text);
    if (!document || !visit.site.documents) return no_such_page();
    HOGO_TRY(opened, actions::open_document(visit.site.house, *visit.site.documents, visit.actor, file, part,
                                            *document));
    return send(file, std::move(opened));
}

Result<Response> show_document(Visit& visit, const actions::CaseId& file,
                               const actions::OpenedDocument& opened) {
    const auto& said = opened.said;
    const auto here = [&](std::string_view way) {
        return url("/files/{}/documents/{}/{}/{}", file, std::string(name_of(said.compartment)),
                   said.document, std::string(way));
    };
    return foreign_file_page(visit, std::nullopt,
                             {.file = opened.file,
                              .back = url("/files/{}/documents", file),
                              .picture = here("picture"),
                              .raw = here("raw"),
                              .back_label = std::string(visit.msg.document.title()),
                              .drawn_anew = !said.as_it_came},
                             opened.pieces);
}

}  // namespace

void add_document_pages(Pages& pages) {
    pages.get("/files/{file}/documents", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(file, read_file_id(parameters));
        return show(visit, file, {});
    });
    pages.post("/files/{file}/documents", attach,
               {.body_limit = upload_limit, .sink = [&site = pages.site()](const Request& head) {
                    return std::make_shared<DocumentUpload>(
                        has_session(site, head) ? site.documents : nullptr, site.house.random, head,
                        actions::document_limit);
                }});
    pages.post("/files/{file}/documents/parts",
               [](Visit& visit, const Parameters& parameters, const Form& form) -> Result<Response> {
                   HOGO_TRY(file, read_file_id(parameters));
                   HOGO_TRY(part, read_part(form.raw("part")));
                   return show(visit, file, {part});
               });
    pages.post(
        "/files/{file}/documents/open", [](Visit& visit, const Parameters& parameters, const Form& form) {
            return with_document(visit, parameters, form.raw("part"), form.raw("document"),
                                 [&](const actions::CaseId& file, const actions::OpenedDocument& opened) {
                                     return show_document(visit, file, opened);
                                 });
        });
    pages.get("/files/{file}/documents/{part}/{document}/picture",
              [](Visit& visit, const Parameters& parameters) {
                  return with_document(visit, parameters, parameters["part"], parameters["document"],
                                       [&](const actions::CaseId&, const actions::OpenedDocument& opened) {
                                           return foreign_file_picture(visit, opened.pieces);
                                       });
              });
    pages.get("/files/{file}/documents/{part}/{document}/raw", [](Visit& visit,
                                                                  const Parameters& parameters) {
        return with_document(visit, parameters, parameters["part"], parameters["document"],
                             [](const actions::CaseId&, actions::OpenedDocument opened) -> Result<Response> {
                                 return foreign_file_itself(opened.file, std::move(opened.pieces));
                             });
    });
}

}  // namespace hogo::web::staff
