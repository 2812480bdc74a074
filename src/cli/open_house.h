// How a verb gets the house of a data folder: a port, because the command line knows no database.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "actions/house.h"
#include "cli/command.h"

namespace hogo::cli {

/// An opened data folder; it is closed when the last holder lets go.
struct OpenedHouse {
    std::shared_ptr<void> keeps;
    actions::House* house;
};
/// Problems: those of the host keys and of the database.
using OpenHouse =
    std::function<Result<OpenedHouse>(const std::filesystem::path& data, std::shared_ptr<const rules::Pack> pack)>;

/// The person of this login, whose password stands in the first line of standard input and whose code in the second.
/// Problems: `sign_in_failed` (unauthenticated), `sign_in_busy`.
Result<actions::Actor> sign_in_from_input(actions::House& house, const std::string& login,
                                          vault::Unwrap which = vault::Unwrap::ordinary);

/// Says what went wrong on standard error; who could not sign in gave unusable input.
void say(Outcome& outcome, const Problem& problem);
/// The same for a refusal, by its code.
void say(Outcome& outcome, const actions::Refused& refused);

}  // namespace hogo::cli
