// Documents of a file: looked at first, sealed for those who may read their part, opened one by one and on
// record.
#include "actions/attach_document.h"
#include "actions/open_file.h"
#include "base/cbor.h"
#include "casework.h"
#include "memory_attachments.h"
#include "told_inspector.h"

namespace hogo::actions::testing {
namespace {

using domain::Compartment;

class Documents : public ::testing::Test {
  protected:
    MemoryAttachments files;
    ToldInspector inspector;
    TestHouse house;
    CaseId file = begin_ploy(house);

    TakenFile taken(std::string_view bytes, const std::string& name = "passport.png") {
        auto one = TakenFile::begin(files, name, house.random()).value();
        while (!bytes.empty()) {
            EXPECT_TRUE(one.add(bytes_of(bytes.substr(0, 1000))));
            bytes.remove_prefix(std::min<std::size_t>(1000, bytes.size()));
        }
        return one;
    }
    AttachDocument in(Compartment part) {
        return {.compartment = part, .kind = "contract", .purpose = "what_happened"};
    }
    Outcome<> attach(const std::string& login, const AttachDocument& attaching, std::string_view bytes,
                     std::optional<domain::ActionId> action = {}, std::optional<std::uint64_t> seen = {}) {
        auto one = taken(bytes);
        return attach_document(house.house(), {files, &inspector}, house.as(login),
                               {file, action ? *action : house.fresh_action(), seen}, attaching, one);
    }
    bool done(const Outcome<>& outcome) { return outcome && std::holds_alternative<Receipt>(*outcome); }
    std::string refusal(const AttachDocument& attaching) {
        return TestHouse::refusal_of(attach("officer", attaching, "x"));
    }
    std::vector<domain::Document> listed(const std::string& login, Compartments parts) {
        return gather(house.house(), house.as(login), file, parts, {"test"})->file.documents;
    }
    std::string read(const std::string& login, Compartment part, const domain::DocumentId& document) {
        auto opened = open_document(house.house(), files, house.as(login), file, part, document);
        if (!opened) return std::string(opened.error().code.view());
        std::string all;
        while (true) {
            auto piece = opened->pieces();
            if (!piece) return std::string(piece.error().code.view());
            if (piece->empty()) return all;
            all += text_of(*piece);
        }
    }
    void is_a_pdf() {
        inspector.found = {.type = "pdf", .pages = 2, .picture = Bytes(2000, 'J'), .scan = "clean"};
    }
};

TEST_F(Documents, AreReadByThoseWhoReadTheirPart) {
    const std::string bytes(300'000, 'p');
    is_a_pdf();
    ASSERT_TRUE(done(attach("officer", in(Compartment::identity), bytes)));
    EXPECT_TRUE(listed("lead", {Compartment::condition}).empty())
        << "what is in a closed part is not even listed";
    const auto documents = listed("lead", {Compartment::identity});
    ASSERT_EQ(documents.size(), 1u);
    EXPECT_EQ(documents[0].attached.name.text(), "passport.png");
    EXPECT_EQ(documents[0].attached.size, 300'000);
    EXPECT_TRUE(documents[0].attached.as_it_came) << "a paper is kept as it came";
    EXPECT_EQ(documents[0].origin.author, house.id("officer"));
    const auto id = documents[0].attached.document;
    EXPECT_EQ(read("lead", Compartment::identity, id), bytes);
    EXPECT_EQ(read("officer_two", Compartment::identity, id), "no_such_file");
    EXPECT_EQ(read("director", Compartment::identity, id), "no_such_page")
        << "reads the file, and not this part";
    EXPECT_EQ(read("lead", Compartment::condition, id), "no_such_page")
        << "a document opens in its own part only";
    EXPECT_EQ(read("lead", Compartment::identity, domain::DocumentId{}), "no_such_page");
}

TEST_F(Documents, APhotographIsKeptAsItWasDrawnAnewUnlessSomebodyChoseOtherwise) {
    const std::string photograph = "a photograph, its place 35.1, 139.2";
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), photograph)));
    EXPECT_EQ(inspector.read, photograph) << "the child saw all of it";
    const auto drawn = listed("lead", {Compartment::condition}).at(0).attached;
    EXPECT_EQ(read("lead", Compartment::condition, drawn.document), std::string(2000, 'J'));
    EXPECT_EQ(drawn.name.text(), "passport.jpg");
    EXPECT_EQ(drawn.content, Code("jpeg"));
    EXPECT_FALSE(drawn.as_it_came);
    auto whole = in(Compartment::condition);
    whole.as_it_came = true;
    ASSERT_TRUE(done(attach("officer", whole, photograph)));
    const auto kept = listed("lead", {Compartment::condition}).at(1).attached;
    EXPECT_EQ(read("lead", Compartment::condition, kept.document), photograph);
    EXPECT_TRUE(kept.as_it_came);
}

TEST_F(Documents, EachOpeningIsOnTheLedgerBeforeAnythingIsOpened) {
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "a medical paper")));
    const auto id = listed("lead", {Compartment::condition}).at(0).attached.document;
    const auto before = house.store().leaves().size();
    const auto opened =
        open_document(house.house(), files, house.as("lead"), file, Compartment::condition, id);
    ASSERT_TRUE(opened);
    ASSERT_EQ(house.store().leaves().size(), before + 1) << "durable before a piece was asked for";
    const auto record = cbor::decode(house.store().leaves().back().record).value();
    EXPECT_EQ(record["action"], "open_document");
    EXPECT_EQ(record["task"], "document." + id.text());
}

TEST_F(Documents, LieSealedAndOpenNowhereElse) {
    is_a_pdf();
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "canary 7261 in a paper")));
    ASSERT_EQ(files.files.size(), 1u);
    auto& [id, sealed] = *files.files.begin();
    EXPECT_EQ(text_of(sealed).find("canary"), std::string_view::npos);
    const auto document = listed("lead", {Compartment::condition}).at(0).attached.document;
    EXPECT_EQ(vault::raw(document), id);
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "another paper")));
    for (auto& [other, bytes] : files.files)
        if (other != id) sealed = bytes;
    EXPECT_EQ(read("lead", Compartment::condition, document), "attachment_damaged")
        << "one paper in another's place";
}

TEST_F(Documents, OfAGuardedPartOpenInTheFiveMinutesOnly) {
    ASSERT_TRUE(done(attach("officer", in(Compartment::whereabouts), "a lease")))
        << "adding needs no opening";
    const auto id = listed("lead", {Compartment::whereabouts}).at(0).attached.document;
    EXPECT_EQ(read("lead", Compartment::whereabouts, id), std::string(2000, 'J'));
    const auto ordinary = sign_in(house.house(), house.queue(), house.attempt("lead")).value();
    const auto lines = house.store().leaves().size();
    EXPECT_EQ(open_document(house.house(), files, ordinary.actor, file, Compartment::whereabouts, id)
                  .error()
                  .code.view(),
              "step_up_needed");
    EXPECT_EQ(house.store().leaves().size(), lines) << "nothing was opened, and nothing says so";
}

TEST_F(Documents, WhatCannotBeShownOrIsDangerousIsRefusedByWhatIsInIt) {
    const auto with = [&](const Inspected& found, bool as_it_came = false) {
        inspector.found = found;
        auto attaching = in(Compartment::condition);
        attaching.as_it_came = as_it_came;
        return refusal(attaching);
    };
    EXPECT_EQ(with({.type = "unknown"}), "file_not_looked_at") << "a child that died of it, or none";
    EXPECT_EQ(with({.type = "other"}), "file_kind_not_taken") << "a program, an archive, a page with scripts";
    EXPECT_EQ(with({.type = "pdf"}), "paper_not_drawn") << "behind a password, or broken";
    EXPECT_EQ(with({.type = "png"}), "photograph_not_drawn") << "more pixels than anybody needs";
    EXPECT_EQ(with({.type = "jpeg"}, true), "photograph_not_drawn");
    EXPECT_EQ(with({.type = "heic"}), "only_as_it_came");
    EXPECT_EQ(with({.type = "jpeg", .pages = 1, .picture = Bytes(9, 'J'), .scan = "found"}, true),
              "dangerous_file");
    EXPECT_TRUE(files.files.empty());
    EXPECT_EQ(files.on_the_way, 0);
    EXPECT_EQ(with({.type = "heic"}, true), "done");
    EXPECT_EQ(with({.type = "text"}), "done");
}

TEST_F(Documents, NothingIsKeptOfWhatWasRefused) {
    EXPECT_EQ(TestHouse::refusal_of(attach("interpreter", in(Compartment::condition), "x")), "no_such_file");
    EXPECT_EQ(refusal(in(Compartment::statement)), "note_is_no_statement");
    EXPECT_EQ(refusal(in(Compartment::access)), "no_notes_here");
    auto odd = in(Compartment::condition);
    odd.kind = "a_kind_of_its_own";
    EXPECT_EQ(refusal(odd), "not_listed");
    odd = in(Compartment::condition);
    odd.purpose = "curiosity";
    EXPECT_EQ(refusal(odd), "not_listed");
    EXPECT_TRUE(inspector.read.empty()) << "nothing is looked at for who may not add it";
    EXPECT_TRUE(files.files.empty());
    EXPECT_EQ(files.on_the_way, 0);
}

TEST_F(Documents, NothingIsKeptWhereTheChangeWasNotCommitted) {
    EXPECT_EQ(
        TestHouse::refusal_of(attach("officer", in(Compartment::condition), "x", {}, std::uint64_t{999})),
        "stale_file");
    EXPECT_TRUE(files.files.empty());
    const auto seen =
        gather(house.house(), house.as("officer"), file, {}, {"test"})->revision(Compartment::procedure);
    files.after_keep = [&] { house.done("lead", file, wish(house, {})); };
    EXPECT_EQ(TestHouse::refusal_of(attach("officer", in(Compartment::condition), "x", {}, seen)),
              "stale_file");
    EXPECT_TRUE(files.files.empty()) << "the form was over an older state of the file";
    EXPECT_EQ(files.on_the_way, 0);
}

TEST_F(Documents, SomebodyElsesWhichComesMeanwhileSendsNobodyBack) {
    files.after_keep = [&] { ASSERT_TRUE(done(attach("lead", in(Compartment::condition), "faster"))); };
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "later")));
    EXPECT_EQ(listed("lead", {Compartment::condition}).size(), 2u);
    EXPECT_EQ(files.files.size(), 2u);
}

TEST_F(Documents, TheSameFormTwiceIsOneDocument) {
    const auto action = house.fresh_action();
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "paper", action)));
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "paper", action)));
    EXPECT_EQ(files.files.size(), 1u);
    EXPECT_EQ(listed("lead", {Compartment::condition}).size(), 1u);
    const auto pressed_twice = house.fresh_action();
    files.after_keep = [&] {
        ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "paper", pressed_twice)));
    };
    ASSERT_TRUE(done(attach("officer", in(Compartment::condition), "paper", pressed_twice)));
    EXPECT_EQ(files.files.size(), 2u);
    EXPECT_EQ(listed("lead", {Compartment::condition}).size(), 2u);
}

TEST_F(Documents, AFullDiskIsSaidAndChangesNothing) {
    files.most = 0;
    EXPECT_EQ(attach("officer", in(Compartment::condition), "x").error().code.view(), "files_full");
    EXPECT_TRUE(listed("lead", {Compartment::condition}).empty());
}

}  // namespace
}  // namespace hogo::actions::testing
