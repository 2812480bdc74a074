// expect: use of deleted function.*operator==
#include "base/secret.h"

bool compare(const hogo::SecretBytes<32>& a, const hogo::SecretBytes<32>& b) { return a == b; }
