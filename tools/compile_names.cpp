// Compiles readings of names from the dictionaries of Debian's packages into one table that the program maps
// at start:
//   compile_names OUT [enamdict=FILE] [kanjidic=FILE] [readings=FILE] [variants=FILE]
//
// Promises: what a dictionary does not offer is left out and said, and the table names its sources. How a
// single kanji is read in surnames and in given names is counted by laying each dictionary name over its
// letters' known readings, with voicing (た, だ) and doubling (いち, いっ) as Japanese has them. The same
// files give the same table.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Letters = std::u32string;

Letters letters_of(const icu::UnicodeString& text) {
    Letters out;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        out.push_back(static_cast<char32_t>(text.char32At(i)));
    return out;
}
Letters letters_of(const std::string& utf8) {
    return letters_of(icu::UnicodeString::fromUTF8(utf8));
}
std::string utf8_of(const Letters& letters) {
    std::string out;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(letters.data()),
                                  static_cast<int32_t>(letters.size()))
        .toUTF8String(out);
    return out;
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    if (!in) {
        std::cerr << path << ":1: cannot be read\n";
        std::exit(3);
    }
    return content.str();
}

/// The whole file from EUC-JP. Debian's dictionaries of this family are in it.
std::string from_euc(const std::string& bytes) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("EUC-JP", &status);
    if (U_FAILURE(status)) {
        std::cerr << "ICU does not know EUC-JP\n";
        std::exit(70);
    }
    icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status);
    ucnv_close(converter);
    std::string out;
    text.toUTF8String(out);
    return out;
}

bool kanji(char32_t c) {
    return (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || c >= 0x20000 || c == 0x3005 ||
           c == 0x30F6 || c == 0x30F5;
}
bool kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x3096) || c == 0x30FC;
}
char32_t hiragana(char32_t c) {
    return c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c;
}

using Section = std::map<std::string, std::string>;
/// Readings of a letter with how often each was counted.
using Counts = std::map<Letters, double>;

// ---- kanjidic and Unihan
// ------------------------------------------------------------------------------------------

std::map<char32_t, std::set<Letters>> known_readings(const std::string& kanjidic) {
    std::map<char32_t, std::set<Letters>> known;
    std::istringstream lines(from_euc(read(kanjidic)));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream fields(line.substr(0, line.find('{')));
        std::string field;
        fields >> field;
        const auto head = letters_of(field);
        if (head.size() != 1) continue;
        while (fields >> field) {
            auto reading = letters_of(field);
            std::erase(reading, U'-');
            for (auto& c : reading) c = hiragana(c);
            const auto dot = reading.find(U'.');
            Letters whole;
            for (char32_t c : reading)
                if (c != U'.') whole.push_back(c);
            if (whole.empty() || !std::all_of(whole.begin(), whole.end(), kana)) continue;
            known[head[0]].insert(whole);
            if (dot != Letters::npos && dot > 0) known[head[0]].insert(reading.substr(0, dot));
        }
    }
    return known;
}

struct Unihan {
    Section mandarin, cantonese, korean, vietnamese;
};

std::string without_tone(std::string reading) {
    std::string out;
    for (char c : reading)
        if (c < '0' || c > '9') out.push_back(c);
    return out;
}

Unihan unihan_readings(const std::string& path) {
    Unihan found;
    std::istringstream lines(read(path));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string code, field, value;
        if (!std::getline(fields, code, '\t') || !std::getline(fields, field, '\t') ||
            !std::getline(fields, value))
            continue;
        if (code.rfind("U+", 0) != 0) continue;
        const auto key = utf8_of(Letters(1, static_cast<char32_t>(std::stoul(code.substr(2), nullptr, 16))));
        std::istringstream words(value);
        std::string first;
        words >> first;
        if (field == "kMandarin") found.mandarin[key] = first;
        if (field == "kCantonese") found.cantonese[key] = without_tone(first);
        if (field == "kVietnamese") found.vietnamese[key] = first;
        if (field == "kHangul") {
            std::string all;
            for (std::string word = first; !word.empty(); word = (words >> word) ? word : std::string()) {
                if (!all.empty()) all += ',';
                all += word.substr(0, word.find(':'));
            }
            found.korean[key] = all;
        }
    }
    return found;
}

/// One letter for all that are written for each other: the smallest of those that variants connect.
Section variants(const std::string& path) {
    std::map<char32_t, char32_t> parent;
    std::function<char32_t(char32_t)> root = [&](char32_t c) {
        const auto at = parent.find(c);
        return at == parent.end() || at->second == c ? c : root(at->second);
    };
    std::istringstream lines(read(path));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string code, field, other;
        if (!(fields >> code >> field) || code.rfind("U+", 0) != 0) continue;
        if (field != "kSimplifiedVariant" && field != "kZVariant" && field != "kTraditionalVariant" &&
            field != "kSemanticVariant")
            continue;
        const auto one = static_cast<char32_t>(std::stoul(code.substr(2), nullptr, 16));
        while (fields >> other) {
            if (other.rfind("U+", 0) != 0) continue;
            const auto a = root(one),
                       b = root(static_cast<char32_t>(std::stoul(other.substr(2), nullptr, 16)));
            if (a != b) parent[std::max(a, b)] = std::min(a, b);
            if (field == "kSemanticVariant") break;
        }
    }
    Section out;
    for (const auto& [c, _] : parent)
        if (root(c) != c) out[utf8_of(Letters(1, c))] = utf8_of(Letters(1, root(c)));
    return out;
}

// ---- enamdict
// -----------------------------------------------------------------------------------------------------

struct Entry {
    Letters word, reading;
    bool surname = false, given = false, place = false, unsorted = false;
};

std::vector<Entry> entries_of(const std::string& enamdict) {
    std::vector<Entry> entries;
    std::istringstream lines(from_euc(read(enamdict)));
    for (std::string line; std::getline(lines, line);) {
        const auto space = line.find(" ["), close = line.find("] /(");
        if (space == std::string::npos || close == std::string::npos) continue;
        Entry entry;
        entry.word = letters_of(line.substr(0, space));
        entry.reading = letters_of(line.substr(space + 2, close - space - 2));
        for (auto& c : entry.reading) c = hiragana(c);
        const auto kinds = line.substr(close + 4, line.find(')', close + 4) - close - 4);
        std::istringstream words(kinds);
        for (std::string kind; std::getline(words, kind, ',');) {
            entry.surname |= kind == "s";
            entry.given |= kind == "g" || kind == "f" || kind == "m";
            entry.place |= kind == "p";
            entry.unsorted |= kind == "u";
        }
        if (entry.word.size() > 4 || entry.reading.empty() || entry.reading.size() > 12) continue;
        if (!std::any_of(entry.word.begin(), entry.word.end(), kanji)) continue;
        if (!std::all_of(entry.reading.begin(), entry.reading.end(), kana)) continue;
        if (entry.surname || entry.given || entry.unsorted || (entry.place && entry.word.size() <= 3))
            entries.push_back(std::move(entry));
    }
    return entries;
}

char32_t voiced(char32_t c) {
    static const Letters plain = U"かきくけこさしすせそたちつてとはひふへほ",
                         marked = U"がぎぐげござじずぜぞだぢづでどばびぶべぼ";
    const auto at = plain.find(c);
    return at == Letters::npos ? 0 : marked[at];
}
char32_t half_voiced(char32_t c) {
    static const Letters plain = U"はひふへほ", marked = U"ぱぴぷぺぽ";
    const auto at = plain.find(c);
    return at == Letters::npos ? 0 : marked[at];
}

/// The reading as it may sound inside a name.
std::set<Letters> inside(const std::set<Letters>& readings, bool first, bool last) {
    std::set<Letters> out = readings;
    for (const auto& reading : readings) {
        Letters changed = reading;
        if (!first)
            for (char32_t c : {voiced(reading[0]), half_voiced(reading[0])})
                if (c) {
                    changed[0] = c;
                    out.insert(changed);
                }
        const char32_t end = reading.back();
        if (!last && reading.size() > 1 && (end == U'つ' || end == U'ち' || end == U'く' || end == U'き')) {
            changed = reading;
            changed.back() = U'っ';
            out.insert(changed);
        }
    }
    return out;
}

class Overlay {
  public:
    explicit Overlay(std::map<char32_t, std::set<Letters>> known) : known_(std::move(known)) {}

    /// Counts each letter's part of the reading, shared out where several ways lead through it.
    void count(const Entry& entry, std::map<char32_t, Counts>& counts) const {
        std::vector<std::vector<Letters>> ways;
        std::vector<Letters> way;
        walk(entry, 0, 0, false, way, ways);
        for (const auto& found : ways)
            for (std::size_t i = 0; i < entry.word.size(); ++i)
                if (kanji(entry.word[i]))
                    counts[resolved(entry.word, i)][found[i]] += 1.0 / static_cast<double>(ways.size());
    }

  private:
    static char32_t resolved(const Letters& word, std::size_t i) {
        return word[i] == 0x3005 && i > 0 ? word[i - 1] : word[i];
    }

    void walk(const Entry& entry, std::size_t i, std::size_t at, bool guessed, std::vector<Letters>& way,
              std::vector<std::vector<Letters>>& ways) const {
        if (ways.size() > 8) return;
        if (i == entry.word.size()) {
            if (at == entry.reading.size()) ways.push_back(way);
            return;
        }
        const char32_t c = resolved(entry.word, i);
        auto go = [&](const Letters& part, bool guess) {
            if (entry.reading.compare(at, part.size(), part) != 0) return;
            way.push_back(part);
            walk(entry, i + 1, at + part.size(), guess, way, ways);
            way.pop_back();
        };
        if (!kanji(c)) return go(Letters(1, hiragana(c)), guessed);
        const auto known = known_.find(c);
        const auto before = ways.size();
        if (known != known_.end())
            for (const auto& part : inside(known->second, i == 0, i + 1 == entry.word.size()))
                go(part, guessed);
        // A reading that no dictionary of letters has: the rest of the name pins it down.
        if (ways.size() == before && !guessed && entry.word.size() > 1)
            for (std::size_t length = 1; length <= 4 && at + length <= entry.reading.size(); ++length)
                go(entry.reading.substr(at, length), true);
    }

    std::map<char32_t, std::set<Letters>> known_;
};

std::string value_of(const Counts& counts, std::size_t most) {
    std::vector<std::pair<double, Letters>> sorted;
    double total = 0;
    for (const auto& [reading, count] : counts) {
        sorted.push_back({count, reading});
        total += count;
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::string out;
    for (std::size_t i = 0; i < sorted.size() && i < most; ++i) {
        const int share = static_cast<int>(sorted[i].first * 1000 / total);
        out +=
            (out.empty() ? "" : ",") + utf8_of(sorted[i].second) + ":" + std::to_string(std::max(share, 1));
    }
    return out;
}

/// How usual a reading of a whole name is by its letters' counts; names that no letters explain come last.
double usualness(const Entry& entry, const Overlay& overlay, const std::map<char32_t, Counts>& counts) {
    std::map<char32_t, Counts> mine;
    overlay.count(entry, mine);
    if (mine.empty()) return 0;
    double product = 1;
    for (const auto& [letter, parts] : mine) {
        const auto all = counts.find(letter);
        if (all == counts.end()) return 0;
        double total = 1, best = 0.1;
        for (const auto& [_, count] : all->second) total += count;
        for (const auto& [part, _] : parts)
            if (const auto at = all->second.find(part); at != all->second.end())
                best = std::max(best, at->second);
        product *= best / total;
    }
    return product;
}

void write(const std::string& path, const std::vector<std::pair<std::string, Section>>& sections) {
    std::string file("hogo names 1\n\0\0\0", 16);
    auto put = [&](std::uint32_t value) { file.append(reinterpret_cast<const char*>(&value), 4); };
    put(static_cast<std::uint32_t>(sections.size()));
    std::vector<std::size_t> heads;
    for (const auto& [name, section] : sections) {
        std::string field = name;
        field.resize(12, '\0');
        file += field;
        put(static_cast<std::uint32_t>(section.size()));
        heads.push_back(file.size());
        put(0);
        put(0);
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        std::string offsets, text;
        auto offset = [&] {
            const auto at = static_cast<std::uint32_t>(text.size());
            offsets.append(reinterpret_cast<const char*>(&at), 4);
        };
        for (const auto& [key, value] : sections[i].second) {
            offset();
            text += key + '\t' + value;
        }
        offset();
        while (file.size() % 4) file.push_back('\0');
        const auto offsets_at = static_cast<std::uint32_t>(file.size());
        file += offsets;
        const auto text_at = static_cast<std::uint32_t>(file.size());
        file += text;
        std::copy_n(reinterpret_cast<const char*>(&offsets_at), 4, file.data() + heads[i]);
        std::copy_n(reinterpret_cast<const char*>(&text_at), 4, file.data() + heads[i] + 4);
    }
    std::ofstream out(path, std::ios::binary);
    out << file;
    if (!out) {
        std::cerr << path << ": cannot be written\n";
        std::exit(4);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr
            << "usage: compile_names OUT [enamdict=FILE] [kanjidic=FILE] [readings=FILE] [variants=FILE]\n";
        return 2;
    }
    std::map<std::string, std::string> from;
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto equals = argument.find('=');
        if (equals != std::string::npos && equals + 1 < argument.size())
            from[argument.substr(0, equals)] = argument.substr(equals + 1);
    }
    Section sources, surnames, given, kanji_surnames, kanji_given, variant;
    Unihan unihan;
    for (const char* name : {"enamdict", "kanjidic", "readings", "variants"}) {
        sources[name] = from.contains(name) ? "here" : "missing";
        if (!from.contains(name)) std::cerr << "compile_names: without " << name << "\n";
    }
    if (from.contains("readings")) unihan = unihan_readings(from["readings"]);
    if (from.contains("variants")) variant = variants(from["variants"]);

    std::map<char32_t, std::set<Letters>> known;
    if (from.contains("kanjidic")) known = known_readings(from["kanjidic"]);
    std::map<char32_t, Counts> in_surnames, in_given;
    for (const auto& [letter, readings] :
         known)  // what is only known, a little; what is counted outweighs it
        for (const auto& reading : readings) {
            in_surnames[letter][reading] += 0.3;
            in_given[letter][reading] += 0.3;
        }
    if (from.contains("enamdict")) {
        const Overlay overlay(known);
        const auto entries = entries_of(from["enamdict"]);
        for (const auto& entry : entries) {
            if (entry.surname || entry.place) overlay.count(entry, in_surnames);
            if (entry.given) overlay.count(entry, in_given);
        }
        std::map<Letters, Counts> surname_words, given_words;
        for (const auto& entry : entries) {
            if (entry.surname || entry.place || entry.unsorted)
                surname_words[entry.word][entry.reading] =
                    std::max(surname_words[entry.word][entry.reading],
                             (entry.surname ? 1 : 0.01) * (0.001 + usualness(entry, overlay, in_surnames)));
            if (entry.given || entry.unsorted)
                given_words[entry.word][entry.reading] =
                    std::max(given_words[entry.word][entry.reading],
                             (entry.given ? 1 : 0.01) * (0.001 + usualness(entry, overlay, in_given)));
        }
        for (const auto& [word, counts] : surname_words) surnames[utf8_of(word)] = value_of(counts, 12);
        for (const auto& [word, counts] : given_words) given[utf8_of(word)] = value_of(counts, 24);
    }
    for (const auto& [letter, counts] : in_surnames)
        kanji_surnames[utf8_of(Letters(1, letter))] = value_of(counts, 16);
    for (const auto& [letter, counts] : in_given)
        kanji_given[utf8_of(Letters(1, letter))] = value_of(counts, 24);
    write(argv[1], {{"sources", sources},
                    {"ja.surname", surnames},
                    {"ja.given", given},
                    {"ja.ksurname", kanji_surnames},
                    {"ja.kgiven", kanji_given},
                    {"zh", unihan.mandarin},
                    {"yue", unihan.cantonese},
                    {"ko", unihan.korean},
                    {"vi", unihan.vietnamese},
                    {"variant", variant}});
    return 0;
}
