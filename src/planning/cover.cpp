#include "planning/cover.h"

#include <algorithm>
#include <bit>

namespace hogo::planning {
namespace {

constexpr double too_much = 1e15, whisker = 1e-7;
constexpr std::int64_t steps_at_once = 256;

}  // namespace

void Cover::add(std::vector<Item> items) {
    std::stable_sort(items.begin(), items.end(),
                     [](const Item& a, const Item& b) { return a.loss < b.loss; });
    items_.push_back(std::move(items));
    partner_.emplace_back();
}

void Cover::pair(int first, int second, int days, double least) {
    partner_[first] = {second, days, true, least};
    partner_[second] = {first, days, false, least};
}

double Cover::added(int interview, const Item& item) const {
    const Partner& partner = partner_[interview];
    const Item* other = partner.other < 0 ? nullptr : chosen_[partner.other];
    if (other == nullptr) return item.loss;
    const int apart = partner.first ? other->day - item.day : item.day - other->day;
    // Whoever follows somebody without a place has none; a follower without a place is late enough.
    const Item& follower = partner.first ? *other : item;
    if (follower.half_day >= 0 && apart < partner.days) return too_much;
    return std::max(0.0, item.value + other->value - partner.least - other->loss);
}

Cover::Answer Cover::search(double limit, std::int64_t steps, const std::function<bool()>& over,
                            const std::function<double(const std::vector<int>&)>& found) {
    limit_ = limit, left_ = steps, over_ = &over, found_ = &found;
    chosen_.assign(items_.size(), nullptr);
    taken_.assign(prices_.size(), {});
    priced_.assign(prices_.size(), {});
    for (std::size_t half = 0; half < prices_.size(); ++half)
        for (std::size_t slot = 0; slot < prices_[half].size(); ++slot)
            if (prices_[half][slot] > whisker) priced_[half].set(static_cast<int>(slot));
    levels_.resize(items_.size() + 1);
    levels_[0].clear();
    for (int i = 0; i < static_cast<int>(items_.size()); ++i) {
        levels_[0].push_back({i, {}});
        for (const Item& item : items_[i]) levels_[0].back().items.push_back(&item);
    }
    look(0, 0, nullptr);
    return left_ > 0 ? Answer::none : Answer::unknown;
}

/// `loss`: of what is chosen, `last` of it the last. Slots that nobody can take any more are lost as well,
/// and everybody else loses their least.
void Cover::look(std::size_t depth, double loss, const Item* last) {
    if (--left_ % steps_at_once == 0 && (*over_)()) left_ = 0;
    if (left_ <= 0) return;
    auto& open = levels_[depth];
    double bound = loss;
    // Twice: what the bound says takes further ways away.
    for (const bool again : {false, true}) {
        auto coverable = taken_;
        const double slack = limit_ - bound;
        bound = loss;
        for (auto& own : open) {
            double least = too_much;
            std::erase_if(own.items, [&](const Item* item) {
                if (!again && last != nullptr && item->half_day == last->half_day && item->half_day >= 0 &&
                    item->takes.meets(last->takes))
                    return true;
                const double more = added(own.interview, *item);
                if (more - (again ? own.least : 0.0) > slack) return true;
                if (item->half_day >= 0) coverable[item->half_day] |= item->takes;
                least = std::min(least, more);
                return false;
            });
            if (own.items.empty()) return;
            own.least = least;
            bound += least;
        }
        for (std::size_t half = 0; half < prices_.size(); ++half)
            for (int k = 0; k < words; ++k)
                for (std::uint64_t lost = priced_[half].word[k] & ~coverable[half].word[k]; lost != 0;
                     lost &= lost - 1)
                    bound += prices_[half][64 * k + std::countr_zero(lost)];
        if (bound > limit_) return;
    }
    if (open.empty()) {
        std::vector<int> ways;
        for (const Item* item : chosen_) ways.push_back(item->way);
        limit_ = std::min(limit_, (*found_)(ways));
        return;
    }
    const auto narrowest = std::min_element(open.begin(), open.end(), [](const Open& a, const Open& b) {
        return a.items.size() < b.items.size();
    });
    const int interview = narrowest->interview;
    for (const Item* item : narrowest->items) {
        const double more = added(interview, *item);
        if (more - narrowest->least > limit_ - bound) continue;
        auto& next = levels_[depth + 1];
        next.clear();
        for (const auto& own : open)
            if (own.interview != interview) next.push_back(own);
        Bits before;
        if (item->half_day >= 0) before = taken_[item->half_day], taken_[item->half_day] |= item->takes;
        chosen_[interview] = item;
        look(depth + 1, loss + more, item);
        chosen_[interview] = nullptr;
        if (item->half_day >= 0) taken_[item->half_day] = before;
        if (left_ <= 0) return;
    }
}

}  // namespace hogo::planning
