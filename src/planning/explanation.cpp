#include "planning/explanation.h"

#include <fmt/format.h>

#include "planning/explain.h"

namespace hogo::planning {
namespace {

std::string time_of(const Instance& instance, const Window& at) {
    const auto& c = instance.calendar;
    return fmt::format("on day {} from slot {} for {} minutes", at.day, at.from,
                       (at.until - at.from) * c.slot_minutes);
}

std::string wanted(Ideal ideal) {
    switch (ideal) {
        case Ideal::planned:
            return "a place in the calendar";
        case Ideal::private_room:
            return "a room of privacy grade 3";
        case Ideal::present_interpreter:
            return "an interpreter who is present";
        case Ideal::native_interpreter:
            return "a native interpreter";
        case Ideal::own_language:
            return "an interpreter of the own language";
        case Ideal::known_language:
            return "an interpreter of a known language";
        case Ideal::officer_gender:
            return "the officer's gender";
        case Ideal::interpreter_gender:
            return "the interpreter's gender";
        case Ideal::preferred_half:
            return "the preferred half of the day";
        case Ideal::same_officer:
            return "the officer of before";
        case Ideal::same_interpreter:
            break;
    }
    return "the interpreter of before";
}

std::string because(const Explanation& e) {
    std::string list;
    switch (e.cause) {
        case Cause::too_long:
            return "it is longer than the person can bear at one time, and has to be divided";
        case Cause::nobody_available:
        case Cause::no_common_time:
            for (const auto& r : e.removed)
                list += fmt::format("{}{} {}: {}", list.empty() ? "" : "; ", r.count, r.party, r.rule);
            return (e.cause == Cause::nobody_available
                        ? "nobody and nothing suitable is available for this interview"
                        : "those who suit have no time in common") +
                   (list.empty() ? "" : " (" + list + ")");
        case Cause::follows_unplanned:
            return "the interview it follows, or its other dates, leave no day";
        case Cause::held_by_bookings:
            for (const auto& id : e.bookings) list += (list.empty() ? "" : ", ") + id;
            return "held by " + list;
        case Cause::higher_ideal:
            return "possible only by giving up what weighs more";
        case Cause::other_order:
            break;
    }
    return "free by itself: the search ended before it came here, or a sum was asked for";
}

std::string seat(const Assignment& at) {
    return fmt::format("day {} slot {} with {} and {} in {}", at.day, at.slot, at.officer, at.interpreter,
                       at.room);
}

std::string gender(const Remedy& remedy) {
    return !remedy.female ? "" : *remedy.female ? "female " : "male ";
}

std::string helps(const Instance& instance, const Remedy& r) {
    switch (r.kind) {
        case Remedy::Kind::officer:
            return fmt::format("one more {}officer{} {}", gender(r),
                               r.training >= 2 ? " trained for children" : "", time_of(instance, r.at));
        case Remedy::Kind::interpreter:
            return fmt::format("one more {}native interpreter of \"{}\"{} {}", gender(r), r.language,
                               r.remote ? " from afar" : "", time_of(instance, r.at));
        case Remedy::Kind::room:
            break;
    }
    return fmt::format("one more room of privacy grade {}{} {}", r.privacy,
                       r.accessible ? " without steps" : "", time_of(instance, r.at));
}

}  // namespace

const char* name_of(Ideal ideal) {
    switch (ideal) {
        case Ideal::planned:
            return "planned";
        case Ideal::private_room:
            return "private_room";
        case Ideal::present_interpreter:
            return "present_interpreter";
        case Ideal::native_interpreter:
            return "native_interpreter";
        case Ideal::own_language:
            return "own_language";
        case Ideal::known_language:
            return "known_language";
        case Ideal::officer_gender:
            return "officer_gender";
        case Ideal::interpreter_gender:
            return "interpreter_gender";
        case Ideal::preferred_half:
            return "preferred_half";
        case Ideal::same_officer:
            return "same_officer";
        case Ideal::same_interpreter:
            break;
    }
    return "same_interpreter";
}

const char* name_of(Cause cause) {
    switch (cause) {
        case Cause::too_long:
            return "too_long";
        case Cause::nobody_available:
            return "nobody_available";
        case Cause::no_common_time:
            return "no_common_time";
        case Cause::follows_unplanned:
            return "follows_unplanned";
        case Cause::held_by_bookings:
            return "held_by_bookings";
        case Cause::higher_ideal:
            return "higher_ideal";
        case Cause::other_order:
            break;
    }
    return "other_order";
}

std::string sentence_of(const Instance& instance, const Explanation& e) {
    std::string sentence = fmt::format("{} does without {}: {}.", e.interview, wanted(e.ideal), because(e));
    if (e.move)
        sentence += fmt::format(" If {} moved to {}, then {}.", e.move->other.interview, seat(e.move->other),
                                seat(e.move->own));
    if (e.remedy) sentence += fmt::format(" It would help: {}.", helps(instance, *e.remedy));
    return sentence;
}

}  // namespace hogo::planning
