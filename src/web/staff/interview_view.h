// What the pages about interviews share: words for documents, states, rooms and hours.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

std::string document_name(const Messages& msg, const Code& document);
html::Html interview_state(const Messages& msg, const domain::Interview& interview);
std::string room_name(const FilePage& page, const Code& room);
/// `14:00` of minutes after midnight.
std::string clock_text(std::int64_t minute);
/// Minutes after midnight of `14:00`.
std::optional<int> minute_of(std::string_view clock);

}  // namespace hogo::web::staff
