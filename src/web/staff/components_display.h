// Parts that show: notices, badges, bands, cards, days left, explanations, timelines, tables.
#pragma once
#include "base/time.h"
#include "web/html/html.h"
#include "web/messages.h"

namespace hogo::web::staff {

/// Shapes beside words; hidden from screen readers, for the word says it.
enum class Icon { info, caution, urgent, done, held, open, waiting, closed, cover, next };
html::Html icon(Icon which);

enum class Weight { info, caution, urgent, done };
/// A word for its weight, a shape, and the text. `urgent` is announced at once.
html::Html notice(const Messages& msg, Weight weight, std::string_view title, const html::Html& content = {});

/// A state as word and shape: held (bars), open (ring), waiting (clock), done (tick), caution, urgent, closed (lock).
html::Html badge(Icon shape, std::string_view word);

/// One of the bands of a work page; says so where nothing is in it.
html::Html band(const Messages& msg, const html::ElementId& id, std::string_view title, std::size_t count,
                const html::Html& content);
html::Html card(std::string_view title, const html::Html& content);
/// A section of the one-page file, with its anchor.
html::Html page_section(const html::ElementId& id, std::string_view title, const html::Html& content);
/// Links to the sections of this page.
struct Anchor {
    html::ElementId section;
    std::string label;
};
html::Html page_anchors(const Messages& msg, const std::vector<Anchor>& sections);

struct Definition {
    std::string term;
    html::Html description;
};
html::Html definition_list(const std::vector<Definition>& definitions);

/// Rows that become cards on a narrow screen; the first column names the row.
struct Table {
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<html::Html>> rows;
};
html::Html table_of(const Table& table);

/// "あと48日", the due day behind it, a shape from 30 days on, a louder one from 7.
html::Html days_left(const Messages& msg, int days, LocalDate due);

/// Why a rule answered as it did, folded until it is asked for.
struct Explanation {
    std::string outcome = {};               ///< the sentence that is always visible; empty: "why"
    std::string rule;
    std::string provision;
    std::optional<html::Url> source = {};
    bool verified = false;                  ///< false: a lawyer has not compared it; shown
    std::vector<std::string> facts = {};
    std::vector<std::string> would_change = {};
};
html::Html explanation(const Messages& msg, const Explanation& explanation);

struct TimelineItem {
    html::Html when;
    std::string title;
    std::string by;       ///< who recorded it; empty: nobody is named
    html::Html content;
};
html::Html timeline(const std::vector<TimelineItem>& items);

/// The head of a file: number, stage, holds, days left, next step; stays in view.
struct FileHead {
    std::string number;
    html::Html badges = {};
    html::Html days_left = {};
    html::Html next_step = {};
    html::Html name = {};  ///< closed_part(), or the opened name
};
html::Html file_head(const Messages& msg, const FileHead& head);

/// Something that opens on a press which is on record. `open` is the form that does it.
html::Html closed_part(const Messages& msg, std::string_view label, const html::Html& open);

/// Only on paper: number and day, no identity.
html::Html print_header(const Messages& msg, std::string_view number, LocalDate printed);

}  // namespace hogo::web::staff
