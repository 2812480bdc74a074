#include "vault/attachment.h"

#include <sodium.h>

#include <bit>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;
constexpr std::size_t box_size = SecretKey::size + primitives::box_overhead;
constexpr std::size_t stream_header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t chunk_plain = 2 + attachment_chunk_content;
static_assert(attachment_head_size == 1 + box_size + stream_header_size);
static_assert(attachment_chunk_size == chunk_plain + crypto_secretstream_xchacha20poly1305_ABYTES);

constexpr Byte tag_more = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr Byte tag_last = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

Hash binding(const AttachmentPlace& place) {
    Bytes version;
    primitives::append_u32(version, place.version);
    return primitives::hash("hogo/attachment/1",
                            {place.owner, bytes_of(place.part.text()), version, place.id});
}

/// One stream: both directions begin from key and header alike, so that the header may come from our own
/// source.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state state;

    void begin(const SecretKey& key, ByteView header) {
        crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data(), key.reveal().data());
    }
    ~Stream() { wipe({reinterpret_cast<Byte*>(&state), sizeof state}); }
};

constexpr auto damaged = [] {
    return problem(ProblemKind::corrupt, "attachment_damaged",
                   "a file that was changed or cut, or is for somebody else");
};

}  // namespace

std::uint64_t attachment_bucket(std::uint64_t chunks) {
    if (chunks <= 2) return 2;
    const auto above = std::bit_ceil(chunks);
    return chunks <= above / 4 * 3 ? above / 4 * 3 : above;
}

std::uint64_t sealed_attachment_size(std::uint64_t content) {
    const auto chunks = (content + attachment_chunk_content - 1) / attachment_chunk_content;
    return attachment_head_size + attachment_bucket(chunks) * attachment_chunk_size;
}

// ── sealing

struct AttachmentSealer::Inside {
    Hash place;
    Stream stream;
    Bytes head;  ///< until the first bytes leave
    SecretBytes<chunk_plain> chunk;
    std::size_t filled = 0;  ///< content in the chunk
    std::uint64_t chunks = 0, size = 0;

    void seal_chunk(Bytes& out, bool last) {
        const auto plain = chunk.reveal();
        plain[0] = static_cast<Byte>(filled >> 8);
        plain[1] = static_cast<Byte>(filled);
        wipe(plain.subspan(2 + filled));
        append(out, head);
        head.clear();
        const auto start = out.size();
        out.resize(start + attachment_chunk_size);
        crypto_secretstream_xchacha20poly1305_push(&stream.state, out.data() + start, nullptr, plain.data(),
                                                   plain.size(), place.data(), place.size(),
                                                   last ? tag_last : tag_more);
        ++chunks;
        filled = 0;
    }
};

AttachmentSealer::AttachmentSealer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
AttachmentSealer::~AttachmentSealer() = default;
AttachmentSealer::AttachmentSealer(AttachmentSealer&&) noexcept = default;
AttachmentSealer& AttachmentSealer::operator=(AttachmentSealer&&) noexcept = default;

Result<AttachmentSealer> AttachmentSealer::begin(const SealPublic& to, const AttachmentPlace& place,
                                                 RandomSource& random) {
    auto inside = std::make_unique<Inside>();
    inside->place = binding(place);
    SecretKey key;
    random.fill(key.reveal());
    inside->head.push_back(format_version);
    if (!primitives::seal_box(inside->head, to, inside->place, key.reveal(), random))
        return problem(ProblemKind::corrupt, "key_unusable", "a key that nothing can be sealed to");
    const auto header = random.draw<stream_header_size>();
    append(inside->head, header);
    inside->stream.begin(key, header);
    return AttachmentSealer(std::move(inside));
}

void AttachmentSealer::add(ByteView content, Bytes& out) {
    auto& in = *inside_;
    in.size += content.size();
    while (!content.empty()) {
        if (in.filled == attachment_chunk_content) in.seal_chunk(out, false);
        const auto part = content.first(std::min(content.size(), attachment_chunk_content - in.filled));
        std::ranges::copy(part, in.chunk.reveal().begin() + 2 + static_cast<std::ptrdiff_t>(in.filled));
        in.filled += part.size();
        content = content.subspan(part.size());
    }
}

void AttachmentSealer::finish(Bytes& out) {
    auto& in = *inside_;
    const auto until = attachment_bucket(in.chunks + 1);
    while (in.chunks + 1 < until) in.seal_chunk(out, false);
    in.seal_chunk(out, true);
}

std::uint64_t AttachmentSealer::size() const {
    return inside_->size;
}

// ── opening

struct AttachmentOpener::Inside {
    SealPair recipient;
    Hash place;
    Stream stream;
    Bytes waiting;  ///< less than a head or a chunk
    bool begun = false, ended = false, broken = false;
    bool content_over = false;  ///< a chunk was not full: only filling may follow
    std::uint64_t size = 0;

    bool open_head() {
        const ByteView head(waiting);
        if (head[0] != format_version) return false;
        SecretKey key;
        if (!primitives::open_box(key.reveal(), recipient, place, head.subspan(1, box_size))) return false;
        stream.begin(key, head.subspan(1 + box_size, stream_header_size));
        begun = true;
        return true;
    }

    bool open_chunk(Bytes& out) {
        if (ended) return false;
        SecretBytes<chunk_plain> chunk;
        Byte tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, chunk.reveal().data(), nullptr, &tag,
                                                       waiting.data(), waiting.size(), place.data(),
                                                       place.size()) != 0)
            return false;
        if (tag != tag_more && tag != tag_last) return false;
        const ByteView plain = chunk.reveal();
        const std::size_t filled = std::size_t{plain[0]} << 8 | plain[1];
        if (filled > attachment_chunk_content || (content_over && filled > 0)) return false;
        if (std::ranges::any_of(plain.subspan(2 + filled), [](Byte byte) { return byte != 0; })) return false;
        content_over = filled < attachment_chunk_content;
        ended = tag == tag_last;
        size += filled;
        append(out, plain.subspan(2, filled));
        return true;
    }
};

AttachmentOpener::AttachmentOpener(const SealPair& recipient, AttachmentPlace place)
    : inside_(new Inside{recipient.duplicate(), binding(place), {}, {}}) {}
AttachmentOpener::~AttachmentOpener() = default;
AttachmentOpener::AttachmentOpener(AttachmentOpener&&) noexcept = default;
AttachmentOpener& AttachmentOpener::operator=(AttachmentOpener&&) noexcept = default;

Result<void> AttachmentOpener::add(ByteView sealed, Bytes& out) {
    auto& in = *inside_;
    while (!sealed.empty() && !in.broken) {
        const auto wanted = in.begun ? attachment_chunk_size : attachment_head_size;
        const auto part = sealed.first(std::min(sealed.size(), wanted - in.waiting.size()));
        append(in.waiting, part);
        sealed = sealed.subspan(part.size());
        if (in.waiting.size() < wanted) break;
        in.broken = !(in.begun ? in.open_chunk(out) : in.open_head());
        in.waiting.clear();
    }
    if (in.broken) return damaged();
    return {};
}

Result<void> AttachmentOpener::finish() const {
    if (inside_->broken || !inside_->ended || !inside_->waiting.empty()) return damaged();
    return {};
}

std::uint64_t AttachmentOpener::size() const {
    return inside_->size;
}

// ── the digest

static_assert(sizeof(crypto_generichash_state) == 384 && alignof(crypto_generichash_state) <= 64);

AttachmentDigest::AttachmentDigest() {
    crypto_generichash_init(reinterpret_cast<crypto_generichash_state*>(state_.data()), nullptr, 0,
                            sizeof(Hash));
}
void AttachmentDigest::add(ByteView more) {
    crypto_generichash_update(reinterpret_cast<crypto_generichash_state*>(state_.data()), more.data(),
                              more.size());
}
Hash AttachmentDigest::finish() const {
    auto copy = state_;
    Hash hash;
    crypto_generichash_final(reinterpret_cast<crypto_generichash_state*>(copy.data()), hash.data(),
                             hash.size());
    return hash;
}

}  // namespace hogo::vault
