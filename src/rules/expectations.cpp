// What a situation file expects, compared with what the rules answered.
#include <algorithm>
#include <functional>
#include <map>

#include "rules/explain.h"
#include "rules/situation.h"

namespace hogo::rules {
namespace {

/// nullopt when met; else what was found instead.
using Finding = std::optional<std::string>;

Finding same(std::string_view wanted, std::string_view found) {
    if (wanted == found) return std::nullopt;
    return fmt::format("it is {}", found.empty() ? "none" : found);
}
Finding holds(bool met, std::string otherwise) {
    return met ? std::nullopt : Finding(std::move(otherwise));
}

class Comparison {
  public:
    Comparison(const Pack& pack, const Assessment& assessment)
        : pack_(pack), assessment_(assessment), answer_(answer_json(pack, assessment)) {}

    Finding compare(const Expectation& expected) const {
        const auto checks = table();
        const auto check = checks.find(expected.about);
        if (check == checks.end()) return "nothing of that name can be expected";
        return check->second(expected);
    }

  private:
    using Check = std::function<Finding(const Expectation&)>;

    std::map<std::string, Check> table() const {
        return {
            {"file", [&](const Expectation& e) { return same(e.value, text_at("file")); }},
            {"track", [&](const Expectation& e) { return same(e.value, text_at("track")); }},
            {"screening", [&](const Expectation& e) { return screening(e); }},
            {"holds", [&](const Expectation& e) { return hold(e); }},
            {"measures", [&](const Expectation& e) { return measure_proposed(e); }},
            {"not_measures", [&](const Expectation& e) { return measure_not_proposed(e); }},
            {"measure_states", [&](const Expectation& e) { return measure_state(e); }},
            {"first_measure", [&](const Expectation& e) { return first_measure(e); }},
            {"deciders", [&](const Expectation& e) { return decider(e); }},
            {"statuses", [&](const Expectation& e) { return status(e); }},
            {"second_person", [&](const Expectation& e) { return second_person(e); }},
            {"grounds", [&](const Expectation& e) { return ground(e); }},
            {"deadlines", [&](const Expectation& e) { return deadline(e, "due"); }},
            {"deadlines.due", [&](const Expectation& e) { return deadline(e, "due"); }},
            {"deadlines.days_left", [&](const Expectation& e) { return deadline(e, "days_left"); }},
            {"deadlines.act_by", [&](const Expectation& e) { return deadline(e, "act_by"); }},
            {"no_deadlines", [&](const Expectation& e) {
                 return holds(!entry("deadlines", e.id), "there is such a deadline");
             }},
            {"alerts", [&](const Expectation& e) { return holds(lists("alerts", e.id), "it is not raised"); }},
            {"no_alerts", [&](const Expectation& e) { return holds(!lists("alerts", e.id), "it is raised"); }},
            {"interview", [&](const Expectation& e) { return safeguard(e); }},
            {"no_interview", [&](const Expectation& e) {
                 return holds(!entry("interview", e.id), "it is required or to be settled");
             }},
            {"custody_days", [&](const Expectation& e) { return custody(e); }},
            {"never_held", [&](const Expectation& e) { return never_held(e); }},
            {"steps_held", [&](const Expectation& e) { return step_held(e); }},
            {"rules", [&](const Expectation& e) { return rule_outcome(e); }},
        };
    }

    std::string text_at(const char* part) const {
        return answer_[part].is_string() ? answer_[part].get<std::string>() : std::string();
    }
    const nlohmann::ordered_json* entry(const char* part, std::string_view id) const {
        for (const auto& each : answer_[part])
            if (each["id"] == id) return &each;
        return nullptr;
    }
    bool lists(const char* part, std::string_view id) const {
        return std::ranges::any_of(answer_[part], [&](const auto& each) { return each == id; });
    }

    Finding screening(const Expectation& expected) const {
        const auto& screening = answer_["screening"];
        if (expected.id == "result" || expected.id == "list" || expected.id == "any_strong")
            return same(expected.value, screening[expected.id].is_string() ? screening[expected.id].get<std::string>() : "");
        if (!screening["dimensions"].contains(expected.id)) return "there is no such part of a screening";
        return same(expected.value, screening["dimensions"][expected.id]["positive"].get<std::string>());
    }

    Finding hold(const Expectation& expected) const {
        const auto* found = entry("holds", expected.id);
        if (!found) return "the pack has no such hold";
        const bool held = (*found)["held"];
        return same(expected.value.empty() ? "held" : expected.value, held ? "held" : "not_held");
    }

    Finding measure_proposed(const Expectation& expected) const {
        if (entry("measures", expected.id)) return std::nullopt;
        return measure_words(expected.id);
    }
    Finding measure_not_proposed(const Expectation& expected) const {
        if (const auto code = Code::parse(expected.id); !code || !pack_.measure(*code)) return "the pack has no such measure";
        return holds(!entry("measures", expected.id), "it is proposed");
    }
    Finding measure_state(const Expectation& expected) const {
        const auto* answer = measure(expected.id);
        if (!answer) return "the pack has no such measure";
        if (expected.value == "awaiting" || expected.value == "against" || expected.value == "follows")
            return same(expected.value, name_of(answer->wish));
        return same(expected.value, name_of(answer->state));
    }
    const MeasureAnswer* measure(const std::string& id) const {
        const auto code = Code::parse(id);
        return code ? assessment_.measure(*code) : nullptr;
    }
    std::string measure_words(const std::string& id) const {
        const auto* answer = measure(id);
        if (!answer) return "the pack has no such measure";
        return fmt::format("it is {}, wish {}", name_of(answer->state), name_of(answer->wish));
    }
    Finding first_measure(const Expectation& expected) const {
        return same(expected.value, answer_["measures"].empty() ? "" : answer_["measures"][0]["id"].get<std::string>());
    }
    Finding decider(const Expectation& expected) const {
        const auto code = Code::parse(expected.id);
        if (!code) return "no code";
        if (const Measure* found = pack_.measure(*code)) return same(expected.value, found->decider.text());
        if (const Decision* found = pack_.decision(*code)) return same(expected.value, found->decider.text());
        return "the pack has no such measure or decision";
    }
    Finding status(const Expectation& expected) const {
        const auto* answer = measure(expected.id);
        if (!answer) return "the pack has no such measure";
        const bool leads = std::ranges::any_of(answer->measure->statuses, [&](const Code& one) { return one == expected.value; });
        return holds(leads, "it does not lead there");
    }
    Finding second_person(const Expectation& expected) const {
        const auto code = Code::parse(expected.id);
        if (!code) return "no code";
        if (const Measure* found = pack_.measure(*code)) return holds(found->second_person, "one person is enough");
        if (const Decision* found = pack_.decision(*code)) return holds(found->second_person, "one person is enough");
        return "the pack has no such measure or decision";
    }
    Finding ground(const Expectation& expected) const {
        const bool added = std::ranges::any_of(assessment_.grounds, [&](const Ground* one) { return one->id == expected.id; });
        return holds(added, "it is not added");
    }

    Finding deadline(const Expectation& expected, const char* field) const {
        const auto* found = entry("deadlines", expected.id);
        if (!found) return "there is no such deadline";
        if (expected.value.empty()) return std::nullopt;
        const auto& value = (*found)[field];
        return same(expected.value, value.is_string() ? value.get<std::string>() : value.dump());
    }

    Finding safeguard(const Expectation& expected) const {
        const auto* found = entry("interview", expected.id);
        if (!found) return "it is not required";
        if (expected.value.empty()) return holds((*found)["settled"].get<bool>(), "it is still to be settled");
        if (expected.value == "to_settle") return holds(!(*found)["settled"].get<bool>(), "it is settled");
        return same(expected.value, (*found)["level"].get<std::string>());
    }

    Finding custody(const Expectation& expected) const {
        const auto& days = answer_["custody_days"];
        if (days.is_null()) return "no custody is recorded";
        if (!days.contains(expected.id)) return "it is before_file or with_file";
        return same(expected.value, days[expected.id].dump());
    }

    Finding never_held(const Expectation& expected) const {
        const auto code = Code::parse(expected.id);
        const Step* step = code ? pack_.step(*code) : nullptr;
        if (!step) return "the pack has no such step";
        return holds(!step->hold, "a hold can stand on it");
    }
    Finding step_held(const Expectation& expected) const {
        const auto code = Code::parse(expected.id);
        const Hold* found = code ? pack_.hold_on(*code) : nullptr;
        return holds(found && assessment_.held(found->id), "no hold stands on it");
    }

    Finding rule_outcome(const Expectation& expected) const {
        for (const Explanation& explanation : assessment_.explanations)
            if (explanation.rule->id == expected.id) return same(expected.value, name_of(explanation.outcome));
        return "the pack has no such rule";
    }

    const Pack& pack_;
    const Assessment& assessment_;
    const nlohmann::ordered_json answer_;
};

}  // namespace

Complaints unmet(const Pack& pack, const Situation& situation, const Assessment& assessment,
                 const std::string& filename) {
    Complaints found;
    const Comparison comparison(pack, assessment);
    for (const Expectation& expected : situation.expectations) {
        const Finding finding = comparison.compare(expected);
        if (!finding) continue;
        std::string what = expected.about;
        if (!expected.id.empty()) what += " " + expected.id;
        if (!expected.value.empty()) what += " = " + expected.value;
        found.push_back({filename, expected.line, fmt::format("expected {}: {}", what, *finding)});
    }
    return found;
}

}  // namespace hogo::rules
