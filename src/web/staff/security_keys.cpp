#include "web/staff/security_keys.h"

#include "web/messages/security_key.h"
#include "web/staff/components.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::string_view credential_field = "key_credential", client_data_field = "key_client_data",
                           authenticator_field = "key_authenticator_data", signature_field = "key_signature";
constexpr std::size_t most_in_a_field = 8192;

Html empty_field(std::string_view name) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", ""), attr("autocomplete", "off"));
}

Bytes bytes_in(const Form& form, std::string_view name) {
    return from_base64url(form.raw(name).substr(0, most_in_a_field)).value_or(Bytes{});
}
std::string text_in(const Form& form, std::string_view name) {
    return std::string(text_of(bytes_in(form, name)));
}

/// The region that the script takes in hand; hidden without it.
template <class... Parts>
Html key_region(const Messages& msg, const vault::WebOrigin& at, const vault::KeyChallenge& challenge,
                const Parts&... parts) {
    return div(cls("security-key"), attr("data-challenge", to_base64url(challenge)),
               attr("data-name", at.name), attr("data-waiting", msg.security_key.waiting()),
               attr("data-failed", msg.security_key.failed()), flag("hidden"), empty_field(client_data_field),
               empty_field(authenticator_field), parts..., p(cls("hint"), attr("role", "status")));
}

Html press(std::string_view label) {
    return button(attr("type", "button"), cls("secondary"), label);
}

}  // namespace

std::optional<vault::WebOrigin> web_origin(const Request& request) {
    auto name = request.host.substr(0, request.host.rfind(':'));
    if (name.empty() || name.starts_with('[') || name.find_first_not_of("0123456789.") == name.npos)
        return std::nullopt;
    const bool here = name == "localhost";
    return vault::WebOrigin{(here ? "http://" : "https://") + request.host, std::move(name)};
}

Html answer_with_key(const Site& site, const Request& request, const Messages& msg) {
    const auto at = web_origin(request);
    if (!at) return {};
    auto& house = site.house;
    return key_region(msg, *at, vault::draw_key_challenge(house.keys.interfaces, house.now(), house.random),
                      attr("data-security-key", "get"), empty_field(credential_field),
                      empty_field(signature_field), p(cls("hint"), msg.security_key.instead()),
                      press(msg.security_key.confirm()));
}

Html make_key_part(const Visit& visit) {
    const auto& msg = visit.msg;
    const auto at = web_origin(visit.request);
    if (!at) return p(cls("hint"), msg.security_key.not_here());
    auto& house = visit.site.house;
    return key_region(msg, *at, vault::draw_key_challenge(house.keys.interfaces, house.now(), house.random),
                      attr("data-security-key", "create"),
                      attr("data-user", to_base64url(visit.actor.id().bytes())),
                      attr("data-user-name", visit.actor.staff.name), press(msg.security_key.add()));
}

bool is_key_field(std::string_view name) {
    return name == credential_field || name == client_data_field || name == authenticator_field ||
           name == signature_field;
}

std::optional<actions::KeyProof> key_proof_in(const Form& form, const Request& request) {
    auto at = web_origin(request);
    if (!at || form.raw(signature_field).empty()) return std::nullopt;
    return actions::KeyProof{{bytes_in(form, credential_field), text_in(form, client_data_field),
                              bytes_in(form, authenticator_field), bytes_in(form, signature_field)},
                             *std::move(at)};
}

std::optional<vault::KeyMade> made_key_in(const Form& form) {
    if (form.raw(authenticator_field).empty()) return std::nullopt;
    return vault::KeyMade{text_in(form, client_data_field), bytes_in(form, authenticator_field)};
}

}  // namespace hogo::web::staff
