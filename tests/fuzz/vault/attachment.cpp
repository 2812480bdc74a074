// Hostile bytes for the reader of attachments: pieces of any length, authentic chunks in any order, turned
// bits.
//
// Promises: nothing crashes; only the bytes that were sealed open to the end, whatever else was authentic
// before.
#include <cstdlib>

#include "vault/attachment.h"

namespace {

using namespace hogo;
using namespace hogo::vault;

struct World {
    std::unique_ptr<RandomSource> random = seeded_random(5);
    SealPair desk = SealPair::draw(*random);
    AttachmentPlace place{RawId{1}, Code("desk"), 1, RawId{2}};
    Bytes sealed;

    World() {
        auto sealer = AttachmentSealer::begin(desk.open, place, *random).value();
        sealer.add(Bytes(2 * attachment_chunk_content + 100, 'f'), sealed);
        sealer.finish(sealed);
    }
};

/// Whether these bytes, in pieces, open to the end.
bool opens(const World& world, ByteView bytes, std::size_t piece) {
    AttachmentOpener opener(world.desk, world.place);
    Bytes out;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(piece, bytes.size()));
        if (!opener.add(part, out)) return false;
        bytes = bytes.subspan(part.size());
    }
    return opener.finish().has_value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const World world;
    if (size < 2) return 0;
    const std::size_t piece = data[0] * 256u + 1u;
    const ByteView bytes(data + 2, size - 2);
    // First the bytes as they are; then a file put together of authentic parts, as the bytes say; then turned
    // bits.
    Bytes tried(bytes.begin(), bytes.end());
    if (data[1] % 3 == 1) {
        tried.clear();
        for (const Byte part : bytes.first(std::min<std::size_t>(bytes.size(), 8))) {
            const std::size_t n = part % 4;
            const auto from = n == 0 ? 0 : attachment_head_size + (n - 1) * attachment_chunk_size;
            append(
                tried,
                ByteView(world.sealed).subspan(from, n == 0 ? attachment_head_size : attachment_chunk_size));
        }
    } else if (data[1] % 3 == 2) {
        tried = world.sealed;
        for (std::size_t i = 0; i + 3 < bytes.size(); i += 4)
            tried[(std::size_t{bytes[i]} << 16 | std::size_t{bytes[i + 1]} << 8 | bytes[i + 2]) %
                  tried.size()] ^= bytes[i + 3];
    }
    if (opens(world, tried, piece) != (tried == world.sealed)) std::abort();
    return 0;
}
