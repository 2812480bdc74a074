// A thief who carries everything away: the database, the host's keys, an older copy, and the cookie of a
// session that runs.
//
// Dictionaries are tried as a thief would try them, with the host's keys in hand; what they do find is
// printed beside what they do not. Each search is run once more with something that it must find, so that it
// is known to search.
#include <cstdio>
#include <random>

#include "actions/link_tokens.h"
#include "casework.h"
#include "erased.h"
#include "rules/calendar.h"
#include "vault/session.h"

namespace hogo::attack {
namespace {

using namespace actions;
using namespace actions::testing;

/// What people choose who must choose fifteen characters: words doubled, with years, with rows of keys.
std::vector<std::string> passwords() {
    constexpr std::string_view words[] = {
        "password", "qwertyuiop", "immigration", "nyukan", "sakura", "tanaka",   "yamada", "tokyo",
        "welcome",  "letmein",    "protection",  "hogo",   "shien",  "kansatsu", "admin",  "iloveyou"};
    constexpr std::string_view ends[] = {"123456789012345", "1234567890", "2024",       "2025",
                                         "20252025",        "!!!!!!!!",   "0000000000", "qwertyuiop"};
    std::vector<std::string> all;
    for (const auto word : words)
        for (const auto end : ends) {
            all.push_back(std::string(word) + std::string(end));
            all.push_back(std::string(word) + std::string(word) + std::string(end));
            all.push_back(std::string(word) + " " + std::string(end) + " " + std::string(word));
        }
    return all;
}

struct Thief : ::testing::Test {
    TestHouse house;

    std::vector<AccountRow> accounts() {
        std::vector<AccountRow> rows;
        for (const auto* login : {"officer", "lead", "director", "duty"})
            rows.push_back(house.office().find_account_of(house.id(login)).value().value());
        return rows;
    }
    std::size_t opened_by(const std::vector<std::string>& dictionary, const vault::SecretKey& pepper) {
        std::size_t opened = 0;
        for (const auto& account : accounts())
            for (const auto& word : dictionary)
                opened += vault::unwrap_person_keys(account.wrapped_keys, SecretText(std::string(word)),
                                                    pepper, vault::Unwrap::ordinary)
                              .has_value();
        return opened;
    }
    std::string telephone(int number) {
        return fmt::format("090-{:04}-{:04}", 1200 + number / 100, (number * 37) % 10000);
    }
    /// Files in which a telephone of the dictionary is found, with the tokens made under this key.
    std::size_t files_with_telephones(const House& under, int numbers) {
        std::size_t found = 0;
        for (int number = 0; number < numbers; ++number) {
            const Compared what{{}, {text(telephone(number))}, {}, {}};
            found += house.store()
                         .find_links(LinkSide::kept_away, link_tokens(under, LinkSide::kept_away, what))
                         .value()
                         .size();
        }
        return found;
    }
    vault::HostKeys keys_of_another_host() {
        const auto draw = [&] {
            auto bytes = house.random().draw<32>();
            return vault::SecretKey::take(bytes);
        };
        return {draw(), draw(), draw(), draw()};
    }
};

TEST_F(Thief, PasswordDictionariesOpenNoAccount) {
    auto dictionary = passwords();
    const auto& pepper = house.house().keys.pepper;
    EXPECT_EQ(opened_by(dictionary, pepper), 0u);
    std::printf("passwords: 0 of %zu accounts opened by %zu words, the host's keys in hand\n",
                accounts().size(), dictionary.size());
    // Whoever guesses the password itself, and has the pepper, has the account's keys: the search does
    // search.
    dictionary = {"sample password of nobody"};
    EXPECT_EQ(opened_by(dictionary, pepper), accounts().size());
    const auto other = keys_of_another_host();
    EXPECT_EQ(opened_by(dictionary, other.pepper), 0u)
        << "the database and a backup alone, with the right password";
}

TEST_F(Thief, TelephoneDictionariesOpenNothingAndFindNothingWithoutTheHostsKeys) {
    const auto file = begin_ploy(house);
    domain::PersonToKeepAwayRecorded broker;
    broker.role = "broker";
    broker.names = {text("Testname Of Nobody")};
    broker.phones = {text(telephone(77))};
    house.done("officer", file, KeepPersonAway{broker});
    constexpr int numbers = 500;
    const auto other = keys_of_another_host();
    House without{house.house().cases,
                  house.house().office,
                  house.house().clock,
                  house.random(),
                  house.house().pack,
                  house.house().zone,
                  other,
                  house.house().verified_grants,
                  house.house().derivation_cost,
                  house.house().planning};
    EXPECT_EQ(files_with_telephones(without, numbers), 0u);
    const auto found = files_with_telephones(house.house(), numbers);
    EXPECT_EQ(found, 1u)
        << "equality under the host's own key: which random file keeps away a telephone (docs/releases.md)";
    std::printf(
        "telephones: %d tried; files found with the database alone 0, with the host's keys too %zu; contents "
        "opened 0\n",
        numbers, found);
    // What was found is a random id. The entry itself is sealed to keys that no dictionary gives.
    const auto rows = house.store().read_case(file, {}, Compartments::all()).value();
    EXPECT_TRUE(rows.grants.empty());
    for (const auto& event : rows.events)
        EXPECT_EQ(std::search(event.sealed.begin(), event.sealed.end(), broker.phones[0].text().begin(),
                              broker.phones[0].text().end()),
                  event.sealed.end());
}

TEST_F(Thief, ACapturedCookieOpensWhatItsOrdinarySessionOpensAndNoGuardedPart) {
    const auto own = begin_ploy(house);
    const auto others = house.begin("officer_two");
    const auto signed_in = sign_in(house.house(), house.queue(), house.attempt("officer")).value();
    const auto token = vault::parse_session_token(signed_in.cookie.reveal()).value();
    const auto row = house.office().find_session(vault::session_row_id(token)).value().value();
    const auto keys = vault::open_session(row.wrapped, token, house.house().keys.pepper).value();
    EXPECT_EQ(keys.guarded(), nullptr);
    EXPECT_FALSE(vault::open_session(row.wrapped, token, keys_of_another_host().pepper))
        << "without the host's keys the row opens nothing";
    const auto parts_open = [&](const CaseId& file) {
        const auto rows = house.store().read_case(file, std::vector{keys.open().ordinary}, {}).value();
        Compartments parts;
        for (const auto& grant : rows.grants) parts.add(grant.compartment);
        return parts;
    };
    EXPECT_FALSE(parts_open(own).empty());
    for (auto part : {Compartment::whereabouts, Compartment::statement, Compartment::network})
        EXPECT_FALSE(parts_open(own).has(part));
    EXPECT_TRUE(parts_open(others).empty());
    ASSERT_TRUE(sign_out(house.house(), signed_in.cookie.reveal()));
    EXPECT_FALSE(house.office().find_session(vault::session_row_id(token)).value())
        << "with the row the session is gone everywhere";
}

TEST_F(Thief, DueDaysJoinedWithARegisterNameNobodyBetterThanTheirDayDoes) {
    // A register of 20,000 people whose stay ends within two years; 60 of them have files here, in which no
    // other day is nearer than that end.
    constexpr int people = 20'000, days = 730, files = 60;
    std::mt19937 draw(7);
    std::vector<LocalDate> ends;
    for (int person = 0; person < people; ++person)
        ends.push_back(house.today().plus_days(1 + static_cast<int>(draw() % (person < files ? 28 : days))));
    std::map<LocalDate, int> sharing;  // by the day that a line about this person would carry
    const auto shown = [&](LocalDate end) { return house.pack().opening_days().last_open_on_or_before(end); };
    for (const auto end : ends) ++sharing[shown(end)];
    double named = 0, best = 0;
    std::multiset<LocalDate> expected;
    for (int person = 0; person < files; ++person) {
        RecordEncounter encounter;
        encounter.door = "residence_examination";
        encounter.facts = {{"stay.standing", Code("lawful")}};
        const auto file = house.begin("officer", encounter);
        house.done("officer", file,
                   RecordStatus{"spouse_of_japanese", house.today().plus_days(-300),
                                ends[static_cast<std::size_t>(person)]});
        expected.insert(shown(ends[static_cast<std::size_t>(person)]));
    }
    int matched = 0;
    const auto lines = house.store().read_work("tokyo", LocalDate::of(2199, 12, 31)).value();
    for (const auto& row : lines) {
        const auto found = expected.find(row.due);
        if (found == expected.end())
            continue;  // another day is nearer than the end of the stay: nothing to join
        expected.erase(found);
        ++matched;
        named += 1.0 / sharing.at(row.due);
        best = std::max(best, 1.0 / sharing.at(row.due));
    }
    const double figure = matched == 0 ? 0 : named / matched;
    std::printf(
        "due days: %d of %d lines carry the day of the stay's end; a person of a register of %d is named "
        "with chance %.3f"
        " (at best %.3f), without the day %.5f\n",
        matched, files, people, figure, best, 1.0 / people);
    EXPECT_GT(matched, files / 2);
    EXPECT_LE(figure, 0.05) << "the figure of docs/security-evidence.md";
}

TEST_F(Thief, WhatWasErasedOpensForNobodyWithEveryKeyThatIsLeft) {
    const auto file = begin_ploy(house);
    const auto before = house.store().save();
    const auto openable = [&] {
        std::size_t grants = 0;
        for (const auto* login : {"officer", "lead", "director", "duty"}) {
            std::vector<vault::SealPublic> keys{house.as(login).keys.open().ordinary,
                                                house.as(login).keys.open().guarded};
            for (const auto& group : house.as(login).groups) keys.push_back(group.pair.open);
            const auto rows = house.store().read_case(file, keys, Compartments::all());
            if (rows) grants += rows->grants.size() + rows->events.size();
        }
        return grants;
    };
    ASSERT_GT(openable(), 0u);
    shred(house, file);
    EXPECT_EQ(openable(), 0u);
    house.store().restore(before);
    EXPECT_GT(openable(), 0u) << "a copy from before holds it, until it is past its day; a real store shreds "
                                 "it when it is put back";
}

}  // namespace
}  // namespace hogo::attack
