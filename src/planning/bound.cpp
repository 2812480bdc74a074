#include "planning/bound.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "planning/arrays.h"

namespace hogo::planning {
namespace {

constexpr int never = 400'000'000;  // three of them and a million times the scale fit into 32 bits

/// The eligible members of a cell for some interviews, or one resource.
struct Pool {
    std::vector<int> members;
    std::size_t cell_size = 0;
    int base = -1;  // the pool of the whole cell
};

struct Term {
    int cost;  // scaled
    int pool;
};

struct Choice {
    int value = never;
    int at = -1;
};

}  // namespace

struct Bound::Work {
    explicit Work(const Compiled& compiled);

    int pool_of(int i, const Option& option);
    void terms_of(int i, const std::vector<Option>& options, std::vector<Term>& terms);
    void refresh_windows();
    void refresh_pools(int length_index);
    const int* pool_array(int pool, int length_index) const {
        return cheapest[static_cast<std::size_t>(
                            shown[static_cast<std::size_t>(pool) * lengths + length_index]) *
                            lengths +
                        length_index]
            .data();
    }
    void choose(int i, std::vector<int>& scratch);
    std::int64_t join();
    std::int64_t subtree(int i, int day);
    void settle_tree(int i, int from);
    void use(int i, int at);
    int member_at(const std::vector<Term>& terms, int length_index, int at, int value) const;
    std::int64_t evaluate(Runner& runner);
    int* window(int r, int k) { return windows.data() + (static_cast<std::size_t>(r) * lengths + k) * slots; }
    const int* window(int r, int k) const {
        return windows.data() + (static_cast<std::size_t>(r) * lengths + k) * slots;
    }

    const Compiled& c;
    int slots, lengths, days;
    std::vector<Pool> pools;
    std::map<std::vector<int>, int> pool_numbers;
    std::vector<std::vector<Term>> officers, interpreters, rooms;
    std::vector<int> start_cost;              // interview × slot, `never` where it may not start
    std::vector<std::vector<int>> followers;  // of the after-relations
    std::vector<char> in_tree, is_root;

    std::vector<double> center, price_now, average, square;  // resource × slot
    std::vector<int> price;                                  // scaled, as evaluated
    std::vector<char> changed;                               // resources whose prices differ from the windows
    std::vector<int> windows, shown, fewest;
    std::vector<std::vector<int>> cheapest;  // by pool and length, made when needed
    std::vector<char> needed;
    std::vector<float> usage;
    std::vector<Choice> chosen;
    std::vector<std::vector<Choice>> by_day;           // of interviews in trees
    std::vector<std::vector<std::int64_t>> best_from;  // of trees: cheapest with day at least so
    std::int64_t unplanned = 0;
    double highest = -1e300, unit = 1;  // the smallest weight that counts
    int steps = 0;
};

Bound::Work::Work(const Compiled& compiled)
    : c(compiled),
      slots(c.slots),
      lengths(static_cast<int>(c.lengths.size())),
      days(c.instance.calendar.days) {
    const std::size_t count = c.visits.size(), all = c.resources.size() * slots;
    unplanned = c.weights[0] * scale;
    for (const auto weight : c.weights)
        if (weight > 0) unit = std::min(static_cast<double>(c.weights[0]), static_cast<double>(weight));
    if (c.weights[5] > 0) unit = static_cast<double>(c.weights[5]);
    officers.resize(count), interpreters.resize(count), rooms.resize(count);
    start_cost.assign(count * slots, never);
    followers.resize(count), in_tree.resize(count), is_root.assign(count, 1);
    chosen.resize(count), by_day.resize(count), best_from.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& visit = c.visits[i];
        terms_of(static_cast<int>(i), visit.officers, officers[i]);
        terms_of(static_cast<int>(i), visit.interpreters, interpreters[i]);
        for (const auto& of_office : visit.rooms) terms_of(static_cast<int>(i), of_office, rooms[i]);
        for (int at = visit.allowed.next(0); at >= 0; at = visit.allowed.next(at + 1))
            start_cost[i * slots + at] = static_cast<int>(c.start_cost(visit, at) * scale);
        for (const auto& relation : visit.relations) {
            if (relation.kind == Relation::Kind::before)
                followers[i].push_back(relation.other), in_tree[i] = 1;
            if (relation.kind == Relation::Kind::after) in_tree[i] = 1, is_root[i] = 0;
        }
        if (in_tree[i]) by_day[i].resize(days), best_from[i].resize(days + 1);
    }
    center.assign(all, 0), price_now.assign(all, 0), average.assign(all, 0), square.assign(all, 1),
        price.assign(all, 0), usage.assign(all, 0);
    changed.assign(c.resources.size(), 1);
    windows.assign(c.resources.size() * lengths * slots, never);
    cheapest.resize(pools.size() * lengths);
    needed.resize(pools.size() * lengths);
    for (std::size_t i = 0; i < count; ++i)
        for (const auto* terms : {&officers[i], &interpreters[i], &rooms[i]})
            for (const auto& term : *terms)
                for (const int p : {term.pool, pools[term.pool].base})
                    if (p >= 0) needed[static_cast<std::size_t>(p) * lengths + c.visits[i].length_index] = 1;
    shown.resize(pools.size() * lengths);
    fewest.resize(pools.size() * lengths);
}

int Bound::Work::pool_of(int i, const Option& option) {
    if (option.cell < 0) {
        const auto [at, is_new] =
            pool_numbers.try_emplace({-1, option.resource}, static_cast<int>(pools.size()));
        if (is_new) pools.push_back({{option.resource}, 1, -1});
        return at->second;
    }
    const auto& members = c.cells[option.cell].members;
    std::vector<int> key{option.cell}, mine;
    for (const int r : members) {
        if (c.eligible(i, r))
            mine.push_back(r);
        else
            key.push_back(r);
    }
    const auto [base, base_is_new] = pool_numbers.try_emplace({option.cell}, static_cast<int>(pools.size()));
    if (base_is_new) pools.push_back({members, members.size(), -1});
    const auto [at, is_new] = pool_numbers.try_emplace(key, static_cast<int>(pools.size()));
    if (is_new) pools.push_back({mine, members.size(), base->second});
    return at->second;
}

void Bound::Work::terms_of(int i, const std::vector<Option>& options, std::vector<Term>& terms) {
    for (const auto& option : options)
        terms.push_back({static_cast<int>(option.cost * scale), pool_of(i, option)});
}

void Bound::Work::refresh_windows() {
    for (std::size_t r = 0; r < changed.size(); ++r) {
        if (!changed[r]) continue;
        const int* prices = price.data() + r * slots;
        for (int k = 0; k < lengths; ++k) {
            const int length = c.lengths[k];
            int* sums = window(static_cast<int>(r), k);
            for (int at = 0; at < slots; ++at) {
                if (!c.length_starts[k].test(at)) continue;
                int sum = 0;
                bool present = true;
                for (int s = at; s < at + length; ++s)
                    sum += prices[s], present = present && c.resources[r].present.test(s);
                sums[at] = present ? std::min(sum, never) : never;
            }
        }
    }
}

/// A pool that lacks few members of its cell looks like the whole cell wherever enough members cost the
/// least.
void Bound::Work::refresh_pools(int k) {
    for (std::size_t p = 0; p < pools.size(); ++p) {
        if (!needed[p * lengths + k]) continue;
        const auto& pool = pools[p];
        int& show = shown[p * lengths + k];
        const std::size_t missing = pool.cell_size - pool.members.size();
        if (pool.base >= 0 &&
            fewest[static_cast<std::size_t>(pool.base) * lengths + k] > static_cast<int>(missing)) {
            show = pool.base;
            continue;
        }
        const bool kept =
            !cheapest[p * lengths + k].empty() && show == static_cast<int>(p) && steps > 0 &&
            std::none_of(pool.members.begin(), pool.members.end(), [&](int r) { return changed[r]; });
        if (kept) continue;
        show = static_cast<int>(p);
        cheapest[p * lengths + k].assign(slots, never);
        int* least = cheapest[p * lengths + k].data();
        for (const int r : pool.members) take_least(least, window(r, k), 0, slots);
        if (pool.base >= 0 || pool.members.size() < 8) continue;
        std::vector<int> times(slots);
        for (const int r : pool.members) count_equal(times.data(), window(r, k), least, slots);
        int few = 1 << 20;
        for (int s = 0; s < slots; ++s)
            if (least[s] < never) few = std::min(few, times[s]);
        fewest[p * lengths + k] = few;
    }
}

void Bound::Work::choose(int i, std::vector<int>& scratch) {
    const int k = c.visits[i].length_index;
    scratch.resize(static_cast<std::size_t>(slots) * 2);
    int* sum = scratch.data();
    int* part = scratch.data() + slots;
    const int* start = start_cost.data() + static_cast<std::size_t>(i) * slots;
    std::copy(start, start + slots, sum);
    for (const auto* terms : {&officers[i], &interpreters[i], &rooms[i]}) {
        std::fill(part, part + slots, never);
        for (const auto& term : *terms) take_least(part, pool_array(term.pool, k), term.cost, slots);
        add_below(sum, part, never, slots);
    }
    if (in_tree[i]) {
        for (int day = 0; day < days; ++day) {
            Choice best;
            for (int s = day * c.day_slots; s < (day + 1) * c.day_slots; ++s)
                if (sum[s] < best.value) best = {sum[s], s};
            by_day[i][day] = best;
        }
        return;
    }
    const int least = least_of(sum, slots);
    Choice best{least, -1};
    if (least < unplanned)
        for (int s = 0; s < slots && best.at < 0; ++s)
            if (sum[s] == least) best.at = s;
    chosen[i] = best;
}

/// The cheapest for an interview and all that follow it, when it is on `day`; day `days`: it is not planned
/// at all.
std::int64_t Bound::Work::subtree(int i, int day) {
    std::int64_t sum = day == days                     ? unplanned
                       : by_day[i][day].value >= never ? unplanned * 1000
                                                       : by_day[i][day].value;
    for (const int f : followers[i]) {
        int gap = 0;
        for (const auto& relation : c.visits[f].relations)
            if (relation.kind == Relation::Kind::after && relation.other == i) gap = relation.days;
        const int from = day == days ? days : std::min(days, day + gap);
        sum += best_from[f][from];
    }
    return sum;
}

void Bound::Work::settle_tree(int i, int from) {
    int day = days;
    for (int d = days - 1; d >= from; --d)
        if (subtree(i, d) == best_from[i][from]) day = d;
    chosen[i] = {};
    if (day < days) chosen[i] = by_day[i][day];
    for (const int f : followers[i]) {
        int gap = 0;
        for (const auto& relation : c.visits[f].relations)
            if (relation.kind == Relation::Kind::after && relation.other == i) gap = relation.days;
        settle_tree(f, day == days ? days : std::min(days, day + gap));
    }
}

std::int64_t Bound::Work::join() {
    std::int64_t sum = 0;
    std::vector<int> order;
    for (std::size_t root = 0; root < chosen.size(); ++root) {
        if (!in_tree[root]) {
            sum += std::min<std::int64_t>(unplanned, chosen[root].value);
            continue;
        }
        if (!is_root[root]) continue;
        order.assign(1, static_cast<int>(root));
        for (std::size_t k = 0; k < order.size(); ++k)
            order.insert(order.end(), followers[order[k]].begin(), followers[order[k]].end());
        for (auto i = order.rbegin(); i != order.rend(); ++i) {
            auto& best = best_from[*i];
            best[days] = subtree(*i, days);
            for (int day = days - 1; day >= 0; --day) best[day] = std::min(best[day + 1], subtree(*i, day));
        }
        sum += best_from[root][0];
        settle_tree(static_cast<int>(root), 0);
    }
    return sum;
}

int Bound::Work::member_at(const std::vector<Term>& terms, int k, int at, int value) const {
    int found = -1;
    float least = 0;
    for (const auto& term : terms) {
        if (pool_array(term.pool, k)[at] + term.cost != value) continue;
        for (const int r : pools[term.pool].members) {
            if (window(r, k)[at] + term.cost != value) continue;
            const float used = usage[static_cast<std::size_t>(r) * slots + at] +
                               usage[static_cast<std::size_t>(r) * slots + at + c.lengths[k] - 1];
            if (found < 0 || used < least) found = r, least = used;
            if (least == 0) return found;
        }
    }
    return found;
}

void Bound::Work::use(int i, int at) {
    const int k = c.visits[i].length_index;
    for (const auto* terms : {&officers[i], &interpreters[i], &rooms[i]}) {
        int least = never;
        for (const auto& term : *terms) least = std::min(least, pool_array(term.pool, k)[at] + term.cost);
        const int r = member_at(*terms, k, at, least);
        if (r < 0) continue;
        for (int s = at; s < at + c.lengths[k]; ++s) usage[static_cast<std::size_t>(r) * slots + s] += 1;
    }
}

std::int64_t Bound::Work::evaluate(Runner& runner) {
    refresh_windows();
    for (int k = 0; k < lengths; ++k) refresh_pools(k);
    const int count = static_cast<int>(chosen.size()), parts = count > 300 ? 4 : 1;
    std::vector<std::function<void()>> jobs;
    for (int part = 0; part < parts; ++part)
        jobs.emplace_back([this, part, parts, count] {
            std::vector<int> scratch;
            for (int i = part * count / parts; i < (part + 1) * count / parts; ++i) choose(i, scratch);
        });
    runner.run(jobs);
    std::int64_t sum = join();
    for (const int p : price) sum -= p;
    std::fill(usage.begin(), usage.end(), 0.0f);
    for (int i = 0; i < count; ++i)
        if (chosen[i].at >= 0) use(i, chosen[i].at);
    return sum;
}

Bound::Bound(const Compiled& compiled) : work_(std::make_unique<Work>(compiled)) {}
Bound::~Bound() = default;

void Bound::start(const Board& board) {
    auto& w = *work_;
    const auto& c = w.c;
    // A day later costs one day's weight, spread over the slots of an interview: short ones in the early days
    // make the price fall faster there.
    std::vector<double> slots_on(w.days), count_on(w.days), worth(w.days + 1);
    double slots = 0, count = 0;
    for (std::size_t i = 0; i < board.seats().size(); ++i) {
        if (!board.seats()[i].placed()) continue;
        const int day = c.day_of(board.seats()[i].at);
        slots_on[day] += c.visits[i].length, count_on[day] += 1;
        slots += c.visits[i].length, count += 1;
    }
    const double most = *std::max_element(slots_on.begin(), slots_on.end());
    for (int day = w.days - 1; day >= 0; --day) {
        const bool is_full = slots_on[day] > 0.5 * most;  // the days after have room for everybody
        const double length =
            count_on[day] > 0 ? slots_on[day] / count_on[day] : slots / std::max(1.0, count);
        worth[day] =
            is_full || worth[day + 1] > 0 ? worth[day + 1] + static_cast<double>(c.weights[5]) / length : 0;
    }
    for (std::size_t r = c.first_room; r < c.resources.size(); ++r)
        for (int at = 0; at < w.slots; ++at)
            if (c.resources[r].present.test(at)) w.price_now[r * w.slots + at] = worth[c.day_of(at)];
}

void Bound::step(double share, Runner& runner) {
    auto& w = *work_;
    std::fill(w.changed.begin(), w.changed.end(), w.steps == 0);
    for (std::size_t k = 0; k < w.price.size(); ++k) {
        const int scaled = static_cast<int>(std::lround(std::min(w.price_now[k], 1e6) * scale));
        if (scaled != w.price[k]) w.price[k] = scaled, w.changed[k / w.slots] = 1;
    }
    const double value = static_cast<double>(w.evaluate(runner)) / scale;
    if (value > w.highest) {
        w.highest = value;
        for (std::size_t k = 0; k < w.center.size(); ++k)
            w.center[k] = w.price[k] / static_cast<double>(scale);
    }
    // Prices differ a hundredfold between a busy room and the one interpreter of a language. So each moves by
    // how steadily it is asked for too much or too little, not by how much.
    const double rate = w.unit * 0.25 * std::pow(0.006, share);
    for (std::size_t k = 0; k < w.average.size(); ++k) {
        const double over = w.usage[k] - 1.0;
        w.average[k] += 0.04 * (over - w.average[k]);
        w.square[k] += 0.005 * (over * over - w.square[k]);
        w.price_now[k] =
            std::max(0.0, w.price_now[k] + rate * w.average[k] / (std::sqrt(w.square[k]) + 0.05));
    }
    ++w.steps;
}

double Bound::exact() const {
    return work_->highest;
}
double Bound::price(int resource, int at) const {
    return work_->center[static_cast<std::size_t>(resource) * work_->slots + at];
}
std::int64_t Bound::value() const {
    return static_cast<std::int64_t>(std::ceil(work_->highest - 1e-6));
}

std::int64_t bound_of(Bound& bound, std::int64_t upper, const Effort& effort, Runner& runner) {
    std::int64_t best = std::numeric_limits<std::int64_t>::min();
    for (std::int64_t k = 0; effort.spent ? effort.spent() < 1.0 : k < effort.iterations; ++k) {
        bound.step(
            effort.spent ? effort.spent() : static_cast<double>(k) / static_cast<double>(effort.iterations),
            runner);
        best = std::max(best, bound.value());
        if (best >= upper) break;
    }
    return best;
}

}  // namespace hogo::planning
