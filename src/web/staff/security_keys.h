// Where a form can be confirmed with a security key: the button, and what comes back.
//
// Promises: without script, or on an address that can have no keys, there is no button and the code serves.
// Does not know whether an answer is right.
#pragma once
#include "actions/proof.h"
#include "web/http/form.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

/// Where the browser is: https, or this machine itself. Nothing on a bare IP address: browsers have no keys
/// there.
std::optional<vault::WebOrigin> web_origin(const Request& request);

/// "Confirm with a security key": the answer goes into fields of the form around it.
html::Html answer_with_key(const Site& site, const Request& request, const Messages& msg);
/// The button that registers a key for this person.
html::Html make_key_part(const Visit& visit);

/// Whether this field is one of a key's answer.
bool is_key_field(std::string_view name);
/// What the form holds of an answer; nothing where there is none.
std::optional<actions::KeyProof> key_proof_in(const Form& form, const Request& request);
std::optional<vault::KeyMade> made_key_in(const Form& form);

}  // namespace hogo::web::staff
