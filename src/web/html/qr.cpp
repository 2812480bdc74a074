#include "web/html/qr.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace hogo::web::html {

Html qr_code(std::string_view text, std::string_view label) {
    constexpr int quiet = 4;  // modules, as the standard has it
    const auto release = [](QRcode* code) { QRcode_free(code); };
    const std::unique_ptr<QRcode, decltype(release)> code(QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), release);
    require(code != nullptr, "a text that is no QR code");
    std::string lines;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            int run = 0;
            while (x + run < code->width && code->data[y * code->width + x + run] & 1) ++run;
            if (run == 0) continue;
            fmt::format_to(std::back_inserter(lines), "M{} {}h{}v1h-{}z", x + quiet, y + quiet, run, run);
            x += run;
        }
    const auto size = code->width + 2 * quiet;
    return svg(cls("qr"), attr("viewBox", fmt::format("0 0 {} {}", size, size)), attr("role", "img"), attr("aria-label", label),
               path(attr("d", lines)));
}

}  // namespace hogo::web::html
