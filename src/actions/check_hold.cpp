#include "actions/check_hold.h"

#include <set>

#include "matching/token.h"

namespace hogo::actions {
namespace {

/// Shorter numbers, or one sign repeated, tell nobody apart.
bool too_thin(const std::string& number) {
    return number.size() < 5 || std::set<char>(number.begin(), number.end()).size() < 2;
}

bool referred_by_lot(const House& house, const vault::Hash& token) {
    const auto lot = matching::keyed_token(house.keys.token, "hold check lot", {text_of(token)});
    return (lot[0] | lot[1] << 8) % unknown_referred == 0;
}

Result<HoldAnswer> answer(House& house, CheckBudget& budget, const Actor& system, const CheckHold& check) {
    // Everything is done for every check, and only then weighed.
    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "hold_check",
                                                 .actor = system,
                                                 .purpose = {CheckHold::code, check.step},
                                                 .parts = {},
                                                 .file = {}}));
    HOGO_CHECK(house.cases.record_access(entry, house.today()));

    const auto reference = own_reference(house, system, check.reference);
    HOGO_TRY(own, house.cases.find_receipt(reference.value_or(domain::ActionId())));
    auto elsewhere = check.document;
    elsewhere.country = "other";
    const domain::IdentityDocument documents[] = {check.document, elsewhere};
    auto tokens = document_tokens(house, documents);
    while (tokens.size() < 2) tokens.push_back(house.random.draw<32>());
    HOGO_TRY(files, house.cases.find_documents(tokens));

    const bool within_budget = own || budget.take(system.id(), house.now());
    const bool thin = too_thin(matching::plain_document_number(check.document.number.text()));
    const bool lot = referred_by_lot(house, tokens.front());
    if (!house.pack->hold_on(check.step) && house.pack->step(check.step)) return HoldAnswer::proceed;
    return own || !files.empty() || !within_budget || thin || lot || !house.pack->step(check.step) ? HoldAnswer::refer
                                                                                                    : HoldAnswer::proceed;
}

}  // namespace

bool CheckBudget::take(const StaffId& system, Instant now) {
    const std::scoped_lock lock(mutex_);
    auto& hour = hours_[system];
    const auto number = now.milliseconds / 3'600'000;
    if (hour.number != number) hour = {number, 0};
    return ++hour.taken <= an_hour_;
}

HoldAnswer check_hold(House& house, CheckBudget& budget, const Actor& system, const CheckHold& check) {
    return answer(house, budget, system, check).value_or(HoldAnswer::refer);
}

}  // namespace hogo::actions
