// For tests/cli/canaries alone: the secret keys of somebody whose password is known, so that memory can be
// searched for them.
//
//   print_keys KEYS_FOLDER     standard input: the password, then the wrapped keys in hexadecimal, a line
//   each
#include <iostream>

#include "vault/host_keys.h"
#include "vault/person_keys.h"

int main(int count, char** arguments) {
    using namespace hogo;
    std::string password, wrapped;
    if (count != 2 || !std::getline(std::cin, password) || !std::getline(std::cin, wrapped)) return 2;
    const auto host = vault::HostKeys::load(arguments[1]);
    const auto bytes = from_hex(wrapped);
    if (!host || !bytes) return 3;
    const auto keys = vault::unwrap_person_keys(*bytes, SecretText(std::move(password)), host->pepper,
                                                vault::Unwrap::with_guarded);
    if (!keys) return 1;
    std::cout << to_hex(keys->ordinary().secret.reveal()) << "\n"
              << to_hex(keys->signing().seed().reveal()) << "\n"
              << to_hex(keys->guarded()->secret.reveal()) << "\n";
}
