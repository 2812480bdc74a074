// Grants: a compartment's secret for one more reader, and subtractions: a new version for fewer.
//
// Promises: a grant is signed by its granter over (case, compartment, version, commitment, recipient key,
// expiry) and opens only with that statement unchanged; it is made to a VerifiedKey only. A subtraction is
// signed by the server's key and can only keep readers that were there. Does not know who may grant: the
// actions decide, before. Formats: docs/formats/vault.md, "Grants" and "Subtractions".
#pragma once
#include <mutex>
#include <optional>
#include <set>

#include "vault/compartment.h"
#include "vault/registration.h"

namespace hogo::vault {

struct GrantStatement {
    CompartmentPublic of;  ///< version, public half, commitment
    SealPublic recipient;
    std::optional<Instant> expires;  ///< none: until the next version
    bool operator==(const GrantStatement&) const = default;
};

/// What a grant's bytes say, before anything is verified: for finding the granter's key in the registration
/// chain (signer_ever, for a granter may have left since). Problems: `grant_damaged` (corrupt).
struct GrantHead {
    RawId granter;
    SignPublic granter_key;
    GrantStatement statement;
};
Result<GrantHead> read_grant_head(ByteView grant);

/// Problems: `key_unusable` (corrupt).
Result<Bytes> make_grant(const CompartmentSecret& secret, const VerifiedKey& recipient,
                         std::optional<Instant> expires, const RawId& granter, const SignPair& granter_pair,
                         RandomSource& random);

/// Grants whose signature this process has checked already, by hash of grant and signer: reading a page again
/// does not verify again. Holds hashes only, at most `limit` and then starts anew; safe from any thread.
class VerifiedGrants {
  public:
    explicit VerifiedGrants(std::size_t limit = 65536) : limit_(limit) {}
    bool has(const Hash& hash) const;
    void keep(const Hash& hash);

  private:
    mutable std::mutex mutex_;
    std::set<Hash> hashes_;
    std::size_t limit_;
};

/// A grant whose signature and expiry were checked; only verify_grant makes one.
class VerifiedGrant {
  public:
    const GrantStatement& statement() const { return head_.statement; }
    const RawId& granter() const { return head_.granter; }

  private:
    VerifiedGrant(GrantHead head, Bytes signed_bytes, Bytes sealed)
        : head_(std::move(head)), signed_(std::move(signed_bytes)), sealed_(std::move(sealed)) {}
    friend Result<VerifiedGrant> verify_grant(ByteView, const VerifiedSigner&, Instant, VerifiedGrants*);
    friend Result<CompartmentSecret> open_grant(const VerifiedGrant&, const SealPair&);
    GrantHead head_;
    Bytes signed_, sealed_;
};

/// Problems: `grant_damaged`, `grant_not_signed` (corrupt), `grant_expired` (not_found).
Result<VerifiedGrant> verify_grant(ByteView grant, const VerifiedSigner& granter, Instant now,
                                   VerifiedGrants* known = nullptr);
/// Problems: `grant_for_another` (not_found), `grant_not_authentic`, `commitment_differs` (corrupt).
Result<CompartmentSecret> open_grant(const VerifiedGrant& grant, const SealPair& recipient);

struct SubtractionStatement {
    CompartmentVersion of;  ///< the new version, one higher than the one that it replaces
    Commitment commitment{};
    std::vector<SealPublic> readers;  ///< who remains, sorted, all different
    bool operator==(const SubtractionStatement&) const = default;
};

/// A subtraction that was checked; only verify_subtraction makes one.
class VerifiedSubtraction {
  public:
    const SubtractionStatement& statement() const { return statement_; }

  private:
    VerifiedSubtraction(SubtractionStatement statement, Bytes signed_bytes, std::vector<Bytes> sealed)
        : statement_(std::move(statement)), signed_(std::move(signed_bytes)), sealed_(std::move(sealed)) {}
    friend Result<VerifiedSubtraction> verify_subtraction(ByteView, const VerifiedSigner&,
                                                          const CompartmentVersion&,
                                                          std::span<const SealPublic>);
    friend Result<CompartmentSecret> open_subtraction(const VerifiedSubtraction&, const SealPair&);
    SubtractionStatement statement_;
    Bytes signed_;
    std::vector<Bytes> sealed_;
};

/// Seals the new version's secret to those who remain (1 to 512) and signs with the server's key
/// (HostKeys::subtraction_key). Problems: `subtraction_empty` (invalid_input), `key_unusable` (corrupt).
Result<Bytes> make_subtraction(const CompartmentSecret& next, std::span<const VerifiedKey> remaining,
                               const SignPair& server, RandomSource& random);
/// `previous`: the version and the readers of the last list that a person signed. Problems (corrupt):
/// `subtraction_damaged`, `subtraction_not_signed`, `subtraction_adds` (a reader who was not there, another
/// compartment, or not the next version).
Result<VerifiedSubtraction> verify_subtraction(ByteView subtraction, const VerifiedSigner& server,
                                               const CompartmentVersion& previous,
                                               std::span<const SealPublic> previous_readers);
/// Problems: `grant_for_another` (not_found), `grant_not_authentic`, `commitment_differs` (corrupt).
Result<CompartmentSecret> open_subtraction(const VerifiedSubtraction& subtraction, const SealPair& recipient);

}  // namespace hogo::vault
