#include "vault/first_password.h"

namespace hogo::vault {

SecretText draw_password(RandomSource& random) {
    constexpr std::string_view consonants = "bdfghjkmnprstvyz", vowels = "aeiou";
    std::string password;
    password.reserve(32);
    for (int group = 0; group < 4; ++group) {
        if (group) password.push_back('-');
        const auto bytes = random.draw<6>();
        for (int i = 0; i < 3; ++i) {
            password.push_back(consonants[bytes[2 * i] % consonants.size()]);
            password.push_back(vowels[bytes[2 * i + 1] % vowels.size()]);
        }
    }
    return SecretText(std::move(password));
}

}  // namespace hogo::vault
