#include "inspection/child/paper.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>

namespace hogo::inspection {
namespace {

constexpr double page_width = 1000, longest_page = 3000;

/// Behind what was drawn before; narrower pages are filled up with white.
void add_page(Raster& to, const poppler::image& page) {
    const auto width = static_cast<unsigned>(page.width()), height = static_cast<unsigned>(page.height());
    if (to.width == 0) to.width = width;
    const auto start = to.rgb.size();
    to.rgb.resize(start + std::size_t{to.width} * height * 3, 0xff);
    to.height += height;
    for (unsigned y = 0; y < height; ++y)
        std::copy_n(reinterpret_cast<const Byte*>(page.const_data()) +
                        std::size_t{y} * static_cast<std::size_t>(page.bytes_per_row()),
                    std::size_t{std::min(width, to.width)} * 3,
                    &to.rgb[start + std::size_t{y} * to.width * 3]);
}

}  // namespace

std::optional<Paper> read_pdf(ByteView file) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
        reinterpret_cast<const char*>(file.data()), static_cast<int>(file.size())));
    if (!document || document->is_locked()) return std::nullopt;
    Paper paper{std::min(document->pages(), 65'535), std::nullopt};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    Raster drawn;
    for (int number = 0; number < std::min(paper.pages, drawn_pages); ++number) {
        const std::unique_ptr<poppler::page> page(document->create_page(number));
        if (!page) continue;
        const auto size = page->page_rect();
        if (!(size.width() > 1 && size.height() > 1)) continue;
        const double dots = 72 * std::min(page_width / size.width(), longest_page / size.height());
        const auto image = renderer.render_page(page.get(), dots, dots);
        if (image.is_valid() && image.format() == poppler::image::format_rgb24) add_page(drawn, image);
    }
    if (!drawn.rgb.empty()) paper.drawn = std::move(drawn);
    return paper;
}

}  // namespace hogo::inspection
