// My work: three bands, each line with its next step one press away; everything else behind a search by number.
#pragma once
#include "actions/my_work.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_my_work_page(Pages& pages);

/// How many lines a band shows before it is asked for all.
inline constexpr std::size_t band_lines = 40;

/// What a date of the work list is, in words: a deadline of the pack, an interview, a lifted hold's end …
std::string date_name(const Visit& visit, const Code& date);
std::string wait_name(const Visit& visit, const actions::WorkWait& wait);
/// The lines of one band.
html::Html work_lines(const Visit& visit, const std::vector<actions::WorkLine>& lines, bool all);

}  // namespace hogo::web::staff
