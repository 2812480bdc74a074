// The scenarios, told as the actions of the people who met them (docs/scenarios.md).
//
// Promises: each is shifted by whole weeks so that its "today" falls in the week that ends today; what it says comes only
// through actions that a person can do, in their order and with their rights. All persons are invented.
#pragma once
#include <map>

#include "actions/house.h"
#include "actions/perform.h"

namespace hogo::app {

/// Time that a scenario sets.
class ScenarioClock : public Clock {
  public:
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

  private:
    Instant now_;
};

/// The office at work on one scenario: people by login, and time that moves as told.
class Scene {
  public:
    Scene(actions::House& house, ScenarioClock& clock, const std::map<std::string, actions::Actor>& people, LocalDate today)
        : house(house), clock_(clock), people_(people), today_(today) {}

    /// Every date from here on is the scenario's own; `scenario_day` lands in the week that ends today.
    void shift_to_now(LocalDate scenario_day);
    /// As told, without a shift: history.
    void as_it_was() { shift_days_ = 0; }
    /// `at(2025-06-12, 05:40)`: moves the clock.
    void at(const char* day, int hour, int minute = 0);
    LocalDate day(const char* day) const;
    const actions::Actor& as(const std::string& login) const { return people_.at(login); }
    domain::StaffId id(const std::string& login) const { return as(login).id(); }
    domain::ActionId action() const { return domain::ActionId::draw(house.random); }
    Instant now() const { return house.now(); }

    /// Does it, and ends the program when a scenario asks for something that is refused: the sample office is a test.
    template <class Action>
    void does(const std::string& login, const actions::CaseId& file, const Action& action);
    template <class Value>
    Value done(actions::Outcome<Value> outcome);

    actions::House& house;

  private:
    ScenarioClock& clock_;
    const std::map<std::string, actions::Actor>& people_;
    LocalDate today_;
    int shift_days_ = 0;
};

/// A scenario that could not be told: which refusal or problem stood in the way.
struct ScenarioFailed {
    std::string what;
};

template <class Value>
Value Scene::done(actions::Outcome<Value> outcome) {
    if (!outcome) throw ScenarioFailed{std::string(outcome.error().code.view())};
    if (const auto* refused = std::get_if<actions::Refused>(&*outcome)) {
        auto what = "refused: " + refused->rule.text();
        for (const auto& fact : refused->facts) what += " " + fact.text();
        throw ScenarioFailed{std::move(what)};
    }
    return std::get<Value>(std::move(*outcome));
}

template <class Action>
void Scene::does(const std::string& login, const actions::CaseId& file, const Action& action) {
    done(actions::perform(house, as(login), {file, this->action(), std::nullopt}, action));
}

struct Scenario {
    std::string_view id;  ///< `S1`
    void (*tell)(Scene&);
};
std::span<const Scenario> scenarios();

/// Text that stands in the source.
Text words(std::string_view text);

}  // namespace hogo::app
