#include "web/staff/board_sentences.h"

#include "web/html/moments.h"
#include "web/messages/board.h"
#include "web/staff/interview_view.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

std::string help_text(const Messages& msg, const actions::SmallestHelp& help) {
    const auto when = when_text(help.day, help.minute, msg);
    if (help.kind == "interpreter") {
        const auto language = help.language ? language_name(msg, *help.language) : std::string();
        if (!help.female) return msg.board.help_interpreter(when, language);
        return *help.female ? msg.board.help_interpreter_woman(when, language)
                            : msg.board.help_interpreter_man(when, language);
    }
    if (help.kind == "officer") {
        if (help.female)
            return *help.female ? msg.board.help_officer_woman(when) : msg.board.help_officer_man(when);
        return help.training >= 2 ? msg.board.help_officer_child(when) : msg.board.help_officer(when);
    }
    return help.privacy >= 3 ? msg.board.help_room_private(when) : msg.board.help_room(when);
}

}  // namespace

std::string when_text(LocalDate day, int minute, const Messages& msg) {
    return html::day_text(day, msg.language) + " " + clock_text(minute);
}

std::string ideal_name(const Messages& msg, const Code& ideal) {
    return std::string(msg.board.find("ideal_" + ideal.text()).value_or(ideal.text()));
}

std::string cause_text(const Messages& msg, const Code& cause) {
    return std::string(msg.board.find("cause_" + cause.text()).value_or(msg.board.cause_other()));
}

std::string obstacle_text(const Messages& msg, const actions::Obstacle& obstacle,
                          const actions::Board& board) {
    auto text = msg.board.obstacle(ideal_name(msg, obstacle.ideal), cause_text(msg, obstacle.cause));
    const std::string_view apart = msg.language == Language::ja ? "" : " ";
    std::string bookings;
    for (const auto& booking : obstacle.bookings) {
        const auto* line = board.find(booking);
        if (!line || !line->line.place) continue;
        if (!bookings.empty()) bookings += msg.language == Language::ja ? "、" : ", ";
        bookings += when_text(line->line.place->day, line->line.place->minute, msg);
    }
    if (!bookings.empty()) text += std::string(apart) + msg.board.held_by(bookings);
    if (const auto& moves = obstacle.moves)
        if (const auto* other = board.find(moves->request); other && other->line.place)
            text += std::string(apart) +
                    msg.board.one_moves(when_text(other->line.place->day, other->line.place->minute, msg),
                                        when_text(moves->day, moves->minute, msg),
                                        when_text(moves->own_day, moves->own_minute, msg));
    if (obstacle.helps) text += std::string(apart) + msg.board.help(help_text(msg, *obstacle.helps));
    return text;
}

}  // namespace hogo::web::staff
