// expect: use of deleted function.*SecretText
#include "base/secret.h"

void assign(const hogo::SecretText& from, hogo::SecretText& to) { to = from; }
