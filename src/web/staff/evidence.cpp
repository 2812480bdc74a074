#include "web/staff/evidence.h"

#include "web/messages/link.h"

namespace hogo::web::staff {

html::Html evidence_table(const Messages& msg, const actions::Likeness& likeness, std::string_view left,
                          std::string_view right) {
    using namespace html;
    Table table{std::string(msg.link.in_common()),
                {std::string(msg.link.kind()), std::string(left), std::string(right),
                 std::string(msg.link.form())},
                {}};
    for (const auto& meeting : likeness.meetings)
        table.rows.push_back(
            {span(msg.link.find(fmt::format("evidence_{}", matching::code_of(meeting.kind))).value_or("")),
             bdi(meeting.left), bdi(meeting.right), span(meeting.form)});
    if (table.rows.empty()) return p(cls("hint"), msg.link.evidence_gone());
    return together(p(strong(msg.link.strength(std::to_string(likeness.strength)))), table_of(table));
}

}  // namespace hogo::web::staff
