// Why an ideal is not met: the seats that would meet it are looked at on an empty calendar, then among the
// bookings.
//
// A seat that meets the ideal may not cost an ideal of a higher level, nor another of its own level, that is
// met now.
#include "planning/explain.h"

#include <algorithm>

namespace hogo::planning {
namespace {

constexpr int most_starts = 60;  // looked at for the fewest bookings in the way
constexpr std::size_t most_alone = 3;  // bookings that are asked whether they could move
constexpr int most_moves = 4;          // seats that are tried for each of them

}  // namespace

/// What a seat has to keep or to reach, beyond the rules.
struct Explainer::Demand {
    int language = 4;
    bool private_room = false, present = false, officer_gender = false, interpreter_gender = false,
         half = false;
    bool same_officer = false, same_interpreter = false;
};

/// The members of one kind that would do, and when.
struct Explainer::Side {
    std::vector<int> members;
    std::vector<Mask> ever, now;  // by office: on an empty calendar; among the bookings
};

Explainer::Explainer(const Board& board) : c_(board.compiled()), board_(board), empty_(c_) {}

std::vector<Explanation> Explainer::all() {
    std::vector<Explanation> found;
    for (int i = 0; i < static_cast<int>(c_.visits.size()); ++i)
        for (auto& explanation : of(i)) found.push_back(std::move(explanation));
    return found;
}

std::vector<Explanation> Explainer::of(int i) {
    std::vector<Explanation> found;
    const Seat seat = board_.seat(i);
    const auto& interview = c_.instance.interviews[i];
    if (!seat.placed() && interview.longest && interview.duration > *interview.longest) {
        found.push_back({interview.id, Ideal::planned, Cause::too_long, {}, {}, {}, {}, {}});
        found.back().sentence = sentence_of(c_.instance, found.back());
        return found;
    }
    if (!seat.placed()) {
        found.push_back(why(i, Ideal::planned, {}, {}));
        return found;
    }
    const Demand met = met_by(i, seat);
    const int language = met.language;
    auto ask = [&](Ideal ideal, int level, auto&& set) {
        Demand wanted, above;
        if (level >= 1) wanted.private_room = met.private_room, wanted.present = met.present;
        if (level >= 2) wanted.language = language;
        if (level >= 3) wanted.officer_gender = met.officer_gender;
        if (level >= 4) wanted.interpreter_gender = met.interpreter_gender, wanted.half = met.half;
        if (level >= 6)
            wanted.same_officer = met.same_officer, wanted.same_interpreter = met.same_interpreter;
        set(wanted), set(above);
        found.push_back(why(i, ideal, wanted, above));
    };
    if (!met.private_room) ask(Ideal::private_room, 1, [](Demand& d) { d.private_room = true; });
    if (!met.present) ask(Ideal::present_interpreter, 1, [](Demand& d) { d.present = true; });
    if (language > 2) ask(Ideal::known_language, 2, [](Demand& d) { d.language = 2; });
    if (language > 1) ask(Ideal::own_language, 2, [](Demand& d) { d.language = 1; });
    if (language > 0) ask(Ideal::native_interpreter, 2, [](Demand& d) { d.language = 0; });
    if (!met.officer_gender) ask(Ideal::officer_gender, 3, [](Demand& d) { d.officer_gender = true; });
    if (!met.interpreter_gender)
        ask(Ideal::interpreter_gender, 4, [](Demand& d) { d.interpreter_gender = true; });
    if (!met.half) ask(Ideal::preferred_half, 4, [](Demand& d) { d.half = true; });
    if (!met.same_officer && interview.previous_officer)
        ask(Ideal::same_officer, 6, [](Demand& d) { d.same_officer = true; });
    if (!met.same_interpreter && interview.previous_interpreter)
        ask(Ideal::same_interpreter, 6, [](Demand& d) { d.same_interpreter = true; });
    return found;
}

bool Explainer::officer_does(int i, int r, const Demand& demand) const {
    const auto& interview = c_.instance.interviews[i];
    const auto& officer = c_.instance.officers[c_.resources[r].index];
    const Wish wish = interview.officer_gender.value_or(interview.female ? Wish::female : Wish::any);
    if (demand.officer_gender && wish != Wish::any && (wish == Wish::female) != officer.female) return false;
    return !demand.same_officer || interview.previous_officer.value_or(officer.id) == officer.id;
}

bool Explainer::interpreter_does(int i, int r, const Demand& demand) const {
    const auto& interview = c_.instance.interviews[i];
    const auto& t = c_.instance.interpreters[c_.resources[r].index];
    if (c_.language_level(interview, t) > demand.language) return false;
    if (demand.present && interview.risk == 2 && t.remote_only && !interview.unseen) return false;
    const Wish wish = interview.interpreter_gender;
    if (demand.interpreter_gender && wish != Wish::any && (wish == Wish::female) != t.female) return false;
    return !demand.same_interpreter || interview.previous_interpreter.value_or(t.id) == t.id;
}

bool Explainer::room_does(int i, int r, const Demand& demand) const {
    return !(demand.private_room && c_.instance.interviews[i].risk == 2 &&
             c_.instance.rooms[c_.resources[r].index].privacy < 3);
}

Explainer::Demand Explainer::met_by(int i, const Seat& seat) const {
    Demand met, one;
    met.language = c_.language_level(c_.instance.interviews[i],
                                     c_.instance.interpreters[c_.resources[seat.interpreter].index]);
    auto meets = [&](bool Demand::*member, auto&& does) {
        one = {};
        one.*member = true;
        met.*member = does(one);
    };
    auto officer = [&](const Demand& d) { return officer_does(i, seat.officer, d); };
    auto interpreter = [&](const Demand& d) { return interpreter_does(i, seat.interpreter, d); };
    meets(&Demand::private_room, [&](const Demand& d) { return room_does(i, seat.room, d); });
    meets(&Demand::present, interpreter);
    meets(&Demand::officer_gender, officer);
    meets(&Demand::interpreter_gender, interpreter);
    meets(&Demand::same_officer, officer);
    meets(&Demand::same_interpreter, interpreter);
    met.half = c_.visits[i].preferred.test(seat.at);
    return met;
}

Explainer::Side Explainer::side(int i, Party party, const Demand& demand) const {
    Side side;
    const int k = c_.visits[i].length_index;
    side.ever.resize(c_.offices), side.now.resize(c_.offices);
    for (int r = 0; r < static_cast<int>(c_.resources.size()); ++r) {
        if (c_.resources[r].party != party || !c_.eligible(i, r)) continue;
        const bool does = party == Party::officer       ? officer_does(i, r, demand)
                          : party == Party::interpreter ? interpreter_does(i, r, demand)
                                                        : room_does(i, r, demand);
        if (!does) continue;
        side.members.push_back(r);
        const bool has_time = board_.load(r) + c_.visits[i].length <= c_.resources[r].slots_in_all;
        for (int office = 0; office < c_.offices; ++office) {
            side.ever[office] |= empty_.open(r, office, k);
            if (has_time) side.now[office] |= board_.open(r, office, k);
        }
    }
    return side;
}

Explanation Explainer::why(int i, Ideal ideal, const Demand& wanted, const Demand& alone) {
    const Seat seat = board_.seat(i);
    if (seat.placed()) board_.unbook(i);
    Explanation explanation{c_.instance.interviews[i].id, ideal};
    const std::array<Side, 3> sides = {side(i, Party::officer, wanted), side(i, Party::interpreter, wanted),
                                       side(i, Party::room, wanted)};
    const auto& visit = c_.visits[i];
    const Mask starts = wanted.half ? visit.preferred : visit.allowed;
    const Mask related = starts & board_.related(i);
    bool ever = false, now = false, ever_related = false;
    for (int office = 0; office < c_.offices; ++office) {
        Mask could = sides[0].ever[office] & sides[1].ever[office] & sides[2].ever[office];
        for (const int companion : visit.companions)
            could &= empty_.open(companion, office, visit.length_index);
        Mask can = sides[0].now[office] & sides[1].now[office] & sides[2].now[office];
        for (const int companion : visit.companions)
            can &= board_.open(companion, office, visit.length_index);
        ever = ever || (could & starts).any();
        ever_related = ever_related || (could & related).any();
        now = now || (can & related).any();
    }
    if (now) {
        explanation.cause = Cause::other_order;
    } else if (ever_related) {
        explanation.cause = Cause::held_by_bookings;
        const auto way = fewest_bookings(i, sides, related);
        for (const int other : way.fewest) explanation.bookings.push_back(c_.instance.interviews[other].id);
        for (const int other : way.alone)
            if (!explanation.move) explanation.move = one_moves(i, other, sides, starts);
        if (way.fewest.empty()) explanation.cause = Cause::follows_unplanned;
    } else if (ever) {
        explanation.cause = Cause::follows_unplanned;
    } else {
        explain_impossible(i, alone, explanation);
    }
    if (!now && explanation.cause != Cause::follows_unplanned)
        explanation.remedy = one_more(i, ideal, sides, wanted, related);
    if (seat.placed()) board_.book(i, seat);
    explanation.sentence = sentence_of(c_.instance, explanation);
    return explanation;
}

void Explainer::explain_impossible(int i, const Demand& alone, Explanation& explanation) {
    const auto& interview = c_.instance.interviews[i];
    const std::array<Side, 3> less = {side(i, Party::officer, alone), side(i, Party::interpreter, alone),
                                      side(i, Party::room, alone)};
    const Mask starts = alone.half ? c_.visits[i].preferred : c_.visits[i].allowed;
    for (int office = 0; office < c_.offices; ++office) {
        Mask could = less[0].ever[office] & less[1].ever[office] & less[2].ever[office] & starts;
        for (const int companion : c_.visits[i].companions)
            could &= empty_.open(companion, office, c_.visits[i].length_index);
        if (could.any()) explanation.cause = Cause::higher_ideal;
    }
    if (explanation.cause == Cause::higher_ideal) return;
    const bool nobody =
        std::any_of(less.begin(), less.end(), [](const Side& s) { return s.members.empty(); });
    explanation.cause = nobody ? Cause::nobody_available : Cause::no_common_time;
    const bool spoken = c_.spoken(interview);
    static constexpr std::array<const char*, 3> parties = {"officer", "interpreter", "room"};
    for (int r = 0; r < static_cast<int>(c_.resources.size()); ++r) {
        const int kind = c_.resources[r].party == Party::officer       ? 0
                         : c_.resources[r].party == Party::interpreter ? 1
                                                                       : 2;
        if (c_.resources[r].party == Party::companion || (nobody && !less[kind].members.empty())) continue;
        if (std::find(less[kind].members.begin(), less[kind].members.end(), r) != less[kind].members.end())
            continue;
        const char* rule = c_.hindrance(interview, r, spoken);
        const std::string name = rule != nullptr ? rule : std::string("does not meet this ideal");
        auto same = std::find_if(
            explanation.removed.begin(), explanation.removed.end(),
            [&](const auto& removed) { return removed.party == parties[kind] && removed.rule == name; });
        if (same == explanation.removed.end())
            same = explanation.removed.insert(same, {parties[kind], name, 0});
        ++same->count;
    }
}

/// The bookings that must go for one member to be free at a start: none when it is, all of its own at worst.
std::vector<int> Explainer::in_the_way(int i, int r, int office, int at) {
    std::vector<int> found;
    auto collect = [&](int from, int until) {
        for (int k = std::max(0, from); k < std::min(c_.slots, until); ++k)
            if (const int other = board_.owner(r, k);
                other >= 0 && std::find(found.begin(), found.end(), other) == found.end())
                found.push_back(other);
    };
    if (board_.can_take(i, r, office, at)) return found;
    auto frees = [&] {
        std::vector<Seat> seats;
        for (const int other : found) seats.push_back(board_.seat(other)), board_.unbook(other);
        const bool free = board_.can_take(i, r, office, at);
        for (std::size_t k = 0; k < found.size(); ++k) board_.book(found[k], seats[k]);
        return free;
    };
    collect(at, at + c_.visits[i].length);
    const bool simple = c_.offices == 1 && c_.resources[r].slots_a_day >= most_slots &&
                        c_.resources[r].slots_in_all >= most_slots;
    if (simple || frees()) return found;
    const int day = c_.day_of(at);
    collect(day * c_.day_slots, (day + 1) * c_.day_slots);
    if (frees()) return found;
    collect(0, c_.slots);
    return found;
}

Explainer::InTheWay Explainer::fewest_bookings(int i, const std::array<Side, 3>& sides, const Mask& starts) {
    const int k = c_.visits[i].length_index;
    InTheWay found;
    auto& [best, alone] = found;
    bool have = false;
    const auto enough = [&] { return have && alone.size() >= most_alone; };
    for (int office = 0; office < c_.offices && !enough(); ++office) {
        Mask could = sides[0].ever[office] & sides[1].ever[office] & sides[2].ever[office] & starts;
        for (const int companion : c_.visits[i].companions) could &= empty_.open(companion, office, k);
        int seen = 0;
        for (int at = could.next(0); at >= 0 && seen < most_starts && !enough();
             at = could.next(at + 1), ++seen) {
            std::vector<int> all;
            for (const auto& one : sides) {
                std::vector<int> fewest;
                bool any = false;
                for (const int r : one.members) {
                    if (!empty_.open(r, office, k).test(at)) continue;
                    auto way = in_the_way(i, r, office, at);
                    if (any && way.size() >= fewest.size()) continue;
                    fewest = std::move(way), any = true;
                    if (fewest.empty()) break;
                }
                all.insert(all.end(), fewest.begin(), fewest.end());
            }
            for (const int companion : c_.visits[i].companions) {
                const auto way = in_the_way(i, companion, office, at);
                all.insert(all.end(), way.begin(), way.end());
            }
            std::sort(all.begin(), all.end());
            all.erase(std::unique(all.begin(), all.end()), all.end());
            // Without the one that it follows it would have no place at all.
            if (std::any_of(all.begin(), all.end(), [&](int other) { return follows(i, other); })) continue;
            if (!have || all.size() < best.size()) best = all, have = true;
            if (all.size() == 1 && std::find(alone.begin(), alone.end(), all[0]) == alone.end())
                alone.push_back(all[0]);
        }
    }
    return found;
}

bool Explainer::follows(int i, int other) const {
    for (const auto& relation : c_.visits[i].relations)
        if (relation.kind == Relation::Kind::after &&
            (relation.other == other || follows(relation.other, other)))
            return true;
    return false;
}

bool Explainer::seat_at(int i, int office, int at, const std::array<Side, 3>& sides, Seat& seat) const {
    seat = {at};
    const std::array<int*, 3> filled = {&seat.officer, &seat.interpreter, &seat.room};
    for (int kind = 0; kind < 3; ++kind)
        for (const int r : sides[kind].members)
            if (*filled[kind] < 0 && board_.can_take(i, r, office, at)) *filled[kind] = r;
    return seat.officer >= 0 && seat.interpreter >= 0 && seat.room >= 0;
}

/// Without the other booking the interview takes a seat that meets the ideal; then the other one needs a seat
/// where it misses nothing that it has now, but for days and habits.
std::optional<Move> Explainer::one_moves(int i, int other, const std::array<Side, 3>& sides,
                                         const Mask& starts) {
    const Seat before = board_.seat(other);
    if (c_.instance.interviews[other].pin) return std::nullopt;
    const Levels now = c_.levels_of(other, before);
    std::optional<Move> move;
    board_.unbook(other);
    const Mask open = starts & board_.related(i);
    int tried = 0;
    for (int office = 0; office < c_.offices && !move; ++office)
        for (int at = open.next(0); at >= 0 && tried < most_moves && !move; at = open.next(at + 1)) {
            const bool accompanied = std::all_of(
                c_.visits[i].companions.begin(), c_.visits[i].companions.end(),
                [&](int r) { return board_.open(r, office, c_.visits[i].length_index).test(at); });
            Seat own;
            if (!accompanied || !seat_at(i, office, at, sides, own)) continue;
            ++tried;
            board_.book(i, own);
            if (const auto again = inserter_.best(board_, other, c_.weights[0])) {
                const Levels then = c_.levels_of(other, again->seat);
                if (std::equal(then.begin(), then.begin() + 5, now.begin(),
                               [](auto after, auto earlier) { return after <= earlier; }))
                    move = Move{c_.assignment(other, again->seat), c_.assignment(i, own)};
            }
            board_.unbook(i);
        }
    board_.book(other, before);
    return move;
}

/// The first start at which everything but one person or room is free: one more of these is enough, and all
/// else may stay.
std::optional<Remedy> Explainer::one_more(int i, Ideal ideal, const std::array<Side, 3>& sides,
                                          const Demand& wanted, const Mask& starts) const {
    const auto& interview = c_.instance.interviews[i];
    const auto& visit = c_.visits[i];
    if ((interview.pin && (interview.pin->officer || interview.pin->interpreter || interview.pin->room)) ||
        ideal == Ideal::same_officer || ideal == Ideal::same_interpreter)
        return std::nullopt;  // another person would not be the one who is wanted
    for (const int missing : {1, 2, 0})
        for (int office = 0; office < c_.offices; ++office) {
            Mask free = starts;
            for (int kind = 0; kind < 3; ++kind)
                if (kind != missing) free &= sides[kind].now[office];
            for (const int companion : visit.companions)
                free &= board_.open(companion, office, visit.length_index);
            const int at = free.next(0);
            if (at < 0) continue;
            Remedy remedy;
            const int day = c_.day_of(at), slot = at - day * c_.day_slots;
            remedy.at = {day, slot, slot + visit.length};
            remedy.kind = missing == 0   ? Remedy::Kind::officer
                          : missing == 1 ? Remedy::Kind::interpreter
                                         : Remedy::Kind::room;
            if (missing == 0) {
                remedy.training = interview.child ? 2 : 1;
                const Wish wish =
                    interview.officer_gender.value_or(interview.female ? Wish::female : Wish::any);
                if (wanted.officer_gender && wish != Wish::any) remedy.female = wish == Wish::female;
            } else if (missing == 1) {
                remedy.language = interview.native;
                remedy.remote = interview.unseen;
                if (wanted.interpreter_gender && interview.interpreter_gender != Wish::any)
                    remedy.female = interview.interpreter_gender == Wish::female;
            } else {
                remedy.privacy = std::max(interview.least_privacy.value_or(1),
                                          wanted.private_room && interview.risk == 2 ? 3 : 1);
                remedy.accessible = interview.needs_accessible, remedy.remote = interview.unseen;
                for (const auto& room : c_.instance.rooms)
                    if (c_.resources[c_.find(Party::room, room.id)].office == office)
                        remedy.office = room.office;
            }
            return remedy;
        }
    return std::nullopt;
}

std::vector<Explanation> Planner::explain() const {
    return Explainer(desk_->board).all();
}

std::vector<Explanation> Planner::explain(const std::string& interview) const {
    const int i = desk_->compiled->find_interview(interview);
    return i < 0 ? std::vector<Explanation>{} : Explainer(desk_->board).of(i);
}

}  // namespace hogo::planning
