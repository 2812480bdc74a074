// My work: three bands, each line with its next step one press away; everything else behind a search by
// number.
#pragma once
#include "actions/my_work.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_my_work_page(Pages& pages);

/// How many lines a band shows before it is asked for all (`?all=yes`).
std::size_t lines_to_show(const Visit& visit, std::size_t at_first);

/// What a date of the work list is, in words: a deadline of the pack, an interview, a lifted hold's end …
std::string date_name(const Visit& visit, const Code& date);
std::string wait_name(const Visit& visit, const actions::WorkWait& wait);
/// The lines of one band: the first `shown` of them, and a way to the page that shows all.
html::Html work_lines(const Visit& visit, const std::vector<actions::WorkLine>& lines, std::size_t shown,
                      const html::Url& all);

}  // namespace hogo::web::staff
