// Bytes sealed to one key, for a purpose: an audit record, a form posted after its session ended.
//
// Promises: only the holder of the key opens it, only for the same purpose and context; padded as records
// are. The box is the shape of crypto_box_seal made from primitives, so that a seeded RandomSource makes the
// same bytes. Format: docs/formats/vault.md, "Boxes".
#pragma once
#include "vault/registration.h"

namespace hogo::vault {

/// `context` binds the box to a place (an id, a path); give the same bytes to open. Problems:
/// `record_too_long` (invalid_input), `key_unusable` (corrupt).
Result<Bytes> seal_to(const VerifiedKey& recipient, const Code& purpose, ByteView context, ByteView plain,
                      RandomSource& random);
/// Inside the vault alone: to a key that another signed statement vouches for (feed.h). As seal_to.
Result<Bytes> seal_to_public(const SealPublic& recipient, const Code& purpose, ByteView context, ByteView plain,
                             RandomSource& random);
/// Problems: `box_not_authentic` (corrupt).
Result<SecretText> open_box(const SealPair& recipient, const Code& purpose, ByteView context, ByteView box);

/// A form that its author posted after the session ended, sealed to the author's own key and offered again
/// after sign-in. `form_id` is the action id that the form carried. Problems as above.
Result<Bytes> seal_form(const VerifiedKey& author, const RawId& form_id, ByteView form, RandomSource& random);
Result<SecretText> open_form(const SealPair& author, const RawId& form_id, ByteView sealed);

}  // namespace hogo::vault
