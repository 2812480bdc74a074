#include <algorithm>
#include <span>

#include "matching/spelling.h"

namespace hogo::matching {
namespace {

struct Rule {
    std::u32string_view letters;
    std::string_view sounds;
};

Sounds spelt(std::u32string_view word, std::span<const Rule> rules) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const Rule* best = nullptr;
        for (const auto& rule : rules)
            if (word.compare(at, rule.letters.size(), rule.letters) == 0 &&
                (!best || rule.letters.size() > best->letters.size()))
                best = &rule;
        if (best) out += best->sounds;
        at += best ? best->letters.size() : 1;
    }
    return tidied(out);
}

// Russian first; the letters of Ukrainian, Serbian, Kazakh, Mongolian and their neighbours behind it.
constexpr Rule cyrillic[] = {
    {U"дж", "Z"},  {U"тч", "X"}, {U"тш", "X"}, {U"тс", "Q"}, {U"тц", "Q"}, {U"дз", "Z"}, {U"ей", "ei"},
    {U"ай", "ai"}, {U"ий", "i"}, {U"ый", "i"}, {U"а", "a"},  {U"б", "b"},  {U"в", "v"},  {U"г", "g"},
    {U"д", "d"},   {U"е", "e"},  {U"ё", "o"},  {U"ж", "Z"},  {U"з", "z"},  {U"и", "i"},  {U"й", "y"},
    {U"к", "k"},   {U"л", "l"},  {U"м", "m"},  {U"н", "n"},  {U"о", "o"},  {U"п", "p"},  {U"р", "r"},
    {U"с", "s"},   {U"т", "t"},  {U"у", "u"},  {U"ф", "f"},  {U"х", "H"},  {U"ц", "Q"},  {U"ч", "X"},
    {U"ш", "S"},   {U"щ", "S"},  {U"ы", "i"},  {U"э", "e"},  {U"ю", "yu"}, {U"я", "ya"}, {U"і", "i"},
    {U"ї", "yi"},  {U"є", "ye"}, {U"ґ", "g"},  {U"ђ", "Z"},  {U"љ", "l"},  {U"њ", "n"},  {U"ћ", "X"},
    {U"џ", "Z"},   {U"ј", "y"},  {U"қ", "k"},  {U"ғ", "g"},  {U"ң", "n"},  {U"ө", "o"},  {U"ү", "u"},
    {U"ұ", "u"},   {U"һ", "h"},  {U"ә", "a"},  {U"ў", "w"},  {U"ѕ", "z"},  {U"ҳ", "h"},  {U"ҷ", "Z"},
};

constexpr Rule greek[] = {
    {U"μπ", "b"},  {U"ντ", "d"}, {U"γκ", "g"}, {U"γγ", "ng"}, {U"τζ", "Z"}, {U"τσ", "Q"}, {U"ου", "u"},
    {U"ού", "u"},  {U"αι", "e"}, {U"αί", "e"}, {U"ει", "i"},  {U"εί", "i"}, {U"οι", "i"}, {U"αυ", "av"},
    {U"ευ", "ev"}, {U"α", "a"},  {U"ά", "a"},  {U"β", "v"},   {U"γ", "g"},  {U"δ", "d"},  {U"ε", "e"},
    {U"έ", "e"},   {U"ζ", "z"},  {U"η", "i"},  {U"ή", "i"},   {U"θ", "T"},  {U"ι", "i"},  {U"ί", "i"},
    {U"ϊ", "i"},   {U"κ", "k"},  {U"λ", "l"},  {U"μ", "m"},   {U"ν", "n"},  {U"ξ", "ks"}, {U"ο", "o"},
    {U"ό", "o"},   {U"π", "p"},  {U"ρ", "r"},  {U"σ", "s"},   {U"ς", "s"},  {U"τ", "t"},  {U"υ", "i"},
    {U"ύ", "i"},   {U"φ", "f"},  {U"χ", "H"},  {U"ψ", "ps"},  {U"ω", "o"},  {U"ώ", "o"},
};

constexpr Rule hebrew[] = {
    {U"ג׳", "Z"}, {U"צ׳", "X"}, {U"ץ׳", "X"}, {U"ז׳", "Z"}, {U"ת׳", "T"},  {U"ד׳", "T"}, {U"ח׳", "H"},
    {U"טש", "X"}, {U"וו", "w"}, {U"יי", "i"}, {U"טס", "Q"}, {U"קס", "ks"}, {U"א", "a"},  {U"ב", "b"},
    {U"ג", "g"},  {U"ד", "d"},  {U"ה", "h"},  {U"ו", "w"},  {U"ז", "z"},   {U"ח", "H"},  {U"ט", "t"},
    {U"י", "i"},  {U"כ", "k"},  {U"ך", "H"},  {U"ל", "l"},  {U"מ", "m"},   {U"ם", "m"},  {U"נ", "n"},
    {U"ן", "n"},  {U"ס", "s"},  {U"ע", "a"},  {U"פ", "p"},  {U"ף", "f"},   {U"צ", "Q"},  {U"ץ", "Q"},
    {U"ק", "k"},  {U"ר", "r"},  {U"ש", "S"},  {U"ת", "t"},
};

// Arabic, with the letters that Persian, Urdu, Pashto and Kurdish add.
constexpr Rule arabic[] = {
    {U"تش", "X"}, {U"دج", "Z"}, {U"تس", "Q"}, {U"كس", "ks"}, {U"ا", "a"}, {U"أ", "a"}, {U"إ", "i"},
    {U"آ", "a"},  {U"ٱ", "a"},  {U"ب", "b"},  {U"ت", "t"},   {U"ث", "T"}, {U"ج", "G"}, {U"ح", "h"},
    {U"خ", "H"},  {U"د", "d"},  {U"ذ", "z"},  {U"ر", "r"},   {U"ز", "z"}, {U"س", "s"}, {U"ش", "S"},
    {U"ص", "s"},  {U"ض", "d"},  {U"ط", "t"},  {U"ظ", "z"},   {U"ع", "a"}, {U"غ", "g"}, {U"ف", "f"},
    {U"ق", "k"},  {U"ك", "k"},  {U"ل", "l"},  {U"م", "m"},   {U"ن", "n"}, {U"ه", "h"}, {U"و", "w"},
    {U"ي", "i"},  {U"ى", "a"},  {U"ة", "a"},  {U"ؤ", "w"},   {U"ئ", "i"}, {U"پ", "p"}, {U"چ", "X"},
    {U"ژ", "Z"},  {U"گ", "g"},  {U"ڤ", "v"},  {U"ک", "k"},   {U"ی", "i"}, {U"ٹ", "t"}, {U"ڈ", "d"},
    {U"ڑ", "r"},  {U"ں", "n"},  {U"ہ", "h"},  {U"ھ", "h"},   {U"ے", "e"}, {U"ۆ", "o"}, {U"ێ", "e"},
    {U"َ", "a"},   {U"ِ", "i"},   {U"ُ", "u"},   {U"ڕ", "r"},   {U"ڵ", "l"}, {U"ټ", "t"}, {U"ډ", "d"},
    {U"ړ", "r"},  {U"ښ", "S"},  {U"ځ", "z"},  {U"څ", "Q"},   {U"ې", "e"}, {U"ۍ", "i"},
};

}  // namespace

Sounds sounds_of_cyrillic(std::u32string_view letters) {
    return spelt(letters, cyrillic);
}
Sounds sounds_of_greek(std::u32string_view letters) {
    return spelt(letters, greek);
}
Sounds sounds_of_hebrew(std::u32string_view letters) {
    return spelt(letters, hebrew);
}
Sounds sounds_of_arabic(std::u32string_view letters) {
    if (letters.size() > 4 && letters.starts_with(U"ال")) letters.remove_prefix(2);
    return spelt(letters, arabic);
}

}  // namespace hogo::matching
