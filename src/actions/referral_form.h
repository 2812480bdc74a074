// A filled form of the Human Trafficking Case Data Standard, as XML that somebody else made, read into plain fields.
//
// Promises: no document type and no entity of its own is accepted, size, depth and number of fields are bounded before
// anything is kept, every text is valid and without control characters; nothing that the form holds is left out.
// Does not know what a field means (import_referral.h).
#pragma once
#include <string>
#include <vector>

#include "base/text.h"

namespace hogo::actions {

inline constexpr std::size_t referral_form_limit = 128 * 1024;

/// One filled leaf of the form. `name` is the element's local name; below groups other than the root its path.
struct ReferralField {
    std::string name;
    Text value;
};

/// The filled fields, in their order. Problems (invalid_input): `referral_too_large`, `referral_broken` (no well-formed
/// XML in UTF-8), `referral_has_doctype`, `referral_too_deep`, `referral_too_many`, `referral_wrong_form` (not a filled
/// instance of the form), `referral_text` (a control character, or a field over 10,000 characters), `referral_empty`.
Result<std::vector<ReferralField>> read_referral_form(std::string_view xml);

}  // namespace hogo::actions
