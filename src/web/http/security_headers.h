// What every answer says to the browser.
#pragma once
#include <string>

namespace hogo::web {

/// Header lines, each ended by CRLF, for every answer. `encrypted` adds Strict-Transport-Security. Nothing in a page may
/// run, load or be sent anywhere but here, and no other site may frame or read it. A page names no program or version.
const std::string& security_headers(bool encrypted);

}  // namespace hogo::web
