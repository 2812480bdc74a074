// The bytes of registration statements and entries. Inside the vault only; registration.h says what they
// mean.
#pragma once
#include "vault/registration.h"

namespace hogo::vault {

struct RegistrationStatement {
    std::uint64_t number;  ///< counts from 0
    Hash previous;
    Registration change;
};
struct RegistrationEntry {
    Bytes statement;
    std::vector<std::pair<RawId, Signature>> signatures;
};

Bytes encode_statement(const RegistrationStatement& statement);
std::optional<RegistrationStatement> parse_registration_statement(ByteView bytes);
Bytes encode_entry(const RegistrationEntry& entry);
std::optional<RegistrationEntry> parse_registration_entry(ByteView bytes);

}  // namespace hogo::vault
