#include "domain/events.h"

namespace hogo::domain {
namespace {

struct ChooseCompartment {
    Compartment operator()(const WordsRecorded& event) const { return event.compartment; }
    Compartment operator()(const StatementRecorded&) const { return Compartment::statement; }
    Compartment operator()(const IdentityRecorded&) const { return Compartment::identity; }
    Compartment operator()(const ReferralRecorded&) const { return Compartment::identity; }
    Compartment operator()(const WhereaboutsRecorded&) const { return Compartment::whereabouts; }
    Compartment operator()(const PersonToKeepAwayRecorded&) const { return Compartment::network; }
    Compartment operator()(const NeedsStated&) const { return Compartment::needs; }
    Compartment operator()(const StaffKeptAway&) const { return Compartment::needs; }
    template <class Other>
    Compartment operator()(const Other&) const {
        return Compartment::procedure;
    }
};

}  // namespace

Compartment compartment_of(const Payload& payload) { return std::visit(ChooseCompartment{}, payload); }

std::string_view type_of(const Payload& payload) {
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::type; }, payload);
}

}  // namespace hogo::domain
