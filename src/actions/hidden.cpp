#include "actions/hidden.h"

#include "matching/token.h"

namespace hogo::actions {

vault::Hash wall_person(const House& house, const StaffId& staff) {
    return matching::keyed_token(house.keys.token, "walled", {text_of(staff.bytes())});
}

Result<std::set<WorkId>> hidden_from(House& house, const StaffId& staff) {
    HOGO_TRY(lines, house.cases.read_walls(wall_person(house, staff)));
    return std::set<WorkId>(lines.begin(), lines.end());
}

Result<bool> is_hidden(House& house, const StaffId& staff, const CaseId& file) {
    const auto line = work_id(house, file);
    HOGO_TRY(hidden, hidden_from(house, staff));
    return hidden.contains(line);
}

Result<CaseId> file_for(House& house, const StaffId& staff, const CaseId& file) {
    HOGO_TRY(hidden, is_hidden(house, staff, file));
    return hidden ? CaseId{} : file;
}

}  // namespace hogo::actions
