// What stops a start: an older copy put back, another version, another process, other keys; and what a full disk does.
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "data_folder.h"
#include "store/sqlite/backup.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/migrations.h"

namespace hogo::store::sqlite::testing {
namespace {

class Folder : public DataFolder {
  protected:
    contract::Sample sample{3};
    actions::CaseChange opening(int number) { return sample.opening(fmt::format("H-{}", number)); }
    void run_sql(const std::string& sql) {
        SQLite::Database(data() / "hogo.sqlite", SQLite::OPEN_READWRITE).exec(sql);
    }
};

TEST_F(Folder, with_an_older_database_put_back_does_not_open) {
    {
        auto database = create().value();
        ASSERT_TRUE(database->cases().commit(permit, opening(1)));
        ASSERT_TRUE(database->close());
        copy_over(data() / "hogo.sqlite", folder / "older");
    }
    {
        auto database = open().value();
        ASSERT_TRUE(database->cases().commit(permit, opening(2)));
    }
    copy_over(data() / "hogo.sqlite", folder / "newest");
    copy_over(folder / "older", data() / "hogo.sqlite");
    EXPECT_EQ(outcome_of_opening(), "rolled_back");
    copy_over(folder / "newest", data() / "hogo.sqlite");
    EXPECT_EQ(outcome_of_opening(), "ok");
}

TEST_F(Folder, with_another_history_of_the_same_length_does_not_open) {
    {
        auto database = create().value();
        database.reset();
        copy_over(data() / "hogo.sqlite", folder / "first");
        database = open().value();
        ASSERT_TRUE(database->cases().commit(permit, opening(1)));
        database.reset();
        copy_over(data() / "pins/checkpoint", folder / "pin");
    }
    copy_over(folder / "first", data() / "hogo.sqlite");
    std::filesystem::remove(data() / "pins/checkpoint");
    EXPECT_EQ(outcome_of_opening(), "pins_missing");
    {
        // The log's own key, signing a second history from the first state on.
        copy_over(folder / "pin", data() / "pins/checkpoint");
        std::filesystem::create_directories(folder / "other/pins");
        copy_over(folder / "first", folder / "other/hogo.sqlite");
        for (const char* pin : {"pins/root", "pins/erasures"}) copy_over(data() / pin, folder / "other" / pin);
        const auto view = LedgerView::open(data()).value();
        std::ofstream(folder / "other/pins/checkpoint") << view->checkpoint();
        auto other = Database::open(folder / "other", root.keys, vault::Purpose::demonstration).value();
        ASSERT_TRUE(other->cases().commit(permit, opening(7)));
    }
    copy_over(folder / "other/hogo.sqlite", data() / "hogo.sqlite");
    EXPECT_EQ(outcome_of_opening(), "rolled_back");
}

TEST_F(Folder, pins_the_checkpoint_while_it_runs) {
    ASSERT_TRUE(create());
    auto database = open({.pin_interval = std::chrono::milliseconds(10)}).value();
    ASSERT_TRUE(database->cases().commit(permit, opening(1)));
    const auto pinned = [&] { return LedgerView::open(data()).value()->pinned_checkpoint(); };
    for (int i = 0; i < 500 && pinned() != database->checkpoint(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_EQ(pinned(), database->checkpoint());
}

TEST_F(Folder, is_for_this_user_alone) {
    const auto database = create().value();
    const auto mode = [&](const char* name) {
        struct stat found {};
        EXPECT_EQ(::stat((data() / name).c_str(), &found), 0) << name;
        return found.st_mode & 0777;
    };
    EXPECT_EQ(mode("."), 0700u);
    EXPECT_EQ(mode("pins"), 0700u);
    for (const char* name : {"hogo.sqlite", "hogo.sqlite-wal", "pins/root", "pins/checkpoint", "pins/erasures", "lock"})
        EXPECT_EQ(mode(name), 0600u) << name;
}

TEST_F(Folder, serves_one_process_and_is_made_once) {
    const auto database = create().value();
    EXPECT_EQ(outcome_of_opening(), "data_in_use");
    ASSERT_TRUE(database->close());
    const auto again = create();
    ASSERT_FALSE(again);
    EXPECT_TRUE(again.error().code.view() == "data_exists" || again.error().code.view() == "data_in_use");
}

TEST_F(Folder, without_a_database_of_this_version_says_so) {
    EXPECT_EQ(outcome_of_opening(), "no_data");
    ASSERT_TRUE(create());
    run_sql("PRAGMA user_version = 999");
    EXPECT_EQ(outcome_of_opening(), "old_data");
    run_sql("PRAGMA user_version = 1; PRAGMA application_id = 1");
    EXPECT_EQ(outcome_of_opening(), "old_data");
    std::ofstream(data() / "hogo.sqlite") << std::string(8192, 'x');
    EXPECT_EQ(outcome_of_opening(), "store_damaged");
}

TEST_F(Folder, opens_only_with_its_own_keys_root_and_purpose) {
    ASSERT_TRUE(create());
    const contract::Root stranger(2);
    EXPECT_EQ(Database::open(data(), stranger.keys, vault::Purpose::demonstration).error().code.view(), "log_key_differs");
    EXPECT_EQ(Database::open(data(), root.keys, vault::Purpose::production).error().code.view(), "root_for_demonstration");
    std::ofstream(data() / "pins/root") << to_hex(stranger.hash) << "\n";
    EXPECT_EQ(outcome_of_opening(), "root_not_the_pinned");
    std::ofstream(data() / "pins/root") << "no hash\n";
    EXPECT_EQ(outcome_of_opening(), "pins_damaged");
}

TEST_F(Folder, with_a_changed_ledger_does_not_open) {
    {
        auto database = create().value();
        ASSERT_TRUE(database->cases().commit(permit, opening(1)));
    }
    copy_over(data() / "hogo.sqlite", folder / "sound");
    for (const char* sql : {"UPDATE tiles SET content = zeroblob(length(content)) WHERE kind = 0",
                            "UPDATE tiles SET content = zeroblob(length(content)) WHERE kind = 1",
                            "DELETE FROM tiles", "UPDATE checkpoint SET note = replace(note, '2', '3')"}) {
        run_sql(sql);
        EXPECT_EQ(outcome_of_opening(), "ledger_damaged") << sql;
        copy_over(folder / "sound", data() / "hogo.sqlite");
    }
    EXPECT_EQ(outcome_of_opening(), "ok");
}

TEST_F(Folder, with_a_registration_dropped_does_not_open) {
    {
        auto database = create().value();
        auto chain = database->office().directory()->chain;
        actions::OfficeChange change;
        for (int i = 0; i < 2; ++i)
            change.registrations.push_back(root.registered(
                chain, vault::PersonRegistered{sample.array<16>(), vault::PersonKeys::draw(sample.random()).open(), {}}));
        ASSERT_TRUE(database->office().change(change));
    }
    EXPECT_EQ(outcome_of_opening(), "ok");
    run_sql("DELETE FROM registrations WHERE sequence = 2");
    EXPECT_EQ(outcome_of_opening(), "registrations_differ");
}

TEST_F(Folder, that_is_full_refuses_and_keeps_what_it_answered_for) {
    ASSERT_TRUE(create());
    std::vector<actions::CaseChange> kept;
    {
        auto database = open({.max_pages = 400}).value();
        std::string outcome;
        for (int i = 0; i < 2000 && outcome.empty(); ++i) {
            auto change = opening(i);
            const auto receipt = database->cases().commit(permit, change);
            if (receipt)
                kept.push_back(std::move(change));
            else
                outcome = receipt.error().code.view();
        }
        EXPECT_EQ(outcome, "disk_full");
        EXPECT_GT(kept.size(), 10u);
        EXPECT_TRUE(database->cases().find_receipt(kept[0].action)->has_value()) << "reading goes on";
        // The last pages may still hold something smaller; what does not fit is refused again and again.
        int refused = 0;
        for (int i = 0; i < 50; ++i) {
            auto change = opening(5000 + i);
            const auto receipt = database->cases().commit(permit, change);
            if (receipt) kept.push_back(std::move(change));
            else refused += receipt.error().kind == ProblemKind::environment;
        }
        EXPECT_GT(refused, 30);
    }
    expect_sound_ledger();
    auto database = open().value();
    for (const auto& change : kept)
        EXPECT_EQ(database->cases().read_case(change.file, {}, actions::Compartments::all())->events, change.events);
    EXPECT_TRUE(database->cases().commit(permit, opening(9000))) << "with room again it goes on";
    EXPECT_FALSE(database->cases().find_number("H-5049")->has_value()) << "what was refused left nothing";
}

TEST_F(Folder, takes_a_batch_whole_or_not_at_all) {
    auto database = create().value();
    std::vector<actions::CaseChange> batch;
    for (int i = 0; i < 700; ++i) batch.push_back(opening(i));
    ASSERT_TRUE(database->bulk().commit_bulk(batch));
    EXPECT_EQ(database->cases().read_case(batch[699].file, {}, actions::Compartments::all())->events, batch[699].events);
    ASSERT_TRUE(database->bulk().commit_bulk(batch)) << "known actions are passed over";

    const std::vector bad{opening(800), opening(5)};
    EXPECT_EQ(database->bulk().commit_bulk(bad).error().code.view(), "number_taken");
    EXPECT_FALSE(database->cases().find_number("H-800")->has_value());
    ASSERT_TRUE(database->close());
    expect_sound_ledger();
}

TEST_F(Folder, is_backed_up_while_it_runs) {
    auto database = create().value();
    const auto change = opening(1);
    ASSERT_TRUE(database->cases().commit(permit, change));
    const auto copy = folder / "copy.sqlite";
    const auto today = LocalDate::of(2025, 6, 12);
    ASSERT_TRUE(back_up(data(), copy, today, 30));
    EXPECT_EQ(back_up(data(), copy, today, 30).error().code.view(), "backup_exists");
    EXPECT_EQ(std::filesystem::status(copy).permissions() & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    database.reset();
    copy_over(copy, data() / "hogo.sqlite");
    EXPECT_TRUE(open().value()->cases().find_receipt(change.action)->has_value());
}

TEST_F(Folder, answers_store_closed_after_closing) {
    auto database = create().value();
    ASSERT_TRUE(database->close());
    EXPECT_EQ(database->cases().commit(permit, opening(1)).error().code.view(), "store_closed");
    EXPECT_TRUE(database->close());
}

TEST_F(Folder, of_an_earlier_schema_is_backed_up_and_brought_forward_step_by_step) {
    std::filesystem::create_directories(data());
    const auto file = data() / "hogo.sqlite";
    SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const Migration first = migrations().front();
    const Migration second{2, "CREATE TABLE added (a INTEGER) STRICT;"};
    const Migration broken{3, "CREATE TABLE more (a INTEGER) STRICT; CREATE TABLE added (a INTEGER) STRICT;"};
    Connection connection(file, Connection::Use::write);
    const auto version = [&] { return connection.database().execAndGet("PRAGMA user_version").getInt(); };

    ASSERT_TRUE(migrate(connection, std::vector{first}, data() / "backups"));
    ASSERT_TRUE(migrate(connection, std::vector{first, second}, data() / "backups"));
    EXPECT_EQ(version(), 2);
    EXPECT_TRUE(connection.database().tableExists("added"));
    SQLite::Database backup(data() / "backups/before-0002-1.sqlite");
    EXPECT_EQ(backup.execAndGet("PRAGMA user_version").getInt(), 1);
    EXPECT_TRUE(backup.tableExists("events"));
    EXPECT_FALSE(backup.tableExists("added"));

    EXPECT_FALSE(migrate(connection, std::vector{first, second, broken}, data() / "backups"));
    EXPECT_EQ(version(), 2);
    EXPECT_FALSE(connection.database().tableExists("more")) << "a script is whole or not at all";
    EXPECT_EQ(migrate(connection, std::vector{first}, data() / "backups").error().code.view(), "old_data");
}

}  // namespace
}  // namespace hogo::store::sqlite::testing
