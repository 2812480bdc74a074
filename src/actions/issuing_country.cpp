#include "actions/issuing_country.h"

#include <algorithm>

namespace hogo::actions {
namespace {

/// Alpha-3 codes of the countries whose documents are met most; a passport's machine-readable lines use them.
constexpr std::pair<std::string_view, std::string_view> three_letters[] = {
    {"phl", "ph"}, {"tha", "th"}, {"idn", "id"}, {"vnm", "vn"}, {"chn", "cn"}, {"khm", "kh"}, {"kor", "kr"}, {"mng", "mn"},
    {"bra", "br"}, {"per", "pe"}, {"col", "co"}, {"mmr", "mm"}, {"npl", "np"}, {"lka", "lk"}, {"bgd", "bd"}, {"pak", "pk"},
    {"ind", "in"}, {"twn", "tw"}, {"rus", "ru"}, {"ukr", "ua"}, {"rou", "ro"}, {"lao", "la"}, {"jpn", "jp"}, {"xxa", "stateless"}};

}  // namespace

Code issuing_country(const rules::Pack& pack, std::string_view typed) {
    std::string code(typed);
    for (char& c : code)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (const auto& [three, ours] : three_letters)
        if (code == three) code = ours;
    if (const auto* fact = pack.fact("person.nationality"))
        for (const auto& option : fact->options)
            if (option.id == code) return option.id;
    return "other";
}

}  // namespace hogo::actions
