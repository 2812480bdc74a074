// Keyed tokens: equality of two values without the values (keyed BLAKE2b; the key is one of the host's).
//
// Promises: different kinds never collide; parts are separated without ambiguity. Who has the database alone
// learns equality and frequency; who has the key too can try a dictionary (docs/releases.md).
#pragma once
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace hogo::matching {

using Token = std::array<Byte, 32>;

Token keyed_token(const SecretBytes<32>& key, std::string_view kind,
                  std::initializer_list<std::string_view> parts);

/// A document's number as people vary in writing it: folded, without spaces and hyphens.
std::string plain_document_number(std::string_view typed);

}  // namespace hogo::matching
