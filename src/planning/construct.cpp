// The first complete plan, and the fair sharing of work at the end.
#include <algorithm>
#include <numeric>

#include "planning/lane.h"
#include "planning/search.h"

namespace hogo::planning {
namespace {

/// How much interpreting time there is for each interview that wants it: the smaller, the earlier it is
/// placed.
std::vector<double> supply(const Compiled& c) {
    std::vector<double> demand(c.resources.size());
    const int count = static_cast<int>(c.visits.size());
    auto for_each_best = [&](int i, auto&& visit_one) {
        const auto& options = c.visits[i].interpreters;
        for (const auto& option : options) {
            if (option.cost != options.front().cost) break;
            if (option.cell < 0) {
                visit_one(option.resource);
                continue;
            }
            for (const int r : c.cells[option.cell].members)
                if (c.eligible(i, r)) visit_one(r);
        }
    };
    std::vector<int> choices(count);
    for (int i = 0; i < count; ++i) for_each_best(i, [&](int) { ++choices[i]; });
    for (int i = 0; i < count; ++i)
        for_each_best(i, [&](int r) { demand[r] += c.visits[i].length / double(choices[i]); });
    std::vector<double> result(count);
    for (int i = 0; i < count; ++i)
        for_each_best(i, [&](int r) {
            result[i] += (c.resources[r].present & c.visits[i].allowed).count() / (1.0 + demand[r]);
        });
    for (int i = 0; i < count; ++i) result[i] = choices[i] > 0 ? result[i] / choices[i] : 0;
    return result;
}

/// The interview after those that it follows.
void place(Board& board, Inserter& inserter, std::vector<char>& done, int interview) {
    const auto& c = board.compiled();
    std::vector<int> chain{interview};
    for (std::size_t k = 0; k < chain.size(); ++k) {
        if (done[chain[k]]) continue;
        for (const auto& relation : c.visits[chain[k]].relations)
            if (relation.kind == Relation::Kind::after && !done[relation.other])
                chain.push_back(relation.other);
    }
    for (auto i = chain.rbegin(); i != chain.rend(); ++i) {
        if (done[*i]) continue;
        done[*i] = 1;
        if (board.seat(*i).placed()) continue;
        if (const auto found = inserter.best(board, *i, c.weights[0])) board.book(*i, found->seat);
    }
}

/// Pinned ones come first, even before those that they follow, and these come next.
void place_pinned(Board& board, Inserter& inserter, std::vector<char>& done) {
    const auto& c = board.compiled();
    std::vector<int> pinned;
    for (int i = 0; i < static_cast<int>(c.visits.size()); ++i)
        if (c.instance.interviews[i].pin && !board.seat(i).placed()) pinned.push_back(i);
    inserter.follow_relations = false;
    for (const int i : pinned) {
        done[i] = 1;
        if (const auto found = inserter.best(board, i, c.weights[0])) board.book(i, found->seat);
    }
    inserter.follow_relations = true;
    for (const int i : pinned)
        for (const auto& relation : c.visits[i].relations)
            if (relation.kind == Relation::Kind::after) place(board, inserter, done, relation.other);
}

/// Nobody stands without the one before, too soon after it, or too near another interview of the same person.
void drop_orphans(Board& board) {
    const auto& c = board.compiled();
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < static_cast<int>(c.visits.size()); ++i)
            if (board.seat(i).placed() && !c.visits[i].relations.empty() &&
                !board.related(i).test(board.seat(i).at)) {
                board.unbook(i);
                again = true;
            }
    }
}

constexpr int repair_rounds = 4, attempts_a_round = 2000, fewest_attempts = 30, most_attempts = 500;

/// Whoever was left without a place asks those in the way to move, again and again while that helps.
void repair(Board& board, std::uint64_t seed) {
    const auto& c = board.compiled();
    std::vector<int> left;
    for (int i = 0; i < static_cast<int>(c.visits.size()); ++i)
        if (!board.seat(i).placed() && c.visits[i].least_cost < c.weights[0]) left.push_back(i);
    if (left.empty()) return;
    Mask all;
    all.set_range(0, c.slots);
    Lane lane(board, std::vector<char>(c.visits.size(), 1), all, seed);
    for (int round = 0; round < repair_rounds && !left.empty(); ++round) {
        const int attempts =
            std::clamp(attempts_a_round / static_cast<int>(left.size()), fewest_attempts, most_attempts);
        std::erase_if(left, [&](int i) { return lane.make_room(i, attempts); });
    }
    board = lane.board();
}

}  // namespace

void place_all(Board& board, std::uint64_t seed) {
    const auto& c = board.compiled();
    const int count = static_cast<int>(c.visits.size());
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> urgency = supply(c);
    for (int i = 0; i < count; ++i) {
        urgency[i] = std::min(urgency[i], 40.0) + 6.0 * c.visits[i].length;
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return urgency[a] < urgency[b]; });
    Inserter inserter(seed);
    std::vector<char> done(count);
    place_pinned(board, inserter, done);
    for (const int i : order) place(board, inserter, done, i);
    drop_orphans(board);
    repair(board, seed);
}

void even_out(Board& board) {
    const auto& c = board.compiled();
    auto lighter = [&](int i, const Seat& seat, bool officer) {
        const int now = officer ? seat.officer : seat.interpreter;
        const int length = c.visits[i].length, office = c.resources[seat.room].office;
        int chosen = now, least = board.burden(now) - length;
        for (const int cell : c.resources[now].cells)
            for (const int r : c.cells[cell].members) {
                if (board.burden(r) >= least || !board.can_take(i, r, office, seat.at)) continue;
                Seat other = seat;
                (officer ? other.officer : other.interpreter) = r;
                if (c.cost_of(i, other) != c.cost_of(i, seat)) continue;
                chosen = r, least = board.burden(r);
            }
        return chosen;
    };
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < static_cast<int>(c.visits.size()); ++i) {
            Seat seat = board.seat(i);
            if (!seat.placed()) continue;
            const Seat before = seat;
            seat.officer = lighter(i, before, true);
            seat.interpreter = lighter(i, before, false);
            if (seat == before) continue;
            board.unbook(i);
            board.book(i, seat);
        }
}

}  // namespace hogo::planning
