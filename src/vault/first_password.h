// A password for somebody who has none yet, to be changed after the first sign-in.
#pragma once
#include "base/random.h"
#include "base/secret.h"

namespace hogo::vault {

/// Four groups of syllables: easy to read aloud and to type, about 70 bits.
SecretText draw_password(RandomSource& random);

}  // namespace hogo::vault
