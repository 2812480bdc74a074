#include "actions/record_wish.h"

#include "actions/checks.h"

namespace hogo::actions {

Verdict decide(const Deciding<RecordWish>& deciding, const RecordWish& wish) {
    return first_of({casework_on(deciding.file, deciding.actor), has_come(wish.said_on, deciding.today)});
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
