#include "rules/fact_table.h"

#include "packs.h"

namespace hogo::rules {
namespace {

std::string code_of(const Result<void>& result) { return result ? "fine" : std::string(result.error().code.view()); }

TEST(AFactTable, StartsWithNothingAsked) {
    const FactTable table(japanese_pack());
    for (const FactValue value : table.values()) EXPECT_EQ(value.standing, Standing::not_asked);
}

TEST(AFactTable, KeepsEachKindOfFactAndSaysItAgain) {
    FactTable table(japanese_pack());
    const auto said = [&](const char* fact) { return table.text_of(*japanese_pack().fact_index(*Code::parse(fact))); };
    ASSERT_TRUE(table.set("suspicion", Answer::yes));
    ASSERT_TRUE(table.set("d5.violence", Answer::unknown));
    ASSERT_TRUE(table.set_code("door", "residence_examination"));
    ASSERT_TRUE(table.set_date("stay.expires_on", LocalDate::of(2025, 4, 20)));
    ASSERT_TRUE(table.set_integer("person.age", 24));
    EXPECT_EQ(said("suspicion"), "yes");
    EXPECT_EQ(said("d5.violence"), "unknown");
    EXPECT_EQ(said("door"), "residence_examination");
    EXPECT_EQ(said("stay.expires_on"), "2025-04-20");
    EXPECT_EQ(said("person.age"), "24");
    EXPECT_EQ(said("d1.wages"), "not_asked");
}

TEST(AFactTable, TakesBackExactlyTheTextThatItGave) {
    const Pack& pack = japanese_pack();
    FactTable table(pack), again(pack);
    for (std::size_t i = 0; i < pack.facts().size(); ++i) {
        const Fact& fact = pack.facts()[i];
        if (fact.derived) continue;
        for (const char* text : {"yes", "no", "unknown", "not_asked", "closed", "2024-02-29", "-3", "residence_examination"}) {
            if (!table.set_text(fact.id, text)) continue;
            const std::string kept = table.text_of(static_cast<FactIndex>(i));
            ASSERT_TRUE(again.set_text(fact.id, kept)) << fact.id.text() << " " << kept;
            EXPECT_EQ(again.value(static_cast<FactIndex>(i)), table.value(static_cast<FactIndex>(i)));
        }
    }
}

TEST(AFactTable, RefusesWhatThePackDoesNotKnow) {
    FactTable table(japanese_pack());
    EXPECT_EQ(code_of(table.set("no_such_fact", Answer::yes)), "unknown_fact");
    EXPECT_EQ(code_of(table.set("door", Answer::yes)), "wrong_type");
    EXPECT_EQ(code_of(table.set_code("door", "the_window")), "unlisted_value");
    EXPECT_EQ(code_of(table.set_text("stay.expires_on", "2025-02-30")), "unlisted_value");
    EXPECT_EQ(code_of(table.set_text("person.age", "24 years")), "unlisted_value");
    EXPECT_EQ(code_of(table.set_text("person.age", "99999999999")), "unlisted_value");
    EXPECT_EQ(code_of(table.set_text("suspicion", "maybe")), "unlisted_value");
    EXPECT_EQ(code_of(table.set("file.opens", Answer::no)), "derived_fact");
    EXPECT_EQ(code_of(table.set_standing("track", Standing::unknown)), "derived_fact");
}

TEST(AFactTable, TakesTheOtherSpellingsOfThePack) {
    FactTable table(japanese_pack());
    ASSERT_TRUE(table.set_text("cooperation", "no"));
    EXPECT_EQ(table.text_of(japanese_pack().known().cooperation), "refused");
    ASSERT_TRUE(table.set_text("circumstances.cooperation", "given"));
    EXPECT_EQ(table.text_of(japanese_pack().known().cooperation), "given");
}

TEST(AFactTable, ClosesACompartmentWhole) {
    FactTable table(japanese_pack());
    ASSERT_TRUE(table.set("keep_away.anyone", Answer::yes));
    ASSERT_TRUE(table.set("suspicion", Answer::yes));
    table.close("network");
    EXPECT_EQ(table.value(*japanese_pack().fact_index("keep_away.anyone")).standing, Standing::closed);
    EXPECT_EQ(table.value(japanese_pack().known().suspicion).standing, Standing::known);
}

}  // namespace
}  // namespace hogo::rules
