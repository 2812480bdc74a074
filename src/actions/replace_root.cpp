#include "actions/replace_root.h"

#include "actions/recover_file.h"
#include "vault/custodian.h"

namespace hogo::actions {

vault::RootDocument next_root(const Directory& directory, const vault::SignPublic& registrar,
                              std::vector<vault::SignPublic> custodians, std::uint32_t threshold,
                              std::vector<std::string> witnesses) {
    const auto& present = directory.chain.root();
    auto next = present.document();
    ++next.version;
    next.previous = present.hash();
    next.registrar = registrar;
    next.custodians = std::move(custodians);
    next.threshold = threshold;
    next.witness_vkeys = std::move(witnesses);
    return next;
}

Result<void> replace_root(House& house, ByteView signed_document, const vault::SignPair& registrar,
                          std::span<const vault::SignPair* const> present) {
    const auto directory = house.office.directory();
    auto chain = directory->chain;
    HOGO_TRY(next, vault::verify_root_update(chain.root(), signed_document));
    OfficeChange change;
    for (const auto& [unit, key] : directory->work_keys) {
        HOGO_TRY(escrow, open_escrow(house, unit, present));
        HOGO_TRY(sealed, vault::seal_for_custodians(escrow, next, house.random));
        change.escrows.push_back({escrow.of.group, escrow.of.version, std::move(sealed)});
    }
    HOGO_CHECK(chain.know_root(next));
    const vault::RegistrationSigner signers[] = {{vault::root_registrar, &registrar}};
    HOGO_TRY(entry, chain.add(vault::RootReplaced{next.hash()}, signers));
    change.root = Bytes(signed_document.begin(), signed_document.end());
    change.registrations.push_back(std::move(entry));
    return house.office.change(change);
}

}  // namespace hogo::actions
