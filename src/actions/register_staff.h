// Somebody new in the office: keys, an account, the groups of their role, and what is known of them compared with
// everybody whom any file keeps away, before they are given anything (P14).
//
// Promises: an administrator registers and a lead, a director or the duty stands in for it; the comparison is made
// in the same press, and neither of the two hears whether anything came of it; groups that one of the two holds are
// shared at once, the others wait for somebody who holds them, as with a renewed account. The first password and
// the second factor are answered once and kept nowhere. A press that was broken off in between is made good when
// the next person to keep away is written down, or by `hogo match recheck`.
#pragma once
#include "actions/declare_record.h"
#include "vault/totp.h"

namespace hogo::actions {

struct RegisterStaff {
    static inline const Code code = "register_staff";

    std::string login;
    Text name;
    domain::Role role = domain::Role::interpreter;
    Code unit;
    std::optional<Code> female = {};  ///< as StaffRecord
    std::vector<Code> languages = {};
    OwnRecord told = {};              ///< by them, when they were engaged
};
struct RegisteredStaff {
    StaffId id;
    SecretText password;  ///< the first one, to be changed after the first sign-in
    vault::TotpSecret totp;
    int groups_shared = 0;
    int groups_waiting = 0;
};

/// The groups to which somebody of this role in this unit belongs; those of auditors for quarters that have one.
std::vector<std::string> groups_of(const Directory& directory, domain::Role role, const Code& unit,
                                   LocalDate today);

/// Refused: `administrators_only`, `not_the_decider`, `second_person_needed`, `no_such_unit`, `login_taken`,
/// `not_listed` (a role that is no person's), `too_much`.
Outcome<RegisteredStaff> register_staff(House& house, const Actor& administrator, const Actor& second,
                                        const RegisterStaff& registering);

}  // namespace hogo::actions
