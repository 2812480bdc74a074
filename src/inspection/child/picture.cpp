#include "inspection/child/picture.h"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace hogo::inspection {
namespace {

/// libjpeg ends a broken file by a call that must not return.
struct Trouble {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

jpeg_error_mgr* quiet(Trouble& trouble) {
    jpeg_std_error(&trouble.manager);
    trouble.manager.error_exit = [](j_common_ptr info) {
        std::longjmp(reinterpret_cast<Trouble*>(info->err)->back, 1);
    };
    trouble.manager.emit_message = [](j_common_ptr, int) {};
    trouble.manager.output_message = [](j_common_ptr) {};
    return &trouble.manager;
}

/// EXIF's orientation, 1 to 8 (TIFF 6.0, tag 0x0112); 1 where it says nothing that can be read.
unsigned orientation_of(ByteView exif) {
    constexpr std::string_view mark("Exif\0\0", 6);
    if (!text_of(exif).starts_with(mark)) return 1;
    const auto tiff = exif.subspan(mark.size());
    if (tiff.size() < 8) return 1;
    const bool little = tiff[0] == 'I';
    const auto number = [&](std::size_t at, std::size_t bytes) -> std::size_t {
        std::size_t value = 0;
        if (at + bytes > tiff.size()) return 0;
        for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | tiff[at + (little ? bytes - 1 - i : i)];
        return value;
    };
    const auto directory = number(4, 4);
    const auto entries = number(directory, 2);
    for (std::size_t i = 0; i < entries && i < 500; ++i) {
        const auto at = directory + 2 + i * 12;
        if (number(at, 2) != 0x0112) continue;
        const auto value = number(at + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<unsigned>(value) : 1;
    }
    return 1;
}

Raster turned(const Raster& from, unsigned orientation) {
    const bool sideways = orientation >= 5;
    Raster to{sideways ? from.height : from.width, sideways ? from.width : from.height, {}};
    to.rgb.resize(from.rgb.size());
    for (unsigned y = 0; y < to.height; ++y)
        for (unsigned x = 0; x < to.width; ++x) {
            unsigned from_x = sideways ? y : x, from_y = sideways ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                from_x = from.width - 1 - from_x;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                from_y = from.height - 1 - from_y;
            std::copy_n(&from.rgb[(std::size_t{from_y} * from.width + from_x) * 3], 3,
                        &to.rgb[(std::size_t{y} * to.width + x) * 3]);
        }
    return to;
}

/// The part between two setjmp's: everything with a destructor lives outside.
bool decode_jpeg(jpeg_decompress_struct& info, Trouble& trouble, ByteView file, Raster& raster, Bytes& exif) {
    if (setjmp(trouble.back) != 0) return false;
    jpeg_create_decompress(&info);
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xffff);
    jpeg_mem_src(&info, file.data(), file.size());
    if (jpeg_read_header(&info, TRUE) != JPEG_HEADER_OK) return false;
    if (std::size_t{info.image_width} * info.image_height > most_pixels) return false;
    for (auto* marker = info.marker_list; marker != nullptr; marker = marker->next)
        if (exif.empty()) exif.assign(marker->data, marker->data + marker->data_length);
    info.out_color_space = JCS_RGB;
    info.scale_num = 1;
    info.scale_denom = 1;
    while (info.scale_denom < 8 &&
           std::max(info.image_width, info.image_height) / info.scale_denom >= 2 * longest_side)
        info.scale_denom *= 2;
    jpeg_start_decompress(&info);
    raster.width = info.output_width;
    raster.height = info.output_height;
    raster.rgb.resize(std::size_t{raster.width} * raster.height * 3);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = &raster.rgb[std::size_t{info.output_scanline} * raster.width * 3];
        if (jpeg_read_scanlines(&info, &row, 1) != 1) return false;
    }
    return true;
}

bool encode_jpeg(jpeg_compress_struct& info, Trouble& trouble, const Raster& raster, unsigned char*& out,
                 unsigned long& size) {
    if (setjmp(trouble.back) != 0) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = raster.width;
    info.image_height = raster.height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 85, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPLE*>(&raster.rgb[std::size_t{info.next_scanline} * raster.width * 3]);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

}  // namespace

std::optional<Raster> read_jpeg(ByteView file) {
    jpeg_decompress_struct info{};
    Trouble trouble{};
    info.err = quiet(trouble);
    Raster raster;
    Bytes exif;
    const bool decoded = decode_jpeg(info, trouble, file, raster, exif);
    jpeg_destroy_decompress(&info);
    if (!decoded || raster.rgb.empty()) return std::nullopt;
    const auto orientation = orientation_of(exif);
    return orientation == 1 ? std::move(raster) : turned(raster, orientation);
}

std::optional<Raster> read_png(ByteView file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) return std::nullopt;
    image.format = PNG_FORMAT_RGB;
    Raster raster{image.width, image.height, {}};
    if (std::size_t{image.width} * image.height > most_pixels) {
        png_image_free(&image);
        return std::nullopt;
    }
    raster.rgb.resize(PNG_IMAGE_SIZE(image));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image, &white, raster.rgb.data(), 0, nullptr) == 0) return std::nullopt;
    return raster;
}

Raster fitted(Raster raster) {
    const auto longest = std::max(raster.width, raster.height);
    if (longest <= longest_side) return raster;
    const auto scaled = [&](unsigned side) {
        return std::max(1u, static_cast<unsigned>(std::uint64_t{side} * longest_side / longest));
    };
    Raster small{scaled(raster.width), scaled(raster.height), {}};
    small.rgb.resize(std::size_t{small.width} * small.height * 3);
    for (unsigned y = 0; y < small.height; ++y) {
        const auto top = std::uint64_t{y} * raster.height / small.height;
        const auto bottom = std::max(top + 1, (std::uint64_t{y} + 1) * raster.height / small.height);
        for (unsigned x = 0; x < small.width; ++x) {
            const auto left = std::uint64_t{x} * raster.width / small.width;
            const auto right = std::max(left + 1, (std::uint64_t{x} + 1) * raster.width / small.width);
            std::uint64_t sum[3] = {};
            for (auto from_y = top; from_y < bottom; ++from_y)
                for (auto from_x = left; from_x < right; ++from_x)
                    for (int c = 0; c < 3; ++c)
                        sum[c] += raster.rgb[(from_y * raster.width + from_x) * 3 + c];
            for (int c = 0; c < 3; ++c)
                small.rgb[(std::size_t{y} * small.width + x) * 3 + c] =
                    static_cast<Byte>(sum[c] / ((bottom - top) * (right - left)));
        }
    }
    return small;
}

Bytes write_jpeg(const Raster& raster) {
    jpeg_compress_struct info{};
    Trouble trouble{};
    info.err = quiet(trouble);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const bool encoded = encode_jpeg(info, trouble, raster, out, size);
    jpeg_destroy_compress(&info);
    Bytes file;
    if (encoded) file.assign(out, out + size);
    std::free(out);
    return file;
}

}  // namespace hogo::inspection
