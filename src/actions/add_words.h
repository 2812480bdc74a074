// Words about an event, as an event of their own in the compartment of their readers.
#pragma once
#include "domain/occasion.h"

namespace hogo::actions {

/// Words as they were said or written, and their translation where one was needed.
struct Said {
    Text words;
    Code language = "ja";
    Text translation = {};
};

/// Nothing where nothing was said. `about`: reasons, evidence, alternatives, note … (docs/formats/events.md).
void add_words(std::vector<domain::Event>& events, domain::Occasion& occasion, const Code& about, const domain::EventId& event,
               const Said& said, domain::Compartment compartment = domain::Compartment::condition);

}  // namespace hogo::actions
