#include "cli/open_house.h"

#include <fmt/format.h>

#include <iostream>

#include "actions/sign_in.h"

namespace hogo::cli {

Result<actions::Actor> sign_in_from_input(actions::House& house, const std::string& login, vault::Unwrap which) {
    auto read_line = [] {
        std::string line;
        std::getline(std::cin, line);
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return line;
    };
    SecretText password(read_line());
    vault::DerivationQueue queue;
    return actions::identify(house, queue, {.name = login, .proof = {.password = std::move(password), .code = read_line()}},
                             which);
}

void say(Outcome& outcome, const Problem& problem) {
    fmt::print(stderr, "hogo: {} [{}]\n", problem.message.view(), problem.code.view());
    outcome.exit = problem.kind == ProblemKind::unauthenticated ? Exit::unusable_input : Exit::environment;
}

void say(Outcome& outcome, const actions::Refused& refused) {
    fmt::print(stderr, "hogo: refused: {}\n", refused.rule.text());
    outcome.exit = Exit::answer_is_no;
}

}  // namespace hogo::cli
