#include "actions/step_up.h"

namespace hogo::actions {

Result<Actor> open_guarded(House& house, vault::DerivationQueue& queue, const Actor& actor, std::string_view cookie,
                           const Proof& proof) {
    const auto token = vault::parse_session_token(cookie);
    if (!token) return problem(ProblemKind::unauthenticated, "signed_out", "the session has ended");
    HOGO_TRY(proved, prove_again(house, queue, actor, proof, vault::Unwrap::with_guarded));
    const auto until = house.now().plus(guarded_limit);
    auto& keys = *proved.keys;
    HOGO_CHECK(house.office.set_session_guarded(vault::session_row_id(*token),
                                                vault::wrap_guarded(keys, until, *token, house.keys.pepper, house.random), until));
    HOGO_TRY(opened, make_actor(house, actor.staff, std::move(keys), actor.language));
    opened.guarded_until = until;
    return opened;
}

Result<void> close_guarded(House& house, std::string_view cookie) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.set_session_guarded(vault::session_row_id(*token), {}, {}) : Result<void>{};
}

}  // namespace hogo::actions
