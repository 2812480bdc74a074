#include "actions/link_caller.h"

#include <set>

#include "actions/tell_leads.h"

namespace hogo::actions {
namespace {

constexpr std::string_view step = "compare caller";

}  // namespace

Result<void> compare_caller(House& house, const Actor& actor, const domain::ActionId& action,
                            const CaseId& received, const Compared& caller) {
    HOGO_TRY(done, house.cases.find_receipt(nth_action(house, step, action, 0)));
    if (done) return {};
    const auto tokens = link_tokens(house, LinkSide::kept_away, with_shorter_names(caller));
    HOGO_TRY(rows, house.cases.find_links(LinkSide::kept_away, tokens));
    std::set<CaseId> files;
    for (const auto& row : rows)
        if (const auto link = matching::link_between(tokens, row.tokens);
            link && link->strength >= matching::possible_link_strength)
            files.insert(CaseId(row.holder));
    std::vector<std::optional<CaseId>> targets(files.begin(), files.end());
    if (targets.empty()) targets.push_back(std::nullopt);
    // The first one last: it says that all are done.
    for (std::size_t number = targets.size(); number-- > 0;)
        HOGO_CHECK(tell_leads(house, actor, nth_action(house, step, action, number), "compare_caller",
                              {"caller", "second_lead", received, targets[number]}));
    return {};
}

}  // namespace hogo::actions
