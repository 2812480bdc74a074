#include "web/staff/break_glass_pages.h"

#include "actions/break_glass.h"
#include "web/messages/file.h"
#include "web/messages/form.h"
#include "web/messages/glass.h"
#include "web/staff/access_forms.h"

namespace hogo::web::staff {
namespace {

using namespace html;

std::string word(const Messages& msg, std::string_view kind, const Code& code) {
    return std::string(msg.glass.find(fmt::format("{}_{}", kind, code.text())).value_or(code.text()));
}

Html review_form(const FilePage& page, const PageForms& forms, const actions::Look& look) {
    const auto& msg = page.msg();
    const auto& viewer = page.visit.actor;
    if (look.reviewed) return badge(Icon::done, msg.glass.reviewed());
    if (look.origin.author == viewer.id() || look.broken.staff == viewer.id())
        return p(cls("hint"), msg.glass.others_review());
    std::vector<Choice> choices;
    for (const auto& answer : actions::glass_reviews())
        choices.push_back({answer.text(), word(msg, "review", answer)});
    const auto& state = forms.of("review");
    return step_form(
        page, forms, "review", page.url_to("looks"),
        input(attr("type", "hidden"), attr("name", "looked"), attr("value", look.broken.staff.text())),
        radios(msg, state, "answer", msg.glass.review(), choices),
        text_area(msg, state, "review_reasons", msg.glass.reasons(), {.rows = 2}),
        button_bar(secondary_button(msg.glass.review_done())));
}

Html looks(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    auto all = actions::looks_of(page.file());
    std::ranges::reverse(all);
    std::vector<Html> cards;
    for (const auto& look : all) {
        std::vector<Html> parts;
        for (const auto& part : look.broken.parts)
            parts.push_back(li(msg.file.find("part_" + part.text()).value_or(part.text())));
        cards.push_back(article(
            cls("entry"),
            div(cls("entry-head"), h3(page.visit.staff_name(look.broken.staff)),
                look.open(page.view.now) ? badge(Icon::urgent, msg.glass.open_now())
                                         : badge(Icon::closed, msg.glass.over())),
            p(word(msg, "ground", look.broken.ground)), ul(cls("chips"), together(parts)),
            p(msg.glass.until(), " ", moment(look.broken.until, page.visit.site.house.zone, msg)),
            reasons_about(page, look.origin.event), page.by(look.origin), review_form(page, forms, look)));
    }
    return page_section("looks", msg.glass.looks(), cards.empty() ? p(msg.glass.none()) : together(cards));
}

Html give_form(const FilePage& page, const PageForms& forms) {
    const auto& msg = page.msg();
    if (!page.visit.actor.is({domain::Role::case_lead, domain::Role::duty}))
        return p(cls("hint"), msg.glass.lead_or_duty());
    const auto& state = forms.of("break");
    std::vector<Choice> grounds, parts, minutes;
    for (const auto& ground : actions::glass_grounds())
        grounds.push_back({ground.text(), word(msg, "ground", ground)});
    for (auto part : domain::all_compartments)
        if (actions::glass_parts.has(part))
            parts.push_back(
                {std::string(name_of(part)),
                 std::string(msg.file.find(fmt::format("part_{}", name_of(part))).value_or(name_of(part)))});
    for (const auto* length : {"15", "30", "60"}) minutes.push_back({length, msg.glass.minutes(length)});
    return page_section("break", msg.glass.break_title(),
                        step_form(page, forms, "break", page.url_to("looks"), p(msg.glass.break_explained()),
                                  select_field(msg, state, "staff", msg.glass.staff(), other_staff(page)),
                                  checkboxes(msg, state, "parts", msg.glass.parts(), parts),
                                  radios(msg, state, "ground", msg.glass.ground(), grounds),
                                  radios(msg, state, "minutes", msg.glass.how_long(), minutes),
                                  text_area(msg, state, "reasons", msg.glass.reasons()),
                                  button_bar(primary_button(msg.glass.break_now()))));
}

Html content(const FilePage& page, const PageForms& forms) {
    return together(p(cls("lead"), page.msg().glass.lead()), looks(page, forms), give_form(page, forms));
}

Result<Response> post_look(Visit& visit, const Parameters& parameters, const Form& form) {
    HOGO_TRY(file, read_file_id(parameters));
    FormReader reader(visit.msg, form);
    const auto step = std::string(form.raw("step"));
    const auto done = url("/files/{}/looks", file);
    const ShowAgain again = [&](const FormState& state, int status) {
        return show_access_page(visit, parameters, visit.msg.glass.title(), content, state, step, status);
    };
    const auto staff = domain::StaffId::parse(form.raw(step == "review" ? "looked" : "staff"));
    if (!staff) return problem(ProblemKind::invalid_input, "broken_form", "nobody of the office");
    if (step == "review")
        return carry_out(
            visit, parameters, reader,
            actions::ReviewGlass{
                *staff, reader.needed_code("answer"), {reader.needed_text("review_reasons", 4000)}},
            again, done);
    if (step != "break") return problem(ProblemKind::invalid_input, "broken_form", "no such step");
    actions::BreakGlass breaking{.staff = *staff,
                                 .parts = {},
                                 .ground = reader.needed_code("ground"),
                                 .minutes = form.raw("minutes") == "15"   ? 15
                                            : form.raw("minutes") == "30" ? 30
                                                                          : actions::longest_look,
                                 .reasons = {reader.needed_text("reasons", 4000)}};
    for (const auto& part : reader.codes("parts"))
        if (const auto named = domain::compartment_named(part.text())) breaking.parts.add(*named);
    if (breaking.parts.empty()) reader.state().wrong("parts", std::string(visit.msg.form.choose_one()));
    return carry_out(visit, parameters, reader, breaking, again, done);
}

}  // namespace

void add_break_glass_pages(Pages& pages) {
    pages.get("/files/{file}/looks", [](Visit& visit, const Parameters& parameters) {
        return show_access_page(visit, parameters, visit.msg.glass.title(), content);
    });
    pages.post("/files/{file}/looks", post_look);
}

}  // namespace hogo::web::staff
