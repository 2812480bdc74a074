#include "vault/feed.h"

#include <sodium.h>

#include "vault/primitives.h"
#include "vault/record.h"
#include "vault/sealed_box.h"

namespace hogo::vault {
namespace {

constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t text_size = 43;

Bytes statement(const FeedRecord& feed) {
    Bytes bytes;
    const auto add = [&](ByteView part) { bytes.insert(bytes.end(), part.begin(), part.end()); };
    add(bytes_of("hogo feed v1\n"));
    add(feed.id);
    add(bytes_of(feed.resource.text()));
    add(bytes_of("\n"));
    add(feed.key.bytes);
    return bytes;
}

}  // namespace

FeedKey FeedKey::draw(RandomSource& random) {
    auto bytes = random.draw<32>();
    return FeedKey(SecretKey::take(bytes));
}

std::optional<FeedKey> FeedKey::parse(std::string_view text) {
    if (text.size() != text_size) return std::nullopt;
    std::array<Byte, 32> bytes{};
    std::size_t length = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          variant) != 0 ||
        length != bytes.size())
        return std::nullopt;
    return FeedKey(SecretKey::take(bytes));
}

std::string FeedKey::text() const {
    std::string out(text_size + 1, '\0');
    sodium_bin2base64(out.data(), out.size(), bytes_.reveal().data(), bytes_.reveal().size(), variant);
    out.resize(text_size);
    return out;
}

Hash FeedKey::id() const {
    return primitives::hash("hogo/feed/1", {bytes_.reveal()});
}

SealPair FeedKey::pair() const {
    return SealPair::from_secret(primitives::derive(bytes_, "hogo/feed-secret/1", {}));
}

FeedRecord sign_feed(const FeedKey& key, const Code& resource, const RawId& owner, const SignPair& signer) {
    FeedRecord feed{key.id(), resource, key.pair().open, owner, {}};
    feed.signature = sign(signer, statement(feed));
    return feed;
}

Result<Bytes> seal_booking(const FeedRecord& feed, const VerifiedSigner& owner, const RawId& booking,
                           ByteView plain, RandomSource& random) {
    if (owner.holder() != feed.owner || !is_signed_by(owner.key(), statement(feed), feed.signature))
        return problem(ProblemKind::corrupt, "feed_not_signed", "a feed that nobody of the office opened");
    return seal_to_public(feed.key, "booking", booking, plain, random);
}

Result<SecretText> open_booking(const FeedKey& key, const RawId& booking, ByteView sealed) {
    return open_box(key.pair(), "booking", booking, sealed);
}

}  // namespace hogo::vault
