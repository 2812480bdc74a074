#include "matching/habits.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace hogo::matching {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet honorifics = {
    "mr",      "mrs",     "ms",     "miss",      "dr",       "prof",    "professor", "sir",      "lady",
    "madam",   "mister",  "rev",    "hon",       "esq",      "jr",      "sr",        "phd",      "md",
    "san",     "sama",    "kun",    "chan",      "sensei",   "shi",     "ssi",       "nim",      "khun",
    "nai",     "nang",    "lok",    "oknha",     "daw",      "shri",    "smt",       "shrimati", "kumari",
    "haji",    "hajj",    "hajji",  "sheikh",    "shaikh",   "sayyid",  "sayed",     "ustad",    "mullah",
    "maulavi", "mawlawi", "qari",   "president", "general",  "colonel", "herr",      "frau",     "monsieur",
    "madame",  "mme",     "senor",  "senora",    "sr",       "sra",     "don",       "dona",     "ong",
    "ba",      "г",       "гн",     "госпожа",   "господин", "さん",    "サン",      "様",       "氏",
    "殿",      "先生",    "君",     "女士",      "小姐",     "씨",      "님",        "양",       "군",
    "นาย",     "นาง",     "นางสาว", "คุณ",        "เด็กชาย",   "เด็กหญิง",  "លោក",       "លោកស្រី",    "អ្នកស្រី",
    "ဦး",      "ဒေါ်",     "မောင်",   "श्री",       "श्रीमती",   "कुमारी",   "السيد",     "السيدة",   "الشيخ",
    "الحاج",   "الدكتور", "מר",     "גברת",
};
/// `Ba` and `San` begin names as well: they are honorifics only where at least two words stay.
const WordSet doubtful = {"san", "ba",   "ong",   "shi",    "chan", "kun",    "nang", "nai",
                          "daw", "lok",  "don",   "sama",   "양",   "군",     "sr",   "md",
                          "ms",  "lady", "sayed", "sheikh", "haji", "general"};

struct Affix {
    std::u32string_view letters;
    bool at_end;
};
constexpr Affix honorific_affixes[] = {
    {U"サン", true}, {U"様", true},   {U"氏", true},  {U"殿", true},     {U"先生", true},
    {U"女士", true}, {U"小姐", true}, {U"씨", true},  {U"님", true},     {U"นางสาว", false},
    {U"นาย", false}, {U"นาง", false}, {U"คุณ", false}, {U"លោកស្រី", false}, {U"លោក", false},
};
constexpr Affix company_affixes[] = {
    {U"株式会社", false},    {U"株式会社", true},        {U"有限会社", false},    {U"有限会社", true},
    {U"合同会社", false},    {U"合同会社", true},        {U"合資会社", false},    {U"合資会社", true},
    {U"事業協同組合", true}, {U"協同組合", true},        {U"股份有限公司", true}, {U"股份有限公司", true},
    {U"有限責任公司", true}, {U"有限责任公司", true},    {U"有限公司", true},     {U"公司", true},
    {U"주식회사", false},    {U"주식회사", true},        {U"유한회사", false},    {U"유한회사", true},
    {U"บริษัท", false},        {U"จ\u0E4D\u0E32กัด", true}, {U"มหาชน", true},        {U"ក្រុមហ៊ុន", false},
};

const WordSet company_forms = {
    "co",
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "company",
    "llc",
    "llp",
    "lp",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "aktiengesellschaft",
    "aktiengeselschaft",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "sl",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "oyj",
    "aps",
    "kft",
    "zrt",
    "doo",
    "ad",
    "jsc",
    "ojsc",
    "cjsc",
    "pjsc",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "ano",
    "too",
    "kk",
    "kabushiki",
    "kaisha",
    "kabushikigaisha",
    "kabushikikaisha",
    "yugen",
    "yugengaisha",
    "godo",
    "godogaisha",
    "gk",
    "pt",
    "tbk",
    "sdn",
    "bhd",
    "pte",
    "pvt",
    "private",
    "public",
    "tnhh",
    "jointstock",
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "ано",
    "株",
    "有",
    "合",
    "주",
    "유",
    "จำกัด",
    "มหาชน",
    "บริษัท",
    "จ\u0E4D\u0E32กัด",
    "株式会社",
    "有限会社",
    "合同会社",
    "有限公司",
    "股份有限公司",
    "주식회사",
    "유한회사",
    "ក្រុមហ៊ុន",
    "شركة",
    "the",
};
struct Phrase {
    std::vector<std::string_view> words;
};
const Phrase company_phrases[] = {
    {{"limited", "liability", "company"}},
    {{"open", "joint", "stock", "company"}},
    {{"public", "joint", "stock", "company"}},
    {{"closed", "joint", "stock", "company"}},
    {{"joint", "stock", "company"}},
    {{"limited", "liability", "partnership"}},
    {{"limited", "partnership"}},
    {{"общество", "с", "ограниченной", "ответственностью"}},
    {{"публичное", "акционерное", "общество"}},
    {{"открытое", "акционерное", "общество"}},
    {{"акционерное", "общество"}},
    {{"sp", "z", "o", "o"}},
    {{"s", "a", "r", "l"}},
    {{"s", "r", "l"}},
    {{"s", "p", "a"}},
    {{"l", "l", "c"}},
    {{"o", "o", "o"}},
    {{"g", "m", "b", "h"}},
    {{"l", "p"}},
    {{"s", "a"}},
    {{"k", "k"}},
    {{"cong", "ty", "tnhh"}},
    {{"cong", "ty", "co", "phan"}},
    {{"cong", "ty"}},
    {{"cty"}},
};

const WordSet particles = {"al", "el", "ul",  "ur",  "bin",   "ibn",    "ben",  "bint", "binti", "bt",  "abu",
                           "de", "da", "di",  "del", "della", "der",    "den",  "des",  "dos",   "das", "du",
                           "la", "le", "las", "los", "van",   "von",    "zu",   "ter",  "y",     "e",   "i",
                           "of", "so", "do",  "ال",  "бин",   "аль",    "эль",  "фон",  "ван",   "де",  "בן",
                           "אל", "بن", "آل",  "ابن", "デ",    "フォン", "アル", "エル", "ビン"};
const WordSet generic = {"company",     "group",       "holding",      "holdings",     "international",
                         "trading",     "industries",  "industry",     "services",     "service",
                         "management",  "bank",        "fund",         "trust",        "business",
                         "enterprises", "enterprise",  "global",       "technologies", "technology",
                         "systems",     "solutions",   "and",          "for",          "in",
                         "und",         "et",          "organization", "organisation", "foundation",
                         "association", "商事",        "商会",         "興業",         "工業",
                         "産業",        "建設",        "サービス",     "グループ",     "ホールディングス",
                         "центр",       "организация", "фонд"};

bool erase_phrase(std::vector<Word>& words, const Phrase& phrase) {
    const auto size = phrase.words.size();
    for (std::size_t at = 0; at + size <= words.size() && words.size() > size; ++at)
        if (std::equal(phrase.words.begin(), phrase.words.end(),
                       words.begin() + static_cast<std::ptrdiff_t>(at),
                       [](std::string_view want, const Word& word) { return word.plain == want; })) {
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(at),
                        words.begin() + static_cast<std::ptrdiff_t>(at + size));
            return true;
        }
    return false;
}

bool cut_affix(Word& word, const Affix& affix) {
    const auto size = affix.letters.size();
    if (word.letters.size() < size + 2) return false;
    if (affix.at_end ? !word.letters.ends_with(affix.letters) : !word.letters.starts_with(affix.letters))
        return false;
    word.letters.erase(affix.at_end ? word.letters.size() - size : 0, size);
    word.plain.clear();
    for (char32_t c : word.letters) append_plain(word.plain, c);
    if (word.script == Script::han && std::all_of(word.letters.begin(), word.letters.end(),
                                                  [](char32_t c) { return script_of(c) == Script::kana; }))
        word.script = Script::kana;
    return true;
}

/// `A.B.C.`, `L.X.C`: letters on their own in a row are one word in a company's name.
void join_single_letters(std::vector<Word>& words) {
    auto single = [](const Word& w) { return w.letters.size() == 1 && w.script == Script::latin; };
    std::vector<Word> joined;
    bool run = false;
    for (auto& word : words) {
        if (run && single(word)) {
            joined.back().letters += word.letters;
            joined.back().plain += word.plain;
            continue;
        }
        run = single(word);
        joined.push_back(std::move(word));
    }
    words = std::move(joined);
}

}  // namespace

void set_aside_habits(std::vector<Word>& words, Record::Kind kind) {
    if (kind == Record::Kind::company) {
        for (const auto& phrase : company_phrases)
            while (erase_phrase(words, phrase)) {
            }
        if (words.size() > 1) join_single_letters(words);
        for (auto& word : words)
            for (const auto& affix : company_affixes)
                if (cut_affix(word, affix)) break;
        std::size_t left = 0;
        for (const auto& word : words) left += !company_forms.contains(word.plain);
        if (left > 0)
            std::erase_if(words, [](const Word& word) { return company_forms.contains(word.plain); });
        return;
    }
    for (auto& word : words)
        for (const auto& affix : honorific_affixes)
            if ((word.script == Script::han || word.letters.size() > affix.letters.size() + 2) &&
                cut_affix(word, affix))
                break;
    const auto plain = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](const Word& w) { return !honorifics.contains(w.plain); }));
    if (plain == 0) return;
    std::erase_if(words, [&](const Word& word) {
        return honorifics.contains(word.plain) && (plain >= 2 || !doubtful.contains(word.plain)) &&
               !word.joined_to_last;
    });
}

std::uint8_t weight_of(const Word& word, Record::Kind kind) {
    if (particles.contains(word.plain)) return 12;
    if (kind == Record::Kind::company && generic.contains(word.plain)) return 40;
    if (word.letters.size() == 1 && word.script != Script::han && word.script != Script::hangul &&
        word.script != Script::digits)
        return 25;
    return 100;
}

}  // namespace hogo::matching
