#include "inspection/inspector.h"

#include <unistd.h>

#include <array>

#include "inspection/child_process.h"
#include "inspection/scanner.h"

namespace hogo::inspection {
namespace {

/// More than the largest picture that the child draws.
constexpr std::size_t most_said = 8 * 1024 * 1024;

/// The child's answer (docs/formats/attachment.md); what does not read is left out.
actions::Inspected read_answer(ByteView said) {
    actions::Inspected found;
    const auto take = [&](std::size_t count) {
        const auto part = said.first(std::min(count, said.size()));
        said = said.subspan(part.size());
        return part;
    };
    const auto number = [&](std::size_t bytes) {
        std::size_t value = 0;
        for (const Byte byte : take(bytes)) value = value << 8 | byte;
        return value;
    };
    const auto type = Code::parse(text_of(take(number(1))));
    if (!type) return found;
    found.type = *type;
    found.pages = static_cast<int>(number(2));
    const auto length = number(4);
    const auto picture = take(length);
    constexpr std::array<Byte, 3> jpeg{0xff, 0xd8, 0xff};
    if (picture.size() == length && length > jpeg.size() &&
        std::ranges::equal(picture.first(jpeg.size()), jpeg))
        found.picture.assign(picture.begin(), picture.end());
    return found;
}

}  // namespace

std::filesystem::path program_beside_this() {
    std::array<char, 4096> path;
    const auto length = ::readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0) return "hogo-inspect";
    return std::filesystem::path(std::string_view(path.data(), static_cast<std::size_t>(length)))
               .parent_path() /
           "hogo-inspect";
}

Result<actions::Inspected> ChildInspector::inspect(const actions::FilePieces& pieces) {
    auto child = ChildProcess::start(options_.program, options_.longest);
    auto scanner = Scanner::ask(options_.scanner, options_.longest);
    bool takes = child.has_value();
    while (true) {
        HOGO_TRY(piece, pieces());
        if (piece.empty()) break;
        if (takes) takes = child->give(piece);
        if (scanner) scanner->give(piece);
        if (!takes && !scanner) break;
    }
    actions::Inspected found;
    if (takes) found = read_answer(child->finish(most_said));
    if (scanner) found.scan = scanner->finish();
    return found;
}

}  // namespace hogo::inspection
