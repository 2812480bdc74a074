// How the parts of a small instance are asked one after the other: searched to the end where they are narrow,
// split where they are not.
#include <algorithm>
#include <cmath>

#include "planning/cover.h"
#include "planning/exact.h"

namespace hogo::planning {
namespace {

constexpr double undisputed = 0.06;  // of the recent choices
constexpr std::size_t forks_tried = 4;
constexpr int trial_steps = 10, node_steps = 40;
constexpr std::int64_t root_search = 1'000'000, node_search = 1000;
constexpr std::size_t most_searched = 4000;  // ways
constexpr int most_depth = 200;

}  // namespace

bool Exact::belongs(const Way& way, const Fork& fork) const {
    switch (fork.kind) {
        case Fork::Kind::half_day:
            return way.at >= 0 && half_day_of(way.at) <= fork.value;
        case Fork::Kind::person:
            return way.interpreter == fork.value || way.officer == fork.value;
        case Fork::Kind::room:
            return way.room == fork.value;
        case Fork::Kind::hour:
            break;
    }
    return way.at >= 0 && way.at <= fork.value;
}

/// Whether the part was searched to its end; what was found cheaper is taken over.
bool Exact::searched(Part& part, std::int64_t steps) {
    std::size_t count = 0;
    for (const auto& own : part.ways) count += own.size();
    if (count > most_searched) return false;
    const double value = evaluate(part.ways, part.price, false);
    std::vector<int> numbers(part.price.size(), -1);
    std::vector<std::vector<double>> prices(2 * days_);
    auto number_of = [&](int half, std::size_t slot) {
        if (numbers[slot] >= 0) return numbers[slot];
        numbers[slot] = static_cast<int>(prices[half].size());
        prices[half].push_back(part.price[slot]);
        return numbers[slot];
    };
    std::vector<std::vector<Cover::Item>> items(part.ways.size());
    double unused = 0;
    for (const double p : part.price) unused += p;
    for (int i = 0; i < static_cast<int>(part.ways.size()); ++i) {
        double least = far_away;
        for (const auto& way : part.ways[i]) least = std::min(least, value_of(i, way, part.price));
        for (int k = 0; k < static_cast<int>(part.ways[i].size()); ++k) {
            const Way& way = part.ways[i][k];
            Cover::Item item{k, -1, days_, 0, value_of(i, way, part.price), {}};
            item.loss = item.value - least;
            if (way.at >= 0) {
                item.half_day = half_day_of(way.at), item.day = c_.day_of(way.at);
                for (const int r : {way.officer, way.interpreter, way.room})
                    for (int at = way.at; r >= 0 && at < way.at + c_.visits[i].length; ++at) {
                        const std::size_t slot = static_cast<std::size_t>(r) * slots_ + at;
                        if (numbers[slot] < 0) unused -= part.price[slot];
                        const int number = number_of(item.half_day, slot);
                        if (number >= 64 * Cover::words) return false;
                        item.takes.set(number);
                    }
            }
            items[i].push_back(item);
        }
    }
    struct Pair {
        int first, second, days;
        double least;
    };
    std::vector<Pair> pairs;
    for (int i = 0; i < static_cast<int>(part.ways.size()); ++i) {
        if (!in_tree_[i] || !is_root_[i]) continue;
        int follower = -1, gap = 0, followers = 0;
        for (const auto& relation : c_.visits[i].relations)
            if (relation.kind == Relation::Kind::before)
                follower = relation.other, gap = relation.days, ++followers;
        if (followers != 1) return false;
        for (const auto& relation : c_.visits[follower].relations)
            if (relation.kind == Relation::Kind::before) return false;
        // Of each way of the two: what the pair costs with it at least, above what it costs at all.
        const double least = tree(i, 0);
        auto alone = [&](int one, int other, bool first) {
            for (auto& item : items[one]) {
                double partner = far_away;
                for (const auto& way : items[other]) {
                    const int from = first ? item.day : way.day, until = first ? way.day : item.day;
                    if (until == days_ || until - from >= gap) partner = std::min(partner, way.value);
                }
                item.loss = item.value + partner - least;
            }
            std::erase_if(items[one], [](const Cover::Item& item) { return item.loss > far_away / 2; });
        };
        alone(i, follower, true), alone(follower, i, false);
        pairs.push_back({i, follower, gap, least});
    }
    Cover cover(std::move(prices));
    for (auto& own : items) cover.add(std::move(own));
    for (const auto& [first, second, days, least] : pairs) cover.pair(first, second, days, least);
    // What no rule of the search forbids may still break one that the bound leaves out: then it settles
    // nothing.
    bool settled = true;
    const auto limit = [&] { return cutoff_ - 1 - value - unused + whisker; };
    const auto found = [&](const std::vector<int>& ways) {
        const double before = cutoff_;
        std::copy(ways.begin(), ways.end(), chosen_.begin());
        take_over_chosen(part.ways);
        settled = settled && cutoff_ < before;
        return limit();
    };
    const auto over = [&] { return ended_ = ended_ || over_(); };
    return cover.search(limit(), steps, over, found) == Cover::Answer::none && settled;
}

/// Over what the recent choices disagree, most even first. What an interview counts hangs on its half-day and
/// on who is there, not on the hour nor on which of two rooms: so these are split last.
std::vector<Exact::Fork> Exact::forks(const Ways& ways) const {
    std::vector<Fork> found;
    std::vector<double> by_half(2 * days_), by_hour(slots_), by_person(c_.first_room),
        by_room(c_.resources.size());
    for (int i = 0; i < static_cast<int>(ways.size()); ++i) {
        if (ways[i].size() < 2) continue;
        std::fill(by_half.begin(), by_half.end(), 0.0);
        std::fill(by_hour.begin(), by_hour.end(), 0.0);
        std::fill(by_person.begin(), by_person.end(), 0.0);
        std::fill(by_room.begin(), by_room.end(), 0.0);
        double all = 0;
        for (const auto& way : ways[i]) {
            all += way.weight;
            if (way.at < 0) continue;
            by_half[half_day_of(way.at)] += way.weight, by_hour[way.at] += way.weight;
            by_room[way.room] += way.weight, by_person[way.interpreter] += way.weight;
            if (way.officer >= 0) by_person[way.officer] += way.weight;
        }
        auto most_even = [&](Fork::Kind kind, const std::vector<double>& weights, bool summed) {
            Fork best{i, kind, -1, 0};
            double sum = 0;
            for (int k = 0; k < static_cast<int>(weights.size()); ++k) {
                sum = summed ? sum + weights[k] : weights[k];
                if (const double even = std::min(sum, all - sum); even > best.even)
                    best.even = even, best.value = k;
            }
            if (best.even > undisputed) found.push_back(best);
        };
        most_even(Fork::Kind::half_day, by_half, true);
        most_even(Fork::Kind::person, by_person, false);
        most_even(Fork::Kind::hour, by_hour, true);
        most_even(Fork::Kind::room, by_room, false);
    }
    std::stable_sort(found.begin(), found.end(), [](const Fork& a, const Fork& b) {
        return a.kind != b.kind ? a.kind < b.kind : a.even > b.even;
    });
    if (!found.empty()) return found;
    for (int i = 0; i < static_cast<int>(ways.size()); ++i)
        for (const auto& way : ways[i])
            for (const Fork& fork :
                 {Fork{i, Fork::Kind::hour, way.at, 0}, Fork{i, Fork::Kind::person, way.interpreter, 0},
                  Fork{i, Fork::Kind::person, way.officer, 0}, Fork{i, Fork::Kind::room, way.room, 0}}) {
                const auto within = std::count_if(ways[i].begin(), ways[i].end(),
                                                  [&](const Way& w) { return belongs(w, fork); });
                if (within > 0 && within < static_cast<std::ptrdiff_t>(ways[i].size())) return {fork};
            }
    return {};
}

/// The two parts at a fork, each with what a few steps make of its bound.
Exact::Parts Exact::tried(const Ways& ways, const std::vector<double>& price, const Fork& fork) {
    Parts parts;
    for (Part* part : {&parts.with, &parts.without}) {
        part->ways = ways, part->price = price;
        auto& own = part->ways[fork.interview];
        std::erase_if(own, [&](const Way& way) { return belongs(way, fork) != (part == &parts.with); });
        part->value = own.empty() ? cutoff_ : std::min(cutoff_, raise(part->ways, part->price, trial_steps));
    }
    return parts;
}

bool Exact::is_done(double value) const {
    return value > cutoff_ - 1 + whisker;
}

/// Raises a part and looks for the fork that helps it most; none when it is done with or cannot be split.
/// Leaves its bound in `value`.
std::optional<Exact::Parts> Exact::explore(Part& part, bool at_root) {
    for (;;) {
        part.value = std::max(part.value, std::min(cutoff_, raise(part.ways, part.price, node_steps)));
        const bool empty =
            std::any_of(part.ways.begin(), part.ways.end(), [](const auto& own) { return own.empty(); });
        if (empty || is_done(part.value) || (!ended_ && searched(part, at_root ? root_search : node_search)))
            part.value = cutoff_;
        if (ended_ || is_done(part.value)) return std::nullopt;
        const auto all = forks(part.ways);
        std::optional<Parts> best;
        bool smaller = false;
        for (std::size_t k = 0;
             k < all.size() && k < forks_tried && all[k].kind == all.front().kind && !smaller; ++k) {
            Parts parts = tried(part.ways, part.price, all[k]);
            if (ended_) return std::nullopt;
            const bool with = is_done(parts.with.value), without = is_done(parts.without.value);
            if (with && without) {
                part.value = cutoff_;
                return std::nullopt;
            }
            if (with || without) {  // only one part is left: it is looked at in the place of the whole
                auto& left = with ? parts.without : parts.with;
                part.ways = std::move(left.ways), part.price = std::move(left.price);
                smaller = true;
            } else if (!best || parts.worth() > best->worth()) {
                best = std::move(parts);
            }
        }
        if (!smaller) return best;
    }
}

double Exact::branch(Part part, int depth) {
    auto parts = explore(part, depth == 0);
    if (!parts || depth > most_depth) return part.value;
    part.ways.clear();
    for (Part* one : {&parts->with, &parts->without}) one->value = std::max(one->value, part.value);
    const double with = branch(std::move(parts->with), depth + 1);
    const double without = branch(std::move(parts->without), depth + 1);
    return std::min(with, without);
}

std::int64_t Exact::run(const std::function<bool()>& over, std::int64_t known) {
    over_ = over;
    Part root{std::move(all_), std::move(price_), -far_away};
    root.value = raise(root.ways, root.price, root_steps);
    const double best = cutoff_;  // of the plan, or of what was met on the way
    known = std::max(known, static_cast<std::int64_t>(std::ceil(std::min(root.value, best) - whisker)));
    // First whether anything costs just what the bound says, then one more, and so on: the narrower the
    // question, the fewer ways are left to look at, and the first plan that is found is the best.
    while (!ended_ && static_cast<double>(known) < best - 0.5) {
        const double asked = static_cast<double>(known);
        cutoff_ = asked + 1;
        Part part = root;
        strike(part.ways, part.price, part.value);
        const double value = branch(std::move(part), 0);
        const bool found = cutoff_ < asked + 0.5;
        if (found || value < asked + whisker) break;
        known = static_cast<std::int64_t>(std::ceil(std::min(value, best) - whisker));
    }
    return known;
}

}  // namespace hogo::planning
