#include "actions/offers.h"

#include "vault/sealed_box.h"

namespace hogo::actions {
namespace {

Result<Offer> open_offer(House& house, const Actor& actor, const OfferRow& row) {
    HOGO_TRY(plain, vault::open_box(actor.keys.ordinary(), "offer", row.id.bytes(), row.sealed));
    auto record = codec::decode<OfferRecord>(bytes_of(plain.reveal()));
    if (!record) return problem(ProblemKind::corrupt, "broken_offer", "an offer that cannot be read");
    Offer offer{row.id, *std::move(record), std::nullopt};
    if (offer.record.day == house.today()) offer.room = offer.record.room;
    return offer;
}

}  // namespace

Result<std::vector<Offer>> read_offers(House& house, const Actor& actor) {
    HOGO_TRY(rows, house.planning.read_offers(actor.id()));
    std::vector<Offer> offers;
    for (const auto& row : rows) {
        HOGO_TRY(offer, open_offer(house, actor, row));
        if (offer.record.day >= house.today()) offers.push_back(std::move(offer));
    }
    std::ranges::sort(offers, {},
                      [](const Offer& one) { return std::tuple(one.record.day, one.record.minute, one.id); });
    return offers;
}

std::span<const Code> offer_answers() {
    static const std::array<Code, 3> all{"accepted", "declined", "conflict"};
    return all;
}

Outcome<Done> answer_offer(House& house, const Actor& actor, const OfferId& id, const Code& answer) {
    if (std::ranges::find(offer_answers(), answer) == offer_answers().end())
        return Refused{"not_listed", "house", {"answer"}, "a_listed_value"};
    HOGO_TRY(rows, house.planning.read_offers(actor.id()));
    const auto row = std::ranges::find(rows, id, &OfferRow::id);
    if (row == rows.end()) return Refused{"no_such_offer", "house", {}, {}};
    HOGO_TRY(offer, open_offer(house, actor, *row));

    HOGO_TRY(
        entry,
        compose_ledger_entry(
            house, {.kind = "plan", .actor = actor, .purpose = {"answer_offer"}, .parts = {}, .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));
    PlanningChange change;
    HOGO_TRY(answers, seal_answer(house, offer.record.unit, {offer.record.line, actor.id(), answer}));
    change.lines = std::move(answers);
    if (answer == "accepted") {
        offer.record.kind = "accepted";
        const auto key = house.office.directory()->chain.ordinary_key(vault::raw(actor.id()));
        if (!key)
            return problem(ProblemKind::environment, "reader_missing", "the person has no verified key");
        HOGO_TRY(sealed,
                 vault::seal_to(*key, "offer", id.bytes(), codec::encode(offer.record), house.random));
        change.offers.push_back({id, actor.id(), std::move(sealed)});
    } else {
        change.offers_gone.push_back(id);
        change.bookings_gone.push_back(booking_id(house, offer.record.line, resource_of(actor.id())));
    }
    HOGO_CHECK(house.planning.change(change));
    return Done{};
}

}  // namespace hogo::actions
