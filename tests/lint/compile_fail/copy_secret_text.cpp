// expect: use of deleted function.*SecretText
#include "base/secret.h"

void copy(const hogo::SecretText& secret) { hogo::SecretText second = secret; }
