// Instances drawn from a seed: of the first format, and with everything that the second one adds.
#pragma once
#include "planning/mask.h"
#include "planning/planner.h"

namespace hogo::planning::sample {

struct Shape {
    int interviews = 12, officers = 4, interpreters = 6, rooms = 2, days = 5, slots_a_day = 8;
    bool second_format = false;
};

inline Instance draw(const Shape& shape, std::uint64_t seed) {
    Dice dice(seed);
    auto one_in = [&](int n) { return dice.below(n) == 0; };
    const std::vector<std::string> languages = {"vi", "th", "km"};
    Instance in;
    in.calendar = {shape.days, shape.slots_a_day, 30, shape.slots_a_day / 2};
    auto present = [&](int hours_in_four) {
        std::vector<std::pair<bool, bool>> days;
        for (int d = 0; d < shape.days; ++d) {
            const bool morning = dice.below(4) < hours_in_four, afternoon = dice.below(4) < hours_in_four;
            days.emplace_back(morning, afternoon);
        }
        return half_days(in.calendar, days);
    };
    for (int o = 0; o < shape.officers; ++o) {
        Officer officer{"O" + std::to_string(o), one_in(2), 1 + dice.below(3), present(3)};
        if (shape.second_format && one_in(3)) officer.limits = {5, 12};
        in.officers.push_back(officer);
    }
    for (int t = 0; t < shape.interpreters; ++t) {
        Interpreter interpreter{"T" + std::to_string(t), one_in(2), languages[dice.below(3)]};
        if (const auto& other = languages[dice.below(3)]; other != interpreter.native)
            interpreter.others.push_back(other);
        interpreter.network = std::to_string(dice.below(4));
        interpreter.remote_only = one_in(4);
        interpreter.available = present(3);
        if (shape.second_format) {
            interpreter.remote = one_in(2);
            if (one_in(4)) interpreter.also_native.push_back(languages[dice.below(3)]);
            if (one_in(3)) interpreter.limits = {6, 14};
        }
        in.interpreters.push_back(interpreter);
    }
    for (int r = 0; r < shape.rooms; ++r) {
        Room room{"R" + std::to_string(r), r == 0 ? 3 : 2, r % 2 == 0, std::to_string(dice.below(4))};
        if (shape.second_format) {
            room.office = r % 2 == 0 ? "tokyo" : "chiba";
            room.remote = one_in(2);
            if (one_in(3)) room.available = present(3);
        }
        in.rooms.push_back(room);
    }
    if (shape.second_format) {
        in.travel.push_back({"tokyo", "chiba", 2});
        if (shape.rooms < 2) in.travel.clear();
        in.companions.push_back({"S0", present(3)});
    }
    for (int i = 0; i < shape.interviews; ++i) {
        Interview v;
        v.id = "I" + std::to_string(i);
        v.person = "P" + std::to_string(i);
        v.female = !one_in(3);
        v.native = languages[dice.below(3)], v.second = languages[dice.below(3)];
        v.network = std::to_string(dice.below(4));
        v.child = one_in(8), v.risk = dice.below(3);
        if (one_in(4)) v.conflicted_officers.push_back("O" + std::to_string(dice.below(shape.officers)));
        if (one_in(3)) v.avoid_zones.push_back(std::to_string(dice.below(4)));
        v.needs_accessible = one_in(8);
        v.interpreter_gender = static_cast<Wish>(dice.below(3));
        v.mornings_only = one_in(6);
        v.prefers = static_cast<Half>(dice.below(3));
        if (one_in(4)) v.no_go_days.push_back(dice.below(shape.days));
        if (one_in(3)) v.previous_officer = "O" + std::to_string(dice.below(shape.officers));
        v.duration = 1 + dice.below(3);
        v.deadline_day = one_in(3) ? dice.below(shape.days) : shape.days - 1;
        if (i > 0 && one_in(4)) {
            v.after = Interview::After{"I" + std::to_string(i - 1), dice.below(3)};
            v.person = in.interviews.back().person;
        }
        if (shape.second_format) {
            if (one_in(5))
                v.conflicted_interpreters.push_back("T" + std::to_string(dice.below(shape.interpreters)));
            if (one_in(8)) v.conflicted_rooms.push_back("R" + std::to_string(dice.below(shape.rooms)));
            if (one_in(4)) v.officer_gender = static_cast<Wish>(dice.below(3));
            if (!v.mornings_only) v.afternoons_only = one_in(8);
            if (one_in(5)) v.previous_interpreter = "T" + std::to_string(dice.below(shape.interpreters));
            if (one_in(5)) v.break_after = 2;
            if (one_in(8)) v.longest = 2;
            if (one_in(3)) v.rest_days = dice.below(2);
            if (one_in(5)) v.not_before = Moment{1, 2};
            if (one_in(8)) v.not_after = Moment{shape.days - 1, 3};
            if (one_in(8)) v.least_privacy = 3;
            v.unseen = one_in(8);
            if (one_in(6)) v.present.push_back("S0");
        }
        in.interviews.push_back(v);
    }
    return in;
}

}  // namespace hogo::planning::sample
