#include "actions/ledger_copy.h"

#include "base/cbor.h"

namespace hogo::actions {

std::optional<LedgerCopy> read_ledger_copy(ByteView plain) {
    const auto value = cbor::decode(plain);
    if (!value || !value->contains("salt") || !value->contains("record")) return std::nullopt;
    const Bytes salt = (*value)["salt"].get_binary();
    LedgerCopy copy{.salt = {}, .record = (*value)["record"].get_binary()};
    if (salt.size() != copy.salt.size()) return std::nullopt;
    std::ranges::copy(salt, copy.salt.begin());
    return copy;
}

}  // namespace hogo::actions
