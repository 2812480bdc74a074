#include "actions/record_wish.h"

namespace hogo::actions {

Verdict decide(const Deciding<RecordWish>& deciding, const RecordWish& wish) {
    if (!deciding.actor.is(casework_roles)) return Refused{"casework_only", "house", {}, "a_casework_role"};
    if (wish.said_on > deciding.today) return Refused{"said_in_the_future", "house", {}, "a_day_that_has_come"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RecordWish& wish, domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::WishRecorded{wish.wishes, wish.language, wish.said_on})};
    const auto said = events.front().id;
    events.push_back(occasion.event(domain::WordsRecorded{.compartment = domain::Compartment::condition,
                                                          .about = "wish",
                                                          .event = said,
                                                          .language = wish.language,
                                                          .words = wish.words,
                                                          .translation = wish.translation}));
    return events;
}

}  // namespace hogo::actions
