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
    /// What was kept under this id is gone, if anything was.
    virtual Result<void> remove(const vault::RawId& id) = 0;
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

/// The rest of a file, and all of it where it is kept; once, behind the last byte. Problems: `files_full`
/// (environment), those of the store.
Result<AttachedFile> keep_intake(AttachmentStore& store, AttachmentIntake& intake, std::string_view name);

/// A file that somebody sends before it is known who they are and what they may: sealed to a key that lives
/// in this value alone, until it is sealed again for its place, or dropped.
class TakenFile {
  public:
    /// Problems: those of the store.
    static Result<TakenFile> begin(AttachmentStore& store, std::string name, RandomSource& random);
    Result<void> add(ByteView content) { return intake_.add(content); }
    /// Once, behind the last byte.
    Result<void> finish();
    std::uint64_t size() const { return intake_.size(); }
    const std::string& name() const { return name_; }

    /// The file from its beginning, as often as it is asked for. This value must outlive the function.
    FilePieces pieces();
    /// Sealed again and kept. Problems: those of keep_intake.
    Result<AttachedFile> keep_at(AttachmentStore& store, const vault::SealPublic& to,
                                 const vault::AttachmentPlace& place, RandomSource& random);

  private:
    TakenFile(std::string name, vault::SealPair pair, vault::AttachmentPlace place, AttachmentIntake intake)
        : name_(std::move(name)), pair_(std::move(pair)), place_(std::move(place)), intake_(std::move(intake)) {}
    std::string name_;
    vault::SealPair pair_;
    vault::AttachmentPlace place_;
    AttachmentIntake intake_;
};

/// The file, piece by piece; the last piece comes only where all of it was as it was sealed. Problems:
/// `attachment_damaged` (corrupt), those of the store. The store must outlive the function.
FilePieces open_pieces(AttachmentStore& store, const vault::SealPair& recipient,
                       const vault::AttachmentPlace& place, const vault::Hash& digest);
}  // namespace hogo::actions
