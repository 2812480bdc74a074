#include "store/sqlite/ledger_view.h"

#include "store/sqlite/directory_rows.h"
#include "store/sqlite/erasure_rows.h"
#include "store/sqlite/folder.h"
#include "store/sqlite/ledger_check.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/pins.h"
#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {
namespace {

class View : public LedgerView {
  public:
    explicit View(const Folder& folder)
        : connection_(folder.database(), Connection::Use::read), whole_(connection_), tiles_(connection_) {}

    Result<void> load(const Pins& pins) {
        // Before the snapshot begins, so that the pin cannot be newer than it.
        HOGO_TRY(pin, pins.read_root());
        HOGO_TRY(pinned, pins.read_checkpoint());
        if (connection_.database().execAndGet("PRAGMA application_id").getInt() != application_id ||
            connection_.database().execAndGet("PRAGMA user_version").getInt() != migrations().back().number)
            return problem(ProblemKind::environment, "old_data",
                           "the data folder was made by another version of Hogo, which this one cannot read");
        const auto documents = read_roots(connection_);
        if (documents.empty()) throw Damaged{};
        auto root = vault::verify_root(documents.front(), vault::Purpose::production, pin);
        if (!root && root.error().code.view() == "root_for_demonstration")
            root = vault::verify_root(documents.front(), vault::Purpose::demonstration, pin);
        if (!root) return std::unexpected(root.error());
        HOGO_TRY(note, read_checkpoint(connection_));
        HOGO_TRY(size, size_of(note));
        root_ = root->document();
        pending_ = count_pending(connection_, size);
        erased_ = count_erased_records(connection_);
        checkpoint_ = std::move(note);
        pinned_ = std::move(pinned);
        return {};
    }

    const ledger::TileReader& tiles() const override { return tiles_; }
    const std::string& checkpoint() const override { return checkpoint_; }
    const std::string& pinned_checkpoint() const override { return pinned_; }
    std::uint64_t pending() const override { return pending_; }
    std::uint64_t erased() const override { return erased_; }
    const vault::RootDocument& root() const override { return root_; }

  private:
    Connection connection_;
    Snapshot whole_;
    TileRows tiles_;
    vault::RootDocument root_;
    std::string checkpoint_, pinned_;
    std::uint64_t pending_ = 0, erased_ = 0;
};

}  // namespace

Result<std::unique_ptr<LedgerView>> LedgerView::open(const std::filesystem::path& data) {
    const Folder folder(data);
    if (!folder.has_database())
        return problem(ProblemKind::environment, "no_data", "there is no database in the data folder");
    return guarded([&]() -> Result<std::unique_ptr<LedgerView>> {
        auto view = std::make_unique<View>(folder);
        HOGO_CHECK(view->load(Pins(folder.pins())));
        return view;
    });
}

}  // namespace hogo::store::sqlite
