// What a store promises about consultations: the public side can add and look into one inbox, and can do nothing else.
#include <gtest/gtest.h>

#include <cstdlib>

#include "contract/sample.h"
#include "store/sqlite/consultation_store.h"

namespace hogo::contract {
namespace {

using store::sqlite::Connection;
using store::sqlite::ConsultationFolder;
using store::sqlite::SqliteConsultations;
using store::sqlite::SqliteDesk;

class Consultations : public ::testing::Test {
  protected:
    Consultations() : folder(fresh_folder()) {
        desk = SqliteDesk::open(folder).value();
        site = SqliteConsultations::open(folder).value();
    }
    ~Consultations() override {
        site.reset();
        desk.reset();
        std::filesystem::remove_all(folder.path());
    }
    static std::filesystem::path fresh_folder() {
        auto name = (std::filesystem::temp_directory_path() / "hogo-consultations-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr, "no folder for a test");
        return name;
    }
    ConsultationRow row(LocalDate day = LocalDate::of(2025, 6, 12)) {
        return {sample.array<16>(), day, sample.bytes(565), sample.bytes(2101)};
    }
    ReplyRow reply(const vault::Inbox& inbox) { return {inbox, 0, LocalDate::of(2025, 6, 13), sample.bytes(vault::sealed_reply_size)}; }

    Sample sample{11};
    ConsultationFolder folder;
    std::unique_ptr<SqliteDesk> desk;
    std::unique_ptr<SqliteConsultations> site;
};

TEST_F(Consultations, a_message_is_there_once_however_often_it_is_sent) {
    const auto message = row();
    EXPECT_TRUE(site->add(message).value());
    auto other_bytes = message;
    other_bytes.words = sample.bytes(2101);
    EXPECT_TRUE(site->add(other_bytes).value());
    const auto heads = desk->read_heads().value();
    ASSERT_EQ(heads.size(), 1u);
    EXPECT_EQ(heads[0].head, message.head);
    EXPECT_EQ(desk->read_words(message.id).value(), message.words);
    EXPECT_EQ(desk->read_words(sample.array<16>()).error().code.view(), "no_such_consultation");
}

TEST_F(Consultations, rows_lie_in_the_order_of_their_random_ids) {
    std::vector<vault::RawId> written;
    for (int i = 0; i < 50; ++i) {
        written.push_back(row().id);
        ASSERT_TRUE(site->add({written.back(), LocalDate::of(2025, 6, 12), sample.bytes(9), sample.bytes(9)}).value());
    }
    std::vector<vault::RawId> read;
    const auto heads = desk->read_heads().value();
    for (const auto& head : heads) read.push_back(head.id);
    EXPECT_TRUE(std::ranges::is_sorted(read));
    EXPECT_FALSE(std::ranges::is_sorted(written));
}

TEST_F(Consultations, replies_wait_in_slots_and_go_when_they_were_shown) {
    const auto inbox = sample.array<16>();
    EXPECT_TRUE(site->find_replies(inbox)->empty());
    EXPECT_EQ(site->fetch(inbox, std::nullopt)->size(), vault::sealed_reply_size) << "nothing reads like something";
    std::vector<Bytes> sealed;
    for (int i = 0; i < reply_slots; ++i) {
        const auto one = reply(inbox);
        sealed.push_back(one.sealed);
        ASSERT_TRUE(desk->add_note(row(), one));
    }
    EXPECT_EQ(desk->add_note(row(), reply(inbox)).error().code.view(), "inbox_full");
    EXPECT_EQ(desk->read_note_heads()->size(), 4u) << "a step whose reply found no place was not taken";
    EXPECT_EQ(site->find_replies(inbox).value(), (std::vector{0, 1, 2, 3}));
    EXPECT_EQ(site->fetch(inbox, 2).value(), sealed[2]);
    const std::pair<vault::Inbox, int> shown[] = {{inbox, 0}, {inbox, 1}, {sample.array<16>(), 0}};
    EXPECT_TRUE(site->remove_replies(shown));
    EXPECT_EQ(site->find_replies(inbox).value(), (std::vector{2, 3}));
    EXPECT_EQ(desk->count_replies(inbox).value(), 2);
}

TEST_F(Consultations, a_step_sent_twice_is_one_step) {
    const auto inbox = sample.array<16>();
    const auto note = row();
    ASSERT_TRUE(desk->add_note(note, reply(inbox)));
    ASSERT_TRUE(desk->add_note(note, reply(inbox)));
    EXPECT_EQ(desk->count_replies(inbox).value(), 1);
}

TEST_F(Consultations, days_that_are_over_are_recorded_once) {
    const auto monday = LocalDate::of(2025, 6, 9), tuesday = monday.plus_days(1);
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(site->add(row(monday)).value());
    ASSERT_TRUE(site->add(row(tuesday)).value());
    EXPECT_EQ(desk->unrecorded_days(tuesday).value(), std::vector{monday});
    EXPECT_EQ(desk->read_day(monday)->size(), 3u);
    ASSERT_TRUE(desk->note_batch(monday, 3, 17));
    EXPECT_TRUE(desk->unrecorded_days(tuesday)->empty());
    EXPECT_EQ(desk->unrecorded_days(tuesday.plus_days(1)).value(), std::vector{tuesday});
}

TEST_F(Consultations, the_public_side_can_do_nothing_but_what_it_is_for) {
    ASSERT_TRUE(site->add(row()).value());
    Connection connection(folder.database(), Connection::Use::write);
    store::sqlite::restrict_to_public(connection);
    for (const auto* refused :
         {"SELECT id FROM intake", "SELECT count(*) FROM intake", "DELETE FROM intake", "UPDATE intake SET day = 0",
          "SELECT head FROM desk_notes", "INSERT INTO desk_notes (id, day, head, words) VALUES (zeroblob(16), 1, x'', x'')",
          "DELETE FROM desk_notes", "SELECT day FROM batches", "INSERT INTO batches (day, messages, leaf) VALUES (1, 1, 1)",
          "INSERT INTO replies (inbox, slot, day, sealed) VALUES (zeroblob(16), 1, 1, x'')", "UPDATE replies SET day = 0",
          "INSERT OR REPLACE INTO replies (inbox, slot, day, sealed) VALUES (zeroblob(16), 0, 1, x'')",
          "SELECT name FROM sqlite_schema", "DROP TABLE intake", "CREATE TABLE t (a)", "ATTACH 'other.sqlite' AS other",
          "PRAGMA user_version", "PRAGMA journal_mode = DELETE", "VACUUM"})
        EXPECT_THROW(SQLite::Statement(connection.database(), refused).executeStep(), SQLite::Exception) << refused;
    EXPECT_EQ(desk->read_heads()->size(), 1u);
}

TEST_F(Consultations, a_full_intake_refuses_messages_and_never_the_desk) {
    site = SqliteConsultations::open(folder, 60).value();
    int kept = 0;
    while (kept < 1000 && site->add(row()).value()) ++kept;
    EXPECT_GT(kept, 5);
    EXPECT_LT(kept, 1000);
    const auto inbox = sample.array<16>();
    EXPECT_TRUE(desk->add_note(row(), reply(inbox)));
    EXPECT_EQ(site->find_replies(inbox)->size(), 1u);
}

TEST_F(Consultations, the_desks_key_is_read_as_it_was_written) {
    EXPECT_EQ(folder.read_desk_key().error().code.view(), "no_desk");
    const vault::DeskKey key{{sample.array<16>(), 2}, {sample.array<32>()}};
    ASSERT_TRUE(folder.write_desk_key(key));
    EXPECT_EQ(folder.read_desk_key().value(), key);
}

TEST_F(Consultations, both_sides_share_the_file_and_find_it_again) {
    const auto message = row();
    ASSERT_TRUE(site->add(message).value());
    desk = SqliteDesk::open(folder).value();
    site = SqliteConsultations::open(folder).value();
    EXPECT_EQ(desk->read_heads()->size(), 1u);
}

}  // namespace
}  // namespace hogo::contract
