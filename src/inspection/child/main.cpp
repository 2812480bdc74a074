// The program that looks at one hostile file: reads it from its only descriptor, says what it is, and ends.
//
// Promises: whatever needs a file of this machine is loaded first, then the walls go up, and only then is a
// byte of the hostile file read. Says its type before anything is decoded, so that a file that breaks a
// decoder still has one.
#include <magic.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "inspection/child/paper.h"
#include "inspection/child/sandbox.h"

namespace {

using namespace hogo;
using namespace hogo::inspection;

/// More than any attachment that the house takes.
constexpr std::size_t most_bytes = 64 * 1024 * 1024;

Bytes read_all() {
    Bytes file;
    while (file.size() < most_bytes) {
        const auto before = file.size();
        file.resize(before + 256 * 1024);
        const auto count = ::read(0, file.data() + before, 256 * 1024);
        file.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
    }
    return file;
}

void say(ByteView bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(1, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) ::_exit(1);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

void say_number(std::size_t number, int bytes) {
    Bytes big_endian;
    for (int i = bytes - 1; i >= 0; --i) big_endian.push_back(static_cast<Byte>(number >> (8 * i)));
    say(big_endian);
}

std::string_view code_of(std::string_view media_type) {
    constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"image/jpeg", "jpeg"}, {"image/png", "png"},   {"image/gif", "gif"},       {"image/webp", "webp"},
        {"image/heic", "heic"}, {"image/heif", "heic"}, {"application/pdf", "pdf"}, {"text/plain", "text"}};
    for (const auto& [type, code] : known)
        if (media_type == type) return code;
    return "other";
}

}  // namespace

int main() {
    const auto magic = ::magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS);
    if (magic == nullptr || ::magic_load(magic, nullptr) != 0 || !enter_sandbox()) ::_exit(1);

    const auto file = read_all();
    const auto* media_type = ::magic_buffer(magic, file.data(), file.size());
    const auto type = code_of(media_type == nullptr ? "" : media_type);
    say_number(type.size(), 1);
    say(bytes_of(type));

    std::optional<Raster> drawn;
    int pages = 0;
    if (type == "jpeg") drawn = read_jpeg(file);
    if (type == "png") drawn = read_png(file);
    if (drawn) {
        drawn = fitted(*std::move(drawn));
        pages = 1;
    }
    if (type == "pdf")
        if (auto paper = read_pdf(file)) {
            pages = paper->pages;
            drawn = std::move(paper->drawn);
        }
    const auto picture = drawn ? write_jpeg(*drawn) : Bytes();
    say_number(static_cast<std::size_t>(pages), 2);
    say_number(picture.size(), 4);
    say(picture);
    ::_exit(0);
}
