// expect: no match for .operator<<
#include <ostream>

#include "base/secret.h"

void print(std::ostream& out, const hogo::SecretText& secret) { out << secret; }
