#include "web/staff/file_page.h"

#include "web/messages/document.h"
#include "web/messages/file.h"
#include "web/messages/known.h"
#include "web/staff/referral_pages.h"
#include "web/staff/wish_pages.h"

namespace hogo::web::staff {
namespace {

using namespace html;
using domain::Compartment;

Html name_part(const FilePage& page) {
    const auto* identity = page.file().identity.opened();
    if (!identity) return closed_part(page.msg(), page.msg().file.name(), open_button(page, Compartment::identity, page.msg().file.open_name()));
    if (identity->empty() || identity->back().first.names.empty()) return p(page.msg().file.no_name());
    std::vector<Html> names;
    for (const auto& name : identity->back().first.names) names.push_back(bdi(cls("name"), name));
    const bool may_ask = page.visit.actor.is({domain::Role::case_lead, domain::Role::duty});
    return together(p(cls("names"), together(names)), when(may_ask, [&] {
                        return p(a(href(page.url_to("known")), page.msg().known.title()));
                    }));
}

Html head(const FilePage& page) {
    const auto& msg = page.msg();
    const auto& assessment = page.view.assessment;
    std::vector<Html> badges{badge(Icon::open, page.label(rules::Thing::stage, *Code::parse(name_of(page.file().stage))))};
    if (page.file().protection_stands()) {
        const bool custody = assessment.held("custody"), removal = assessment.held("removal");
        if (custody || removal) badges.push_back(badge(Icon::held, custody && removal ? msg.file.held_both() : custody ? msg.file.held_custody() : msg.file.held_removal()));
    }
    for (const auto& lift : page.file().lifts)
        if (lift.in_force(page.view.today))
            badges.push_back(badge(Icon::caution, msg.file.lifted_until(page.label(rules::Thing::hold, lift.lifted.hold),
                                                                        day_text(lift.lifted.until, page.visit.language))));
    Html left;
    if (!assessment.deadlines.empty()) {
        const auto& first = assessment.deadlines.front();
        left = together(span(cls("deadline-name"), page.label(rules::Thing::deadline, first.deadline->id)), " ",
                        days_left(msg, first.days_left, first.due));
    }
    Html next = span(msg.file.nothing_proposed());
    for (const auto& answer : assessment.measures)
        if (answer.proposed() && !begun(page, answer.measure->id)) {
            next = a(href(Url::here("now")), page.label(rules::Thing::measure, answer.measure->id));
            break;
        }
    return file_head(msg, {page.view.opened.number, together(badges), left, next, name_part(page)});
}

Result<Response> show(Visit& visit, const actions::CaseId& file, domain::Compartments more, const Code& purpose) {
    HOGO_TRY(view, actions::open_file(visit.site.house, visit.actor, file, more, purpose));
    if (view.opened.file.inquiry) return Response::see_other(url("/inquiries/{}", file));
    const FilePage page{visit, view};
    const auto& msg = visit.msg;
    const auto anchors = page_anchors(msg, {{"now", std::string(msg.file.now())},
                                            {"wishes", std::string(msg.file.wishes())},
                                            {"circumstances", std::string(msg.file.circumstances())},
                                            {"measures", std::string(msg.file.measures())},
                                            {"interviews", std::string(msg.file.interviews())},
                                            {"people", std::string(msg.file.people())},
                                            {"whereabouts", std::string(msg.file.whereabouts())},
                                            {"documents", std::string(msg.document.title())},
                                            {"timeline", std::string(msg.file.timeline())},
                                            {"access", std::string(msg.file.access())}});
    return visit.page(std::nullopt, view.opened.number,
                      together(print_header(msg, view.opened.number, view.today), head(page), anchors, now_section(page),
                               wishes_section(page), circumstances_section(page), measures_section(page),
                               interviews_section(page), needs_section(page), people_section(page), whereabouts_section(page), referral_section(page),
                               documents_section(page), timeline_section(page), access_section(page)));
}

Result<Response> open_part(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    const auto part = domain::compartment_named(form.raw("part"));
    if (!part) return problem(ProblemKind::invalid_input, "broken_form", "no such part of a file");
    return show(visit, file, {*part}, *Code::parse(fmt::format("open_{}", name_of(*part))));
}

}  // namespace

Html open_button(const FilePage& page, Compartment part, std::string_view label) {
    return posted_form(page.visit.context(), url("/files/{}", page.view.opened.id),
                       input(attr("type", "hidden"), attr("name", "part"), attr("value", name_of(part))),
                       secondary_button(label));
}

void add_file_pages(Pages& pages) {
    pages.get("/files/{file}", [](Visit& visit, const Parameters& parameters) -> Result<Response> {
        HOGO_TRY(file, read_file_id(parameters));
        return show(visit, file, {}, "open_file");
    });
    pages.post("/files/{file}", open_part);
    pages.post("/files", [](Visit& visit, const Parameters&, const Form& form) -> Result<Response> {
        HOGO_TRY(file, actions::find_file(visit.site.house, form.raw("number").substr(0, 100)));
        // Opened here, not behind a redirect: an id that opens nothing must not differ from one that exists.
        return show(visit, file, {}, "open_file");
    });
}

}  // namespace hogo::web::staff
