// expect: no match for .operator==
#include "base/secret.h"

bool compare(const hogo::SecretText& a) { return a == std::string("guess"); }
