// Files that belong to something: on their way in, where they are kept, and opened again piece by piece.
//
// Promises: a file is sealed as it arrives, and what is not sealed is never more than a piece of it in
// memory; what was sealed lies outside memory without a name until it is kept, and is gone with the value
// that holds it. Does not know HTTP, or what is in a file.
#pragma once
#include <memory>

#include "actions/file_inspection.h"
#include "vault/attachment.h"

namespace hogo::actions {

/// Sealed bytes outside memory, for as long as this value lives.
class SealedScratch {
  public:
    virtual ~SealedScratch() = default;
    /// Problems (environment): `scratch_full`, those of the disk.
    virtual Result<void> append(ByteView sealed) = 0;
    virtual Result<Bytes> read(std::uint64_t at, std::size_t count) = 0;
    virtual std::uint64_t size() const = 0;
};

/// Sealed bytes in one row.
inline constexpr std::size_t attachment_piece = 256 * 1024;

/// Where sealed files are kept. Promises to be kept by every store (tests/contract): what `keep` returned is
/// durable and whole.
class AttachmentStore {
  public:
    virtual ~AttachmentStore() = default;
    virtual Result<std::unique_ptr<SealedScratch>> make_scratch() = 0;
    /// False where nothing more can be kept; then nothing of it is.
    virtual Result<bool> keep(const vault::RawId& id, SealedScratch& sealed) = 0;
    /// A piece by its number from 0; empty behind the last one, and for an id that is not there.
    virtual Result<Bytes> read(const vault::RawId& id, std::uint32_t place) = 0;
};

/// What is said of a file where it belongs, sealed there.
struct AttachedFile {
    vault::RawId id{};
    std::string name;        ///< as its sender named it; shown, never a path
    std::uint64_t size = 0;  ///< bytes
    vault::Hash digest{};    ///< over the sealed bytes
    bool operator==(const AttachedFile&) const = default;
};

/// A name that can be shown: one line of text without folders, at most 100 characters; empty where it is
/// none.
std::string shown_name(std::string_view sent);

class AttachmentIntake {
  public:
    /// Problems: `key_unusable` (corrupt), those of the store.
    static Result<AttachmentIntake> begin(AttachmentStore& store, const vault::SealPublic& to,
                                          const vault::AttachmentPlace& place, RandomSource& random);
    Result<void> add(ByteView content);
    /// Once, behind the last byte.
    Result<AttachedFile> finish(std::string_view name);
    SealedScratch& sealed() { return *scratch_; }
    std::uint64_t size() const { return sealer_.size(); }
    /// Over the file itself: the same file sent twice is noticed. Never stored.
    vault::Hash content_digest() const { return content_digest_.finish(); }

  private:
    AttachmentIntake(std::unique_ptr<SealedScratch> scratch, vault::AttachmentSealer sealer, vault::RawId id)
        : scratch_(std::move(scratch)), sealer_(std::move(sealer)), id_(id) {}
    Result<void> put(ByteView sealed);

    std::unique_ptr<SealedScratch> scratch_;
    vault::AttachmentSealer sealer_;
    vault::RawId id_;
    vault::AttachmentDigest digest_, content_digest_;
};

/// The file, piece by piece; the last piece comes only where all of it was as it was sealed. Problems:
/// `attachment_damaged` (corrupt), those of the store. The store must outlive the function.
FilePieces open_pieces(AttachmentStore& store, const vault::SealPair& recipient,
                       const vault::AttachmentPlace& place, const vault::Hash& digest);
}  // namespace hogo::actions
