// What planning is told about a file: its section on the file's page, the form that corrects it, the request
// for an interview.
//
// Promises: what stands here is everything that whoever plans can learn; codes alone, no name and no reason.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

void add_needs_pages(Pages& pages);
void add_request_pages(Pages& pages);

}  // namespace hogo::web::staff
