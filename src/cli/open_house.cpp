#include "cli/open_house.h"

#include <iostream>

#include "actions/sign_in.h"

namespace hogo::cli {

Result<actions::Actor> sign_in_from_input(actions::House& house, const std::string& login) {
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    vault::DerivationQueue queue;
    HOGO_TRY(signed_in, actions::sign_in(house, queue, login, SecretText(std::move(line))));
    HOGO_CHECK(actions::sign_out(house, signed_in.cookie.reveal()));
    return std::move(signed_in.actor);
}

}  // namespace hogo::cli
