// expect: no match for .operator<<
#include <ostream>

#include "base/secret.h"

void print(std::ostream& out, const hogo::SecretBytes<32>& secret) { out << secret; }
