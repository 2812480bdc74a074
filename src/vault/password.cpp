#include "vault/password.h"

#include <string>
#include <vector>

#include "base/text.h"

namespace hogo::vault {
namespace {

constexpr std::size_t least = 15;
constexpr std::size_t most = 128;

/// Long passwords that lists of leaked ones hold again and again, and this house's own words; compared folded
/// and without spaces. Most common passwords are shorter than the least length and need no list.
constexpr std::string_view common[] = {
    "passwordpassword",      "password12345678",
    "password123456789",     "password1234567890",
    "passw0rdpassw0rd",      "mypasswordispassword",
    "thisismypassword",      "thisisapassword",
    "thisisasecurepassword", "changemechangeme",
    "letmeinletmein",        "letmeinplease123",
    "iloveyouiloveyou",      "iloveyouforever",
    "iloveyousomuch123",     "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",   "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv",      "1q2w3e4r5t6y7u8i",
    "1q2w3e4r5t6y7u8i9o0p",  "q1w2e3r4t5y6u7i8",
    "zaq12wsxcde34rfv",      "zaq1zaq1zaq1zaq1",
    "1qazxsw23edcvfr4",      "!qaz2wsx#edc4rfv",
    "asdfghjklqwertyuiop",   "asdfghjklzxcvbnm",
    "qwerty1234567890",      "qwertyqwertyqwerty",
    "administrator123",      "administratoradministrator",
    "adminadminadmin",       "administrator1234",
    "rootrootrootroot",      "correcthorsebatterystaple",
    "sunshinesunshine",      "princessprincess",
    "footballfootball",      "baseballbaseball",
    "superman12345678",      "liverpoolfootballclub",
    "manchesterunited",      "christopherchristopher",
    "alexanderalexander",    "jesusismysavior",
    "jesuslovesmefor",       "trustnooneever123",
    "welcomewelcome123",     "welcometothejungle",
    "nyuukokukanri123",      "immigrationoffice",
    "immigrationservice",    "officerofficerofficer",
    "hogohogohogohogo",      "hogoprotection123",
    "himitsuhimitsu123",     "pasuwa-dopasuwa-do",
    "watashinopasuwa-do",    "sakurasakurasakura",
};

/// Rows of keys and rows of signs: a password that only walks along one of them, in either direction, is a
/// sequence.
constexpr std::string_view rows[] = {
    "abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
};

std::string without_spaces(std::string_view text) {
    std::string out;
    for (char c : text)
        if (c != ' ') out.push_back(c);
    return out;
}

/// The whole text is one piece of at most a third of its length, over and over ("abcabcabcabcabc").
bool repeats(std::string_view text) {
    for (std::size_t period = 1; period * 3 <= text.size(); ++period) {
        bool same = true;
        for (std::size_t i = period; same && i < text.size(); ++i) same = text[i] == text[i - period];
        if (same) return true;
    }
    return false;
}

bool follows(char before, char after) {
    for (std::string_view row : rows) {
        const auto at = row.find(before);
        if (at == row.npos) continue;
        if (at + 1 < row.size() && row[at + 1] == after) return true;
        if (at > 0 && row[at - 1] == after) return true;
    }
    return false;
}

/// Nearly every character is its predecessor's neighbour in a row, or the same once more ("123456789012345",
/// "abcdefghijk12345"): at most one step in five breaks the walk.
bool is_sequence(std::string_view text) {
    std::size_t breaks = 0;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] != text[i - 1] && !follows(text[i - 1], text[i])) ++breaks;
    return breaks * 5 <= text.size() - 1;
}

}  // namespace

Result<SecretText> normalised_password(const SecretText& typed) {
    auto text = Text::parse(typed.reveal(), most, Text::Lines::one);
    if (!text) {
        if (text.error().code.view() == "too_long")
            return problem(ProblemKind::invalid_input, "password_too_long",
                           "a password of more than 128 characters", "password");
        return problem(ProblemKind::invalid_input, "password_not_text",
                       "a password with characters that nobody types", "password");
    }
    SecretText normal(std::string(text->text()));
    // The Text is about to end and would leave its copy in freed memory; it is ours and no constant.
    auto& copy = const_cast<std::string&>(text->text());
    wipe({reinterpret_cast<Byte*>(copy.data()), copy.size()});
    return normal;
}

Result<SecretText> acceptable_password(const SecretText& typed) {
    HOGO_TRY(password, normalised_password(typed));
    if (code_points(password.reveal()) < least)
        return problem(ProblemKind::invalid_input, "password_too_short",
                       "a password of less than 15 characters", "password");
    const SecretText bare(without_spaces(folded(password.reveal())));
    if (std::ranges::find(common, bare.reveal()) != std::end(common))
        return problem(ProblemKind::invalid_input, "password_common",
                       "a password that lists of leaked ones hold", "password");
    if (bare.empty() || repeats(bare.reveal()) || is_sequence(bare.reveal()))
        return problem(ProblemKind::invalid_input, "password_pattern",
                       "a password that only repeats or counts on", "password");
    return password;
}

}  // namespace hogo::vault
