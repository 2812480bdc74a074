// expect: no match for .operator<|use of deleted function
#include <map>

#include "base/secret.h"

void keep(std::map<hogo::SecretText, int>& names, hogo::SecretText secret) { names[std::move(secret)] = 1; }
