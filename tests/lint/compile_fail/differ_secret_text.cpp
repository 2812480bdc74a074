// expect: use of deleted function.*operator==
#include "base/secret.h"

bool differ(const hogo::SecretText& a, const hogo::SecretText& b) { return a != b; }
