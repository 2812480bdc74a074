// What happened in one invented file: some tens of events from the first meeting to a watched status.
//
// Promises: the same seed and the same index tell the same story on the same day; every code is one of the Japanese
// pack's; persons, numbers and words are invented. Does not know keys, units or the store.
#pragma once
#include <random>

#include "base/time.h"
#include "domain/occasion.h"

namespace hogo::app {

/// Who works on the files of a unit.
struct StoryStaff {
    domain::StaffId lead, director, officer;
};

class Story {
  public:
    /// `events`: how many to tell, 24 (one of each kind) to 56 (an action draws no more ids).
    Story(std::uint64_t seed, std::uint64_t index, std::size_t events, const StoryStaff& staff);

    /// The document by which a hold-check finds the file.
    const domain::IdentityDocument& document() const { return document_; }
    /// The events in their order, each with its own hour in the past.
    std::vector<domain::Event> tell(domain::Occasion& occasion);

  private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool one_in(std::size_t many) { return below(many) == 0; }
    template <class List>
    const auto& any_of(const List& list) {
        return list[below(std::size(list))];
    }
    /// Adds what happened some hours or days after what stands before it.
    const domain::Event& then(domain::Occasion& occasion, domain::Payload payload, const domain::StaffId& author);
    const domain::Event& then(domain::Occasion& occasion, domain::Payload payload);
    void words(domain::Occasion& occasion, domain::Compartment part, Code about, domain::EventId event, std::string_view text);
    void meet(domain::Occasion& occasion);
    void take_charge(domain::Occasion& occasion);
    void wish(domain::Occasion& occasion);
    void consider(domain::Occasion& occasion);
    void protect(domain::Occasion& occasion);
    void go_on(domain::Occasion& occasion);

    std::mt19937_64 random_;
    std::size_t count_;
    StoryStaff staff_;
    domain::IdentityDocument document_;
    std::size_t origin_;  ///< row of the table of origins
    Instant clock_;
    std::chrono::milliseconds step_{};
    std::vector<domain::Event> events_;
    domain::EventId last_wish_, last_circumstance_;
    int referrals_ = 0;
};

}  // namespace hogo::app
