#include "actions/security_keys.h"

#include "actions/sign_in_memory.h"

namespace hogo::actions {

Result<std::vector<NamedKey>> own_security_keys(House& house, const Actor& actor) {
    HOGO_TRY(rows, house.office.read_security_keys(actor.id()));
    std::vector<NamedKey> keys;
    for (const auto& row : rows) {
        HOGO_TRY(key, vault::unwrap_security_key(row.sealed, vault::raw(actor.id()), house.keys.pepper));
        keys.push_back({row.id, key.label, key.added});
    }
    return keys;
}

Result<void> add_security_key(House& house, vault::DerivationQueue& queue, const Actor& actor,
                              std::string_view cookie, const Proof& proof, const AddSecurityKey& adding) {
    const auto not_made = [] {
        return problem(ProblemKind::invalid_input, "key_not_made", "the security key was not registered",
                       "label");
    };
    const auto challenge = vault::challenge_in(adding.made.client_data);
    const auto until =
        challenge ? vault::good_until(*challenge, house.keys.interfaces, house.now()) : std::nullopt;
    auto key = until ? vault::read_made_key(adding.made, adding.at, *challenge) : not_made();
    if (!key) return not_made();
    HOGO_TRY(rows, house.office.read_security_keys(actor.id()));
    if (rows.size() >= most_security_keys)
        return problem(ProblemKind::conflict, "too_many_keys", "nobody has more than ten security keys",
                       "label");
    HOGO_CHECK(prove_again(house, queue, actor, proof, vault::Unwrap::ordinary));
    if (!house.sign_ins->use_challenge(*challenge, house.now(), *until)) return not_made();
    key->label = adding.label;
    key->added = house.today();
    HOGO_CHECK(house.office.keep_security_key(
        actor.id(),
        {vault::security_key_id(key->credential, house.keys.token),
         vault::wrap_security_key(*key, vault::raw(actor.id()), house.keys.pepper, house.random)}));
    return end_other_sessions(house, actor, cookie);
}

Result<void> remove_security_key(House& house, vault::DerivationQueue& queue, const Actor& actor,
                                 std::string_view cookie, const Proof& proof, const vault::Hash& id) {
    HOGO_CHECK(prove_again(house, queue, actor, proof, vault::Unwrap::ordinary));
    HOGO_CHECK(house.office.forget_security_key(actor.id(), id));
    return end_other_sessions(house, actor, cookie);
}

}  // namespace hogo::actions
