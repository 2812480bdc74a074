// A QR code as a picture in the page.
//
// Promises: one path, dark on light, with the quiet zone that readers need; no script and no request of its own.
#pragma once
#include "web/html/html.h"

namespace hogo::web::html {

/// `label`: what the picture is, for who cannot see it. A text that is too long for a code (2,000 bytes) is a bug.
Html qr_code(std::string_view text, std::string_view label);

}  // namespace hogo::web::html
