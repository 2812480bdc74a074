#include <nlohmann/json.hpp>

#include "planning/json.h"

namespace hogo::planning {
namespace {

using Json = nlohmann::json;

/// A value and where it stands; the first trouble of a field is kept, and reading goes on.
class Field {
  public:
    Field(const Json* value, std::string path, std::vector<Complaint>& complaints)
        : value_(value), path_(std::move(path)), complaints_(&complaints) {}

    bool given() const { return value_ != nullptr && !value_->is_null(); }
    bool is_array() const { return given() && value_->is_array(); }
    bool is_object() const { return given() && value_->is_object(); }
    void say(std::string reason) const {
        if (complaints_->size() < 100) complaints_->push_back({path_, std::move(reason)});
    }

    Field operator[](const char* key) const {
        const Json* found = nullptr;
        if (value_ != nullptr && value_->is_object())
            if (const auto at = value_->find(key); at != value_->end()) found = &*at;
        return {found, path_.empty() ? key : path_ + "." + key, *complaints_};
    }
    template <class Each>
    void each(Each each, bool needed = true) const {
        if (!given() && !needed) return;
        if (!is_array()) return say("a list is expected");
        std::size_t k = 0;
        for (const auto& item : *value_)
            each(Field(&item, path_ + "[" + std::to_string(k++) + "]", *complaints_));
    }
    /// Every key of the object is among these.
    void only(std::initializer_list<std::string_view> keys) const {
        if (!is_object()) return say("an object is expected");
        for (const auto& [key, value] : value_->items())
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                Field(&value, path_.empty() ? key : path_ + "." + key, *complaints_)
                    .say("no such field in this format");
    }

    int number() const {
        if (given() && value_->is_number_integer()) {
            const auto value = value_->get<std::int64_t>();
            if (value >= -1'000'000'000 && value <= 1'000'000'000) return static_cast<int>(value);
        }
        say("a whole number is expected");
        return 0;
    }
    bool yes() const {
        if (given() && value_->is_boolean()) return value_->get<bool>();
        say("true or false is expected");
        return false;
    }
    std::string text() const {
        if (given() && value_->is_string()) return value_->get<std::string>();
        say("a text is expected");
        return {};
    }
    /// A network or a zone: a text, or the number that stands for it.
    std::string mark() const {
        return given() && value_->is_number_integer() ? std::to_string(number()) : text();
    }
    std::vector<std::string> texts(bool marks = false) const {
        std::vector<std::string> all;
        each([&](const Field& item) { all.push_back(marks ? item.mark() : item.text()); }, false);
        return all;
    }
    template <class T>
    T word(std::initializer_list<std::pair<std::string_view, T>> words) const {
        const std::string said = text();
        for (const auto& [name, value] : words)
            if (name == said) return value;
        if (given() && value_->is_string()) say("\"" + said + "\" is none of its words");
        return {};
    }

  private:
    const Json* value_;
    std::string path_;
    std::vector<Complaint>* complaints_;
};

void set(int& to, const Field& field) {
    if (field.given()) to = field.number();
}
void set(bool& to, const Field& field) {
    if (field.given()) to = field.yes();
}
void set(std::string& to, const Field& field) {
    if (field.given()) to = field.text();
}
void set(std::optional<int>& to, const Field& field) {
    if (field.given()) to = field.number();
}
void set(std::optional<std::string>& to, const Field& field) {
    if (field.given()) to = field.text();
}

Wish wish(const Field& field) {
    return field.given()
               ? field.word<Wish>({{"any", Wish::any}, {"female", Wish::female}, {"male", Wish::male}})
               : Wish::any;
}

/// Half-days `[[before lunch, after it], …]` or, in the second format, windows `{"day", "from", "until"}`.
std::vector<Window> times(const Field& field, const Calendar& calendar) {
    std::vector<std::pair<bool, bool>> halves;
    std::vector<Window> windows;
    field.each([&](const Field& item) {
        if (item.is_array()) {
            std::vector<bool> both;
            item.each([&](const Field& half) { both.push_back(half.yes()); });
            if (both.size() != 2) return item.say("two half-days are expected");
            halves.emplace_back(both[0], both[1]);
        } else {
            item.only({"day", "from", "until"});
            windows.push_back({item["day"].number(), item["from"].number(), item["until"].number()});
        }
    });
    if (halves.size() > static_cast<std::size_t>(std::max(0, calendar.days)))
        field.say("more days than the calendar has");
    for (const auto& window : half_days(calendar, halves)) windows.push_back(window);
    return windows;
}

WorkLimits limits(const Field& field) {
    WorkLimits limits;
    if (!field.given()) return limits;
    field.only({"slots_a_day", "slots_in_all"});
    set(limits.slots_a_day, field["slots_a_day"]);
    set(limits.slots_in_all, field["slots_in_all"]);
    return limits;
}

Pin pin(const Field& field) {
    Pin pin;
    field.only({"day", "slot", "officer", "interpreter", "room"});
    set(pin.day, field["day"]), set(pin.slot, field["slot"]);
    set(pin.officer, field["officer"]), set(pin.interpreter, field["interpreter"]),
        set(pin.room, field["room"]);
    return pin;
}

std::optional<Moment> moment(const Field& field) {
    if (!field.given()) return std::nullopt;
    field.only({"day", "slot"});
    return Moment{field["day"].number(), field["slot"].number()};
}

Interview interview(const Field& field, const Calendar& calendar, bool second) {
    Interview i;
    if (!field.is_object()) return field.say("an object is expected"), i;
    i.id = field["id"].text();
    set(i.person, field["person"]);
    set(i.female, field["female"]);
    i.native = field["native"].text();
    set(i.second, field["second"]);
    if (field["network"].given()) i.network = field["network"].mark();
    set(i.child, field["child"]), set(i.risk, field["risk"]);
    i.conflicted_officers = field["conflicted_officers"].texts();
    i.avoid_zones = field["avoid_zones"].texts(true);
    set(i.needs_accessible, field["needs_accessible"]);
    i.interpreter_gender = wish(field["interpreter_gender"]);
    set(i.mornings_only, field["mornings_only"]);
    if (field["prefers"].given())
        i.prefers = field["prefers"].word<Half>(
            {{"any", Half::any}, {"morning", Half::morning}, {"afternoon", Half::afternoon}});
    if (const auto days = field["no_go_day"]; days.is_array())
        days.each([&](const Field& day) { i.no_go_days.push_back(day.number()); });
    else if (days.given())
        i.no_go_days.push_back(days.number());
    set(i.previous_officer, field["previous_officer"]);
    i.duration = field["duration"].number();
    i.deadline_day = calendar.days - 1;
    set(i.deadline_day, field["deadline_day"]);
    if (const auto after = field["after"]; after.given())
        i.after = Interview::After{after["interview"].text(), after["min_days"].number()};
    if (!second) return i;

    i.conflicted_interpreters = field["conflicted_interpreters"].texts();
    i.conflicted_rooms = field["conflicted_rooms"].texts();
    if (field["officer_gender"].given()) i.officer_gender = wish(field["officer_gender"]);
    set(i.afternoons_only, field["afternoons_only"]);
    set(i.previous_interpreter, field["previous_interpreter"]);
    set(i.break_after, field["break_after"]), set(i.longest, field["longest"]);
    set(i.rest_days, field["rest_days"]);
    i.not_before = moment(field["not_before"]), i.not_after = moment(field["not_after"]);
    set(i.least_privacy, field["least_privacy"]), set(i.unseen, field["unseen"]);
    i.present = field["present"].texts();
    if (field["pin"].given()) i.pin = pin(field["pin"]);
    return i;
}

void people(const Field& file, Instance& instance, bool second) {
    file["officers"].each([&](const Field& f) {
        Officer o{f["id"].text()};
        set(o.female, f["female"]), set(o.training, f["training"]);
        o.available = times(f["available"], instance.calendar);
        if (second) o.limits = limits(f["limits"]), set(o.load, f["load"]);
        instance.officers.push_back(std::move(o));
    });
    file["interpreters"].each([&](const Field& f) {
        Interpreter t{f["id"].text()};
        set(t.female, f["female"]), set(t.remote_only, f["remote_only"]);
        t.native = f["native"].text();
        t.others = f["others"].texts();
        if (f["network"].given()) t.network = f["network"].mark();
        t.available = times(f["available"], instance.calendar);
        if (second)
            set(t.remote, f["remote"]), t.limits = limits(f["limits"]), set(t.load, f["load"]),
                                        t.also_native = f["also_native"].texts();
        instance.interpreters.push_back(std::move(t));
    });
    file["rooms"].each([&](const Field& f) {
        Room r{f["id"].text()};
        set(r.privacy, f["privacy"]), set(r.accessible, f["accessible"]);
        if (f["zone"].given()) r.zone = f["zone"].mark();
        if (second) {
            set(r.office, f["office"]), set(r.remote, f["remote"]);
            if (f["available"].given()) r.available = times(f["available"], instance.calendar);
        }
        instance.rooms.push_back(std::move(r));
    });
}

Read<Json> parse(std::string_view text) {
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return std::unexpected(std::vector<Complaint>{{"", "not JSON"}});
    if (!json.is_object()) return std::unexpected(std::vector<Complaint>{{"", "one object is expected"}});
    return json;
}

}  // namespace

Read<Instance> read_instance(std::string_view text) {
    const auto json = parse(text);
    if (!json) return std::unexpected(json.error());
    std::vector<Complaint> complaints;
    const Field file(&*json, "", complaints);
    const std::string format = file["format"].text();
    if (format != "planning-instance/1" && format != "planning-instance/2")
        return std::unexpected(
            std::vector<Complaint>{{"format", "planning-instance/1 or planning-instance/2 is expected"}});
    const bool second = format == "planning-instance/2";
    Instance instance;
    const auto calendar = file["calendar"];
    auto& c = instance.calendar;
    c.days = calendar["days"].number();
    c.slots_per_day = calendar["slots_per_day"].number();
    c.lunch_before_slot = calendar["lunch_before_slot"].number();
    set(c.slot_minutes, calendar["slot_minutes"]);
    people(file, instance, second);
    if (second) {
        file["companions"].each(
            [&](const Field& f) {
                instance.companions.push_back({f["id"].text(), times(f["available"], c)});
            },
            false);
        file["travel"].each(
            [&](const Field& f) {
                instance.travel.push_back({f["from"].text(), f["to"].text(), f["slots"].number()});
            },
            false);
    }
    file["interviews"].each([&](const Field& f) { instance.interviews.push_back(interview(f, c, second)); });
    if (complaints.empty()) complaints = check(instance);
    if (!complaints.empty()) return std::unexpected(std::move(complaints));
    return instance;
}

Read<Plan> read_plan(std::string_view text) {
    const auto json = parse(text);
    if (!json) return std::unexpected(json.error());
    std::vector<Complaint> complaints;
    const Field file(&*json, "", complaints);
    if (file["format"].text() != "planning-plan/1")
        return std::unexpected(std::vector<Complaint>{{"format", "planning-plan/1 is expected"}});
    Plan plan;
    file["assignments"].each([&](const Field& f) {
        plan.push_back({f["interview"].text(), f["day"].number(), f["slot"].number(), f["officer"].text(),
                        f["interpreter"].text(), f["room"].text()});
    });
    if (!complaints.empty()) return std::unexpected(std::move(complaints));
    return plan;
}

Read<Changes> read_changes(std::string_view text, const Instance& instance) {
    const auto json = parse(text);
    if (!json) return std::unexpected(json.error());
    std::vector<Complaint> complaints;
    const Field file(&*json, "", complaints);
    if (file["format"].text() != "planning-changes/1")
        return std::unexpected(std::vector<Complaint>{{"format", "planning-changes/1 is expected"}});
    file.only({"format", "absences", "conflicts", "added", "cancelled", "pins"});
    auto party = [](const Field& f) {
        return f.word<Party>({{"officer", Party::officer},
                              {"interpreter", Party::interpreter},
                              {"room", Party::room},
                              {"companion", Party::companion}});
    };
    Changes changes;
    file["absences"].each(
        [&](const Field& f) {
            f.only({"party", "id", "day", "from", "until"});
            Absence absence{party(f["party"]), f["id"].text(), f["day"].number()};
            set(absence.from, f["from"]), set(absence.until, f["until"]);
            changes.absences.push_back(std::move(absence));
        },
        false);
    file["conflicts"].each(
        [&](const Field& f) {
            f.only({"interview", "party", "id"});
            changes.conflicts.push_back({f["interview"].text(), party(f["party"]), f["id"].text()});
        },
        false);
    file["added"].each(
        [&](const Field& f) { changes.added.push_back(interview(f, instance.calendar, true)); }, false);
    changes.cancelled = file["cancelled"].texts();
    file["pins"].each(
        [&](const Field& f) {
            f.only({"interview", "pin"});
            PinChange change{f["interview"].text(), std::nullopt};
            if (f["pin"].given()) change.pin = pin(f["pin"]);
            changes.pins.push_back(std::move(change));
        },
        false);
    if (complaints.empty()) complaints = check(instance, changes);
    if (!complaints.empty()) return std::unexpected(std::move(complaints));
    return changes;
}

}  // namespace hogo::planning
