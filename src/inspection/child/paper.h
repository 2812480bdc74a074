// The first pages of a PDF, drawn below each other. Runs inside the child only.
#pragma once
#include "inspection/child/picture.h"

namespace hogo::inspection {

/// Pages that are drawn; the others are counted.
inline constexpr int drawn_pages = 4;

struct Paper {
    int pages = 0;
    std::optional<Raster> drawn;
};
/// None where it is no PDF that opens without a password.
std::optional<Paper> read_pdf(ByteView file);

}  // namespace hogo::inspection
