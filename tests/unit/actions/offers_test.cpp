// What interpreters see and answer, what calendars hold, what feeds say (P14).
#include <gmock/gmock.h>

#include "planning_house.h"

namespace hogo::actions::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Offered : TestHouse {
    Offered() {
        fill_calendars(*this);
        file = begin_ploy(*this);
        request = ask(*this, file);
        plan(*this);
        EXPECT_EQ(outcome_of(offer_line(house(), as("coordinator"), "tokyo", request)), "done");
    }
    std::vector<Offer> offers() { return *read_offers(house(), as("interpreter")); }
    std::string answer(const Code& answer) {
        return outcome_of(answer_offer(house(), as("interpreter"), offers().front().id, answer));
    }
    CaseId file;
    InterviewRequestId request;
};

TEST(Offers, LanguageLengthAndHourAreShownAndThePlaceOnTheDayAlone) {
    Offered house;
    ASSERT_EQ(house.offers().size(), 1u);
    auto offer = house.offers().front();
    EXPECT_EQ(offer.record.language, Code("th"));
    EXPECT_EQ(offer.record.length, 60);
    EXPECT_FALSE(offer.room);
    house.move_to(offer.record.day, 7 * 60);
    offer = house.offers().front();
    EXPECT_EQ(offer.room, Code("room_3"));
}

TEST(Offers, NeitherNumberNorFileNorNameIsInAnOffer) {
    Offered house;
    const auto rows = *house.house().planning.read_offers(house.id("interpreter"));
    const auto offer = house.offers().front();
    const auto bytes = codec::encode(offer.record);
    const std::string plain(bytes.begin(), bytes.end());
    EXPECT_THAT(plain, Not(HasSubstr(std::string(text_of(house.file.bytes())))));
    EXPECT_THAT(plain, Not(HasSubstr(std::string(text_of(house.request.bytes())))));
    const auto opened =
        gather(house.house(), house.as("lead"), house.file, {Compartment::procedure}, {"test"});
    EXPECT_THAT(plain, Not(HasSubstr(opened->number)));
    EXPECT_TRUE(read_offers(house.house(), house.as("officer_two"))->empty()) << "and it is nobody else's";
}

TEST(Offers, AnAcceptedOfferIsSeenOnTheBoardAndDecidesNothing) {
    Offered house;
    EXPECT_EQ(house.answer("accepted"), "done");
    EXPECT_TRUE(line(house, house.request).answered);
    EXPECT_TRUE(house.TestHouse::file(house.file).interviews.empty());
    EXPECT_EQ(accept(house, house.request), "done");
    EXPECT_EQ(house.offers().front().record.kind, Code("booking"));
}

TEST(Offers, DecliningAndDeclaringAConflictLookAlikeOnTheBoard) {
    const auto seen = [](const Code& answer) {
        Offered house;
        EXPECT_EQ(house.answer(answer), "done");
        EXPECT_THAT(house.offers(), IsEmpty());
        const auto found = line(house, house.request);
        return std::tuple(found.in_conflict, found.missing, found.answered, found.line);
    };
    EXPECT_EQ(seen("declined"), seen("conflict"));
}

TEST(Offers, ADeclaredConflictBecomesABlindFlagOnTheFileWithTheNextPlan) {
    Offered house;
    EXPECT_EQ(house.answer("conflict"), "done");
    EXPECT_EQ(plan(house, PlanMode::affected).without_place, 1u);
    EXPECT_THAT(*house.TestHouse::file(house.file).staff_kept_away.opened(),
                Contains(house.id("interpreter")));
    EXPECT_TRUE(house.TestHouse::file(house.file).network.opened()->empty()) << "nobody was named";
}

TEST(Offers, ADeclineConcernsThisInterviewAlone) {
    Offered house;
    EXPECT_EQ(house.answer("declined"), "done");
    plan(house, PlanMode::affected);
    EXPECT_TRUE(house.TestHouse::file(house.file).staff_kept_away.opened()->empty());
}

TEST(Offers, WhoeverDeclinesAfterTheDecisionPutsTheInterviewInConflictAndNothingMovesByItself) {
    Offered house;
    ASSERT_EQ(accept(house, house.request), "done");
    EXPECT_EQ(house.answer("declined"), "done");
    EXPECT_TRUE(line(house, house.request).in_conflict);
    EXPECT_EQ(house.TestHouse::file(house.file).interviews.front().state, domain::InterviewState::arranged);
}

TEST(Calendars, AnAbsenceHasADayAndAHalfAndNoReason) {
    TestHouse house;
    fill_calendars(house);
    const auto own = resource_of(house.id("interpreter"));
    EXPECT_EQ(outcome_of(note_absence(house.house(), house.as("interpreter"), own, {house.today(), 1})),
              "done");
    const auto calendars = *read_calendars(house.house());
    const auto& calendar = calendar_of(calendars, own);
    EXPECT_FALSE(calendar.there_at(house.today(), 9 * 60));
    EXPECT_TRUE(calendar.there_at(house.today(), 13 * 60));
    EXPECT_FALSE(calendar.there_at(house.today().plus_days(2), 13 * 60)) << "a Saturday";
    EXPECT_EQ(outcome_of(take_back_absence(house.house(), house.as("interpreter"), own, {house.today(), 1})),
              "done");
    EXPECT_TRUE(calendar_of(*read_calendars(house.house()), own).there_at(house.today(), 9 * 60));
}

TEST(Calendars, AreKeptByWhoeverPlansAndAbsencesAlsoByThePersonAlone) {
    TestHouse house;
    fill_calendars(house);
    const auto other = resource_of(house.id("officer"));
    EXPECT_EQ(outcome_of(note_absence(house.house(), house.as("interpreter"), other, {house.today(), 0})),
              "not_your_calendar");
    EXPECT_EQ(outcome_of(keep_calendar(house.house(), house.as("interpreter"),
                                       resource_of(house.id("interpreter")), {})),
              "not_your_calendar");
    EXPECT_EQ(outcome_of(keep_calendar(house.house(), house.as("coordinator"), "room.nowhere", {})),
              "not_listed");
    auto wrong = usual_week();
    wrong.shifts.push_back({0, {600, 300}});
    EXPECT_EQ(outcome_of(keep_calendar(house.house(), house.as("coordinator"), other, wrong)), "not_listed");
    EXPECT_EQ(outcome_of(note_absence(house.house(), house.as("coordinator"), other,
                                      {house.today().plus_days(-1), 0})),
              "day_has_passed");
}

TEST(Calendars, EachChangeIsOnTheLedger) {
    TestHouse house;
    const auto before = house.store().leaves().size();
    keep(house, resource_of(house.id("officer")), usual_week());
    EXPECT_EQ(house.store().leaves().size(), before + 1);
}

TEST(Calendars, AnInterpreterOfOneDirectionOnlyDoesNotCarryAnInterview) {
    auto calendar = usual_week();
    calendar.spoken = {{"th", {}, "into_japanese", true}};
    EXPECT_FALSE(calendar.speaks("th"));
    calendar.spoken.front().direction = "both";
    EXPECT_TRUE(calendar.speaks("th"));
    EXPECT_EQ(codec::decode<Calendar>(codec::encode(calendar)), calendar);
}

struct Fed : Offered {
    Fed() {
        EXPECT_EQ(accept(*this, request), "done");
        place = *line(*this, request).line.place;
    }
    std::string open(const std::string& login, const Code& resource) {
        const auto opened = open_feed(house(), as(login), resource);
        EXPECT_TRUE(opened && std::holds_alternative<std::string>(*opened));
        return std::get<std::string>(*opened);
    }
    std::string feed(const std::string& key) {
        const auto text = read_feed(house(), key, "Busy");
        return text ? *text : std::string(text.error().code.view());
    }
    PlannedPlace place;
};

TEST(Feeds, SayWhenSomebodyIsTakenAndNothingElse) {
    Fed house;
    for (const auto* login : {"officer", "interpreter"}) {
        const auto text = house.feed(house.open(login, resource_of(house.id(login))));
        EXPECT_THAT(text, HasSubstr("BEGIN:VEVENT")) << login;
        EXPECT_THAT(text, HasSubstr("SUMMARY:Busy"));
        for (const auto* secret :
             {"LOCATION", "DESCRIPTION", "ATTENDEE", "ORGANIZER", "room_3", "th\r", "Room"})
            EXPECT_THAT(text, Not(HasSubstr(secret)));
        EXPECT_THAT(text, Not(HasSubstr(house.file.text())));
    }
    const auto room = house.feed(house.open("coordinator", resource_of_room("room_3")));
    EXPECT_THAT(room, HasSubstr("BEGIN:VEVENT"));
    EXPECT_THAT(room, Not(HasSubstr("Room 3")));
}

TEST(Feeds, WhatIsDecidedLaterIsSealedToThemAndWhatIsCancelledGoes) {
    Offered house;
    const auto opened = open_feed(house.house(), house.as("officer"), resource_of(house.id("officer")));
    const auto key = std::get<std::string>(*opened);
    EXPECT_THAT(*read_feed(house.house(), key, "Busy"), Not(HasSubstr("VEVENT")));
    ASSERT_EQ(accept(house, house.request), "done");
    EXPECT_THAT(*read_feed(house.house(), key, "Busy"), HasSubstr("VEVENT"));
    house.done(
        "officer", house.file,
        MarkInterview{house.TestHouse::file(house.file).interviews.front().arranged.interview, "cancelled"});
    EXPECT_THAT(*read_feed(house.house(), key, "Busy"), Not(HasSubstr("VEVENT")));
}

TEST(Feeds, RevokedTheyAnswerAsOnesThatNeverWere) {
    Fed house;
    const auto key = house.open("officer", resource_of(house.id("officer")));
    const auto own = *read_own_feeds(house.house(), house.as("officer"));
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(outcome_of(revoke_feed(house.house(), house.as("officer_two"), own.front().id)), "no_such_feed")
        << "somebody else's";
    EXPECT_EQ(outcome_of(revoke_feed(house.house(), house.as("officer"), own.front().id)), "done");
    EXPECT_EQ(house.feed(key), "no_such_feed");
    EXPECT_EQ(house.feed(std::string(43, 'A')), "no_such_feed");
    EXPECT_EQ(house.feed("no key"), "no_such_feed");
    EXPECT_TRUE(house.house().planning.read_bookings(own.front().id)->empty());
}

TEST(Feeds, NobodyOpensAnothersCalendar) {
    Fed house;
    EXPECT_EQ(outcome_of(open_feed(house.house(), house.as("officer_two"), resource_of(house.id("officer")))),
              "not_your_calendar");
    EXPECT_EQ(outcome_of(open_feed(house.house(), house.as("officer"), resource_of_room("room_3"))),
              "not_your_calendar");
}

TEST(Feeds, NothingIsSealedToAKeyThatNobodyOfTheOfficeSigned) {
    Offered house;
    const auto key = vault::FeedKey::draw(house.random());
    const auto stranger = vault::SignPair::draw(house.random());
    PlanningChange change;
    change.feeds.push_back(
        vault::sign_feed(key, resource_of(house.id("officer")), vault::raw(house.id("officer")), stranger));
    ASSERT_TRUE(house.house().planning.change(change));
    EXPECT_EQ(accept(house, house.request), "done");
    EXPECT_TRUE(house.house().planning.read_bookings(key.id())->empty());
}

}  // namespace
}  // namespace hogo::actions::testing
