// The fold: later knowledge never erases earlier; what was not opened is closed and not empty.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "domain/case_file.h"
#include "domain/occasion.h"
#include "samples.h"

namespace hogo::domain::testing {
namespace {

/// Events one after the other, an action each, a minute apart.
class History {
  public:
    void add(Payload payload, Byte author = 1) {
        std::array<Byte, 16> id{}, who{};
        id[0] = static_cast<Byte>(events_.size() + 1);
        who[0] = author;
        events_.push_back({EventId(id), ActionId(id), StaffId(who), Instant{now_ += 60'000}, std::move(payload)});
    }
    CaseFile file(Compartments opened = Compartments::all()) const { return fold(events_, opened); }
    template <class Tag>
    static Id<Tag> id(Byte number) {
        std::array<Byte, 16> bytes{};
        bytes[15] = number;
        return Id<Tag>(bytes);
    }

  private:
    std::vector<Event> events_;
    std::int64_t now_ = 1'749'700'000'000;
};
const auto measure = History::id<MeasureTag>(1);
const auto interview = History::id<InterviewTag>(2);
const auto release = History::id<ReleaseTag>(3);
const auto day = LocalDate::of(2025, 6, 12);

TEST(CaseFile, WhatWasNotOpenedIsClosedAndNotEmpty) {
    const auto closed = fold({}, {Compartment::procedure});
    EXPECT_TRUE(closed.identity.closed());
    EXPECT_EQ(closed.whereabouts.opened(), nullptr);
    EXPECT_TRUE(closed.staff_kept_away.closed());
    const auto opened = fold({}, Compartments::all());
    ASSERT_NE(opened.whereabouts.opened(), nullptr);
    EXPECT_TRUE(opened.whereabouts.opened()->empty());
}

TEST(CaseFile, HoldsStandFromTheEncounterOnAndRestOnlyAtNotEstablished) {
    History history;
    EXPECT_TRUE(history.file().protection_stands()) << "an unresolved screening";
    history.add(ScreeningClosed{"no_indication"});
    EXPECT_FALSE(history.file().protection_stands());
    history.add(SuspicionStated{Answer::unknown});
    EXPECT_TRUE(history.file().protection_stands()) << "answering takes the screening up again";
    history.add(StageReached{Stage::possible_victim, "suspicion"});
    history.add(ScreeningClosed{"no_indication"});
    EXPECT_TRUE(history.file().protection_stands()) << "an open file";
    history.add(StageReached{Stage::not_established, "second_person"});
    EXPECT_FALSE(history.file().protection_stands());
    history.add(StageReached{Stage::possible_victim, "new_information"});
    EXPECT_TRUE(history.file().protection_stands());
    EXPECT_EQ(history.file().stages.size(), 3u);
}

TEST(CaseFile, AnInquiryIsNobodysProtectionFile) {
    History history;
    history.add(InquiryReceived{"employer", "telephone", "none", "ja"});
    EXPECT_FALSE(history.file().protection_stands());
    EXPECT_FALSE(history.file().inquiry->awaits_decision());
    history.add(InquiryAnswered{"referred"});
    EXPECT_TRUE(history.file().inquiry->awaits_decision());
    history.add(InquiryAnswered{"neutral"});
    EXPECT_FALSE(history.file().inquiry->awaits_decision());
    EXPECT_EQ(history.file().inquiry->answers.size(), 2u);
}

TEST(CaseFile, ALiftedHoldEndsByItselfAndByBeingRestored) {
    History history;
    history.add(HoldLifted{"custody", day.plus_days(7), {"shelter"}});
    EXPECT_NE(history.file().lift("custody", day.plus_days(7)), nullptr);
    EXPECT_EQ(history.file().lift("custody", day.plus_days(8)), nullptr);
    EXPECT_EQ(history.file().lift("removal", day), nullptr);
    history.add(HoldRestored{"custody", day.plus_days(2)});
    EXPECT_NE(history.file().lift("custody", day.plus_days(1)), nullptr);
    EXPECT_EQ(history.file().lift("custody", day.plus_days(2)), nullptr);
}

TEST(CaseFile, TheSameDayInAndOutIsZeroDaysInCustody) {
    History history;
    history.add(CustodyRecorded{day, day, "detention_order"});
    EXPECT_EQ(history.file().custody.front().days(day.plus_days(100)), 0);
    history.add(CustodyRecorded{day, std::nullopt, "detention_order"});
    ASSERT_EQ(history.file().custody.size(), 1u) << "a later record of the same beginning completes the earlier one";
    EXPECT_EQ(history.file().custody.front().days(day.plus_days(3)), 3);
    EXPECT_EQ(history.file().custody.front().days(day.plus_days(-3)), 0);
}

TEST(CaseFile, ANewDraftTakesAMeasureBackFromTheDecider) {
    History history;
    history.add(MeasureProposed{measure, "renewal", std::nullopt, false, {}});
    history.add(MeasureDrafted{measure, {}});
    history.add(MeasureSent{measure});
    EXPECT_EQ(history.file().measure(measure)->state, MeasureState::awaiting_decision);
    history.add(MeasureDrafted{measure, {}});
    EXPECT_EQ(history.file().measure(measure)->state, MeasureState::drafted);
    EXPECT_FALSE(history.file().measure(measure)->sent);
    history.add(MeasureDecided{measure, Decision::granted, day});
    history.add(MeasureDrafted{measure, {}});
    EXPECT_EQ(history.file().measure(measure)->state, MeasureState::granted) << "a decision is not undone by a draft";
}

TEST(CaseFile, AWithdrawalEndsTheInterview) {
    History history;
    InterviewArranged arranged;
    arranged.interview = interview;
    history.add(arranged);
    history.add(InterviewMoment{interview, "begun"});
    history.add(ConsentStated{interview, true, {"not_recorded"}});
    EXPECT_TRUE(history.file().interview(interview)->consent);
    history.add(ConsentStated{interview, false, {}});
    const auto after = history.file();
    EXPECT_EQ(after.interview(interview)->state, InterviewState::ended);
    EXPECT_TRUE(after.interview(interview)->withdrawn);
    EXPECT_FALSE(after.interview(interview)->consent);
}

TEST(CaseFile, AReleaseIsOpenWithTwoPersonsUntilItsEnd) {
    History history;
    ReleaseRequested requested;
    requested.release = release;
    requested.until = Instant{1'749'800'000'000};
    history.add(requested);
    const Instant before{1'749'799'999'999};
    history.add(ReleaseAnswered{release, "approved"}, 1);
    history.add(ReleaseAnswered{release, "approved"}, 1);
    EXPECT_FALSE(history.file().release(release)->open(before)) << "one person twice";
    history.add(ReleaseAnswered{release, "approved"}, 2);
    EXPECT_TRUE(history.file().release(release)->open(before));
    EXPECT_FALSE(history.file().release(release)->open(requested.until));
    history.add(ReleaseAnswered{release, "closed"}, 3);
    EXPECT_FALSE(history.file().release(release)->open(before));
}

TEST(CaseFile, WhoIsKeptAwayCanComeBackAndTheHistoryStays) {
    History history;
    const auto staff = History::id<StaffTag>(9);
    history.add(StaffKeptAway{staff, false});
    history.add(StaffKeptAway{staff, false});
    EXPECT_EQ(*history.file().staff_kept_away.opened(), std::vector{staff});
    history.add(StaffKeptAway{staff, true});
    EXPECT_TRUE(history.file().staff_kept_away.opened()->empty());
    EXPECT_EQ(history.file().timeline.size(), 3u);
}

TEST(CaseFile, AnEventAboutSomethingUnknownChangesNothing) {
    History history;
    history.add(MeasureSent{measure});
    history.add(InterviewMoment{interview, "begun"});
    history.add(ReleaseAnswered{release, "approved"});
    history.add(InquiryAnswered{"neutral"});
    const auto file = history.file();
    EXPECT_TRUE(file.measures.empty() && file.interviews.empty() && file.releases.empty() && !file.inquiry);
}

RC_GTEST_PROP(CaseFile, AnySequenceOfEventsFoldsAndLosesNone, ()) {
    const auto all = samples();
    const auto order = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, all.size()));
    std::vector<Event> events;
    for (auto index : order) events.push_back(all[index]);
    const auto file = fold(events, Compartments::all());
    RC_ASSERT(file.timeline.size() == events.size());
    const auto wishes = std::ranges::count_if(events, [](const Event& e) { return std::holds_alternative<WishRecorded>(e.payload); });
    RC_ASSERT(file.wishes.size() == static_cast<std::size_t>(wishes));
}

}  // namespace
}  // namespace hogo::domain::testing
