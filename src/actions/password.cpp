#include "actions/password.h"

#include "vault/totp.h"

namespace hogo::actions {
namespace {

Result<vault::TotpSecret> open_offer(const House& house, const Actor& actor, std::string_view sealed) {
    const auto bytes = from_base64url(sealed.substr(0, 200));
    auto secret = vault::unwrap_totp_secret(bytes.value_or(Bytes{}), vault::raw(actor.id()), house.keys.pepper);
    if (!secret) return problem(ProblemKind::invalid_input, "broken_form", "not a second factor that was offered here");
    return secret;
}

OfferedFactor show(const vault::TotpSecret& secret, std::string sealed, const Actor& actor, std::string_view issuer) {
    return {SecretText(std::move(sealed)), vault::totp_secret_text(secret), vault::totp_uri(secret, issuer, actor.staff.name)};
}

}  // namespace

Result<void> change_password(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                             const Proof& proof, const SecretText& next) {
    auto acceptable = vault::acceptable_password(next);
    if (!acceptable) return problem(acceptable.error().kind, acceptable.error().code, acceptable.error().message, "new_password");
    HOGO_TRY(proved, prove_again(house, queue, actor, proof, vault::Unwrap::with_guarded));
    Result<Bytes> wrapped = problem(ProblemKind::environment, "sign_in_busy", "the queue ended before the work had its turn");
    HOGO_CHECK(queue.run(actor.id().text(), vault::DerivationQueue::Lane::known_device, [&] {
        wrapped = vault::wrap_person_keys(*proved.keys, *acceptable, house.keys.pepper, house.derivation_cost, house.random);
    }));
    if (!wrapped) return std::unexpected(wrapped.error());
    HOGO_CHECK(house.office.replace_wrapped_keys(actor.id(), *std::move(wrapped)));
    return end_other_sessions(house, actor, cookie);
}

OfferedFactor offer_factor(House& house, const Actor& actor, std::string_view issuer) {
    const auto secret = vault::draw_totp_secret(house.random);
    auto sealed = to_base64url(vault::wrap_totp_secret(secret, vault::raw(actor.id()), house.keys.pepper, house.random));
    return show(secret, std::move(sealed), actor, issuer);
}

Result<OfferedFactor> offered_again(House& house, const Actor& actor, std::string_view issuer, std::string_view sealed) {
    HOGO_TRY(secret, open_offer(house, actor, sealed));
    return show(secret, std::string(sealed), actor, issuer);
}

Result<void> replace_factor(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                            const Proof& proof, std::string_view sealed, std::string_view new_code) {
    HOGO_TRY(secret, open_offer(house, actor, sealed));
    const auto step = vault::accept_totp(secret, typed_code(new_code), house.now(), -1);
    if (!step) return problem(step.error().kind, step.error().code, step.error().message, "new_code");
    HOGO_CHECK(prove_again(house, queue, actor, proof, vault::Unwrap::ordinary));
    HOGO_CHECK(house.office.replace_totp(actor.id(), vault::wrap_totp_secret(secret, vault::raw(actor.id()), house.keys.pepper, house.random), *step));
    return end_other_sessions(house, actor, cookie);
}

}  // namespace hogo::actions
