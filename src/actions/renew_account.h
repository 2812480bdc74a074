// A forgotten password: new keys for somebody, approved by two others.
//
// Promises: one of the two is an administrator who registers, the other leads, directs or is on duty; neither is the
// person. The old keys open nothing from then on and every session ends. The groups of the person are shared with them
// again as far as one of the two holds them; what was granted to them alone, others who hold it give anew, as a task.
// Nobody learns the new secrets but who hands them over: they are answered once and kept nowhere.
#pragma once
#include "actions/sign_in.h"
#include "vault/totp.h"

namespace hogo::actions {

struct RenewedAccount {
    SecretText password;      ///< the first one, to be changed after the first sign-in
    vault::TotpSecret totp;
    int groups_shared = 0;
    int groups_waiting = 0;   ///< for somebody else who holds them
};

/// `second` with the guarded pair at hand shares guarded groups too. Refused: `administrators_only`, `not_the_decider`,
/// `second_person_needed`, `own_account`, `no_such_login`.
Outcome<RenewedAccount> renew_account(House& house, const Actor& administrator, const Actor& second, std::string_view login);

}  // namespace hogo::actions
