// Every component once, with invented contents.
#pragma once
#include "web/html/html.h"
#include "web/messages.h"

namespace hogo::web::staff {

enum class SampleWords { shown, digits };

/// The middle of the gallery's page. With `digits` the sample texts are numbers alone.
html::Html gallery_content(const Messages& msg, SampleWords words);
/// A form as it comes back with errors.
html::Html gallery_form(const Messages& msg, SampleWords words);

}  // namespace hogo::web::staff
