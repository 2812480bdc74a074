#include "actions/second_line.h"

#include "actions/hidden.h"
#include "matching/token.h"

namespace hogo::actions {

Result<void> tell_second(House& house, const Actor& actor, const OpenedFile& opened, const Code& kind,
                         const StaffId& staff, const std::optional<StaffId>& by, Besides& besides) {
    WorkItem notice;
    notice.file = opened.id;
    notice.number = opened.number;
    notice.related = opened.number;
    notice.opened_on = house.today();
    if (by) notice.waits.push_back({kind, "second_lead", *by});
    const auto token = matching::keyed_token(
        house.keys.token, "second line", {kind.text(), text_of(opened.id.bytes()), text_of(staff.bytes())});
    const auto line = *WorkId::from_bytes(ByteView(token).first(16));
    HOGO_TRY(row, seal_work_item(house, actor, opened.unit, notice, line));
    row.walled_like = {work_id(house, opened.id)};
    besides.work.push_back(std::move(row));
    besides.walls.push_back({wall_person(house, staff), line});
    return {};
}

}  // namespace hogo::actions
