#include "actions/record_custody.h"

namespace hogo::actions {

std::span<const Code> custody_causes() {
    static const std::array<Code, 6> causes{"detention_order", "removal_order",      "landing",
                                            "police",          "protective_custody", "other"};
    return causes;
}

int nights_against_hold(const domain::CaseFile& file, const domain::Custody& custody, const Code& hold, const Zone& zone,
                        LocalDate today) {
    if (!file.encounter) return 0;
    // Protection stands from the encounter on, and rests only while the file is ended.
    auto rested = [&](LocalDate night) {
        bool resting = night < zone.day_of(file.encounter->recorded.seen_at);
        for (const auto& [reached, origin] : file.stages)
            if (zone.day_of(origin.at) <= night)
                resting = reached.stage == domain::Stage::not_established || reached.stage == domain::Stage::closed;
        return resting;
    };
    auto lifted = [&](LocalDate night) {
        return std::ranges::any_of(file.lifts, [&](const domain::LiftedHold& lift) {
            return lift.lifted.hold == hold && zone.day_of(lift.origin.at) <= night && lift.in_force(night);
        });
    };
    int nights = 0;
    const auto end = std::min(custody.recorded.until.value_or(today), today);
    for (auto night = custody.recorded.from; night < end; night = night.plus_days(1))
        if (!rested(night) && !lifted(night)) ++nights;
    return nights;
}

Verdict decide(const Deciding<RecordCustody>& deciding, const RecordCustody& custody) {
    if (auto refused = first_of({casework_on(deciding.file, deciding.actor, {domain::Role::director}),
                                 has_come(custody.from, deciding.today), listed(custody.cause, custody_causes(), "cause")}))
        return refused;
    if (custody.until && *custody.until < custody.from) return Refused{"ends_before_it_begins", "house", {"until"}, "a_later_day"};
    if (custody.until) return has_come(*custody.until, deciding.today);
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RecordCustody& custody, domain::Occasion& occasion) {
    return {occasion.event(domain::CustodyRecorded{custody.from, custody.until, custody.cause})};
}

}  // namespace hogo::actions
