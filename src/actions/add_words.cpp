#include "actions/add_words.h"

namespace hogo::actions {

void add_words(std::vector<domain::Event>& events, domain::Occasion& occasion, const Code& about, const domain::EventId& event,
               const Said& said, domain::Compartment compartment) {
    if (said.words.empty()) return;
    events.push_back(occasion.event(domain::WordsRecorded{.compartment = compartment,
                                                          .about = about,
                                                          .event = event,
                                                          .language = said.language,
                                                          .words = said.words,
                                                          .translation = said.translation}));
}

}  // namespace hogo::actions
