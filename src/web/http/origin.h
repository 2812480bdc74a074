// Two independent answers to "did our own page send this form?": what the browser says, and a token in the form.
#pragma once
#include "base/secret.h"
#include "web/http/request.h"

namespace hogo::web {

/// Reads Sec-Fetch-Site, else Origin. Under `no-referrer` browsers send `Origin: null` with our own forms, so that
/// `null` says nothing by itself.
Origin origin_of(std::string_view sec_fetch_site, std::string_view origin, std::string_view host);

/// The form token of a session: a keyed hash (BLAKE2b) of the session's row id, base64url. It is no secret of its own:
/// whoever knows it can do nothing without the session.
std::string csrf_token(const SecretBytes<32>& key, ByteView session);
/// In constant time.
bool csrf_token_matches(const SecretBytes<32>& key, ByteView session, std::string_view token);

/// The name of the form's hidden field.
inline constexpr Literal csrf_field = "form_token";

}  // namespace hogo::web
