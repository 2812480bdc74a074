// What becomes of a vector: "ok", the code of the problem, or "differs: …" where it opened to something else.
#pragma once
#include <string>

#include <nlohmann/json.hpp>

namespace hogo::vault::testing {

std::string outcome_of(const nlohmann::json& vector);

}  // namespace hogo::vault::testing
