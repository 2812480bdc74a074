// What a store promises about planning: whole changes, half hours that are taken once, feeds that go with
// their bookings.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class PlanningOf : public Contract {
  protected:
    PlanningStore& planning() { return store->planning(); }
    std::string changed(const PlanningChange& change) { return code_of(planning().change(change)); }
    PlanningRow line(const vault::RawId& reader, const Code& unit = "tokyo") {
        return {sample.id<LineId>(), unit, reader, sample.bytes(120)};
    }
    vault::FeedRecord feed(const Code& resource = "room.one") {
        return {sample.array<32>(), resource, {sample.array<32>()}, sample.array<16>(), sample.array<64>()};
    }
};
HOGO_CONTRACT(PlanningOf);

TEST_P(PlanningOf, a_calendar_is_replaced_whole_and_is_there_after_reopening) {
    EXPECT_EQ(changed({.calendars = {{"room.one", sample.bytes(20)}, {"staff.two", sample.bytes(30)}}}),
              "ok");
    const CalendarRow newer{"room.one", sample.bytes(25)};
    EXPECT_EQ(changed({.calendars = {newer}}), "ok");
    store->reopen();
    const auto rows = *planning().read_calendars();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.front(), newer);
}

TEST_P(PlanningOf, lines_are_read_by_their_readers_and_by_unit) {
    const auto mine = sample.array<16>(), other = sample.array<16>();
    const auto first = line(mine), second = line(mine, "narita");
    EXPECT_EQ(changed({.lines = {first, second, line(other)}}), "ok");
    EXPECT_EQ(planning().read_lines("tokyo", mine)->size(), 1u);
    EXPECT_EQ(planning().read_lines({}, mine)->size(), 2u);
    auto newer = first;
    newer.sealed = sample.bytes(130);
    EXPECT_EQ(changed({.lines = {newer}}), "ok");
    EXPECT_EQ(planning().read_lines("tokyo", mine)->front(), newer);
    EXPECT_EQ(changed({.lines_gone = {first.id}}), "ok");
    EXPECT_TRUE(planning().read_lines("tokyo", mine)->empty());
}

TEST_P(PlanningOf, a_half_hour_is_taken_once_and_the_whole_change_falls_with_it) {
    const auto token = sample.array<32>();
    const auto one = sample.id<LineId>(), two = sample.id<LineId>();
    EXPECT_EQ(changed({.held = {{token, one}}}), "ok");
    EXPECT_EQ(changed({.held = {{token, one}}}), "ok") << "the same line may say it again";
    const auto reader = sample.array<16>();
    EXPECT_EQ(changed({.lines = {line(reader)}, .held = {{token, two}}}), "slot_taken");
    EXPECT_TRUE(planning().read_lines("tokyo", reader)->empty()) << "nothing of the change stands";
    EXPECT_EQ(changed({.held_if_free = {{token, two}, {sample.array<32>(), two}}}), "ok");
    const vault::Hash asked[] = {token, sample.array<32>()};
    const auto held = *planning().read_held(asked);
    ASSERT_EQ(held.size(), 1u);
    EXPECT_EQ(held.front().line, one);
    EXPECT_EQ(changed({.slots_freed = {one}, .held = {{token, two}}}), "ok");
}

TEST_P(PlanningOf, an_action_on_a_file_and_its_line_are_one_commit) {
    const auto token = sample.array<32>();
    EXPECT_EQ(changed({.held = {{token, sample.id<LineId>()}}}), "ok");
    auto change = sample.opening("1111-1111-1");
    change.planning.held.push_back({token, sample.id<LineId>()});
    EXPECT_EQ(outcome(change), "slot_taken");
    EXPECT_FALSE(cases().find_number("1111-1111-1")->has_value());
    const auto reader = sample.array<16>();
    auto sound = sample.opening("2222-2222-2");
    sound.planning.lines.push_back(line(reader));
    committed(sound);
    EXPECT_EQ(planning().read_lines("tokyo", reader)->size(), 1u);
}

TEST_P(PlanningOf, an_offer_is_its_persons_until_it_goes) {
    const auto staff = sample.id<StaffId>();
    const OfferRow offer{sample.id<OfferId>(), staff, sample.bytes(90)};
    EXPECT_EQ(changed({.offers = {offer, {sample.id<OfferId>(), sample.id<StaffId>(), sample.bytes(90)}}}),
              "ok");
    EXPECT_EQ(*planning().read_offers(staff), std::vector{offer});
    EXPECT_EQ(changed({.offers_gone = {offer.id}}), "ok");
    EXPECT_TRUE(planning().read_offers(staff)->empty());
}

TEST_P(PlanningOf, a_revoked_feed_takes_its_bookings_along) {
    const auto kept = feed(), gone = feed();
    const auto booking = sample.id<BookingId>();
    EXPECT_EQ(
        changed({.feeds = {kept, gone},
                 .bookings = {{booking, kept.id, sample.bytes(80)}, {booking, gone.id, sample.bytes(80)}}}),
        "ok");
    EXPECT_EQ(*planning().find_feed(kept.id), kept);
    EXPECT_EQ(planning().read_feeds("room.one")->size(), 2u);
    EXPECT_EQ(changed({.feeds_gone = {gone.id}}), "ok");
    EXPECT_FALSE(planning().find_feed(gone.id)->has_value());
    EXPECT_TRUE(planning().read_bookings(gone.id)->empty());
    EXPECT_EQ(planning().read_bookings(kept.id)->size(), 1u);
    EXPECT_EQ(changed({.bookings_gone = {booking}}), "ok");
    EXPECT_TRUE(planning().read_bookings(kept.id)->empty());
}

}  // namespace
}  // namespace hogo::contract
