// Photographs, decoded and drawn anew: what else stood in the file is not in the new one.
//
// Promises: bounded in pixels; a file that does not decode is no picture. Runs inside the child only.
#pragma once
#include <optional>

#include "base/bytes.h"

namespace hogo::inspection {

/// Pixels of a side of what is shown, and of a whole file that is looked at.
inline constexpr unsigned longest_side = 2000;
inline constexpr std::size_t most_pixels = 64'000'000;

struct Raster {
    unsigned width = 0, height = 0;
    std::vector<Byte> rgb;  ///< three bytes a pixel, row after row
};

/// Turned as its camera said.
std::optional<Raster> read_jpeg(ByteView file);
std::optional<Raster> read_png(ByteView file);
/// At most `longest_side` on each side; smaller ones stay.
Raster fitted(Raster raster);
/// A JPEG without anything beside the picture.
Bytes write_jpeg(const Raster& raster);

}  // namespace hogo::inspection
