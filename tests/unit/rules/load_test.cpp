#include "rules/load.h"

#include <gmock/gmock.h>

#include "packs.h"

namespace hogo::rules {
namespace {

/// The complaints about a pack that is broken in one place.
std::string complaint(const std::string& file, const std::string& from, const std::string& to) {
    const auto pack = load_pack(broken_texts(file, from, to));
    return pack ? "it loads" : pack.error().front().text();
}

/// The line of the thing that a text begins inside: its list entry's first line.
int line_of(const std::string& file, const std::string& text) {
    for (const auto& source : japanese_texts()) {
        if (source.filename != file) continue;
        const auto entry = source.text.rfind("- id:", source.text.find(text));
        return 1 + static_cast<int>(std::count(source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(entry), '\n'));
    }
    return 0;
}

TEST(ThePack, LoadsWholeWithEverythingThatAScreenShows) {
    const Pack& pack = japanese_pack();
    EXPECT_EQ(pack.id(), "jp");
    EXPECT_EQ(pack.zone(), "Asia/Tokyo");
    EXPECT_EQ(pack.doors().size(), 8U);
    EXPECT_EQ(pack.indicators().size(), 67U);
    EXPECT_EQ(pack.label(Thing::hold, "custody", Language::ja), "収容の留保");
    EXPECT_EQ(pack.label(Thing::measure, "renewal", Language::en), "Renewal of the period of stay");
    EXPECT_EQ(pack.option_label("door", "landing_examination", Language::ja), "上陸審査");
    EXPECT_EQ(pack.label(Thing::hold, "no_such_hold", Language::ja), "no_such_hold");
}

TEST(ThePack, CountsItsIndicatorsAsTheTableDoes) {
    const std::array<std::size_t, 6> counts = {10, 10, 16, 9, 15, 7};
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(japanese_pack().indicators_of(static_cast<Dimension>(i)).size(), counts[static_cast<std::size_t>(i)]) << i + 1;
}

TEST(ThePack, ClaimsNoLawyerWhereNoneLooked) { EXPECT_FALSE(japanese_pack().verified()); }

TEST(ThePack, NamesASourceForEveryRule) {
    for (const Rule& rule : japanese_pack().rules()) {
        EXPECT_FALSE(rule.authority.provision.empty()) << rule.id.text();
        EXPECT_FALSE(rule.authority.source.empty()) << rule.id.text();
        EXPECT_FALSE(rule.reason.ja.empty() || rule.reason.en.empty()) << rule.id.text();
        EXPECT_GT(rule.line, 0) << rule.id.text();
    }
}

TEST(ThePack, GivesEveryHoldAndEveryMeasureARule) {
    const Pack& pack = japanese_pack();
    for (std::uint16_t i = 0; i < pack.holds().size(); ++i) EXPECT_FALSE(pack.rules_about(Kind::hold, i).empty());
    for (std::uint16_t i = 0; i < pack.measures().size(); ++i) EXPECT_FALSE(pack.rules_about(Kind::measure, i).empty());
}

TEST(ThePack, HoldsCoercionAndNeverTheProcedure) {
    const Pack& pack = japanese_pack();
    for (const char* step : {"take_into_custody", "issue_removal_order", "carry_out_removal", "issue_exclusion_order",
                             "issue_departure_order", "revoke_status", "waive_hearing", "waive_objection"})
        EXPECT_NE(pack.hold_on(*Code::parse(step)), nullptr) << step;
    for (const char* step : {"investigation", "finding", "hearing", "objection", "decision", "formal_order_with_release"}) {
        ASSERT_NE(pack.step(*Code::parse(step)), nullptr) << step;
        EXPECT_EQ(pack.hold_on(*Code::parse(step)), nullptr) << step;
    }
}

TEST(AComplaint, NamesFileLineAndReason) {
    const auto pack = load_pack(broken_texts("facts.yaml", "type: integer", "type: number"));
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().front().file, "facts.yaml");
    EXPECT_EQ(pack.error().front().line, line_of("facts.yaml", "type: integer"));
    EXPECT_EQ(pack.error().front().reason, "type must be answer, code, date or integer");
    EXPECT_TRUE(pack.error().front().text().starts_with("facts.yaml:"));
}

TEST(ABrokenPack, DoesNotLoad) {
    const auto says = [](const std::string& text) { return testing::HasSubstr(text); };
    EXPECT_THAT(complaint("holds.yaml", "reads: [file.opens, stage]", "reads: [stage]"), says("uses file.opens, which is not among its reads"));
    EXPECT_THAT(complaint("holds.yaml", "reads: [file.opens, stage]", "reads: [file.opens, stage, door]"), says("declares door and never uses it"));
    EXPECT_THAT(complaint("holds.yaml", "reads: [file.opens, stage]", "reads: [file.opens, no_such]"), says("unknown fact \"no_such\""));
    EXPECT_THAT(complaint("holds.yaml", "effect: held", "effect: open"), says("effect must be held or lifted"));
    EXPECT_THAT(complaint("holds.yaml", "overrides: [custody_held]", "overrides: [removal_held]"), says("is about something else"));
    EXPECT_THAT(complaint("holds.yaml", "overrides: [custody_held]", "overrides: [nothing_such]"), says("unknown rule"));
    EXPECT_THAT(complaint("holds.yaml", "source: isa_policy", "source: hearsay"), says("unknown source \"hearsay\""));
    EXPECT_THAT(complaint("holds.yaml", "verified: no", "verified: maybe"), says("must be yes or no"));
    EXPECT_THAT(complaint("holds.yaml", "provision: Approach", "provison: Approach"), says("unknown key \"provison\""));
    EXPECT_THAT(complaint("holds.yaml", "- id: removal\n", "- id: custody\n"), says("already defined in line"));
    EXPECT_THAT(complaint("measures.yaml", "valid_from: 2024-06-10", "valid_from: 2024-06-31"), says("must be a day that exists"));
    EXPECT_THAT(complaint("measures.yaml", "decider: case_officer", "decider: nobody"), says("unknown decider"));
    EXPECT_THAT(complaint("measures.yaml", "person.sex: female", "person.sex: feminine"), says("is no value of person.sex"));
    EXPECT_THAT(complaint("measures.yaml", "when: {encounter.companion: yes}", "when: {encounter.companion: perhaps}"), says("compared with yes or no"));
    EXPECT_THAT(complaint("deadlines.yaml", "from: stay.expires_on", "from: suspicion"), says("must be a date fact"));
    EXPECT_THAT(complaint("deadlines.yaml", "{at_least: 31}", "{at_leest: 31}"), says("is no comparison for stay.period_days"));
    EXPECT_THAT(complaint("alerts.yaml", "level: warn", "level: loud"), says("unknown level"));
    EXPECT_THAT(complaint("screening.yaml", "adult: strong", "adult: very"), says("a weight must be"));
    EXPECT_THAT(complaint("contacts.yaml", "as_of: 2025-01-01, ", ""), says("\"as_of\" is missing"));
    EXPECT_THAT(complaint("holidays.yaml", "2025-05-05", "2025-05-04"), says("already defined"));
    EXPECT_THAT(complaint("pack.yaml", "zone: Asia/Tokyo", "zone: Asia/Tokio"), says("no such time zone"));
    EXPECT_THAT(complaint("pack.yaml", "role: factor", "role: condition"), says("role must be none or factor"));
    EXPECT_THAT(complaint("doors.yaml", "label: {ja:", "label: {jp:"), says("unknown key \"jp\""));
    EXPECT_THAT(complaint("tracks.yaml", "tracks:\n", "tracks: [\n"), says("tracks.yaml:"));
    EXPECT_THAT(complaint("definitions.yaml", "reads: [stay.standing]\n        when: {stay.standing: lawful}",
                          "reads: [track]\n        when: {track: landing}"), says("concluded only later"));
    EXPECT_THAT(complaint("definitions.yaml", "reads: [stay.standing]\n        when: {stay.standing: lawful}",
                          "reads: [stay.lawful]\n        when: {stay.lawful: yes}"), says("in a circle"));
}

TEST(ABrokenPack, IsToldOfEveryFileThatIsMissingOrForeign) {
    auto texts = japanese_texts();
    texts.erase(texts.begin() + 3);
    texts.push_back({"notes.yaml", "a: b"});
    const auto pack = load_pack(texts);
    ASSERT_FALSE(pack);
    EXPECT_THAT(pack.error(), testing::UnorderedElementsAre(Complaint{"notes.yaml", 0, "no file of a pack"},
                                                            Complaint{"facts.yaml", 0, "the file is missing"}));
}

TEST(ABrokenPack, IsNeverReadAsSomethingElse) {
    for (const char* text : {"", "just words", "- a\n- b", "a: [", "a: b\na: c: d", "\xff\xfe", "\t"}) {
        auto texts = japanese_texts();
        texts[7].text = text;
        EXPECT_FALSE(load_pack(texts)) << text;
    }
}

TEST(ARuleThatOverridesItselfInACircle, IsRefused) {
    const auto pack = load_pack(broken_texts("holds.yaml",
                                             "        reason:\n          ja: \"被害者(又は",
                                             "        overrides: [custody_lifted_by_director]\n        reason:\n          ja: \"被害者(又は"));
    ASSERT_FALSE(pack);
    EXPECT_THAT(pack.error().front().reason, testing::HasSubstr("in a circle"));
}

}  // namespace
}  // namespace hogo::rules
