// Seal: events become rows at their places, bound to file, compartment, version, sequence and id.
#pragma once
#include "actions/gather.h"

namespace hogo::actions {

/// Heads as they will be, and the rows that make them so. Members' mode where this person opened the compartment, else
/// added without being able to read.
struct SealedEvents {
    Heads expected, next;
    std::vector<EventRow> rows;
    Compartments parts;
};
Result<SealedEvents> seal_events(House& house, const OpenedFile& opened, std::span<const domain::Event> events);

}  // namespace hogo::actions
