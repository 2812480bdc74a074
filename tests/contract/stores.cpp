#include <cstdlib>

#include "contract/store_under_test.h"
#include "store/sqlite/database.h"

namespace hogo::contract {
namespace {

using store::sqlite::Database;

class Sqlite : public StoreUnderTest {
  public:
    explicit Sqlite(const Root& root) : root_(root) {
        auto name = (std::filesystem::temp_directory_path() / "hogo-contract-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "no folder for a test");
        folder_ = name;
        auto made = Database::create(folder_ / "data", root_.keys, root_.document, vault::Purpose::demonstration);
        require(made.has_value(), "a fresh database could not be made");
        database_ = *std::move(made);
    }
    ~Sqlite() override {
        database_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    CaseStore& cases() override { return database_->cases(); }
    Office& office() override { return database_->office(); }
    PlanningStore& planning() override { return database_->planning(); }
    const ledger::TileReader& tiles() override { return database_->tiles(); }
    std::string checkpoint() override { return database_->checkpoint(); }
    ledger::VerifierKey log_key() override { return database_->log_key(); }
    void reopen() override {
        database_.reset();
        auto opened = Database::open(folder_ / "data", root_.keys, vault::Purpose::demonstration);
        require(opened.has_value(), "the database did not open again");
        database_ = *std::move(opened);
    }

  private:
    const Root& root_;
    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

}  // namespace

std::vector<Kind> stores() {
    return {{"sqlite", [](const Root& root) -> std::unique_ptr<StoreUnderTest> { return std::make_unique<Sqlite>(root); }}};
}

}  // namespace hogo::contract
