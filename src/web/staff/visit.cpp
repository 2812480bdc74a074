#include "web/staff/visit.h"

#include <charconv>

#include "vault/sealed_box.h"
#include "web/http/origin.h"
#include "web/messages/office.h"
#include "web/messages/session.h"
#include "web/staff/step_up_pages.h"

namespace hogo::web::staff {
namespace {

constexpr std::string_view session_cookie = "session";

std::optional<vault::Hash> session_of(const Request& request) {
    const auto cookie = request.cookie(session_cookie);
    const auto token = cookie ? vault::parse_session_token(*cookie) : std::nullopt;
    if (!token) return std::nullopt;
    return vault::session_row_id(*token);
}

/// The whole page changes: a redirect that a script followed by itself would end up inside one of its regions.
Response lead_to(const Request& request, const html::Url& page) {
    if (request.htmx) return Response::text("").with("HX-Redirect", page.text());
    return Response::see_other(page);
}

Response sign_in_first(const Request& request) {
    auto page = html::url("/sign-in");
    if (request.method == Method::get && request.path != "/") page = page.query("next", request.path);
    return lead_to(request, page);
}

/// A form whose session ended under it: sealed to its author and offered again after sign-in.
void keep_form(Site& site, const Request& request, const Form& form) {
    const auto session = session_of(request);
    const auto action = read_action(form);
    if (!session || !action) return;
    const auto row = site.house.office.find_session(*session);
    if (!row || !*row) return;
    const auto author = site.house.office.directory()->chain.ordinary_key(vault::raw((*row)->staff));
    if (!author) return;
    const bool multipart = !request.sink && request.content_type.starts_with("multipart/");
    const auto body = multipart ? std::string(text_of(request.body)) : without_step_up(form);
    const auto sealed = vault::seal_form(*author, vault::raw(*action), bytes_of(body), site.house.random);
    // What cannot be kept is not kept; the person reads on the sign-in page whether something waits.
    if (sealed) (void)site.house.office.keep_form((*row)->staff, {*action, request.path, *sealed}, site.house.today());
}

Result<Visit> begin_visit(Site& site, const Request& request) {
    const auto cookie = std::string(request.cookie(session_cookie).value_or(""));
    HOGO_TRY(actor, actions::resume_session(site.house, cookie));
    const auto language = language_of(actor.language.text()).value_or(Language::ja);
    return Visit{site, request, std::move(actor), cookie, *session_of(request), language, Messages::in(language)};
}

/// What a covered screen still does.
bool works_covered(std::string_view path) { return path == "/cover" || path == "/uncover" || path == "/sign-out"; }

Response answer_problem(const Visit& visit, const Problem& problem) {
    return problem_page(visit.msg, problem);
}

}  // namespace

bool Site::covered(const vault::Hash& session) const {
    std::lock_guard lock(mutex_);
    return covered_.contains(session);
}

void Site::cover(const vault::Hash& session, bool on) {
    std::lock_guard lock(mutex_);
    if (on) covered_.insert(session);
    else covered_.erase(session);
}

PageContext Visit::context(std::optional<Place> place) const {
    const auto& staff = actor.staff;
    const auto open_until = actor.guarded_until ? site.house.zone.clock_text(*actor.guarded_until).substr(11, 5) : std::string();
    return {.msg = msg,
            .here = request.method == Method::get ? request.path : std::string("/work"),
            .form_token = csrf_token(site.house.keys.interfaces, session),
            .viewer = Viewer{.name = staff.name,
                             .unit = std::string(msg.office.find("unit_" + staff.unit.text()).value_or(staff.unit.text())),
                             .role = std::string(msg.office.find(fmt::format("role_{}", name_of(staff.role))).value_or("")),
                             .places = places_of(staff.role)},
            .place = place,
            .demonstration = site.demonstration,
            .guarded_until = open_until};
}

Response Visit::page(std::optional<Place> place, std::string_view title, const html::Html& content, int status) const {
    return Response::page(shell(context(place), title, content), status);
}

std::string Visit::staff_name(const actions::StaffId& id) const {
    const auto* staff = site.house.office.directory()->find(id);
    return staff ? staff->name : std::string(msg.office.somebody());
}

html::Html sample_code(const Site& site, const Messages& msg) {
    using namespace html;
    if (!site.demonstration || !site.sample_totp) return {};
    const auto step = vault::totp_step(site.house.now());
    const auto now = vault::totp_code(*site.sample_totp, step), next = vault::totp_code(*site.sample_totp, step + 1);
    return p(cls("sample-code"), msg.session.sample_code(now.reveal(), next.reveal()));
}

std::vector<Place> places_of(domain::Role role) {
    using enum Place;
    switch (role) {
        case domain::Role::landing_inspector:
        case domain::Role::residence_examiner:
        case domain::Role::enforcement_officer:
        case domain::Role::case_officer:
        case domain::Role::medical_staff: return {my_work, new_encounter, first_ten_minutes, inquiry_desk, settings};
        case domain::Role::case_lead: return {my_work, new_encounter, first_ten_minutes, planning, inquiry_desk, director, settings};
        case domain::Role::duty: return {my_work, new_encounter, first_ten_minutes, planning, inquiry_desk, consultation_desk, director, settings};
        case domain::Role::director: return {my_work, new_encounter, first_ten_minutes, inquiry_desk, director, settings};
        case domain::Role::shelter_liaison: return {my_work, first_ten_minutes, settings};
        case domain::Role::consultation_desk: return {consultation_desk, new_encounter, first_ten_minutes, inquiry_desk, settings};
        case domain::Role::coordinator: return {planning, settings};
        case domain::Role::interpreter: return {offers, settings};
        case domain::Role::auditor: return {audit, settings};
        case domain::Role::administrator:
        case domain::Role::system: return {settings};
    }
    return {settings};
}

void Pages::get(Literal pattern, PageHandler page) {
    router_.get(pattern, [&site = site_, page = std::move(page)](const Request& request, const Parameters& parameters) {
        auto visit = begin_visit(site, request);
        if (!visit) return visit.error().kind == ProblemKind::unauthenticated
                               ? sign_in_first(request)
                               : problem_page(Messages::in(Language::ja), visit.error());
        if (site.covered(visit->session) && !works_covered(request.path)) return lead_to(request, html::url("/cover"));
        auto response = page(*visit, parameters);
        return response ? std::move(*response) : answer_problem(*visit, response.error());
    });
}

void Pages::post(Literal pattern, FormHandler page, RouteOptions options) {
    router_.post(
        pattern,
        [&site = site_, page = std::move(page)](const Request& request, const Parameters& parameters) {
            auto form = Form::read(request);
            if (!form) return problem_page(Messages::in(Language::ja), form.error());
            // Kept before the visit begins: beginning it ends a session whose time is over.
            const auto session = session_of(request);
            const auto row = session ? site.house.office.find_session(*session)
                                     : Result<std::optional<actions::SessionRow>>(std::nullopt);
            const bool over = !row || !*row ||
                              site.house.now() > (*row)->seen.plus(actions::session_idle_limit) ||
                              site.house.now() > (*row)->created.plus(actions::session_whole_limit);
            if (over) {
                if (session && csrf_token_matches(site.house.keys.interfaces, *session, form->raw(csrf_field.view())))
                    keep_form(site, request, *form);
                return sign_in_first(request);
            }
            auto visit = begin_visit(site, request);
            if (!visit) return sign_in_first(request);
            if (!csrf_token_matches(site.house.keys.interfaces, visit->session, form->raw(csrf_field.view())))
                return answer_problem(*visit, {ProblemKind::invalid_input, "form_token", "the form is not of this session"});
            if (site.covered(visit->session) && !works_covered(request.path)) return lead_to(request, html::url("/cover"));
            if (auto asked_again = answer_step_up(*visit, *form)) return std::move(*asked_again);
            auto response = page(*visit, parameters, *form);
            if (response) return std::move(*response);
            if (response.error().code.view() == "step_up_needed") return ask_step_up(*visit, *form);
            return answer_problem(*visit, response.error());
        },
        std::move(options));
}

bool has_session(const Site& site, const Request& request) {
    const auto session = session_of(request);
    const auto row = session ? site.house.office.find_session(*session) : Result<std::optional<actions::SessionRow>>(std::nullopt);
    return row && *row;
}

html::Html action_field(const Visit& visit, const Form* sent) {
    using namespace html;
    const auto kept = sent ? domain::ActionId::parse(sent->raw("action_id")) : std::nullopt;
    return input(attr("type", "hidden"), attr("name", "action_id"),
                 attr("value", (kept ? *kept : domain::ActionId::draw(visit.site.house.random)).text()));
}

html::Html action_fields(const Visit& visit, const actions::OpenedFile& opened, const Form* sent) {
    using namespace html;
    return together(action_field(visit, sent), input(attr("type", "hidden"), attr("name", "seen"),
                                                     attr("value", opened.revision(domain::Compartment::procedure))));
}

Result<domain::ActionId> read_action(const Form& form) {
    const auto action = domain::ActionId::parse(form.raw("action_id"));
    if (!action) return problem(ProblemKind::invalid_input, "broken_form", "a form without its action id");
    return *action;
}

Result<actions::Target> read_target(const actions::CaseId& file, const Form& form) {
    HOGO_TRY(action, read_action(form));
    std::uint64_t seen = 0;
    const auto typed = form.raw("seen");
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), seen);
    if (error != std::errc{} || end != typed.data() + typed.size())
        return problem(ProblemKind::invalid_input, "broken_form", "a form without the revision that it showed");
    return actions::Target{file, action, seen};
}

Result<actions::CaseId> read_file_id(const Parameters& parameters) {
    const auto file = actions::CaseId::parse(parameters["file"]);
    if (!file) return problem(ProblemKind::not_found, "no_such_file", "no file of this number is open to you");
    return *file;
}

}  // namespace hogo::web::staff
