#include "web/staff/components_display.h"

#include "web/html/moments.h"
#include "web/messages/components.h"
#include "web/messages/shell.h"

namespace hogo::web::staff {

using namespace html;

namespace {

constexpr int soon_days = 30, urgent_days = 7;

Html drawing(std::string_view lines) {
    return svg(cls("icon"), attr("viewBox", "0 0 24 24"), attr("width", 20), attr("height", 20),
               attr("aria-hidden", "true"), path(attr("d", lines)));
}

}  // namespace

Html icon(Icon which) {
    switch (which) {
        case Icon::info: return drawing("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 11v6M12 7.4v.2");
        case Icon::caution: return drawing("M12 4L2.8 20h18.4zM12 10.5v4.5M12 17.4v.2");
        case Icon::urgent: return drawing("M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v6M12 16.4v.2");
        case Icon::done: return drawing("M4.5 12.5l5 5l10-11");
        case Icon::held: return drawing("M8 5v14M16 5v14");
        case Icon::open: return drawing("M12 5a7 7 0 1 0 0 14a7 7 0 0 0 0-14z");
        case Icon::waiting: return drawing("M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM12 7v5l3.5 2.5");
        case Icon::closed: return drawing("M5.5 11h13v9.5h-13zM8 11V8a4 4 0 0 1 8 0v3");
        case Icon::cover: return drawing("M3 5h18v14H3zM4 19L20 5");
        case Icon::next: return drawing("M5 12h13M13 6.5l5.5 5.5l-5.5 5.5");
    }
    bug("an icon that is none");
}

Html notice(const Messages& msg, Weight weight, std::string_view title, const Html& content) {
    struct Look {
        Icon icon;
        Attribute kind;
        std::string_view word;
    };
    auto look = [&]() -> Look {
        switch (weight) {
            case Weight::info: return {Icon::info, cls("notice notice-info"), msg.components.info()};
            case Weight::caution: return {Icon::caution, cls("notice notice-caution"), msg.components.caution()};
            case Weight::urgent: return {Icon::urgent, cls("notice notice-urgent"), msg.components.urgent()};
            case Weight::done: return {Icon::done, cls("notice notice-done"), msg.components.done()};
        }
        bug("a weight that is none");
    }();
    return div(look.kind, attr("role", weight == Weight::urgent ? "alert" : "note"),
               p(cls("notice-title"), icon(look.icon), span(cls("notice-word"), look.word), strong(title)),
               when(!content.empty(), [&] { return div(cls("notice-text"), content); }));
}

Html badge(Icon shape, std::string_view word) {
    auto kind = [&] {
        switch (shape) {
            case Icon::held: return cls("badge badge-held");
            case Icon::done: return cls("badge badge-done");
            case Icon::caution: return cls("badge badge-caution");
            case Icon::urgent: return cls("badge badge-urgent");
            case Icon::waiting: return cls("badge badge-waiting");
            case Icon::info:
            case Icon::open:
            case Icon::closed:
            case Icon::cover:
            case Icon::next: return cls("badge");
        }
        bug("an icon that is none");
    }();
    return span(kind, icon(shape), span(word));
}

Html band(const Messages& msg, const ElementId& band_id, std::string_view title, std::size_t count, const Html& content) {
    ElementId title_id = ElementId::join(band_id.text(), "title");
    return section(cls("band"), id(band_id), labelled_by(title_id),
                   h2(id(title_id), title, " ", span(cls("count"), std::to_string(count))),
                   count == 0 ? p(cls("nothing"), icon(Icon::done), msg.components.nothing_waiting()) : content);
}

Html card(std::string_view title, const Html& content) { return article(cls("card"), h3(title), content); }

Html page_section(const ElementId& section_id, std::string_view title, const Html& content) {
    ElementId title_id = ElementId::join(section_id.text(), "title");
    return section(cls("page-section"), id(section_id), labelled_by(title_id), h2(id(title_id), title), content);
}

Html page_anchors(const Messages& msg, const std::vector<Anchor>& sections) {
    return nav(cls("page-anchors"), attr("aria-label", msg.components.on_this_page()),
               ul(each(sections, [](const Anchor& anchor) { return li(a(href(Url::here(anchor.section)), anchor.label)); })));
}

Html definition_list(const std::vector<Definition>& definitions) {
    return dl(cls("definitions"), each(definitions, [](const Definition& definition) {
                  return div(dt(definition.term), dd(definition.description));
              }));
}

Html table_of(const Table& table_data) {
    std::vector<Html> rows;
    for (const std::vector<Html>& row : table_data.rows) {
        require(row.size() == table_data.columns.size(), "a row with more or fewer cells than columns");
        std::vector<Html> cells;
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at == 0) {
                cells.push_back(th(attr("scope", "row"), row[at]));
            } else {
                cells.push_back(td(attr("data-label", table_data.columns[at]), row[at]));
            }
        }
        rows.push_back(tr(cells));
    }
    return table(cls("cards-when-narrow"), caption(table_data.caption),
                 thead(tr(each(table_data.columns,
                               [](const std::string& column) { return th(attr("scope", "col"), column); }))),
                 tbody(rows));
}

Html days_left(const Messages& msg, int days, LocalDate due) {
    auto kind = days <= urgent_days ? cls("days-left days-left-urgent")
                : days <= soon_days ? cls("days-left days-left-soon")
                                    : cls("days-left");
    Icon shape = days <= urgent_days ? Icon::urgent : days <= soon_days ? Icon::caution : Icon::waiting;
    return span(kind, icon(shape), strong(days_left_text(days, msg)), " ", span(cls("due"), day(due, msg)));
}

Html explanation(const Messages& msg, const Explanation& why) {
    auto list = [](const std::vector<std::string>& sentences) {
        return ul(each(sentences, [](const std::string& sentence) { return li(sentence); }));
    };
    std::vector<Definition> parts;
    parts.push_back({std::string(msg.components.rule()), span(why.rule)});
    Html provision = why.source ? a(href(*why.source), attr("rel", "noreferrer external"), why.provision)
                                : span(why.provision);
    parts.push_back({std::string(msg.components.provision()),
                     together(provision, " ", when(!why.verified, [&] {
                                  return badge(Icon::caution, msg.components.not_verified());
                              }))});
    if (!why.facts.empty()) parts.push_back({std::string(msg.components.facts_used()), list(why.facts)});
    if (!why.would_change.empty()) parts.push_back({std::string(msg.components.would_change()), list(why.would_change)});
    return details(cls("explanation"),
                   summary(why.outcome.empty() ? msg.components.why() : std::string_view(why.outcome)),
                   definition_list(parts));
}

Html timeline(const std::vector<TimelineItem>& items) {
    return ol(cls("timeline"), each(items, [](const TimelineItem& item) {
                  return li(p(cls("timeline-when"), item.when), div(cls("timeline-what"), p(strong(item.title)),
                                                                   item.content, when(!item.by.empty(), [&] {
                                                                       return p(cls("timeline-by"), item.by);
                                                                   })));
              }));
}

Html file_head(const Messages& msg, const FileHead& head) {
    return div(cls("file-head"),
               div(cls("file-head-row"), h1(head.number), div(cls("badges"), head.badges), head.days_left),
               when(!head.name.empty(), [&] { return div(cls("file-name"), head.name); }),
               when(!head.next_step.empty(), [&] {
                   return p(cls("next-step"), icon(Icon::next), span(cls("next-word"), msg.components.next_step()),
                            span(head.next_step));
               }));
}

Html closed_part(const Messages& msg, std::string_view label_text, const Html& open) {
    return div(cls("closed-part"), icon(Icon::closed), span(cls("closed-label"), label_text), open,
               small(msg.components.opened_on_record()));
}

Html print_header(const Messages& msg, std::string_view number, LocalDate printed) {
    return div(cls("print-header"), span(msg.shell.print_number(), " ", strong(number)),
               span(msg.shell.printed_at(), " ", day(printed, msg)));
}

}  // namespace hogo::web::staff
