// The sample office's logins: the file that shows them, and signing in with one.
//
// Promises: lines of `role user password second-factor`, separated by tabs; # begins a comment. These logins protect
// nobody: they lie beside the data, and an office of real people has no such file.
#pragma once
#include "actions/sign_in.h"
#include "app/house_of_data.h"
#include "app/sample_office/people.h"
#include "vault/totp.h"

namespace hogo::app {

std::string line_of(const Login& login);
/// By user name, else the first of that role. Problems: `no_demo_logins` (environment).
Result<Login> find_login(const Folder& folder, std::string_view who);
/// Problems: `no_demo_logins` (environment: a line without its second factor).
Result<vault::TotpSecret> totp_of(const Login& login);
/// What this person would send at `now`.
actions::SignInAttempt attempt_of(const Login& login, Instant now);

}  // namespace hogo::app
