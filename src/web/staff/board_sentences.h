// What stands in the way of an ideal, in words: made from codes, days and counts alone, never from whom it
// concerns.
#pragma once
#include "actions/board.h"
#include "web/messages.h"

namespace hogo::web::staff {

/// 6月13日(金) 14:00
std::string when_text(LocalDate day, int minute, const Messages& msg);
std::string ideal_name(const Messages& msg, const Code& ideal);
std::string cause_text(const Messages& msg, const Code& cause);
/// The ideal, what stands in its way, which bookings, and the smallest change that would help.
std::string obstacle_text(const Messages& msg, const actions::Obstacle& obstacle,
                          const actions::Board& board);

}  // namespace hogo::web::staff
