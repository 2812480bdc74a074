// expect: use of deleted function.*SecretBytes
#include "base/secret.h"

void copy(const hogo::SecretBytes<32>& secret) { hogo::SecretBytes<32> second = secret; }
