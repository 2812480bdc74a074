#include "actions/record_whereabouts.h"

namespace hogo::actions {

std::span<const Code> whereabouts_kinds() {
    static const std::array<Code, 7> kinds{"shelter", "relative", "hotel", "hospital", "home", "custody", "other"};
    return kinds;
}

Verdict decide(const Deciding<RecordWhereabouts>& deciding, const RecordWhereabouts& recording) {
    const auto& place = recording.place;
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::shelter_liaison}),
                                 listed(place.kind, whereabouts_kinds(), "kind")}))
        return refused;
    if (place.address.empty() && place.contact.empty())
        return Refused{"nothing_stated", "house", {}, "an_address_or_contact"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RecordWhereabouts& recording, domain::Occasion& occasion) {
    return {occasion.event(recording.place)};
}

}  // namespace hogo::actions
