// expect: could not convert .*hogo::Literal
#include <string>

#include "base/result.h"

hogo::Result<void> leak(const std::string& name) {
    return hogo::problem(hogo::ProblemKind::invalid_input, "code", name.c_str());
}
