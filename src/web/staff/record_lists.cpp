#include "web/staff/record_lists.h"

#include "web/messages/associate.h"
#include "web/messages/file.h"
#include "web/messages/link.h"

namespace hogo::web::staff {

using namespace html;

std::vector<Text> lines_of(FormReader& reader, Literal field) {
    const auto whole = reader.text(field, 4000);
    std::vector<Text> lines;
    for (std::string_view rest = whole.text(); !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (auto line = Text::parse(rest.substr(0, end), 500); line && !line->empty())
            lines.push_back(std::move(*line));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

std::vector<Definition> record_lists(const Messages& msg, const RecordLists& lists) {
    std::vector<Definition> shown;
    const auto add = [&](std::string_view label, const std::vector<Text>* list) {
        if (list && !list->empty())
            shown.push_back({std::string(label),
                             ul(cls("plain"), each(*list, [](const Text& one) { return li(bdi(one)); }))});
    };
    add(msg.file.names(), lists.names);
    add(msg.link.relatives(), lists.relatives);
    add(msg.file.phones(), lists.phones);
    add(msg.file.companies(), lists.companies);
    add(msg.file.places(), lists.places);
    return shown;
}

std::string associate_role_name(const Messages& msg, const Code& role) {
    return std::string(msg.associate.find("role_" + role.text()).value_or(role.text()));
}

Html associate_badge(const Messages& msg, const domain::Associate& associate) {
    if (associate.waits()) return badge(Icon::waiting, msg.associate.waits());
    return associate.accepted() ? badge(Icon::done, msg.associate.accepted())
                                : badge(Icon::closed, msg.associate.not_accepted());
}

}  // namespace hogo::web::staff
