// A data folder to be broken: made fresh, opened as the program opens it, removed at the end.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>

#include "contract/root.h"
#include "contract/sample.h"
#include "ledger/verify.h"
#include "store/sqlite/database.h"
#include "store/sqlite/ledger_view.h"

namespace hogo::store::sqlite::testing {

class DataFolder : public ::testing::Test {
  protected:
    DataFolder() {
        auto name = (std::filesystem::temp_directory_path() / "hogo-fault-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "no folder for a test");
        folder = name;
    }
    ~DataFolder() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::filesystem::path data() const { return folder / "data"; }
    Result<std::unique_ptr<Database>> create() {
        return Database::create(data(), root.keys, root.document, vault::Purpose::demonstration);
    }
    Result<std::unique_ptr<Database>> open(const Settings& settings = {}) {
        return Database::open(data(), root.keys, vault::Purpose::demonstration, settings);
    }
    std::string outcome_of_opening() {
        const auto opened = open();
        return opened ? "ok" : std::string(opened.error().code.view());
    }
    /// Verified as a stranger verifies it: from the entries, with the pinned checkpoint.
    void expect_sound_ledger() {
        const auto view = LedgerView::open(data()).value();
        const auto key = ledger::VerifierKey::parse(view->root().log_vkey).value();
        const auto report = ledger::verify({.tiles = view->tiles(),
                                            .checkpoint = view->checkpoint(),
                                            .key = key,
                                            .kept = view->pinned_checkpoint(),
                                            .pending = view->pending()})
                                .value();
        for (const auto& found : report.problems) ADD_FAILURE() << found.code.view();
        EXPECT_EQ(report.pending, 0u);
        EXPECT_EQ(report.integrated, report.size);
    }
    static void copy_over(const std::filesystem::path& from, const std::filesystem::path& to) {
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    }

    std::filesystem::path folder;
    contract::Root root;
    const contract::TestPermit permit;
};

}  // namespace hogo::store::sqlite::testing
