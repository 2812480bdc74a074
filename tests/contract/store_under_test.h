// What a store must offer to be tried: the ports, the ledger to look at, and being closed and opened again.
//
// A further store adds itself to `stores()`; no test names one.
#pragma once
#include <gtest/gtest.h>

#include "contract/root.h"
#include "contract/sample.h"
#include "ledger/checkpoint.h"
#include "ledger/integrate.h"

namespace hogo::contract {

class StoreUnderTest {
  public:
    virtual ~StoreUnderTest() = default;
    virtual CaseStore& cases() = 0;
    virtual Office& office() = 0;
    virtual PlanningStore& planning() = 0;
    virtual const ledger::TileReader& tiles() = 0;
    virtual std::string checkpoint() = 0;
    virtual ledger::VerifierKey log_key() = 0;
    virtual void reopen() = 0;
};

struct Kind {
    std::string name;
    std::unique_ptr<StoreUnderTest> (*fresh)(const Root& root);
};
std::vector<Kind> stores();

/// A fresh store for each test.
class Contract : public ::testing::TestWithParam<Kind> {
  protected:
    Root root;
    std::unique_ptr<StoreUnderTest> store = GetParam().fresh(root);
    Sample sample{7};
    const TestPermit permit;
    const LocalDate today = LocalDate::of(2025, 6, 12);

    CaseStore& cases() { return store->cases(); }
    Office& office() { return store->office(); }

    Receipt committed(const CaseChange& change) {
        const auto receipt = cases().commit(permit, change);
        EXPECT_TRUE(receipt) << receipt.error().code.view();
        return receipt.value_or(Receipt{});
    }
    std::string outcome(const CaseChange& change) {
        const auto receipt = cases().commit(permit, change);
        return receipt ? "ok" : std::string(receipt.error().code.view());
    }
    CaseRows rows_of(const CaseId& file, Compartments wanted = Compartments::all(),
                     std::vector<vault::SealPublic> recipients = {{}}) {
        const auto rows = cases().read_case(file, recipients, wanted);
        EXPECT_TRUE(rows) << rows.error().code.view();
        return rows.value_or(CaseRows{});
    }
    /// The signed state of the ledger; the signature is checked.
    ledger::Checkpoint signed_state() {
        const auto checkpoint = ledger::open_checkpoint(store->checkpoint(), store->log_key());
        EXPECT_TRUE(checkpoint);
        return checkpoint.value_or(ledger::Checkpoint{});
    }
    std::vector<Bytes> entries(std::uint64_t size) {
        std::vector<Bytes> all;
        for (std::uint64_t bundle = 0; bundle * ledger::tile_width < size; ++bundle) {
            const auto width = ledger::width_in(size, 0, bundle);
            const auto content = store->tiles().read({ledger::TileKind::entries, 0, bundle, width}).value();
            const auto parsed = ledger::parse_entry_bundle(content, width).value();
            for (const auto entry : parsed) all.emplace_back(entry.begin(), entry.end());
        }
        return all;
    }
    /// The root rebuilt from the raw entries is the signed one.
    void expect_sound_ledger() {
        const auto state = signed_state();
        EXPECT_EQ(ledger::integrate({}, entries(state.size)).edge.root(), state.root);
    }
};

template <class Value>
std::string code_of(const Result<Value>& result) {
    return result ? "ok" : std::string(result.error().code.view());
}

#define HOGO_CONTRACT(Suite)                                                            \
    INSTANTIATE_TEST_SUITE_P(Every, Suite, ::testing::ValuesIn(stores()),               \
                             [](const auto& kind) { return kind.param.name; })

}  // namespace hogo::contract
