#include "actions/proof.h"

#include "actions/sign_in_memory.h"
#include "base/text.h"
#include "vault/totp.h"

namespace hogo::actions {
namespace {

constexpr auto proof_failed = [] {
    return problem(ProblemKind::unauthenticated, "proof_failed", "the password or the code is not right");
};

}  // namespace

std::string typed_code(std::string_view code) {
    if (code.size() > 100 || !is_utf8(code)) return {};
    auto digits = folded(code);
    std::erase(digits, ' ');
    return digits;
}

AccountRow decoy_account(const House& house, const vault::Hash& name) {
    const auto secret = vault::decoy_totp_secret(house.keys.pepper, name);
    return {.staff = {},
            .wrapped_keys = vault::decoy_person_keys(house.keys.pepper, name, house.derivation_cost),
            .wrapped_totp = vault::wrap_totp_secret(secret, {}, house.keys.pepper, house.random),
            .last_totp_step = 0};
}

namespace {

/// Checked against the person's key of this credential, or against nobody's in the same steps.
Result<std::optional<Proved::Key>> check_key(House& house, const AccountRow& account, const KeyProof& proof) {
    const auto id = vault::security_key_id(proof.answer.credential, house.keys.token);
    const auto person = vault::raw(account.staff);
    HOGO_TRY(rows, house.office.read_security_keys(account.staff));
    const auto found = std::ranges::find(rows, id, &SecurityKeyRow::id);
    const auto nobodys = vault::wrap_security_key(vault::decoy_security_key(proof.answer.credential), person, house.keys.pepper, house.random);
    HOGO_TRY(key, vault::unwrap_security_key(found == rows.end() ? nobodys : found->sealed, person, house.keys.pepper));
    const auto challenge = vault::challenge_in(proof.answer.client_data).value_or(vault::KeyChallenge{});
    const auto until = vault::good_until(challenge, house.keys.interfaces, house.now());
    const auto counted = vault::check_key_answer(key, proof.answer, proof.at, challenge);
    if (!counted || !until || found == rows.end()) return std::nullopt;
    return Proved::Key{{id, vault::wrap_security_key(*counted, person, house.keys.pepper, house.random)}, challenge, *until};
}

}  // namespace

Result<Proved> check_proof(House& house, vault::DerivationQueue& queue, const Place& place, const AccountRow& account,
                           const Proof& proof, vault::Unwrap which) {
    Result<vault::PersonKeys> keys = proof_failed();
    HOGO_CHECK(queue.run(place.client, place.lane, [&] {
        keys = vault::unwrap_person_keys(account.wrapped_keys, proof.password, house.keys.pepper, which);
    }));
    if (!keys && (keys.error().kind == ProblemKind::environment || keys.error().kind == ProblemKind::corrupt))
        return std::unexpected(keys.error());
    HOGO_TRY(secret, vault::unwrap_totp_secret(account.wrapped_totp, vault::raw(account.staff), house.keys.pepper));
    const auto step = vault::accept_totp(secret, typed_code(proof.code), house.now(), account.last_totp_step);

    Proved proved;
    if (proof.key) {
        HOGO_TRY(key, check_key(house, account, *proof.key));
        proved.key = std::move(key);
    } else if (step) {
        proved.step = *step;
    }
    if (!keys) proved.wrong = Wrong::password;
    else if (proof.key) proved.wrong = proved.key ? Wrong::nothing : Wrong::code;
    else if (!step) proved.wrong = step.error().code.view() == "totp_used" ? Wrong::used_code : Wrong::code;
    if (keys) proved.keys.emplace(*std::move(keys));
    return proved;
}

Result<void> use_up(House& house, const StaffId& staff, const Proved& proved) {
    if (!proved.key) return house.office.advance_totp(staff, proved.step);
    if (!house.sign_ins->use_challenge(proved.key->challenge, house.now(), proved.key->good_until))
        return problem(ProblemKind::conflict, "stale_account", "this answer was used already");
    return house.office.keep_security_key(staff, proved.key->row);
}

Result<Proved> prove_again(House& house, vault::DerivationQueue& queue, const Actor& actor, const Proof& proof,
                           vault::Unwrap which) {
    HOGO_TRY(account, house.office.find_account_of(actor.id()));
    if (!account) return proof_failed();
    auto& memory = *house.sign_ins;
    HOGO_TRY(proved, check_proof(house, queue, {actor.id().text(), vault::DerivationQueue::Lane::known_device}, *account, proof, which));
    const auto used = [] {
        return problem(ProblemKind::unauthenticated, "totp_used", "this code was used already", "code");
    };
    if (proved.wrong == Wrong::used_code) return used();
    if (proved.wrong == Wrong::code) memory.note_wrong_code(actor.id(), house.now());
    if (proved.wrong != Wrong::nothing || memory.holds_back(actor.id(), house.now())) return proof_failed();
    if (auto counted = use_up(house, actor.id(), proved); !counted)
        return counted.error().kind == ProblemKind::conflict ? used() : std::unexpected(counted.error());
    memory.forget_wrong_codes(actor.id());
    return proved;
}

}  // namespace hogo::actions
