// What leaves a file, and what an inquiry learns (P12, P13, P15, S9).
#include "base/cbor.h"
#include "casework.h"

namespace hogo::actions::testing {
namespace {

CaseId begin_with_address(TestHouse& house) {
    const auto file = begin_ploy(house);
    house.done("officer", file, RecordWhereabouts{{"shelter", text("札幌市中央区"), text("011-000-0000"), {}, house.today()}});
    RecordIdentity identity;
    identity.identity.names = {text("Ploy S.")};
    identity.identity.documents = {{"passport", text("AA 12-345"), "tha"}};
    house.done("officer", file, identity);
    return file;
}
RequestRelease request(TestHouse& house, bool urgent = false) {
    return {{"whereabouts"},
            urgent ? Code("ambulance") : Code("protection_detail"),
            urgent ? Code("ambulance") : Code("police"),
            urgent ? Code("ambulance") : Code("protection_detail"),
            house.clock().now().plus(std::chrono::hours{24}),
            urgent,
            said("警護のため")};
}
domain::ReleaseId requested(TestHouse& house, const CaseId& file, bool urgent = false) {
    house.done("officer", file, request(house, urgent));
    return house.file(file).releases.back().requested.release;
}
std::string reading(TestHouse& house, const std::string& login, const CaseId& file, const domain::ReleaseId& release) {
    const auto outcome = read_released(house.house(), house.as(login), file, release);
    if (!outcome) return std::string(outcome.error().code.view());
    if (const auto* refused = std::get_if<Refused>(&*outcome)) return refused->rule.text();
    std::string values;
    for (const auto& field : std::get<ReleasedFields>(*outcome).fields)
        for (const auto& value : field.values) values += field.field.text() + "=" + value + ";";
    return values;
}

TEST(Releases, WhereaboutsNeedTwoPersonsAPurposeARecipientAndAnEnd) {
    TestHouse house;
    const auto file = begin_with_address(house);
    const auto release = requested(house, file);
    EXPECT_EQ(reading(house, "lead", file, release), "release_not_open");
    house.done("officer", file, AnswerRelease{release, "approved"});
    EXPECT_EQ(house.refusal("officer", file, AnswerRelease{release, "approved"}), "second_person_needed") << "one person twice is one person";
    EXPECT_EQ(reading(house, "lead", file, release), "release_not_open");
    house.done("lead", file, AnswerRelease{release, "approved"});
    EXPECT_EQ(reading(house, "lead", file, release), "whereabouts=札幌市中央区;") << "what was named, and not the telephone";
    house.clock().pass(std::chrono::hours{25});
    EXPECT_EQ(reading(house, "lead", file, release), "release_not_open") << "closed again after its time";
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "approved"}), "release_is_over");
}

TEST(Releases, OneOfTheTwoLeadsDirectsOrIsOnDuty) {
    TestHouse house;
    const auto file = begin_with_address(house);
    house.done("lead", file, Assign{"officer", house.id("officer_two")});
    const auto release = requested(house, file);
    house.done("officer", file, AnswerRelease{release, "approved"});
    EXPECT_EQ(house.refusal("officer_two", file, AnswerRelease{release, "approved"}), "not_the_decider");
    house.done("duty", file, AnswerRelease{release, "approved"});
}

TEST(Releases, TheReadingIsOnTheRecordBeforeItIsShownAndOpensOnlyWhatWasNamed) {
    TestHouse house;
    const auto file = begin_with_address(house);
    auto asking = request(house);
    asking.fields = {"name", "language"};
    house.done("officer", file, asking);
    const auto release = house.file(file).releases.back().requested.release;
    house.done("officer", file, AnswerRelease{release, "approved"});
    house.done("lead", file, AnswerRelease{release, "approved"});
    const auto leaves = house.store().leaves().size();
    EXPECT_EQ(reading(house, "lead", file, release), "name=Ploy S.;language=th;");
    ASSERT_EQ(house.store().leaves().size(), leaves + 2) << "the file, then the named parts";
    const auto record = cbor::decode(house.store().leaves().back().record);
    EXPECT_EQ((*record)["parts"].dump(), R"(["procedure","identity"])");
    EXPECT_EQ((*record)["task"].get<std::string>(), "protection_detail");
    // The director approves and does not hold the key: somebody who holds it hands it over.
    EXPECT_EQ(reading(house, "director", file, release), "you_do_not_hold");
}

TEST(Releases, ForAnAmbulanceOnePersonReleasesAndAnotherReviewsAfter) {
    TestHouse house;
    const auto file = begin_with_address(house);
    const auto release = requested(house, file, true);
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "reviewed", said("確認")}), "nothing_to_review");
    house.done("officer", file, AnswerRelease{release, "approved"});
    EXPECT_EQ(reading(house, "officer", file, release), "whereabouts=札幌市中央区;");
    EXPECT_EQ(house.refusal("officer", file, AnswerRelease{release, "reviewed", said("確認")}), "not_the_decider");
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "reviewed"}), "reasons_needed");
    house.clock().pass(std::chrono::hours{48});
    house.done("lead", file, AnswerRelease{release, "reviewed", said("救急要請の記録と一致")});

    auto not_an_ambulance = request(house);
    not_an_ambulance.urgent = true;
    EXPECT_EQ(house.refusal("officer", file, not_an_ambulance), "urgent_for_ambulance_only");
}

TEST(Releases, ARequestNamesFieldsAndAGroundAndLastsAWeekAtMost) {
    TestHouse house;
    const auto file = begin_with_address(house);
    auto asking = request(house);
    asking.fields = {};
    EXPECT_EQ(house.refusal("officer", file, asking), "name_the_fields");
    asking.fields = {"everything"};
    EXPECT_EQ(house.refusal("officer", file, asking), "not_listed");
    asking = request(house);
    asking.ground = "none";
    EXPECT_EQ(house.refusal("officer", file, asking), "ground_needed");
    asking = request(house);
    asking.until = house.clock().now().plus(std::chrono::hours{24 * 7 + 1});
    EXPECT_EQ(house.refusal("officer", file, asking), "release_too_long");
    asking.until = house.clock().now();
    EXPECT_EQ(house.refusal("officer", file, asking), "ends_in_the_past");
}

TEST(Releases, ARefusedOrClosedReleaseStaysSo) {
    TestHouse house;
    const auto file = begin_with_address(house);
    const auto release = requested(house, file);
    EXPECT_EQ(house.refusal("lead", file, AnswerRelease{release, "refused"}), "reasons_needed");
    house.done("lead", file, AnswerRelease{release, "refused", said("必要がない")});
    EXPECT_EQ(house.refusal("officer", file, AnswerRelease{release, "approved"}), "release_is_over");
}

TEST(Releases, WhoeverWritesAnAddressNeedNotBeAbleToReadIt) {
    TestHouse house;
    const auto file = begin_ploy(house);
    const RecordWhereabouts place{{"hotel", text("千葉市"), {}, {}, house.today()}};
    house.done("duty", file, place);
    EXPECT_TRUE(house.file(file, "duty").whereabouts.closed());
    EXPECT_EQ(house.file(file, "lead").whereabouts.opened()->back().first.address, text("千葉市"));
}

TEST(Releases, ADocumentOnFileIsFoundByItsTokenAndNotByItsNumber) {
    TestHouse house;
    const auto file = begin_with_address(house);
    const domain::IdentityDocument same{"passport", text("aa12345"), "tha"}, another{"passport", text("AA12346"), "tha"};
    EXPECT_EQ(*house.store().find_documents(document_tokens(house.house(), std::span(&same, 1))), std::vector{file});
    EXPECT_TRUE(house.store().find_documents(document_tokens(house.house(), std::span(&another, 1)))->empty());
}

// ── inquiries ────────────────────────────────────────────────────────────────────────────────────────────────

CaseId received(TestHouse& house, const Code& ground, std::string_view words = "ある女性について尋ねたい") {
    const ReceiveInquiry inquiry{"private_person", "telephone", ground, "ja", said(words)};
    return TestHouse::receipt_of(receive_inquiry(house.house(), house.as("desk"), house.fresh_action(), inquiry), "inquiry").file;
}

TEST(Inquiries, WithoutAGroundTheAnswerIsTheNeutralOne) {
    TestHouse house;
    const auto inquiry = received(house, "none");
    house.done("desk", inquiry, AnswerInquiry{});
    EXPECT_TRUE(house.file(inquiry).inquiry->answered("neutral"));
    EXPECT_EQ(house.refusal("desk", inquiry, AnswerInquiry{}), "answered_already");
    EXPECT_EQ(house.refusal("director", inquiry, DecideInquiry{"disclosed", said("理由")}), "nothing_proposed");
}

TEST(Inquiries, NothingStoredOrAnsweredDependsOnWhetherThePersonIsKnown) {
    TestHouse with(3), without(3);
    begin_with_address(with);
    std::vector<std::pair<std::string, std::size_t>> seen[2];
    TestHouse* houses[] = {&with, &without};
    for (int i = 0; i < 2; ++i) {
        for (const auto& ground : {Code("none"), Code("embassy")}) {
            const auto inquiry = received(*houses[i], ground, "Ploy S. を知っていますか");
            houses[i]->done("desk", inquiry, AnswerInquiry{});
            const auto rows = houses[i]->store().read_case(inquiry, {}, Compartments::all());
            for (const auto& row : rows->events) seen[i].emplace_back(name_of(row.compartment), row.sealed.size());
        }
    }
    EXPECT_EQ(seen[0], seen[1]);
}

TEST(Inquiries, EachGroundLeadsToThePersonWhoDecidesIt) {
    TestHouse house;
    for (const auto& ground : inquiry_grounds()) {
        const auto inquiry = received(house, ground.id);
        house.done("desk", inquiry, AnswerInquiry{});
        EXPECT_TRUE(house.file(inquiry).inquiry->awaits_decision()) << ground.id.text();
        EXPECT_FALSE(ground.provision.empty());
        EXPECT_EQ(house.refusal("officer", inquiry, DecideInquiry{"disclosed", said("理由")}), "no_such_file");
        EXPECT_EQ(house.refusal("director", inquiry, DecideInquiry{"disclosed", {}}), "reasons_needed") << ground.id.text();
        house.done("director", inquiry, DecideInquiry{"disclosed", said("根拠を確かめた")});
        EXPECT_TRUE(house.file(inquiry).inquiry->answered("disclosed"));
    }
}

TEST(Inquiries, AGroundThatTheLeadDoesNotDecideIsNotTheLeads) {
    TestHouse house;
    const auto inquiry = received(house, "bar_association");
    house.done("desk", inquiry, AnswerInquiry{});
    EXPECT_EQ(house.refusal("lead", inquiry, DecideInquiry{"neutral", said("理由")}), "not_the_decider");
    const auto with_consent = received(house, "consent");
    house.done("desk", with_consent, AnswerInquiry{});
    house.done("lead", with_consent, DecideInquiry{"neutral", said("同意が確かめられない")});
}

TEST(Inquiries, AnInquiryIsNobodysProtectionFile) {
    TestHouse house;
    const auto inquiry = received(house, "none");
    EXPECT_FALSE(house.file(inquiry).protection_stands());
    EXPECT_EQ(house.refusal("lead", inquiry, wish(house, {})), "not_a_protection_file");
    EXPECT_EQ(house.refusal("lead", inquiry, AnswerScreening{{}, Answer::yes}), "not_a_protection_file");
    EXPECT_EQ(house.refusal("desk", begin_ploy(house), AnswerInquiry{}), "no_such_file");
    EXPECT_EQ(house.refusal("lead", begin_ploy(house), AnswerInquiry{}), "not_an_inquiry");
}

TEST(Inquiries, AnUnknownGroundOrCallerIsNotTakenDown) {
    TestHouse house;
    ReceiveInquiry inquiry{"private_person", "telephone", "curiosity", "ja", {}};
    EXPECT_EQ(TestHouse::refusal_of(receive_inquiry(house.house(), house.as("desk"), house.fresh_action(), inquiry)), "not_listed");
    EXPECT_EQ(TestHouse::refusal_of(receive_inquiry(house.house(), house.as("interpreter"), house.fresh_action(), inquiry)), "casework_only");
}

// ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────

TEST(Tasks, ATaskBringsTheKeysThatItNeedsAndNoOthers) {
    TestHouse house;
    const auto file = begin_with_address(house);
    EXPECT_EQ(house.refusal("officer_two", file, wish(house, {})), "no_such_file");
    house.done("lead", file, Assign{"officer", house.id("officer_two")});
    house.done("officer_two", file, wish(house, {"wishes.stay_in_japan"}));
    const auto seen = house.file(file, "officer_two");
    EXPECT_FALSE(seen.identity.closed());
    EXPECT_TRUE(seen.whereabouts.closed());
    EXPECT_TRUE(seen.statements.closed());
    // To assign, the lead opened whom to keep away; that part does not travel with a task that does not need it.
    house.done("lead", file, Assign{"director", house.id("director")});
    EXPECT_TRUE(house.file(file, "director").needs.closed());
    EXPECT_EQ(house.refusal("lead", file, Assign{"officer", house.id("officer_two")}), "assigned_already");
    EXPECT_EQ(house.refusal("officer", file, Assign{"officer", house.id("residence")}), "not_the_decider");
}

TEST(Tasks, NobodyGivesWhatTheyDoNotHold) {
    TestHouse house;
    const auto file = begin_with_address(house);
    house.done("duty", file, Assign{"officer", house.id("officer_two")});
    const auto outcome = house.perform("duty", file, Assign{"liaison", house.id("liaison")});
    ASSERT_TRUE(outcome && std::holds_alternative<Refused>(*outcome));
    EXPECT_EQ(std::get<Refused>(*outcome).rule, Code("you_do_not_hold"));
    EXPECT_EQ(std::get<Refused>(*outcome).facts, std::vector<Code>{"whereabouts"});
    house.done("lead", file, Assign{"liaison", house.id("liaison")});
    EXPECT_FALSE(house.file(file, "liaison").whereabouts.closed());
}

TEST(Tasks, WhoIsKeptAwayGetsNothingAndAnOutsiderOfTheTaskLooksTheSame) {
    TestHouse house;
    const auto file = begin_with_address(house);
    KeepPersonAway keeping;
    keeping.person.role = "official";
    keeping.person.names = {text("担当者")};
    keeping.staff = house.id("officer_two");
    house.done("officer", file, keeping);
    EXPECT_EQ(house.refusal("lead", file, Assign{"officer", house.id("officer_two")}), "not_available");
    EXPECT_EQ(house.refusal("lead", file, Assign{"officer", house.id("interpreter")}), "not_available");
}

TEST(Tasks, WhoeverHoldsTheKeyAlreadyGetsNoSecondOne) {
    TestHouse house;
    const auto file = begin_with_address(house);
    const vault::SealPublic recipients[] = {house.as("officer").keys.open().ordinary};
    const auto before = house.store().read_case(file, recipients, {})->grants.size();
    house.done("lead", file, Assign{"officer", house.id("officer")});
    EXPECT_EQ(house.store().read_case(file, recipients, {})->grants.size(), before);
    house.done("lead", file, Assign{"officer", house.id("officer"), true});
    EXPECT_TRUE(house.file(file).assigned("officer").empty());
    EXPECT_EQ(house.refusal("lead", file, Assign{"officer", house.id("officer"), true}), "not_assigned");
}

}  // namespace
}  // namespace hogo::actions::testing
