// What the pages about access to one file have in common: they open the record of access with it, and lead
// back to themselves.
#pragma once
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

using AccessContent = std::function<html::Html(const FilePage&, const PageForms&)>;

/// The page, with what was sent to one of its forms (`sent` names it).
Result<Response> show_access_page(Visit& visit, const Parameters& parameters, std::string_view title,
                                  const AccessContent& content, const FormState& state = {},
                                  std::string_view sent = {}, int status = 200);
/// Words about an event that stand beside the record of access.
html::Html reasons_about(const FilePage& page, const domain::EventId& event);
/// Everybody of the office who works, but the viewer.
std::vector<Choice> other_staff(const FilePage& page);

}  // namespace hogo::web::staff
