#include "matching/telephone.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <regex>
#include <unordered_map>

#include "matching/letters.h"
#include "matching/telephone_plans.h"

namespace hogo::matching {
namespace {

constexpr std::size_t shortest = 6, longest = 15;

struct Digits {
    std::string number, extension;
    bool plus = false;
};

Digits digits_of(std::string_view typed) {
    Digits out;
    bool extension = false;
    std::size_t letters = 0;
    for (char32_t c : letters_of(typed.substr(0, 200))) {
        if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
            (extension ? out.extension : out.number).push_back(static_cast<char>('0' + digit));
            continue;
        }
        if ((c == U'+' || c == U'＋') && out.number.empty()) out.plus = true;
        // A word, `#` or `x` behind a number begins its extension.
        const bool letter = u_isalpha(static_cast<UChar32>(c));
        letters += letter;
        if (out.number.size() >= shortest && (letter || c == U'#' || c == U';' || c == U',' || c == U'＃'))
            extension = true;
    }
    return out;
}

bool fits(const NumberingPlan& plan, const std::string& national) {
    if (national.size() < shortest || national.size() > longest) return false;
    static std::mutex mutex;
    static std::unordered_map<const char*, std::regex> compiled;
    const std::lock_guard lock(mutex);
    auto at = compiled.find(plan.pattern);
    if (at == compiled.end())
        at = compiled.emplace(plan.pattern, std::regex(plan.pattern, std::regex::optimize)).first;
    return std::regex_match(national, at->second);
}

/// The national number within a plan, with or without the digits before it at home.
std::optional<std::string> national_number(const NumberingPlan& plan, const std::string& digits) {
    const std::string_view home(plan.at_home);
    if (!home.empty() && digits.starts_with(home))
        if (auto without = digits.substr(home.size()); fits(plan, without)) return without;
    if (fits(plan, digits)) return digits;
    return std::nullopt;
}

std::string with_calling_code(const std::string& digits) {
    for (std::size_t i = 0; i < numbering_plan_count; ++i) {
        const auto& plan = numbering_plans[i];
        const std::string_view code(plan.calling_code);
        if (!digits.starts_with(code)) continue;
        if (const auto national = national_number(plan, digits.substr(code.size())))
            return "+" + std::string(code) + *national;
    }
    return {};
}

const NumberingPlan* plan_of(std::string_view country) {
    const auto* end = numbering_plans + numbering_plan_count;
    const auto* at = std::find_if(numbering_plans, end,
                                  [&](const NumberingPlan& plan) { return plan.country == country; });
    return at == end ? nullptr : at;
}

std::string international(const Digits& typed, std::string_view country) {
    if (typed.plus) return with_calling_code(typed.number);
    if (typed.number.starts_with("00"))
        if (auto number = with_calling_code(typed.number.substr(2)); !number.empty()) return number;
    const auto* home = plan_of(country);
    if (home && !typed.number.empty()) {
        std::smatch abroad;
        static const std::regex japan("010");
        const bool here = std::string_view(home->abroad) == "010";
        const std::regex prefix = here ? japan : std::regex(home->abroad);
        if (std::regex_search(typed.number, abroad, prefix, std::regex_constants::match_continuous))
            if (auto number = with_calling_code(abroad.suffix()); !number.empty()) return number;
        if (const auto national = national_number(*home, typed.number);
            national && (typed.number[0] == '0' || std::string_view(home->at_home).empty()))
            return "+" + std::string(home->calling_code) + *national;
    }
    if (!typed.number.starts_with("0") && typed.number.size() >= 10)
        if (auto number = with_calling_code(typed.number); !number.empty()) return number;
    if (home)
        if (const auto national = national_number(*home, typed.number))
            return "+" + std::string(home->calling_code) + *national;
    return {};
}

}  // namespace

Telephone read_telephone(std::string_view typed, std::string_view country) {
    const auto digits = digits_of(typed);
    Telephone out;
    out.extension = digits.extension;
    if (digits.number.size() < shortest || digits.number.size() > longest + 5) return out;
    out.number = international(digits, country);
    const auto& tail = out.number.empty() ? digits.number : out.number;
    if (digits.number.size() >= 8) out.last = tail.substr(tail.size() - 8);
    return out;
}

}  // namespace hogo::matching
