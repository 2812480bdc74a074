// An instance made ready for searching: words become numbers, rules become masks, sets and penalties.
//
// Promises: every rule of docs/planning.md is in `allowed`, `eligible`, the options and the relations;
// nothing else decides. A penalty is a weighted sum of levels; the weights are given once.
#pragma once
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>

#include "planning/mask.h"
#include "planning/planner.h"

namespace hogo::planning {

/// Where an interview is. `at` below 0: nowhere. Officer, interpreter and room are numbers of resources.
struct Seat {
    int at = -1;
    int officer = -1, interpreter = -1, room = -1;
    bool placed() const { return at >= 0; }
    bool operator==(const Seat&) const = default;
};

/// A person or a room: whatever can be in one place at a time.
struct Resource {
    Party party;
    int index;             ///< in the instance's list of its kind
    Mask present;          ///< slots
    int office = -1;       ///< of a room
    bool travels = false;  ///< needs time between offices
    int slots_a_day = most_slots, slots_in_all = most_slots;
    int worked = 0;  ///< slots of earlier work
    int network = -1, zone = -1;
    std::vector<int> cells;  ///< to which it belongs
};

/// Resources that are alike for every penalty. Members may differ for one interview: `eligible` tells.
struct Cell {
    std::vector<int> members;
};

/// One way to fill a part of an interview: any eligible member of a cell, or one resource.
struct Option {
    std::int64_t cost = 0;
    int cell = -1;  ///< or -1: `resource` alone
    int resource = -1;
};

struct Relation {
    int other;
    enum class Kind {
        after,
        before,
        apart
    } kind;  ///< this one lies after, before, or at a distance from the other
    int days;
};

/// An interview ready to be placed.
struct Visit {
    int length = 0, length_index = 0;
    Mask allowed;    ///< starts that the person's own rules and the calendar permit
    Mask preferred;  ///< of these, those that meet the wish for a half-day
    std::int64_t half_cost = 0;
    std::int64_t least_cost = 0;                 ///< below which no placing can come
    std::vector<Option> officers, interpreters;  ///< cheapest first
    std::vector<std::vector<Option>> rooms;      ///< by office, cheapest first
    std::vector<int> companions;
    std::vector<Relation> relations;
};

class Compiled {
  public:
    /// Requires check(instance) to be empty. Keeps a reference.
    Compiled(const Instance& instance, const Levels& weights);

    /// After the instance's interview `i` was changed or added.
    void compile_visit(int i);
    /// After interviews from `first` on were added to the instance.
    void relate(std::size_t first = 0);
    /// Before interview `i` is taken out of the instance: the last one gets its number; nothing follows it
    /// any more.
    void remove_visit(int i);

    const Instance& instance;
    Levels weights;
    int slots, day_slots, offices;
    std::vector<int> lengths;         ///< booked lengths that occur
    std::vector<Mask> length_starts;  ///< starts of each length that keep to a half-day
    std::vector<Resource> resources;  ///< officers, interpreters, companions, rooms
    int first_interpreter, first_companion, first_room;
    std::vector<Cell> cells;
    std::vector<std::vector<int>> travel;  ///< slots between offices
    std::vector<Visit> visits;

    bool eligible(int i, int resource) const {
        return eligible_[static_cast<std::size_t>(i) * eligible_words_ + (resource >> 6)] >> (resource & 63) &
               1;
    }
    int day_of(int at) const { return at / day_slots; }
    std::int64_t start_cost(const Visit& visit, int at) const {
        return weights[5] * day_of(at) + (visit.preferred.test(at) ? 0 : visit.half_cost);
    }
    /// What the interview counts at this seat, level by level; not placed: unplanned alone.
    Levels levels_of(int i, const Seat& seat) const;
    std::int64_t weigh(const Levels& levels) const;
    std::int64_t cost_of(int i, const Seat& seat) const { return weigh(levels_of(i, seat)); }

    /// Numbers of resources, or -1.
    int find(Party party, const std::string& id) const;
    int find_interview(const std::string& id) const;
    const std::string& id_of(int resource) const;
    Assignment assignment(int i, const Seat& seat) const;
    std::optional<Seat> seat(const Assignment& assignment) const;

    /// 0 native … 4 relay; -1: not allowed.
    int language_level(const Interview& interview, const Interpreter& interpreter) const;
    /// Whether anybody outside the person's network, and not in conflict, speaks a language of theirs.
    bool spoken(const Interview& interview) const;
    /// Why the interview can never have this resource, or null.
    const char* hindrance(const Interview& interview, int resource, bool is_spoken) const;

  private:
    using Bits = std::vector<std::uint64_t>;  // a bit a resource
    int word(const std::string& text);
    void join_cell(const std::string& signature, int resource, Party party, int language, bool native,
                   bool relay);
    void add_resources();
    void add_officers_interpreters_companions();
    void add_cells();
    void price_officers(Visit& visit, const Interview& interview, int i) const;
    void price_interpreters(Visit& visit, const Interview& interview, int i) const;
    void price_rooms(Visit& visit, const Interview& interview, int i) const;
    void mark_eligible(int i);
    static void sort_options(std::vector<Option>& options);
    bool has_eligible_member(int i, const Cell& cell) const;
    Mask slots_of(const std::vector<Window>& windows) const;
    Mask allowed_starts(const Interview& interview, int length) const;

    std::unordered_map<std::string, int> words_, cell_numbers_, interview_numbers_;
    std::map<std::pair<Party, std::string>, int> resource_numbers_;
    std::size_t eligible_words_ = 0;
    Bits eligible_;
    struct CellFacts {
        Party party;
        int language = -1, office = 0;
        bool native = false, relay = false;
    };
    std::vector<CellFacts> cell_facts_;
    std::unordered_map<int, Bits> speaking_, of_network_, of_zone_;  // by word
    std::vector<std::string> offices_;
    std::unordered_map<std::string, std::vector<int>> of_person_;
};

}  // namespace hogo::planning
