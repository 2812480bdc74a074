// The root document: whose signatures the office rests on, in the manner of TUF.
//
// Promises: k of n custodians signed it; a demonstration root is never accepted as production; version n+1 is
// accepted only with the threshold of version n and its own. Its hash is leaf 0 of the ledger and is pinned
// outside the database. Format: docs/formats/vault.md, "Root document". Does not know files or where the pin
// is kept.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "vault/keys.h"

namespace hogo::vault {

enum class Purpose { production, demonstration };

struct RootDocument {
    std::uint32_t version = 1;
    Purpose purpose = Purpose::production;
    std::string origin;                      ///< the ledger's origin: 1 to 255 bytes of visible ASCII, no '+'
    std::vector<SignPublic> custodians;      ///< n, 1 to 16, all different
    std::uint32_t threshold = 1;             ///< k, 1 to n
    SignPublic registrar;                    ///< signs the first registrations (registration.h)
    std::string log_vkey;                    ///< C2SP signed-note verifier key of the log
    SignPublic subtraction_key;              ///< the server's key for subtractions (grant.h)
    std::vector<std::string> witness_vkeys;  ///< may be empty: not independently witnessed
    std::optional<Hash> previous;            ///< hash of version n-1; none in version 1
    bool operator==(const RootDocument&) const = default;
};

/// SHA-256 of the signed body, whatever signatures stand beside it: leaf 0 and the pin.
Hash root_hash(const RootDocument& document);

/// Signs with those custodians' pairs. The order of signers does not matter. Problems: `root_invalid`
/// (invalid_input).
Result<Bytes> sign_root(const RootDocument& document, std::span<const SignPair* const> signers);

/// One more custodian's signature on a document that others signed already: custodians sign apart, offline.
/// Problems: `root_damaged` (corrupt).
Result<Bytes> cosign_root(ByteView signed_document, const SignPair& signer);
/// What the bytes say before any signature is checked: for showing it to the custodian who is to sign.
/// Problems (corrupt): `root_damaged`, `root_invalid`.
Result<RootDocument> read_root(ByteView signed_document);

/// A root whose signatures were checked; only the functions below make one.
class TrustedRoot {
  public:
    const RootDocument& document() const { return document_; }
    const Hash& hash() const { return hash_; }

  private:
    TrustedRoot(RootDocument document, Hash hash) : document_(std::move(document)), hash_(hash) {}
    friend Result<TrustedRoot> verify_root(ByteView, Purpose, const std::optional<Hash>&);
    friend Result<TrustedRoot> verify_root_update(const TrustedRoot&, ByteView);
    RootDocument document_;
    Hash hash_;
};

/// `pin`: the hash kept outside the database; none only at `hogo init`. Problems (corrupt): `root_damaged`,
/// `root_invalid`, `root_threshold_not_met`, `root_not_the_pinned`, and `root_for_demonstration` /
/// `root_for_production` (environment) where the purpose is not the wanted one.
Result<TrustedRoot> verify_root(ByteView signed_document, Purpose wanted, const std::optional<Hash>& pin);
/// Further problems (corrupt): `root_not_next` (version, previous hash, origin or purpose).
Result<TrustedRoot> verify_root_update(const TrustedRoot& old, ByteView signed_document);

}  // namespace hogo::vault
