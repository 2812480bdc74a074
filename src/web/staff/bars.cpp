#include "web/staff/bars.h"

#include <algorithm>

namespace hogo::web::staff {

using namespace html;

Html bars(const std::vector<Bar>& counted) {
    int largest = 1;
    for (const auto& bar : counted) largest = std::max(largest, bar.count);
    return dl(
        cls("bars"), each(counted, [&](const Bar& bar) {
            const auto width = std::to_string(bar.count * 100 / largest) + "%";
            return div(
                dt(bar.label),
                dd(svg(cls("bar"), attr("width", "100%"), attr("height", "14"), attr("aria-hidden", "true"),
                       rect(cls("bar-ground"), attr("width", "100%"), attr("height", "14"), attr("rx", "3")),
                       rect(cls("bar-length"), attr("width", width), attr("height", "14"), attr("rx", "3"))),
                   strong(cls("bar-count"), std::to_string(bar.count))));
        }));
}

}  // namespace hogo::web::staff
