#include <algorithm>
#include <array>

#include "matching/spelling.h"

namespace hogo::matching {
namespace {

enum class Where : char { anywhere, start, end, before_front_vowel, before_vowel };

/// How a group of letters sounds; the longest one that fits is taken. Undecided where languages disagree
/// (sound.h).
struct Group {
    std::string_view letters;
    std::string_view sounds;
    Where where = Where::anywhere;
};
constexpr Group groups[] = {
    {"tsch", "X"},
    {"tzsch", "X"},
    {"schtsch", "S"},
    {"dzh", "Z"},
    {"dsch", "Z"},
    {"sch", "S"},
    {"tch", "X"},
    {"tsh", "X"},
    {"sz", "S"},
    {"cz", "X"},
    {"cs", "X"},
    {"zs", "Z"},
    {"rz", "Z", Where::before_vowel},
    {"sh", "S"},
    {"ch", "C"},
    {"zh", "Z"},
    {"kh", "H"},
    {"ph", "f"},
    {"th", "T"},
    {"gh", "g"},
    {"dh", "d"},
    {"bh", "b"},
    {"rh", "r"},
    {"wh", "w"},
    {"ck", "k"},
    {"cq", "k"},
    {"dj", "Z"},
    {"dz", "Z"},
    {"tz", "Q"},
    {"ts", "Q"},
    {"tj", "X"},
    {"gn", "n", Where::before_vowel},
    {"nj", "ny", Where::before_vowel},
    {"lj", "ly", Where::before_vowel},
    {"qu", "k", Where::before_front_vowel},
    {"qu", "kw"},
    {"gu", "g", Where::before_front_vowel},
    {"sc", "S", Where::before_front_vowel},
    {"cc", "X", Where::before_front_vowel},
    {"gg", "Z", Where::before_front_vowel},
    {"zz", "Q"},
    {"mc", "mak", Where::start},
    {"wr", "r", Where::start},
    {"eaux", "o", Where::end},
    {"eau", "o"},
    {"eo", "o"},
    {"eu", "u"},
    {"ae", "e"},
    {"oe", "o"},
    {"ue", "u"},
    {"ou", "u"},
    {"oo", "u"},
    {"ee", "i"},
    {"ie", "i"},
    {"ea", "e"},
    {"aa", "a"},
    {"ii", "i"},
    {"uu", "u"},
    {"ow", "o"},
    {"aw", "o"},
    {"ay", "ai"},
    {"ey", "ei"},
    {"oy", "oi"},
    {"uy", "ui"},
    {"c", "c", Where::before_front_vowel},
    {"g", "G", Where::before_front_vowel},
    {"x", "S", Where::start},
    {"x", "ks"},
    {"q", "C"},
    {"c", "k"},
    {"b", "b"},
    {"d", "d"},
    {"f", "f"},
    {"g", "g"},
    {"h", "h"},
    {"j", "j"},
    {"k", "k"},
    {"l", "l"},
    {"m", "m"},
    {"n", "n"},
    {"p", "p"},
    {"r", "r"},
    {"s", "s"},
    {"t", "t"},
    {"v", "v"},
    {"w", "w"},
    {"z", "z"},
    {"y", "y", Where::before_vowel},
    {"y", "i"},
    {"a", "a"},
    {"e", "e"},
    {"i", "i"},
    {"o", "o"},
    {"u", "u"},
};

/// Letters that one mark makes another letter; what is not here sounds as without its mark.
struct Marked {
    char32_t letter;
    std::string_view sounds;
};
constexpr Marked marked[] = {
    {U'š', "S"}, {U'ş', "S"}, {U'ș', "S"},  {U'ś', "S"}, {U'č', "X"}, {U'ć', "X"}, {U'ç', "c"}, {U'ž', "Z"},
    {U'ź', "Z"}, {U'ż', "Z"}, {U'ñ', "ny"}, {U'ń', "n"}, {U'ň', "n"}, {U'ł', "l"}, {U'ğ', ""},  {U'ř', "r"},
    {U'ţ', "Q"}, {U'ț', "Q"}, {U'þ', "T"},  {U'ö', "o"}, {U'ø', "o"}, {U'œ', "o"}, {U'ü', "u"}, {U'ä', "e"},
    {U'æ', "e"}, {U'å', "o"}, {U'ß', "s"},  {U'ư', "u"}, {U'ơ', "o"}, {U'ý', "i"}, {U'ŷ', "i"}, {U'ÿ', "i"},
    {U'ə', "a"}, {U'ʿ', ""},  {U'ʾ', ""},   {U'ı', "i"},
};

std::string_view sounds_of_marked(char32_t letter) {
    for (const auto& [c, sounds] : marked)
        if (c == letter) return sounds;
    return {};
}
bool has_marked(char32_t letter) {
    return std::any_of(std::begin(marked), std::end(marked),
                       [&](const Marked& m) { return m.letter == letter; });
}

bool front_vowel(char c) {
    return c == 'e' || c == 'i' || c == 'y';
}
bool vowel(char c) {
    return front_vowel(c) || c == 'a' || c == 'o' || c == 'u';
}

bool fits(const Group& group, std::string_view word, std::size_t at) {
    if (word.compare(at, group.letters.size(), group.letters) != 0) return false;
    const auto end = at + group.letters.size();
    const char next = end < word.size() ? word[end] : '\0';
    switch (group.where) {
        case Where::anywhere:
            return true;
        case Where::start:
            return at == 0;
        case Where::end:
            return next == '\0';
        case Where::before_front_vowel:
            return front_vowel(next);
        case Where::before_vowel:
            return vowel(next);
    }
    return false;
}

/// The groups by first letter, longest first.
const std::array<std::vector<const Group*>, 26>& groups_by_letter() {
    static const auto sorted = [] {
        std::array<std::vector<const Group*>, 26> by_letter;
        for (const auto& group : groups)
            by_letter[static_cast<std::size_t>(group.letters[0] - 'a')].push_back(&group);
        for (auto& list : by_letter)
            std::stable_sort(list.begin(), list.end(), [](const Group* a, const Group* b) {
                return a->letters.size() > b->letters.size();
            });
        return by_letter;
    }();
    return sorted;
}

void append_sounds(std::string& out, std::string_view ascii) {
    for (std::size_t at = 0; at < ascii.size();) {
        const char c = ascii[at];
        std::size_t step = 1;
        if (c >= 'A' && c <= 'Z') {
            out.push_back(c);  // a marked letter, a sound already
        } else if (c >= 'a' && c <= 'z') {
            for (const auto* group : groups_by_letter()[static_cast<std::size_t>(c - 'a')])
                if (fits(*group, ascii, at)) {
                    out += group->sounds;
                    step = group->letters.size();
                    break;
                }
        }
        at += step;
    }
}

}  // namespace

Sounds sounds_of_latin(std::u32string_view letters) {
    // Marked letters that are sounds of their own stand as capitals in the word, where small ones are
    // letters.
    std::string word;
    for (char32_t letter : letters) {
        if (letter >= 128 && has_marked(letter))
            word += sounds_of_marked(letter);
        else
            append_plain(word, letter);
    }
    // What stands between the syllables of a name is no letter, and nothing reaches across: the ng of
    // Young-il is none of a word's middle.
    std::string out;
    for (std::string_view rest = word; !rest.empty();) {
        const auto end = std::min(rest.find('\''), rest.size());
        std::string part;
        append_sounds(part, rest.substr(0, end));
        out += tidied(part);
        rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return tidied(out);
}

std::string reading_key(std::string_view latin) {
    struct Fold {
        std::string_view from, to;
    };
    static constexpr Fold folds[] = {{"tsu", "tu"}, {"shi", "si"},  {"chi", "ti"},  {"dzu", "zu"},
                                     {"dji", "zi"}, {"tch", "tty"}, {"cch", "tty"}, {"sh", "sy"},
                                     {"ch", "ty"},  {"ji", "zi"},   {"fu", "hu"},   {"du", "zu"},
                                     {"jy", "zy"},  {"j", "zy"},    {"l", "r"},     {"v", "b"},
                                     {"wo", "o"},   {"mb", "nb"},   {"mp", "np"},   {"mm", "nm"}};
    std::string out;
    for (std::size_t at = 0; at < latin.size();) {
        const auto rest = latin.substr(at);
        const auto fold = std::find_if(std::begin(folds), std::end(folds),
                                       [&](const Fold& f) { return rest.starts_with(f.from); });
        if (fold == std::end(folds)) {
            const char c = rest[0];
            if (c == 'h' && !out.empty() && out.back() == 'o' &&
                (rest.size() == 1 || !vowel(rest[1]) || rest[1] == 'y')) {
                ++at;  // `oh` is a long o, before no vowel
                continue;
            }
            if (c >= 'a' && c <= 'z') out.push_back(c);
            ++at;
            continue;
        }
        const auto taken =
            fold->from == "mb" || fold->from == "mp" || fold->from == "mm" ? 1 : fold->from.size();
        out += taken == 1 && fold->from.size() == 2 ? "n" : fold->to;
        at += taken;
    }
    std::string folded;
    for (char c : out) {
        const char last = folded.empty() ? '\0' : folded.back();
        if (vowel(c) && c == last) continue;
        if (c == 'u' && last == 'o') continue;
        folded.push_back(c);
    }
    return folded;
}

}  // namespace hogo::matching
