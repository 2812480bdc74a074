// The country that issued a document, as tokens of documents carry it.
//
// Promises: two and three letter codes of ISO 3166-1 give the same answer, in either case; a country that the rules do
// not list is `other`, as the officers' screens record it, so that both find each other's documents.
#pragma once
#include "rules/pack.h"

namespace hogo::actions {

Code issuing_country(const rules::Pack& pack, std::string_view typed);

}  // namespace hogo::actions
