#include "web/staff/interview_view.h"

#include <charconv>

#include "web/messages/interview.h"

namespace hogo::web::staff {

using domain::InterviewState;

std::string document_name(const Messages& msg, const Code& document) {
    return std::string(msg.interview.find("document_" + document.text()).value_or(document.text()));
}

html::Html interview_state(const Messages& msg, const domain::Interview& interview) {
    if (interview.withdrawn) return badge(Icon::closed, msg.interview.state_ended());
    switch (interview.state) {
        case InterviewState::arranged: return badge(Icon::open, msg.interview.state_arranged());
        case InterviewState::in_progress: return badge(Icon::waiting, msg.interview.state_in_progress());
        case InterviewState::paused: return badge(Icon::held, msg.interview.state_paused());
        case InterviewState::ended: return badge(Icon::done, msg.interview.state_ended());
        case InterviewState::cancelled: return badge(Icon::closed, msg.interview.state_cancelled());
    }
    bug("a state that is none");
}

std::string room_name(const FilePage& page, const Code& room) {
    const auto directory = page.visit.site.house.office.directory();
    const auto found = std::ranges::find(directory->rooms, room, &actions::RoomRecord::id);
    return found == directory->rooms.end() ? room.text() : found->name;
}

std::string clock_text(std::int64_t minute) { return fmt::format("{}:{:02}", minute / 60, minute % 60); }

std::optional<int> minute_of(std::string_view clock) {
    const auto colon = clock.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return value;
    };
    const auto hour = number(clock.substr(0, colon)), minute = number(clock.substr(colon + 1, 2));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

}  // namespace hogo::web::staff
