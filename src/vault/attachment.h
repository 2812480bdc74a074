// Attachments: a file of any length, sealed piece by piece to one key, opened piece by piece.
//
// Promises: memory does not grow with the file; what opens was sealed for this place, whole, in this order
// and to its end (libsodium's secretstream); the sealed length says no more than its bucket. Who seals cannot
// open what was sealed. Format: docs/formats/attachment.md. Does not know what is in the file.
#pragma once
#include <memory>

#include "base/code.h"
#include "vault/keys.h"

namespace hogo::vault {

/// What an attachment belongs to. All of it is authenticated, none of it is stored with the file.
struct AttachmentPlace {
    RawId owner{};              ///< the consultation desk's group
    Code part;                  ///< `desk`
    std::uint32_t version = 1;  ///< of the owner's key
    RawId id{};
};

inline constexpr std::size_t attachment_head_size = 1 + 80 + 24;
/// Bytes of a file in one chunk; of a chunk as it is sealed.
inline constexpr std::size_t attachment_chunk_content = 16'382;
inline constexpr std::size_t attachment_chunk_size = 2 + attachment_chunk_content + 17;
/// Chunks that a file of so many chunks is filled up to: 2, 3, 4, 6, 8, 12, 16, 24 …
std::uint64_t attachment_bucket(std::uint64_t chunks);
/// Bytes of a whole sealed file.
std::uint64_t sealed_attachment_size(std::uint64_t content);

class AttachmentSealer {
  public:
    /// Problems: `key_unusable` (corrupt).
    static Result<AttachmentSealer> begin(const SealPublic& to, const AttachmentPlace& place,
                                          RandomSource& random);
    ~AttachmentSealer();
    AttachmentSealer(AttachmentSealer&&) noexcept;
    AttachmentSealer& operator=(AttachmentSealer&&) noexcept;

    /// Takes more of the file; what is sealed by now is appended to `out`.
    void add(ByteView content, Bytes& out);
    /// The rest, and the filling. Once.
    void finish(Bytes& out);
    /// Bytes of the file so far.
    std::uint64_t size() const;

  private:
    struct Inside;
    explicit AttachmentSealer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

class AttachmentOpener {
  public:
    AttachmentOpener(const SealPair& recipient, AttachmentPlace place);
    ~AttachmentOpener();
    AttachmentOpener(AttachmentOpener&&) noexcept;
    AttachmentOpener& operator=(AttachmentOpener&&) noexcept;

    /// Takes more of the sealed bytes, in pieces of any length; what is authentic is appended to `out`.
    /// Problems: `attachment_damaged` (corrupt: changed, cut, in another order, or for somebody else); then
    /// nothing more is opened.
    Result<void> add(ByteView sealed, Bytes& out);
    /// Whether the file was whole. Problems: `attachment_damaged`.
    Result<void> finish() const;
    /// Bytes of the file so far.
    std::uint64_t size() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// BLAKE2b-256 over bytes that come in pieces.
class AttachmentDigest {
  public:
    AttachmentDigest();
    void add(ByteView more);
    Hash finish() const;

  private:
    alignas(64) std::array<Byte, 384> state_;  ///< libsodium's, which only the .cpp names
};

}  // namespace hogo::vault
