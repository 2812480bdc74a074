#include "actions/record_status.h"

namespace hogo::actions {
namespace {

bool is_status(const rules::Pack& pack, const Code& status) {
    if (status == "none" || std::ranges::find(pack.statuses(), status, &rules::Word::id) != pack.statuses().end()) return true;
    const auto* held = pack.fact("stay.status");
    return held && std::ranges::find(held->options, status, &rules::FactOption::id) != held->options.end();
}

}  // namespace

Verdict decide(const Deciding<RecordStatus>& deciding, const RecordStatus& status) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::director})) return refused;
    if (!is_status(deciding.pack, status.status)) return Refused{"not_listed", "house", {"status"}, "a_listed_value"};
    if (status.until && *status.until < status.from)
        return Refused{"ends_before_it_begins", "house", {"until"}, "a_later_day"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RecordStatus& status, domain::Occasion& occasion) {
    return {occasion.event(
        domain::StatusHeld{.status = status.status, .from = status.from, .until = status.until, .by = std::nullopt})};
}

}  // namespace hogo::actions
