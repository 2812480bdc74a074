#include "app/open_ledger.h"

#include "store/sqlite/ledger_view.h"

namespace hogo::app {
namespace {

/// Keeps the snapshot open for as long as its tiles are read.
class ViewTiles final : public ledger::TileReader {
  public:
    explicit ViewTiles(std::unique_ptr<store::sqlite::LedgerView> view) : view_(std::move(view)) {}
    Result<Bytes> read(const ledger::TileName& name) const override { return view_->tiles().read(name); }
    Result<std::vector<ledger::TileName>> stored() const override { return view_->tiles().stored(); }

  private:
    std::unique_ptr<store::sqlite::LedgerView> view_;
};

}  // namespace

Result<cli::OpenedLedger> open_ledger(const std::filesystem::path& data) {
    HOGO_TRY(view, store::sqlite::LedgerView::open(data));
    HOGO_TRY(key, ledger::VerifierKey::parse(view->root().log_vkey));
    cli::OpenedLedger opened{.tiles = nullptr, .checkpoint = view->checkpoint(), .key = std::move(key), .pending = view->pending(), .erased = view->erased()};
    opened.tiles = std::make_unique<ViewTiles>(std::move(view));
    return opened;
}

}  // namespace hogo::app
