// Names of a file's parts, as the pages about its end say them.
#pragma once
#include "web/staff/visit.h"

namespace hogo::web::staff {

std::string part_name(const Visit& visit, domain::Compartment part);
/// "The whole file", or the parts one after the other.
std::string parts_text(const Visit& visit, domain::Compartments parts);
domain::Compartments parts_named(std::span<const Code> names);

void add_file_end_page(Pages& pages);

}  // namespace hogo::web::staff
