// What was erased does not come back: not from the file, not from a copy that is put back, by the verb or by
// hand.
#include <algorithm>
#include <fstream>
#include <thread>

#include "data_folder.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite::testing {
namespace {

using namespace actions;

class Erased : public DataFolder {
  protected:
    contract::Sample sample{5};
    const LocalDate day = LocalDate::of(2025, 6, 12);
    const vault::SealPublic reader{sample.array<32>()};
    CaseChange erased = sample.opening("H-1", reader), other = sample.opening("H-2", reader);
    WorkRow line{sample.id<WorkId>(), "tokyo", day, sample.bytes(50)};
    std::string checkpoint_of_copy;

    std::filesystem::path copy() const { return folder / "copy.sqlite"; }
    CaseChange erasing() {
        auto change =
            sample.following(erased.file, contract::Sample::after(erased), {Compartment::procedure});
        Shredding shredding{
            .id = sample.id<ErasureId>(), .unit = "tokyo", .day = day, .sealed = sample.bytes(90)};
        for (auto part : domain::all_compartments) shredding.parts.emplace(part, 1u);
        shredding.work = {line.id};
        change.shredding = std::move(shredding);
        return change;
    }
    /// Two files; a copy good for 30 days; then one of the files is erased.
    void begin() {
        auto database = create().value();
        erased.work = {line};
        ASSERT_TRUE(database->cases().commit(permit, erased));
        ASSERT_TRUE(database->cases().commit(permit, other));
        ASSERT_TRUE(back_up(data(), copy(), day, 30));
        checkpoint_of_copy = database->checkpoint();
        ASSERT_TRUE(database->cases().commit(permit, erasing()));
        ASSERT_TRUE(database->close());
    }
    void put_back_by_hand() {
        copy_over(copy(), data() / "hogo.sqlite");
        std::ofstream(data() / "pins/checkpoint") << checkpoint_of_copy;
    }
    void expect_erased(Database& database) {
        auto& cases = database.cases();
        const auto gone = cases.read_case(erased.file, std::vector{reader}, Compartments::all());
        ASSERT_FALSE(gone);
        EXPECT_EQ(gone.error().code.view(), "no_such_file");
        EXPECT_FALSE(cases.read_work_row(line.id).value());
        EXPECT_EQ(cases.read_case(other.file, std::vector{reader}, Compartments::all())->grants,
                  other.grants);
    }
    static bool holds(const std::filesystem::path& file, ByteView wanted) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        return bytes.find(std::string(wanted.begin(), wanted.end())) != std::string::npos;
    }
};

TEST_F(Erased, IsNotInTheFileAnyMoreNorInItsLog) {
    auto database = create().value();
    ASSERT_TRUE(database->cases().commit(permit, erased));
    ASSERT_TRUE(database->cases().commit(permit, erasing()));
    const auto log = data() / "hogo.sqlite-wal";
    for (int i = 0; i < 500 && std::filesystem::file_size(log) > 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    for (const auto& file : {data() / "hogo.sqlite", log}) {
        for (const auto& grant : erased.grants) EXPECT_FALSE(holds(file, grant.grant)) << file;
        EXPECT_FALSE(holds(file, erased.events[0].sealed)) << file;
        EXPECT_FALSE(holds(file, erased.entry.sealed_for_audit)) << file;
        EXPECT_FALSE(holds(file, erased.file.bytes()) && file == log) << file;
    }
    ASSERT_TRUE(database->close());
    expect_sound_ledger();
    EXPECT_EQ(LedgerView::open(data()).value()->erased(), 1u);
}

TEST_F(Erased, StaysErasedWhenACopyIsPutBack) {
    begin();
    ASSERT_TRUE(holds(copy(), erased.grants[0].grant)) << "the copy has it still";
    const auto restored = restore(data(), copy(), day.plus_days(30));
    ASSERT_TRUE(restored) << restored.error().code.view();
    EXPECT_GT(restored->shredded, 0);
    EXPECT_EQ(restored->made, day);
    EXPECT_FALSE(holds(data() / "hogo.sqlite", erased.grants[0].grant));
    auto database = open().value();
    expect_erased(*database);
    ASSERT_TRUE(database->cases().commit(permit, sample.opening("H-3")));
    ASSERT_TRUE(database->close());
    expect_sound_ledger();
}

TEST_F(Erased, StaysErasedWhenACopyIsPutBackByHand) {
    begin();
    put_back_by_hand();
    ASSERT_TRUE(holds(data() / "hogo.sqlite", erased.grants[0].grant));
    auto database = open({.today = day}).value();
    expect_erased(*database);
    ASSERT_TRUE(database->close());
    EXPECT_FALSE(holds(data() / "hogo.sqlite", erased.grants[0].grant));
    expect_sound_ledger();
}

TEST_F(Erased, IsFinalWhenTheLastCopyThatHoldsItIsPastItsDay) {
    begin();
    {
        auto database = open().value();
        EXPECT_EQ(database->cases().read_erasures("tokyo").value().at(0).final_on, day.plus_days(30));
    }
    EXPECT_EQ(restore(data(), copy(), day.plus_days(31)).error().code.view(), "backup_expired");
    EXPECT_EQ(outcome_of_opening(), "ok") << "a refusal leaves what stood there";
    put_back_by_hand();
    EXPECT_EQ(open({.today = day.plus_days(31)}).error().code.view(), "backup_expired");
}

TEST_F(Erased, CopiesPastTheirDayAreDeletedAndOthersAreNot) {
    begin();
    EXPECT_TRUE(prune_backups(data(), day.plus_days(30)).value().empty());
    EXPECT_TRUE(std::filesystem::exists(copy()));
    EXPECT_EQ(prune_backups(data(), day.plus_days(31)).value().size(), 1u);
    EXPECT_FALSE(std::filesystem::exists(copy()));
    EXPECT_FALSE(BackupRegister(data()).known().value().at(0).there);
}

TEST_F(Erased, WithoutTheListNothingStarts) {
    begin();
    std::filesystem::remove(data() / "pins/erasures");
    EXPECT_EQ(outcome_of_opening(), "pins_missing");
    EXPECT_EQ(restore(data(), copy(), day).error().code.view(), "pins_missing");
}

TEST_F(Erased, AListThatLacksAnErasureIsMadeWholeAgain) {
    begin();
    std::ofstream(data() / "pins/erasures", std::ios::trunc);
    EXPECT_EQ(outcome_of_opening(), "ok");
    put_back_by_hand();
    auto database = open().value();
    expect_erased(*database);
}

TEST_F(Erased, WhatIsNoCopyIsNotPutBack) {
    begin();
    copy_over(data() / "hogo.sqlite", folder / "plain");
    EXPECT_EQ(restore(data(), folder / "plain", day).error().code.view(), "backup_without_day");
    std::ofstream(folder / "text") << "a shopping list";
    EXPECT_FALSE(restore(data(), folder / "text", day));
    EXPECT_EQ(restore(data(), folder / "nothing", day).error().code.view(), "no_backup");
    const auto running = open().value();
    EXPECT_EQ(restore(data(), copy(), day).error().code.view(), "data_in_use");
}

}  // namespace
}  // namespace hogo::store::sqlite::testing
