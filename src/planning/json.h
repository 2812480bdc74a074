// The formats of docs/formats/planning.md: instances, plans, changes and explanations as JSON.
//
// Promises: a file that is not as the format says is refused with the field and the reason; what was read
// passed `check`.
#pragma once
#include <expected>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "planning/planner.h"

namespace hogo::planning {

template <class T>
using Read = std::expected<T, std::vector<Complaint>>;

/// planning-instance/1 or /2.
Read<Instance> read_instance(std::string_view text);
/// planning-plan/1; only the assignments.
Read<Plan> read_plan(std::string_view text);
/// planning-changes/1. Checked against the instance.
Read<Changes> read_changes(std::string_view text, const Instance& instance);

/// planning-plan/1.
std::string write_plan(const Instance& instance, const Outcome& outcome, Objective objective,
                       const std::vector<Explanation>& explanations);
/// planning-plan/1 with "changes": what a replan did.
std::string write_replanned(const Planner& planner, const Replanned& replanned,
                            const std::vector<Explanation>& explanations);

}  // namespace hogo::planning
