#include "planning/exact.h"

#include <algorithm>
#include <cmath>

namespace hogo::planning {
namespace {

constexpr std::size_t most_ways = 400'000;
constexpr int look_back = 8;  // steps over which it is judged whether a part can still be done with

}  // namespace

Exact::Exact(const Compiled& compiled, const Bound& bound, std::int64_t plan_cost,
             std::function<bool(const std::vector<Seat>&)> possible)
    : c_(compiled),
      slots_(c_.slots),
      days_(c_.instance.calendar.days),
      cutoff_(static_cast<double>(plan_cost)),
      possible_(std::move(possible)) {
    const std::size_t count = c_.visits.size();
    price_.resize(c_.resources.size() * slots_);
    for (std::size_t r = 0; r < c_.resources.size(); ++r)
        for (int at = 0; at < slots_; ++at) price_[r * slots_ + at] = bound.price(static_cast<int>(r), at);
    window_.resize(c_.resources.size() * c_.lengths.size() * slots_);
    used_.resize(price_.size());
    all_.resize(count), chosen_.resize(count), by_day_.resize(count), in_tree_.resize(count),
        is_root_.assign(count, 1);
    windows(price_);
    const double gap = cutoff_ - 1 - bound.exact() + whisker;
    std::size_t total = 0;
    for (std::size_t k = 0; k < count && total < most_ways; ++k) {
        const int i = static_cast<int>(k);
        const auto& visit = c_.visits[i];
        for (const auto& relation : visit.relations) {
            if (relation.kind == Relation::Kind::apart) continue;
            in_tree_[i] = 1;
            if (relation.kind == Relation::Kind::after) is_root_[i] = 0;
        }
        by_day_[i].resize(days_ + 1);
        std::vector<Way> ways;
        double least = static_cast<double>(c_.weights[0]);
        std::vector<int> officers, interpreters, rooms;
        for (int r = 0; r < static_cast<int>(c_.resources.size()); ++r) {
            if (!c_.eligible(i, r)) continue;
            if (r < c_.first_interpreter)
                officers.push_back(r);
            else if (r < c_.first_companion)
                interpreters.push_back(r);
            else if (r >= c_.first_room)
                rooms.push_back(r);
        }
        auto open = [&](int r, int at) {
            for (int s = at; s < at + visit.length; ++s)
                if (!c_.resources[r].present.test(s)) return false;
            return true;
        };
        // Where several officers cost the same, which of them it is can be left to the end.
        std::stable_sort(officers.begin(), officers.end(),
                         [&](int x, int y) { return officer_cost(i, x) < officer_cost(i, y); });
        for (int at = visit.allowed.next(0); at >= 0; at = visit.allowed.next(at + 1)) {
            std::vector<int> there;
            for (const int o : officers)
                if (open(o, at)) there.push_back(o);
            for (const int t : interpreters) {
                if (!open(t, at)) continue;
                for (const int r : rooms) {
                    if (!open(r, at)) continue;
                    for (std::size_t n = 0; n < there.size(); ++n) {
                        const bool alike = n + 1 < there.size() &&
                                           officer_cost(i, there[n]) == officer_cost(i, there[n + 1]);
                        const auto cost = static_cast<double>(c_.cost_of(i, {at, there[n], t, r}));
                        ways.push_back({cost, at, alike ? -1 : there[n], t, r});
                        least = std::min(least, value_of(i, ways.back(), price_));
                        if (alike) break;
                    }
                }
            }
        }
        // In a tree the cheapest way alone is no measure: there all stay until the first strike.
        if (!in_tree_[i])
            std::erase_if(ways, [&](const Way& way) { return value_of(i, way, price_) > least + gap; });
        ways.push_back({static_cast<double>(c_.weights[0]), -1, -1, -1, -1});
        total += ways.size();
        all_[i] = std::move(ways);
    }
    feasible_ = total < most_ways;
}

std::int64_t Exact::officer_cost(int i, int officer) const {
    const Levels levels = c_.levels_of(i, {0, officer, c_.first_interpreter, c_.first_room});
    return c_.weights[3] * levels[3] + c_.weights[6] * levels[6];
}

void Exact::windows(const std::vector<double>& price) {
    std::vector<double> until(slots_ + 1);
    for (std::size_t r = 0; r < c_.resources.size(); ++r) {
        for (int at = 0; at < slots_; ++at) until[at + 1] = until[at] + price[r * slots_ + at];
        for (std::size_t k = 0; k < c_.lengths.size(); ++k) {
            double* out = window_.data() + (r * c_.lengths.size() + k) * slots_;
            for (int at = 0; at + c_.lengths[k] <= slots_; ++at)
                out[at] = until[at + c_.lengths[k]] - until[at];
        }
    }
}

double Exact::value_of(int i, const Way& way, const std::vector<double>&) const {
    if (way.at < 0) return way.cost;
    const std::size_t lengths = c_.lengths.size(), k = c_.visits[i].length_index;
    const double officer = way.officer < 0 ? 0.0 : window_[(way.officer * lengths + k) * slots_ + way.at];
    return way.cost + officer + window_[(way.interpreter * lengths + k) * slots_ + way.at] +
           window_[(way.room * lengths + k) * slots_ + way.at];
}

/// The cheapest for an interview on day `from` or later, and all that follow it. From `days`: not planned.
double Exact::tree(int i, int from) const {
    double best = far_away;
    for (int day = from; day <= days_; ++day) {
        if (i == fixed_ && day != fixed_day_) continue;
        double sum = by_day_[i][day].first;
        if (sum >= best) continue;
        for (const auto& relation : c_.visits[i].relations)
            if (relation.kind == Relation::Kind::before)
                sum += tree(relation.other, day == days_ ? days_ : std::min(days_, day + relation.days));
        best = std::min(best, sum);
    }
    return best;
}

void Exact::choose_tree(int i, int from) {
    const double best = tree(i, from);
    for (int day = from; day <= days_; ++day) {
        double sum = by_day_[i][day].first;
        for (const auto& relation : c_.visits[i].relations)
            if (relation.kind == Relation::Kind::before)
                sum += tree(relation.other, day == days_ ? days_ : std::min(days_, day + relation.days));
        if (sum > best + whisker) continue;
        chosen_[i] = by_day_[i][day].second;
        for (const auto& relation : c_.visits[i].relations)
            if (relation.kind == Relation::Kind::before)
                choose_tree(relation.other, day == days_ ? days_ : std::min(days_, day + relation.days));
        return;
    }
}

/// The bound at these prices; `choose`: also which ways reach it, those first that are in nobody's way.
double Exact::evaluate(const Ways& ways, const std::vector<double>& price, bool choose) {
    windows(price);
    double sum = 0;
    for (const double p : price) sum -= p;
    if (choose) std::fill(used_.begin(), used_.end(), 0);
    auto use = [&](int i) {
        const Way& way = ways[i][chosen_[i]];
        if (way.at < 0) return;
        for (int s = way.at; s < way.at + c_.visits[i].length; ++s)
            for (const int r : {way.officer, way.interpreter, way.room})
                if (r >= 0) ++used_[static_cast<std::size_t>(r) * slots_ + s];
    };
    auto rivals = [&](int i, const Way& way) {
        int count = 0;
        if (way.at >= 0)
            for (int s = way.at; s < way.at + c_.visits[i].length; ++s)
                for (const int r : {way.officer, way.interpreter, way.room})
                    count += r < 0 ? 0 : used_[static_cast<std::size_t>(r) * slots_ + s];
        return count;
    };
    for (int i = 0; i < static_cast<int>(ways.size()); ++i) {
        if (in_tree_[i]) std::fill(by_day_[i].begin(), by_day_[i].end(), std::pair(far_away, -1));
        double best = far_away;
        int fewest = 0;
        for (int k = 0; k < static_cast<int>(ways[i].size()); ++k) {
            const Way& way = ways[i][k];
            const double value = value_of(i, way, price);
            if (in_tree_[i]) {
                auto& day = by_day_[i][way.at < 0 ? days_ : c_.day_of(way.at)];
                if (value < day.first) day = {value, k};
            } else if (value < best - 1e-9) {
                best = value, chosen_[i] = k, fewest = choose ? rivals(i, way) : 0;
            } else if (choose && fewest > 0 && value <= best + 1e-9) {
                if (const int r = rivals(i, way); r < fewest) chosen_[i] = k, fewest = r;
            }
        }
        if (in_tree_[i]) continue;
        sum += best;
        if (choose) use(i);
    }
    for (int i = 0; i < static_cast<int>(ways.size()); ++i)
        if (in_tree_[i] && is_root_[i]) {
            sum += tree(i, 0);
            if (choose) choose_tree(i, 0);
        }
    if (choose)
        for (int i = 0; i < static_cast<int>(ways.size()); ++i)
            if (in_tree_[i]) use(i);
    return sum;
}

/// What was chosen is a plan, unless a rule speaks against it that the bound leaves out: nothing dearer than
/// it need be looked for.
void Exact::take_over_chosen(const Ways& ways) {
    double cost = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) cost += ways[i][chosen_[i]].cost;
    if (cost > cutoff_ - 0.5) return;
    std::vector<Seat> seats(ways.size());
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const Way& way = ways[i][chosen_[i]];
        if (way.at >= 0) seats[i] = {way.at, way.officer, way.interpreter, way.room};
    }
    if (!possible_(seats)) return;
    cutoff_ = std::round(cost);
    cheaper_ = std::move(seats);
}

bool Exact::chosen_fit() const {
    return std::all_of(used_.begin(), used_.end(), [](int used) { return used <= 1; });
}

/// Raises the prices of a part; returns its bound and leaves the best prices. Strikes out what has become too
/// dear.
double Exact::raise(Ways& ways, std::vector<double>& price, int steps) {
    double best = -far_away, earlier = -far_away, factor = 1.0;
    std::vector<double> now = price, direction(price.size(), 0.0);
    int idle = 0;
    for (int step = 0; step < steps && !ended_; ++step) {
        if (over_()) ended_ = true;
        const double value = evaluate(ways, now, true);
        for (std::size_t i = 0; i < ways.size(); ++i) {
            for (auto& way : ways[i]) way.weight *= 0.93f;
            ways[i][chosen_[i]].weight += 0.07f;
        }
        if (value > best + whisker) {
            if (value > best + 0.01) idle = 0;
            best = value, price = now;
        }
        if (best > cutoff_ - 1 + whisker) return best;
        if (chosen_fit()) take_over_chosen(ways);
        if (step % look_back == look_back - 1 && steps < root_steps) {
            // What rises ever more slowly will not get there in the steps that are left.
            const double gain = best - earlier;
            if (best + gain * (steps - step) / look_back < cutoff_ - 1) break;
            earlier = best;
        }
        if (++idle > 6) factor *= 0.8, idle = 0, now = price;
        double norm = 0;
        for (std::size_t k = 0; k < now.size(); ++k) {
            const double over = used_[k] - 1.0;
            direction[k] = 0.6 * direction[k] + over;
            if (direction[k] > 0 || now[k] > 0) norm += direction[k] * direction[k];
        }
        if (norm < whisker) break;
        const double length = factor * std::max(0.3, cutoff_ - value) / norm;
        for (std::size_t k = 0; k < now.size(); ++k) now[k] = std::max(0.0, now[k] + length * direction[k]);
        if (step % 25 == 24) strike(ways, price, best);
    }
    strike(ways, price, best);
    return best;
}

/// Ways that alone cost more than what is left between bound and cutoff are in no cheaper plan.
void Exact::strike(Ways& ways, const std::vector<double>& price, double value) {
    evaluate(ways, price, false);
    const double gap = cutoff_ - 1 - value + whisker;
    std::vector<double> through(days_ + 1);
    for (int i = 0; i < static_cast<int>(ways.size()); ++i) {
        if (!in_tree_[i]) {
            double best = far_away;
            for (const auto& way : ways[i]) best = std::min(best, value_of(i, way, price));
            std::erase_if(ways[i], [&](const Way& way) { return value_of(i, way, price) > best + gap; });
            continue;
        }
        int root = i;
        for (bool up = true; up;) {
            up = false;
            for (const auto& relation : c_.visits[root].relations)
                if (relation.kind == Relation::Kind::after) root = relation.other, up = true;
        }
        const double best = tree(root, 0);
        fixed_ = i;
        for (fixed_day_ = 0; fixed_day_ <= days_; ++fixed_day_) through[fixed_day_] = tree(root, 0) - best;
        fixed_ = -1;
        std::erase_if(ways[i], [&](const Way& way) {
            const int day = way.at < 0 ? days_ : c_.day_of(way.at);
            return through[day] + value_of(i, way, price) - by_day_[i][day].first > gap;
        });
    }
}

}  // namespace hogo::planning
