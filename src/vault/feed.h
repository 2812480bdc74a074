// Calendar feeds: an address that is its own key, and what is sealed to it.
//
// Promises: the database holds the key's hash and the public half of a pair that only the address gives; a
// feed counts only with the signature of somebody in the registration chain, so nothing is sealed to a key
// that a thief put there. Does not know what a booking is. Format: docs/formats/calendars.md, "feeds and
// bookings".
#pragma once
#include "vault/registration.h"

namespace hogo::vault {

/// What stands in the address: 32 random bytes, written as 43 letters of base64url.
class FeedKey {
  public:
    static FeedKey draw(RandomSource& random);
    static std::optional<FeedKey> parse(std::string_view text);
    std::string text() const;
    /// What the database knows the feed by.
    Hash id() const;
    SealPair pair() const;

  private:
    explicit FeedKey(SecretKey bytes) : bytes_(std::move(bytes)) {}
    SecretKey bytes_;
};

/// A feed as it is kept.
struct FeedRecord {
    Hash id{};
    Code resource;
    SealPublic key;
    RawId owner{};
    Signature signature{};
    bool operator==(const FeedRecord&) const = default;
};

FeedRecord sign_feed(const FeedKey& key, const Code& resource, const RawId& owner, const SignPair& signer);
/// Problems: `feed_not_signed` (corrupt), `key_unusable` (corrupt), `record_too_long` (invalid_input).
Result<Bytes> seal_booking(const FeedRecord& feed, const VerifiedSigner& owner, const RawId& booking,
                           ByteView plain, RandomSource& random);
/// Problems: `box_not_authentic` (corrupt).
Result<SecretText> open_booking(const FeedKey& key, const RawId& booking, ByteView sealed);

}  // namespace hogo::vault
