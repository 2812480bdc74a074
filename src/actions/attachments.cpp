#include "actions/attachments.h"

#include "base/text.h"

namespace hogo::actions {
namespace {

constexpr auto damaged = [] {
    return problem(ProblemKind::corrupt, "attachment_damaged", "a file that is not as it was sealed");
};

/// Opens what `next` gives until something comes out, or the end.
struct Opening {
    vault::AttachmentOpener opener;
    std::function<Result<Bytes>()> next;
    vault::AttachmentDigest digest;
    std::optional<vault::Hash> expected;
    bool over = false;

    Result<Bytes> piece() {
        Bytes content;
        while (content.empty() && !over) {
            HOGO_TRY(sealed, next());
            if (!sealed.empty()) {
                digest.add(sealed);
                HOGO_CHECK(opener.add(sealed, content));
                continue;
            }
            over = true;
            HOGO_CHECK(opener.finish());
            if (expected && digest.finish() != *expected) return damaged();
        }
        return content;
    }
};

FilePieces pieces_of(std::shared_ptr<Opening> opening) {
    return [opening = std::move(opening)] { return opening->piece(); };
}

}  // namespace

std::string shown_name(std::string_view sent) {
    sent.remove_prefix(std::min(sent.size(), sent.find_last_of("/\\") + 1));
    if (!is_utf8(sent)) return {};
    std::string name;
    std::size_t count = 0;
    for (std::size_t at = 0; at < sent.size() && count < 100; ++count) {
        const auto lead = static_cast<unsigned char>(sent[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        name += sent.substr(at, length);
        at += length;
    }
    const auto text = Text::parse(name, 100, Text::Lines::one);
    return text ? text->text() : std::string();
}

Result<AttachmentIntake> AttachmentIntake::begin(AttachmentStore& store, const vault::SealPublic& to,
                                                 const vault::AttachmentPlace& place, RandomSource& random) {
    HOGO_TRY(scratch, store.make_scratch());
    HOGO_TRY(sealer, vault::AttachmentSealer::begin(to, place, random));
    return AttachmentIntake(std::move(scratch), std::move(sealer), place.id);
}

Result<void> AttachmentIntake::put(ByteView sealed) {
    digest_.add(sealed);
    return scratch_->append(sealed);
}

Result<void> AttachmentIntake::add(ByteView content) {
    Bytes sealed;
    content_digest_.add(content);
    sealer_.add(content, sealed);
    return sealed.empty() ? Result<void>() : put(sealed);
}

Result<AttachedFile> AttachmentIntake::finish(std::string_view name) {
    Bytes sealed;
    sealer_.finish(sealed);
    HOGO_CHECK(put(sealed));
    return AttachedFile{id_, shown_name(name), sealer_.size(), digest_.finish()};
}

FilePieces open_pieces(AttachmentStore& store, const vault::SealPair& recipient,
                       const vault::AttachmentPlace& place, const vault::Hash& digest) {
    return pieces_of(std::make_shared<Opening>(
        vault::AttachmentOpener(recipient, place),
        [&store, id = place.id, at = std::uint32_t{0}]() mutable { return store.read(id, at++); },
        vault::AttachmentDigest(), digest));
}

}  // namespace hogo::actions
