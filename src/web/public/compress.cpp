#include "web/public/compress.h"

#include <zlib.h>

namespace hogo::web::open {
namespace {

void append_little_endian(std::string& out, std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

std::string deflated(std::string_view text, int level) {
    z_stream stream{};
    require(deflateInit2(&stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK,
            "zlib without memory");
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    require(ended == Z_STREAM_END, "a text that zlib did not finish");
    return out;
}

constexpr std::size_t header_size = 10, trailer_size = 8, most_padding = 65'535;

void set_encoding(Response& response) {
    response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        auto part = accept_encoding.substr(0, accept_encoding.find(','));
        accept_encoding.remove_prefix(std::min(part.size() + 1, accept_encoding.size()));
        while (part.starts_with(' ')) part.remove_prefix(1);
        const auto name = part.substr(0, part.find_first_of("; "));
        if (name != "gzip") continue;
        return part.find("q=0") == std::string_view::npos || part.find("q=0.") != std::string_view::npos;
    }
    return false;
}

std::string gzipped(std::string_view text, int level, std::size_t size) {
    const std::string body = deflated(text, level);
    const std::size_t whole = header_size + body.size() + trailer_size;
    // The extra field (flag 4): its length, then bytes that nobody reads. Two bytes and more can be filled
    // this way.
    const bool filled = size >= whole + 2;
    const std::size_t filling = filled ? std::min(size - whole - 2, most_padding) : 0;
    std::string out;
    out.reserve(std::max(size, whole));
    out += std::string_view("\x1f\x8b\x08", 3);
    out += filled ? '\x04' : '\0';
    out += std::string_view("\0\0\0\0\0\xff", 6);
    if (filled) {
        append_little_endian(out, filling, 2);
        out.append(filling, '\0');
    }
    out += body;
    append_little_endian(
        out, crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())), 4);
    append_little_endian(out, text.size(), 4);
    return out;
}

void compress(Response& response, const Request& request) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takes_gzip(request.accept_encoding)) return;
    response.body = gzipped(response.body, 6);
    set_encoding(response);
}

void compress_to_one_size(Response& response, const Request& request) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (takes_gzip(request.accept_encoding)) {
        std::size_t size = padded_gzip;
        auto bytes = gzipped(response.body, 6, size);
        while (bytes.size() != size) bytes = gzipped(response.body, 6, size *= 2);
        response.body = std::move(bytes);
        set_encoding(response);
        return;
    }
    constexpr std::string_view opening = "<!--", closing = "-->\n";
    std::size_t size = padded_plain;
    while (response.body.size() + opening.size() + closing.size() > size) size *= 2;
    response.body += opening;
    response.body.append(size - response.body.size() - closing.size(), '.');
    response.body += closing;
}

}  // namespace hogo::web::open
