// expect: use of deleted function.*SecretBytes
#include "base/secret.h"

void assign(const hogo::SecretBytes<32>& from, hogo::SecretBytes<32>& to) { to = from; }
