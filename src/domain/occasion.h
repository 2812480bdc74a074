// The circumstances of one action: who, when, and the random ids it may use; drawn outside, for this room is pure.
#pragma once
#include <span>

#include "domain/events.h"

namespace hogo::domain {

class Occasion {
  public:
    Occasion(ActionId the_action, StaffId the_author, Instant now, LocalDate day, std::span<const EventId> ids)
        : action(the_action), author(the_author), at(now), today(day), ids_(ids) {}

    /// The next event of this action.
    Event event(Payload payload) { return {next(), action, author, at, std::move(payload)}; }
    /// A fresh id of any kind (a measure, an interview).
    template <class Tag>
    Id<Tag> fresh() {
        return *Id<Tag>::from_bytes(next().bytes());
    }

    const ActionId action;
    const StaffId author;
    const Instant at;
    const LocalDate today;

  private:
    EventId next() {
        require(used_ < ids_.size(), "an action that writes more events than it drew ids for");
        return ids_[used_++];
    }
    std::span<const EventId> ids_;
    std::size_t used_ = 0;
};

}  // namespace hogo::domain
