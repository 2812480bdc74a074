#include "planning/search.h"

#include <algorithm>
#include <cmath>

#include "planning/lane.h"

namespace hogo::planning {
namespace {

constexpr int lane_count = 2;        // fixed, so that the plan does not depend on the threads
constexpr int small_instance = 400;  // up to here every lane works on all days, on a copy of its own
constexpr std::int64_t round_length = 3000;

/// Which share of the work is done, whether it is counted or timed.
class Progress {
  public:
    explicit Progress(const Effort& effort) : effort_(effort) {}
    double share() const {
        if (effort_.spent) return std::min(1.0, effort_.spent());
        return effort_.iterations <= 0 ? 1.0
                                       : static_cast<double>(done_) / static_cast<double>(effort_.iterations);
    }
    /// Iterations of each lane in the next round.
    std::int64_t round() const {
        if (effort_.spent) return round_length;
        return std::min(round_length, (effort_.iterations - done_ + lane_count - 1) / lane_count);
    }
    void add(std::int64_t iterations) { done_ += iterations; }
    std::function<bool()> over() const {
        if (!effort_.spent) return {};
        return [this] { return effort_.spent() >= 1.0; };
    }

  private:
    const Effort& effort_;
    std::int64_t done_ = 0;
};

/// Temperatures in units of one day's delay.
constexpr double hottest = 8.0, coldest = 0.3;
double heat_at(double share, double unit) { return unit * hottest * std::pow(coldest / hottest, share); }

void run_lanes(std::vector<Lane>& lanes, Runner& runner, std::int64_t iterations, double heat,
               const std::function<bool()>& over) {
    std::vector<std::function<void()>> jobs;
    for (auto& lane : lanes)
        jobs.emplace_back([&lane, iterations, heat, &over] { lane.work(iterations, heat, over); });
    runner.run(jobs);
}

void move_to(Board& board, const std::vector<Seat>& seats) {
    for (int i = 0; i < static_cast<int>(seats.size()); ++i)
        if (board.seat(i).placed() && board.seat(i) != seats[i]) board.unbook(i);
    for (int i = 0; i < static_cast<int>(seats.size()); ++i)
        if (seats[i].placed() && !board.seat(i).placed()) board.book(i, seats[i]);
}

/// Each lane anneals a board of its own to the end; the best one stands.
void search_copies(Board& board, const Budget& budget, Progress& progress, Runner& runner, double unit) {
    Mask all;
    all.set_range(0, board.compiled().slots);
    std::vector<Lane> lanes;
    for (int k = 0; k < lane_count; ++k) {
        lanes.emplace_back(board, std::vector<char>(board.seats().size(), 1), all, budget.seed * 1000003 + k);
        lanes.back().keep_best();
    }
    const auto over = progress.over();
    while (progress.share() < 1.0) {
        const std::int64_t iterations = progress.round();
        run_lanes(lanes, runner, iterations, heat_at(progress.share(), unit), over);
        progress.add(iterations * lane_count);
    }
    for (auto& lane : lanes) lane.settle();
    const auto best = std::min_element(lanes.begin(), lanes.end(),
                                       [](const Lane& a, const Lane& b) { return a.delta() < b.delta(); });
    move_to(board, best->board().seats());
}

/// The days of each lane in one round, drawn anew each time so that any two days meet.
std::vector<Mask> deal_days(const Compiled& c, Dice& dice) {
    std::vector<int> days(c.instance.calendar.days);
    for (std::size_t k = 0; k < days.size(); ++k) days[k] = static_cast<int>(k);
    for (std::size_t k = days.size(); k > 1; --k)
        std::swap(days[k - 1], days[dice.below(static_cast<int>(k))]);
    std::vector<Mask> masks(lane_count);
    for (std::size_t k = 0; k < days.size(); ++k)
        masks[k % lane_count].set_range(days[k] * c.day_slots, (days[k] + 1) * c.day_slots);
    return masks;
}

/// Lanes own different days. Of two related interviews in different lanes the one with the higher number
/// stands still.
std::vector<Lane> deal(const Board& board, Dice& dice) {
    const auto& c = board.compiled();
    const int count = static_cast<int>(c.visits.size());
    const auto days = deal_days(c, dice);
    std::vector<int> lane_of(count);
    for (int i = 0; i < count; ++i) {
        lane_of[i] = dice.below(lane_count);
        for (int k = 0; k < lane_count; ++k)
            if (board.seat(i).placed() && days[k].test(board.seat(i).at)) lane_of[i] = k;
    }
    std::vector<std::vector<char>> own(lane_count, std::vector<char>(count));
    for (int i = 0; i < count; ++i) {
        const auto& relations = c.visits[i].relations;
        const bool stands = std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
            return relation.other < i && lane_of[relation.other] != lane_of[i];
        });
        if (!stands) own[lane_of[i]][i] = 1;
    }
    std::vector<Lane> lanes;
    for (int k = 0; k < lane_count; ++k) lanes.emplace_back(board, std::move(own[k]), days[k], dice.next());
    return lanes;
}

void search_days(Board& board, const Budget& budget, Progress& progress, Runner& runner, double unit) {
    Dice dice(budget.seed * 1000003 + 17);
    std::vector<Seat> best = board.seats();
    std::int64_t delta = 0, best_delta = 0;
    const auto over = progress.over();
    while (progress.share() < 1.0) {
        auto lanes = deal(board, dice);
        const std::int64_t iterations = progress.round();
        run_lanes(lanes, runner, iterations, heat_at(progress.share(), unit), over);
        progress.add(iterations * lane_count);
        std::vector<Seat> seats = board.seats();
        for (const auto& lane : lanes) {
            delta += lane.delta();
            for (std::size_t i = 0; i < seats.size(); ++i)
                if (lane.own()[i]) seats[i] = lane.board().seat(static_cast<int>(i));
        }
        move_to(board, seats);
        if (delta < best_delta) {
            best_delta = delta;
            best = board.seats();
        }
    }
    if (best_delta < delta) move_to(board, best);
}

}  // namespace

void search(Board& board, const Budget& budget, Runner& runner) {
    Progress progress(budget.search);
    const double unit = static_cast<double>(board.compiled().weights[5]);
    if (board.seats().empty()) return;
    if (board.seats().size() <= small_instance || board.compiled().instance.calendar.days < 2 * lane_count)
        search_copies(board, budget, progress, runner, unit);
    else
        search_days(board, budget, progress, runner, unit);
}

}  // namespace hogo::planning
