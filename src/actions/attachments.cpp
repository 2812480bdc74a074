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

Result<AttachedFile> keep_intake(AttachmentStore& store, AttachmentIntake& intake, std::string_view name) {
    HOGO_TRY(attached, intake.finish(name));
    HOGO_TRY(kept, store.keep(attached.id, intake.sealed()));
    if (!kept) return problem(ProblemKind::environment, "files_full", "no further file can be kept");
    return attached;
}

Result<TakenFile> TakenFile::begin(AttachmentStore& store, std::string name, RandomSource& random) {
    auto pair = vault::SealPair::draw(random);
    const vault::AttachmentPlace place{random.draw<16>(), "taken", 1, random.draw<16>()};
    HOGO_TRY(intake, AttachmentIntake::begin(store, pair.open, place, random));
    return TakenFile(std::move(name), std::move(pair), place, std::move(intake));
}

Result<void> TakenFile::finish() {
    HOGO_CHECK(intake_.finish({}));
    return {};
}

FilePieces TakenFile::pieces() {
    return pieces_of(std::make_shared<Opening>(
        vault::AttachmentOpener(pair_, place_),
        [&sealed = intake_.sealed(), at = std::uint64_t{0}]() mutable -> Result<Bytes> {
            HOGO_TRY(piece, sealed.read(at, std::size_t{64 * 1024}));
            at += piece.size();
            return piece;
        },
        vault::AttachmentDigest(), std::nullopt));
}

Result<AttachedFile> TakenFile::keep_at(AttachmentStore& store, const vault::SealPublic& to,
                                        const vault::AttachmentPlace& place, RandomSource& random) {
    HOGO_TRY(again, AttachmentIntake::begin(store, to, place, random));
    const auto next = pieces();
    while (true) {
        HOGO_TRY(piece, next());
        if (piece.empty()) break;
        HOGO_CHECK(again.add(piece));
    }
    return keep_intake(store, again, name_);
}

FilePieces open_pieces(AttachmentStore& store, const vault::SealPair& recipient,
                       const vault::AttachmentPlace& place, const vault::Hash& digest) {
    return pieces_of(std::make_shared<Opening>(
        vault::AttachmentOpener(recipient, place),
        [&store, id = place.id, at = std::uint32_t{0}]() mutable { return store.read(id, at++); },
        vault::AttachmentDigest(), digest));
}

}  // namespace hogo::actions
