// expect: no match for .operator<
#include "base/secret.h"

bool order(const hogo::SecretBytes<32>& a, const hogo::SecretBytes<32>& b) { return a < b; }
