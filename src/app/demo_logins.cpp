#include "app/demo_logins.h"

#include <fstream>

namespace hogo::app {
namespace {

std::optional<Login> parse_line(const std::string& line) {
    if (line.starts_with('#')) return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find('\t', begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    if (words.size() != 4) return std::nullopt;
    return Login{words[0], words[1], words[2], words[3]};
}

std::unexpected<Problem> none() {
    return problem(ProblemKind::environment, "no_demo_logins", "the data folder has no sample office with such a login");
}

}  // namespace

std::string line_of(const Login& login) {
    return fmt::format("{}\t{}\t{}\t{}\n", login.role, login.user, login.password, login.totp);
}

Result<Login> find_login(const Folder& folder, std::string_view who) {
    std::ifstream file(folder.logins());
    std::optional<Login> of_role;
    for (std::string line; std::getline(file, line);) {
        auto login = parse_line(line);
        if (!login) continue;
        if (login->user == who) return *std::move(login);
        if (login->role == who && !of_role) of_role = std::move(login);
    }
    return of_role ? Result<Login>(*std::move(of_role)) : none();
}

Result<vault::TotpSecret> totp_of(const Login& login) {
    auto secret = vault::parse_totp_secret(login.totp);
    return secret ? Result<vault::TotpSecret>(*std::move(secret)) : none();
}

actions::SignInAttempt attempt_of(const Login& login, Instant now) {
    const auto secret = vault::parse_totp_secret(login.totp);
    return {.name = login.user,
            .proof = {.password = SecretText(std::string(login.password)),
                      .code = secret ? std::string(vault::totp_code(*secret, vault::totp_step(now)).reveal()) : std::string()}};
}

}  // namespace hogo::app
