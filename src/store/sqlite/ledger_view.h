// The ledger of a data folder for somebody who only verifies: no host keys, no lock, also beside a running server.
//
// Promises: everything is read from one snapshot; nothing is written. The root document was verified against the pin.
#pragma once
#include <filesystem>

#include "ledger/tile.h"
#include "vault/root_document.h"

namespace hogo::store::sqlite {

class LedgerView {
  public:
    /// Problems: `no_data` (environment), `old_data`, `pins_missing`, those of verify_root and of the store.
    static Result<std::unique_ptr<LedgerView>> open(const std::filesystem::path& data);
    virtual ~LedgerView() = default;

    virtual const ledger::TileReader& tiles() const = 0;
    virtual const std::string& checkpoint() const = 0;         ///< signed note
    virtual const std::string& pinned_checkpoint() const = 0;  ///< the one kept outside the database
    virtual std::uint64_t pending() const = 0;
    virtual std::uint64_t erased() const = 0;                  ///< leaves whose record was erased
    virtual const vault::RootDocument& root() const = 0;       ///< `log_vkey` is the log's key
};

}  // namespace hogo::store::sqlite
