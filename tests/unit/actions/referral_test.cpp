// A partner's form becomes an encounter, and nothing that it says is lost.
#include <fstream>
#include <sstream>

#include "actions/import_referral.h"
#include "actions/referral_table.h"
#include "test_house.h"

namespace hogo::actions::testing {
namespace {

std::string filled_form() {
    std::ostringstream text;
    text << std::ifstream(HOGO_SOURCE_DIR "/tests/cli/import/filled-form.xml").rdbuf();
    return text.str();
}
std::string form_of(std::string_view fields) { return fmt::format("<data id=\"htcds_xlsform\">{}</data>", fields); }

struct Referrals : ::testing::Test {
    TestHouse house;

    Result<Referral> read(std::string_view xml) {
        return read_referral(xml, house.pack(), house.house().zone, house.house().now());
    }
    Referral must_read(std::string_view xml) {
        auto referral = read(xml);
        if (!referral) throw std::runtime_error(std::string(referral.error().code.view()));
        return *std::move(referral);
    }
    std::string refusal(std::string_view xml) {
        const auto referral = read(xml);
        return referral ? "understood" : std::string(referral.error().code.view());
    }
};

TEST_F(Referrals, TheFilledFormOfTheToolkitBecomesAnEncounter) {
    const auto referral = must_read(filled_form());
    const auto& encounter = referral.encounter;
    EXPECT_EQ(referral.referred_on, LocalDate::of(2025, 6, 11));
    EXPECT_EQ(encounter.identity.names, std::vector{text("Example Invented-Person")});
    EXPECT_EQ(encounter.identity.date_of_birth, text("2000-06-12"));
    EXPECT_EQ(encounter.facts.at("person.age"), domain::FactValue(std::int64_t(24)));
    EXPECT_EQ(encounter.facts.at("person.sex"), domain::FactValue(Code("female")));
    EXPECT_EQ(encounter.facts.at("person.nationality"), domain::FactValue(Code("ph")));
    EXPECT_EQ(encounter.facts.at("encounter.partner_referral"), domain::FactValue(domain::Answer::yes));
    for (const Code& indicator : {Code("d5.debt_bondage"), Code("d5.documents_confiscated"), Code("d5.threat_of_denunciation"), Code("d5.violence")})
        EXPECT_EQ(encounter.indicators.at(indicator), domain::Answer::yes) << indicator.text();
    EXPECT_EQ(referral.circumstances.at("other.exploitation"), domain::Answer::yes);
    EXPECT_NE(referral.whereabouts.address.text().find("Invented Street"), std::string::npos);
    EXPECT_NE(referral.whereabouts.contact.text().find("000-0000-0000"), std::string::npos);
    EXPECT_EQ(referral.keep_away.places.size(), 2u);
    EXPECT_NE(referral.words.text().find("<b>She is afraid.</b>"), std::string::npos);
    EXPECT_NE(referral.words.text().find("Example Shelter (invented)"), std::string::npos);
}

TEST_F(Referrals, WhatHasNoExactPlaceIsKeptAndShownAsSuch) {
    const auto referral = must_read(filled_form());
    EXPECT_EQ(referral.unplaced.at("own_Question"), text("What the partner added to the form"));
    EXPECT_EQ(referral.unplaced.at("Status"), text("Active"));
    const auto& control = referral.unplaced.at("Methods of Control").text();
    for (const auto* kept : {"Sexual abuse", "Psychological abuse", "a made-up method"})
        EXPECT_NE(control.find(kept), std::string::npos) << control;
}

/// Every filled field's words are found again in some event of the file.
TEST_F(Referrals, NothingThatTheFormHoldsIsDropped) {
    const auto receipt = TestHouse::receipt_of(import_referral(house.house(), house.as("duty"), must_read(filled_form())), "import");
    std::string everything;
    for (const auto& event : house.events(receipt.file)) {
        if (const auto* identity = std::get_if<domain::IdentityRecorded>(&event.payload)) {
            for (const auto& name : identity->names) everything += name.text() + "\n";
            everything += identity->date_of_birth.text() + "\n" + identity->note.text() + "\n";
        }
        if (const auto* words = std::get_if<domain::WordsRecorded>(&event.payload)) everything += words->words.text() + "\n";
        if (const auto* place = std::get_if<domain::WhereaboutsRecorded>(&event.payload))
            everything += place->address.text() + "\n" + place->contact.text() + "\n";
        if (const auto* away = std::get_if<domain::PersonToKeepAwayRecorded>(&event.payload)) everything += away->note.text() + "\n";
        if (const auto* kept = std::get_if<domain::ReferralRecorded>(&event.payload))
            for (const auto& [label, value] : kept->unplaced) everything += value.text() + "\n";
    }
    for (const auto* said :
         {"Ms", "Example", "Invented-Person", "2000-06-12", "nobody@example.org", "000-0000-0000", "Exampletown", "1-2-3 Invented Street",
          "Through online social networks", "Through friends or social events", "An invented agency", "Possible victim of trafficking",
          "NGO", "Sexual abuse", "Psychological abuse", "a made-up method", "Sexual exploitation", "Prostitution",
          "An invented bar, Exampletown", "Active", "Example Shelter (invented)", "A. Nobody", "Migration or Change of Location",
          "She left the bar on 10 June", "What the partner added", "vSmt4GQA3C9uBMLPEVfgND", "2025-06-11T10:02", "2025-06-11T10:31",
          "uuid:00000000-0000-4000-8000-000000000001"})
        EXPECT_NE(everything.find(said), std::string::npos) << said;
}

TEST_F(Referrals, ThePartnersWordOpensTheFileWithoutAnOfficersSuspicion) {
    const auto receipt = TestHouse::receipt_of(import_referral(house.house(), house.as("duty"), must_read(filled_form())), "import");
    EXPECT_TRUE(house.file(receipt.file).file_open());
}

TEST_F(Referrals, ASameFormTwiceIsOneFile) {
    const auto first = TestHouse::receipt_of(import_referral(house.house(), house.as("duty"), must_read(filled_form())), "import");
    const auto second = TestHouse::receipt_of(import_referral(house.house(), house.as("duty"), must_read(filled_form())), "import");
    EXPECT_EQ(first, second);
}

TEST_F(Referrals, AnAuditorImportsNothing) {
    EXPECT_EQ(TestHouse::refusal_of(import_referral(house.house(), house.as("auditor"), must_read(filled_form()))), "casework_only");
}

TEST_F(Referrals, CodesAndLabelsOfToolkitAndStandardAreUnderstoodAlike) {
    const std::pair<const char*, const char*> spellings[] = {
        {"vic_Methods_of_Control", "DebtBondage WithholdsDocuments"},
        {"vic_MethodsOfControl", "Debt bondage; Withholds documents"},
        {"vic_MethodsOfControl", "debt bondage, withholds documents"},
        {"VIC_METHODS_OF_CONTROL", "DEBTBONDAGE\nWITHHOLDS-DOCUMENTS"}};
    for (const auto& [field, value] : spellings) {
        const auto referral = must_read(form_of(fmt::format("<{0}>{1}</{0}>", field, value)));
        EXPECT_EQ(referral.encounter.indicators.size(), 2u) << field << " " << value;
        EXPECT_TRUE(referral.unplaced.empty()) << field << " " << value;
    }
    for (const auto* name : {"prs_First_Name", "prs_FirstName", "group/prs_First_Name"}) {
        const std::string field = name, leaf = field.substr(field.rfind('/') + 1);
        auto xml = fmt::format("<{0}>Example</{0}>", leaf);
        if (leaf != field) xml = "<group>" + xml + "</group>";
        EXPECT_EQ(must_read(form_of(xml)).encounter.identity.names.size(), 1u) << name;
    }
    for (const auto* country : {"PH", "ph", "Philippines", "Filipino"})
        EXPECT_EQ(must_read(form_of(fmt::format("<prs_Citizenship>{}</prs_Citizenship>", country))).encounter.facts.at("person.nationality"),
                  domain::FactValue(Code("ph")))
            << country;
}

TEST_F(Referrals, EachListedValueOfTheTableIsFoundByItsCodeAndByItsLabel) {
    const auto& table = ReferralTable::get();
    const auto* control = table.find("vic_Methods_of_Control");
    ASSERT_TRUE(control);
    ASSERT_EQ(control->values.size(), 16u);
    for (const auto* name : {"vic_Methods_of_Control", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry", "prs_Gender", "prs_Citizenship"}) {
        for (const auto& value : table.find(name)->values)
            for (const auto& spelled : {value.code, value.label}) {
                const auto found = table.find(name)->find(spelled);
                EXPECT_TRUE(found.others.empty()) << spelled;
                ASSERT_EQ(found.values.size(), 1u) << spelled;
                EXPECT_EQ(found.values.front()->code, value.code) << spelled;
            }
    }
}

TEST_F(Referrals, EveryIndicatorAndFactOfTheTableIsOneOfTheRules) {
    for (const auto* name : {"vic_MethodsOfControl", "vic_Vulnerabilities"})
        for (const auto& value : ReferralTable::get().find(name)->values)
            for (const auto& became : {value.indicator, value.circumstance})
                if (!became.empty()) EXPECT_TRUE(house.pack().fact(became)) << became.text();
    for (const auto* name : {"prs_Gender", "prs_Citizenship"}) EXPECT_TRUE(house.pack().fact(ReferralTable::get().find(name)->fact)) << name;
}

TEST_F(Referrals, AWiderWordKeepsTheOriginalBesideIt) {
    const auto referral = must_read(form_of("<prs_Gender>TransgenderFeminine</prs_Gender><prs_Citizenship>AF</prs_Citizenship>"));
    EXPECT_EQ(referral.encounter.facts.at("person.sex"), domain::FactValue(Code("other")));
    EXPECT_EQ(referral.encounter.facts.at("person.nationality"), domain::FactValue(Code("other")));
    EXPECT_NE(referral.encounter.identity.note.text().find("Transgender Feminine"), std::string::npos);
    EXPECT_NE(referral.encounter.identity.note.text().find("Afghanistan"), std::string::npos);
}

TEST_F(Referrals, UnknownIsNeverTurnedIntoAnAnswer) {
    const auto referral = must_read(form_of("<prs_Gender>NonSpecifiedUnknown</prs_Gender>"));
    EXPECT_EQ(referral.encounter.facts.at("person.sex"), domain::FactValue(domain::Answer::unknown));
    EXPECT_EQ(referral.encounter.suspicion, domain::Answer::not_asked);
}

TEST_F(Referrals, DaysThatCannotBeAreKeptAsTheyWereWritten) {
    const auto referral = must_read(form_of("<cas_IncomingReferralDate>2025-02-30</cas_IncomingReferralDate><prs_Birthdate>31.4.1999</prs_Birthdate>"));
    EXPECT_EQ(referral.unplaced.at("Incoming Referral Date"), text("2025-02-30"));
    EXPECT_EQ(referral.encounter.identity.date_of_birth, text("31.4.1999"));
    EXPECT_FALSE(referral.encounter.facts.contains("person.age"));
    EXPECT_EQ(referral.referred_on, house.today());
    const auto ahead = must_read(form_of("<cas_IncomingReferralDate>2031-01-01</cas_IncomingReferralDate>"));
    EXPECT_TRUE(ahead.unplaced.contains("Incoming Referral Date"));
    EXPECT_LE(ahead.encounter.seen_at, house.house().now());
}

TEST_F(Referrals, AFieldThatComesTwiceIsKeptTwice) {
    const auto referral = must_read(form_of("<prs_Birthdate>2000-06-12</prs_Birthdate><prs_Birthdate>1999-01-01</prs_Birthdate>"));
    EXPECT_EQ(referral.encounter.identity.date_of_birth, text("2000-06-12"));
    EXPECT_EQ(referral.unplaced.at("Birthdate"), text("1999-01-01"));
}

TEST_F(Referrals, WhatIsNoFilledFormIsRefusedWithItsReason) {
    EXPECT_EQ(refusal(""), "referral_broken");
    EXPECT_EQ(refusal("<data id=\"htcds_xlsform\"><prs_FirstName>A</data>"), "referral_broken");
    EXPECT_EQ(refusal("\xff\xfe not text"), "referral_broken");
    EXPECT_EQ(refusal("<data id=\"another_form\"><prs_FirstName>A</prs_FirstName></data>"), "referral_wrong_form");
    EXPECT_EQ(refusal("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/></html>"), "referral_wrong_form");
    EXPECT_EQ(refusal("<data id=\"htcds_xlsform\" version=\"1\"><prs_FirstName/></data>"), "referral_empty");
    EXPECT_EQ(refusal("<!DOCTYPE data [<!ENTITY a \"b\">]>" + form_of("<prs_FirstName>&a;</prs_FirstName>")), "referral_has_doctype");
    EXPECT_EQ(refusal("<!DOCTYPE data SYSTEM \"file:///etc/hostname\">" + form_of("<prs_FirstName>A</prs_FirstName>")), "referral_has_doctype");
    EXPECT_EQ(refusal(form_of("<prs_FirstName>" + std::string(referral_form_limit, 'A') + "</prs_FirstName>")), "referral_too_large");
    EXPECT_EQ(refusal(form_of("<prs_FirstName>" + std::string(10'001, 'A') + "</prs_FirstName>")), "referral_text");
    EXPECT_EQ(refusal(form_of("<prs_FirstName>A&#7;B</prs_FirstName>")), "referral_text");
    std::string deep, many;
    for (int i = 0; i < 20; ++i) deep += "<g>";
    deep += "A";
    for (int i = 0; i < 20; ++i) deep += "</g>";
    for (int i = 0; i < 501; ++i) many += fmt::format("<f{0}>A</f{0}>", i);
    EXPECT_EQ(refusal(form_of(deep)), "referral_too_deep");
    EXPECT_EQ(refusal(form_of(many)), "referral_too_many");
}

}  // namespace
}  // namespace hogo::actions::testing
