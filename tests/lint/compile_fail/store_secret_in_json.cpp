// expect: no matching function for call to|could not convert|cannot convert|no known conversion
#include <nlohmann/json.hpp>

#include "base/secret.h"

nlohmann::json store(const hogo::SecretText& secret) { return nlohmann::json(secret); }
