// The director's page: causes, never officers. Days in custody with the goal 0, lifted holds and their end,
// who is about to fall out of status, what waits.
#pragma once
#include "actions/director_figures.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_director_page(Pages& pages);
/// What stands on it.
html::Html director_content(const Visit& visit, const actions::DirectorFigures& figures);

}  // namespace hogo::web::staff
