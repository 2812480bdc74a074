// Every parser of the ledger, on bytes from anywhere: it refuses them, or what it read writes the same bytes again.
// The first byte chooses the parser, the second the width of a tile; first inputs lie in corpus/ledger.
#include <cstdlib>

#include "ledger/checkpoint.h"
#include "ledger/tile.h"
#include "ledger/tlog_proof.h"

using namespace hogo;
using namespace hogo::ledger;

namespace {

void must_hold(bool holds) {
    if (!holds) std::abort();
}

void try_note(std::string_view text) {
    if (const auto note = parse_note(text)) must_hold(note->encode() == text);
}

void try_checkpoint(std::string_view text) {
    if (const auto checkpoint = parse_checkpoint_text(text)) must_hold(checkpoint->text() == text);
}

void try_key(std::string_view text) {
    if (const auto key = VerifierKey::parse(text)) must_hold(key->text() == text);
}

void try_proof(std::string_view text) {
    if (const auto file = parse_proof_file(text)) must_hold(file->encode() == text);
}

void try_path(std::string_view text) {
    if (const auto name = parse_tile_path(text)) must_hold(path_of(*name) == text);
}

void try_tile(std::string_view text, unsigned width) {
    const auto content = bytes_of(text);
    if (const auto hashes = parse_hash_tile(content, width)) must_hold(hashes->size() == width);
    if (const auto entries = parse_entry_bundle(content, width)) {
        Bytes again;
        for (ByteView entry : *entries) append_entry(again, entry);
        must_hold(std::ranges::equal(again, content) && entries->size() == width);
        const auto half = narrowed({{TileKind::entries, 0, 0, width}, again}, width / 2);
        must_hold(half && std::ranges::equal(*half, std::span(again).first(half->size())));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const auto text = text_of({data + 2, size - 2});
    switch (data[0] % 6) {
        case 0:
            try_note(text);
            break;
        case 1:
            try_checkpoint(text);
            break;
        case 2:
            try_key(text);
            break;
        case 3:
            try_proof(text);
            break;
        case 4:
            try_path(text);
            break;
        default:
            try_tile(text, data[1] + 1u);
    }
    return 0;
}
