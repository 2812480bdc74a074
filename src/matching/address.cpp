#include "matching/address.h"

#include <algorithm>
#include <unordered_set>

#include "matching/letters.h"
#include "matching/readings.h"
#include "matching/spelling.h"

namespace hogo::matching {
namespace {

int han_digit(char32_t c) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    const auto at = digits.find(c);
    return at == std::u32string_view::npos ? (c == U'十' ? 10 : -1) : static_cast<int>(at);
}

/// `十二丁目` as 12: Han numerals count only right before 丁目, 番 and 号; elsewhere they are place names.
std::u32string with_plain_numbers(std::u32string letters) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (han_digit(letters[i]) < 0) continue;
        std::size_t end = i;
        int value = 0, ones = 0;
        while (end < letters.size() && han_digit(letters[end]) >= 0) {
            const int digit = han_digit(letters[end++]);
            if (digit == 10)
                value += (ones == 0 ? 1 : ones) * 10, ones = 0;
            else
                ones = digit;
        }
        const char32_t next = end < letters.size() ? letters[end] : 0;
        if (next == U'丁' || next == U'番' || next == U'号') {
            std::u32string number;
            for (char c : std::to_string(value + ones)) number.push_back(static_cast<char32_t>(c));
            letters.replace(i, end - i, number);
            i += number.size();
        } else {
            i = end - 1;
        }
    }
    return letters;
}

bool unit_mark(char32_t c) {
    return std::u32string_view(U"都道府県市区町村郡").find(c) != std::u32string_view::npos;
}
bool number_mark(char32_t c) {
    return std::u32string_view(U"丁目番地号室のノ-‐‑–—−－ー階F").find(c) != std::u32string_view::npos;
}

const std::unordered_set<std::string_view> units = {
    "ku",      "shi",     "to",   "ken",      "fu",     "cho",   "machi",    "mura", "gun",
    "chome",   "ban",     "go",   "japan",    "street", "st",    "road",     "rd",   "avenue",
    "ave",     "room",    "rm",   "no",       "apt",    "floor", "building", "bldg", "bld",
    "heights", "mansion", "city", "district", "ward",   "tokyo", "osaka"};

struct Parsed {
    std::vector<int> chain;   ///< the longest run of numbers that hyphens join
    std::vector<int> others;  ///< numbers beside it: a room, a floor
    std::vector<std::u32string> places;
};

Parsed parse(std::string_view typed) {
    Parsed out;
    // Width and case are folded word by word in words_of; numbers need the hyphens that it sets aside.
    const auto letters = with_plain_numbers(letters_of(typed.substr(0, 1000)));
    std::vector<std::vector<int>> chains;
    std::u32string place;
    bool joined = false;
    auto end_place = [&] {
        if (place.size() >= 2) out.places.push_back(place);
        place.clear();
    };
    for (std::size_t i = 0; i < letters.size();) {
        const char32_t c = letters[i];
        auto digit = [&](char32_t d) {
            return d >= U'0' && d <= U'9'     ? static_cast<int>(d - U'0')
                   : d >= U'０' && d <= U'９' ? static_cast<int>(d - U'０')
                                              : -1;
        };
        if (digit(c) >= 0) {
            end_place();
            int value = 0;
            while (i < letters.size() && digit(letters[i]) >= 0)
                value = std::min(value * 10 + digit(letters[i++]), 9999999);
            if (!joined || chains.empty()) chains.emplace_back();
            chains.back().push_back(value);
            joined = false;
            continue;
        }
        ++i;
        const bool behind_number = i >= 2 && place.empty() && !chains.empty();
        if (number_mark(c) && behind_number) {
            joined = c != U'室' && c != U'階' && c != U'F';
            continue;
        }
        joined = false;
        const auto script = script_of(c);
        const bool hyphen = c == U'-' || (c >= U'‐' && c <= U'―');
        if (c == U' ' || c == U',' || c == U'、' || hyphen ||
            (c < 128 && script == Script::latin && !((c | 32) >= U'a' && (c | 32) <= U'z')) || c == U'　') {
            end_place();
            continue;
        }
        if (script == Script::han && unit_mark(c) &&
            (place.size() >= 2 || (place.size() == 1 && c != U'都' && c != U'道'))) {
            end_place();
            continue;
        }
        place.push_back(c);
    }
    end_place();
    const auto longest = std::max_element(chains.begin(), chains.end(),
                                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (auto at = chains.begin(); at != chains.end(); ++at) {
        if (at == longest) continue;
        for (int number : *at)
            if (number < 1000000 || at->size() > 1) out.others.push_back(number);
    }
    if (longest != chains.end()) out.chain = *longest;
    // Postal codes (`105-0001`) stand first and are no block.
    if (out.chain.size() == 2 && out.chain[0] >= 100 && out.chain[1] >= 1000) out.chain.clear();
    return out;
}

std::vector<std::string> names_of_place(const std::u32string& place, const Tables& tables) {
    std::vector<std::string> names;
    auto words = words_of(utf8_of(place)).words;
    if (words.size() != 1) return names;
    const auto& word = words[0];
    if (units.contains(word.plain)) return names;
    if (word.script == Script::han) {
        const auto readings = japanese_readings(word.letters, Part::surname, tables);
        for (std::size_t i = 0; i < readings.size() && i < 3; ++i)
            names.push_back(reading_key(romaji_of(letters_of(readings[i].first))));
        names.push_back(word.plain);
    } else if (word.script == Script::kana) {
        names.push_back(reading_key(romaji_of(word.letters)));
    } else {
        names.push_back(word.script == Script::latin ? reading_key(word.plain) : word.plain);
    }
    std::erase_if(names, [](const std::string& name) { return name.size() < 3; });
    return names;
}

std::string joined(const std::vector<int>& numbers, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < numbers.size() && i < most; ++i)
        out += (i ? "-" : "") + std::to_string(numbers[i]);
    return out;
}

}  // namespace

AddressKeys read_address(std::string_view typed, const Tables& tables) {
    const auto parsed = parse(typed);
    AddressKeys out;
    if (parsed.chain.size() < 2) return out;
    auto all = parsed.chain;
    all.insert(all.end(), parsed.others.begin(), parsed.others.end());
    for (const auto& place : parsed.places)
        for (const auto& name : names_of_place(place, tables)) {
            out.blocks.push_back(name + " " + joined(parsed.chain, 3));
            if (all.size() > 3) out.buildings.push_back(name + " " + joined(all, 5));
        }
    for (auto* keys : {&out.blocks, &out.buildings}) {
        std::sort(keys->begin(), keys->end());
        keys->erase(std::unique(keys->begin(), keys->end()), keys->end());
    }
    return out;
}

}  // namespace hogo::matching
