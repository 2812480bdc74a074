// Days, instants and counts of days as the screens say them.
//
// Promises: Japanese 2025年4月20日(日), English 20 April 2025 (Sun); relative times carry the exact one in `title`, which
// the print style writes out. Months and weekdays are the same in every browser and zone.
#pragma once
#include "base/time.h"
#include "web/html/html.h"
#include "web/messages.h"

namespace hogo::web::html {

std::string day_text(LocalDate day, Language language);
/// 2025年4月20日(日) 14:05 / 20 April 2025 (Sun) 14:05
std::string moment_text(Instant instant, const Zone& zone, Language language);
/// あと48日 / 48 days left; past days: 3日経過 / 3 days over.
std::string days_left_text(int days, const Messages& msg);
/// 3日前 / 3 days ago, 2時間後 / in 2 hours, たった今 / just now (under a minute).
std::string relative_text(Instant instant, Instant now, const Messages& msg);

/// `<time datetime="2025-04-20">2025年4月20日(日)</time>`
Html day(LocalDate day, const Messages& msg);
/// The exact time, visible.
Html moment(Instant instant, const Zone& zone, const Messages& msg);
/// The relative time, visible; the exact one in `title`.
Html moment_ago(Instant instant, Instant now, const Zone& zone, const Messages& msg);

}  // namespace hogo::web::html
