// "Now": what to do next and why, what may not be done, and by when. The rules advise; a named person decides.
#include "web/messages/erasure.h"
#include "web/messages/file.h"
#include "web/staff/file_page.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// Warnings stand open; notices wait folded, so that the next step stays in sight.
Html alerts(const FilePage& page) {
    std::vector<Html> warnings, notices;
    for (const auto* alert : page.view.assessment.alerts) {
        const bool warning = alert->level == "warning" || alert->level == "urgent";
        (warning ? warnings : notices)
            .push_back(notice(page.msg(), warning ? Weight::urgent : Weight::caution, alert->label.in(page.visit.pack_language()),
                              decisive_explanations(page, rules::Kind::alert, alert->id)));
    }
    return together(together(warnings), when(!notices.empty(), [&] {
                        return details(summary(page.msg().file.notices(static_cast<std::int64_t>(notices.size()))), together(notices));
                    }));
}

Html proposal(const FilePage& page, const rules::MeasureAnswer& answer, bool first = false) {
    const auto& msg = page.msg();
    const auto language = page.visit.pack_language();
    const auto& measure = *answer.measure;
    Html wish;
    if (answer.wish == rules::WishStanding::follows) wish = badge(Icon::done, msg.file.follows_wish());
    if (answer.wish == rules::WishStanding::awaiting) wish = badge(Icon::waiting, msg.file.ask_wish());
    if (answer.wish == rules::WishStanding::against) wish = badge(Icon::caution, msg.file.against_wish());
    return li(cls("proposal"), cls_if(first, "first-proposal"),
              div(cls("proposal-head"), strong(measure.label.in(language)), wish,
                  small(cls("provision"), measure.provision)),
              when(!measure.note.empty(), [&] { return p(cls("hint"), measure.note.in(language)); }),
              decisive_explanations(page, rules::Kind::measure, measure.id),
              when(answer.state == rules::MeasureState::open && answer.wish != rules::WishStanding::awaiting, [&] {
                  const auto to = page.url_to("measures").query("kind", measure.id.text());
                  return button_bar(first ? primary_link_button(to, msg.file.propose()) : link_button(to, msg.file.propose()));
              }));
}

Html holds(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> items;
    for (const auto& answer : page.view.assessment.holds) {
        if (!answer.held && !page.file().lift(answer.hold->id, page.view.today)) continue;
        const auto* lift = page.file().lift(answer.hold->id, page.view.today);
        items.push_back(li(cls("hold-item"), badge(lift ? Icon::caution : Icon::held, answer.hold->label.in(page.visit.pack_language())),
                           when(lift != nullptr, [&] {
                               return p(msg.file.lifted_until(answer.hold->label.in(page.visit.pack_language()),
                                                              day_text(lift->lifted.until, page.visit.language)));
                           }),
                           p(cls("hint"), answer.hold->notice.in(page.visit.pack_language())),
                           decisive_explanations(page, rules::Kind::hold, answer.hold->id)));
    }
    const bool director = page.visit.actor.is({domain::Role::director});
    return details(cls("holds"), summary(msg.file.holds_title(static_cast<std::int64_t>(items.size()))),
                   p(msg.file.holds_explained()), ul(cls("plain"), together(items)),
                   when(director && !items.empty(), [&] { return button_bar(link_button(page.url_to("holds"), msg.file.lift_hold())); }));
}

Html deadlines(const FilePage& page) {
    const auto& msg = page.msg();
    Table table{std::string(msg.file.deadlines_title()),
                {std::string(msg.file.deadline()), std::string(msg.file.due()), std::string(msg.file.act_by())},
                {}};
    for (const auto& answer : page.view.assessment.deadlines)
        table.rows.push_back({span(answer.deadline->label.in(page.visit.pack_language())),
                              days_left(msg, answer.days_left, answer.due),
                              together(page.day(answer.act_by), when(!answer.calendar_known, [&] { return small(msg.file.calendar_unknown()); }))});
    return when(!table.rows.empty(), [&] { return table_of(table); });
}

Html stage_actions(const FilePage& page) {
    const auto& msg = page.msg();
    return button_bar(link_button(page.url_to("screening"), msg.file.screening()),
                      link_button(page.url_to("facts"), msg.file.state_facts()),
                      link_button(page.url_to("stage"), msg.file.stage_step()),
                      link_button(page.url_to("end"), msg.erasure.to_end()));
}

}  // namespace

bool begun(const FilePage& page, const Code& kind) {
    return std::ranges::any_of(page.file().measures, [&](const domain::Measure& measure) {
        return measure.proposed.kind == kind && measure.state != domain::MeasureState::withdrawn;
    });
}

Html now_section(const FilePage& page) {
    const auto& msg = page.msg();
    std::vector<Html> proposed, asked, unsettled;
    for (const auto& answer : page.view.assessment.measures) {
        if (begun(page, answer.measure->id)) continue;
        if (answer.state == rules::MeasureState::unsettled) unsettled.push_back(proposal(page, answer));
        else if (answer.proposed()) proposed.push_back(proposal(page, answer, proposed.empty()));
        else if (answer.state == rules::MeasureState::open) asked.push_back(proposal(page, answer));
    }
    const auto rest = proposed.size() > 3 ? std::vector<Html>(proposed.begin() + 3, proposed.end()) : std::vector<Html>{};
    if (proposed.size() > 3) proposed.resize(3);
    auto fold = [&](const std::vector<Html>& items, std::string title) {
        return when(!items.empty(), [&] { return details(summary(title), ul(cls("plain proposals"), together(items))); });
    };
    return page_section(
        "now", msg.file.now(),
        together(p(cls("hint"), msg.file.system_advises()), alerts(page),
                 when(proposed.empty(), [&] { return p(msg.file.nothing_proposed()); }), ul(cls("plain proposals"), together(proposed)),
                 fold(rest, msg.file.more_open(static_cast<std::int64_t>(rest.size()))),
                 fold(asked, msg.file.ask_first(static_cast<std::int64_t>(asked.size()))),
                 fold(unsettled, msg.file.unsettled(static_cast<std::int64_t>(unsettled.size()))), deadlines(page), holds(page),
                 stage_actions(page)));
}

}  // namespace hogo::web::staff
