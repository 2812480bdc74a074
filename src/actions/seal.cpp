#include "actions/seal.h"

#include "domain/history/codec.h"

namespace hogo::actions {

Result<SealedEvents> seal_events(House& house, const OpenedFile& opened, std::span<const domain::Event> events) {
    SealedEvents sealed;
    for (const auto& event : events) {
        const auto part = compartment_of(event.payload);
        if (!sealed.parts.has(part)) {
            const auto head = opened.heads.find(part);
            sealed.next[part] = sealed.expected[part] =
                head != opened.heads.end()
                    ? head->second
                    : Head{0, vault::first_head(vault::raw(opened.id), opened.newest(part).of.compartment)};
            sealed.parts.add(part);
        }
        auto& head = sealed.next[part];
        const auto sequence = head.revision + 1;
        const auto plain = domain::encode(event);
        const auto* reader = opened.reader(part);
        HOGO_TRY(bytes, reader ? reader->seal(plain, sequence, vault::raw(event.id), house.random)
                               : vault::add_record(opened.newest(part), plain, sequence, vault::raw(event.id), house.random));
        head = {sequence, vault::next_head(head.hash, bytes)};
        sealed.rows.push_back({.id = event.id,
                               .compartment = part,
                               .version = opened.newest(part).of.version,
                               .sequence = sequence,
                               .day = house.zone.day_of(event.at),
                               .sealed = std::move(bytes)});
    }
    return sealed;
}

}  // namespace hogo::actions
