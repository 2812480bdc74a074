// The people and rooms of the sample office. All names are invented.
#pragma once
#include "actions/found_office.h"

namespace hogo::app {

struct Login {
    std::string role, user, password;
    std::string totp;  ///< base32
};

/// Staff of every role with passwords drawn at random, interpreters, rooms. `logins` gets one line a person. One second
/// factor serves them all, so that the sign-in page can show its code to whoever tries the sample office out.
actions::NewOffice sample_office(RandomSource& random, LocalDate today, std::vector<Login>& logins);

/// Four groups of syllables: easy to type, about 70 bits.
std::string draw_password(RandomSource& random);

}  // namespace hogo::app
