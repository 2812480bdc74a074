#include "matching/clue.h"

#include <algorithm>

#include "matching/address.h"
#include "matching/name.h"
#include "matching/telephone.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_words = 4;      ///< of a name; pairs of them become clues
constexpr std::size_t most_readings = 14;  ///< of a word
constexpr std::size_t most_forms = 3;      ///< sounds of a word

/// A word in the forms of the clues, from fine to coarse.
struct Forms {
    const NameWord* word;
    std::vector<std::string> sounds;     ///< consonants in ten classes, vowels in three
    std::vector<std::string> skeletons;  ///< consonants in seven classes
    std::vector<std::string> near;       ///< a skeleton and it without each consonant in turn
};

std::string sound_class(std::string_view sounds) {
    std::string out;
    for (char c : sounds) {
        switch (c) {
            case 'p':
            case 'b':
                c = 'b';
                break;
            case 'f':
            case 'v':
                c = 'v';
                break;
            case 't':
            case 'd':
            case 'T':
                c = 'd';
                break;
            case 'k':
            case 'g':
                c = 'g';
                break;
            case 's':
            case 'z':
            case 'Q':
            case 'c':
                c = 's';
                break;
            case 'S':
            case 'Z':
            case 'X':
            case 'C':
            case 'G':
            case 'j':
                c = 'j';
                break;
            case 'l':
            case 'r':
                c = 'r';
                break;
            case 'e':
            case 'i':
                c = 'i';
                break;
            case 'o':
            case 'u':
                c = 'o';
                break;
            case 'H':
            case 'h':
            case 'w':
            case 'y':
                continue;
            default:
                break;
        }
        if (out.empty() || out.back() != c) out.push_back(c);
    }
    return out;
}

void unique(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

Forms forms_of(const NameWord& word) {
    Forms forms{&word, {}, {}, {}};
    for (std::size_t i = 0; i < word.sounds.size() && i < most_forms; ++i) {
        if (!word.sparse) forms.sounds.push_back(sound_class(word.sounds[i]));
        for (const auto& skeleton : skeletons(word.sounds[i]))
            if (!skeleton.empty()) forms.skeletons.push_back(skeleton);
    }
    unique(forms.sounds);
    unique(forms.skeletons);
    if (forms.skeletons.size() > 4) forms.skeletons.resize(4);
    for (const auto& skeleton : forms.skeletons) {
        forms.near.push_back(skeleton);
        for (std::size_t i = 0; skeleton.size() >= 3 && i < skeleton.size(); ++i) {
            auto shorter = skeleton;
            shorter.erase(i, 1);
            forms.near.push_back(std::move(shorter));
        }
    }
    unique(forms.near);
    return forms;
}

/// Two words of a name in any order.
std::string both(std::string_view one, std::string_view other) {
    if (other < one) std::swap(one, other);
    return std::string(one) + "|" + std::string(other);
}

class NameClues {
  public:
    NameClues(std::vector<Clue>& clues, std::size_t of) : clues_(clues), of_(of) {}

    void add(Evidence kind, std::string text) { clues_.push_back({kind, std::move(text), of_}); }

    void of_pair(const Forms& one, const Forms& other) {
        const auto& a = one.word->readings;
        const auto& b = other.word->readings;
        for (std::size_t i = 0; i < a.size() && i < most_readings; ++i)
            for (std::size_t j = 0; j < b.size() && j < most_readings; ++j) {
                // The rarer both readings are, the less the pair of them says.
                if (quality_of(a[i]) + quality_of(b[j]) < 140) continue;
                add(Evidence::reading,
                    both(std::to_string(reading_hash(a[i])), std::to_string(reading_hash(b[j]))));
            }
        cross(Evidence::sound, one.sounds, other.sounds);
        cross(Evidence::part_sound, one.sounds, other.skeletons, "~");
        cross(Evidence::part_sound, other.sounds, one.skeletons, "~");
        cross(Evidence::near_sound, one.sounds, other.near, "~");
        cross(Evidence::near_sound, other.sounds, one.near, "~");
        cross(Evidence::skeleton, one.skeletons, other.skeletons);
        cross(Evidence::near_skeleton, one.near, other.near);
    }

  private:
    void cross(Evidence kind, const std::vector<std::string>& ones, const std::vector<std::string>& others,
               std::string_view between = {}) {
        for (const auto& one : ones)
            for (const auto& other : others)
                add(kind, between.empty() ? both(one, other) : one + std::string(between) + other);
    }

    std::vector<Clue>& clues_;
    std::size_t of_;
};

}  // namespace

void add_clues_of_name(std::vector<Clue>& clues, const std::string& name, Record::Kind kind, std::size_t of,
                       const Tables& tables) {
    NameClues to(clues, of);
    const auto read = read_name(name, kind, tables);
    for (const auto& way : read.ways) {
        std::vector<Forms> telling;
        std::vector<std::string> plain;
        for (const auto& word : way.words) {
            if (word.weight < 30) continue;
            plain.push_back(word.plain);
            if (telling.size() < most_words) telling.push_back(forms_of(word));
        }
        if (plain.empty()) continue;
        std::sort(plain.begin(), plain.end());
        std::string whole;
        for (const auto& word : plain) whole += (whole.empty() ? "" : " ") + word;
        // One letter is no name.
        if (letters_of(whole).size() > 1) to.add(Evidence::whole_name, whole);
        if (telling.size() == 1) {
            const auto& only = telling[0];
            for (std::size_t i = 0; i < only.word->readings.size() && i < most_readings; ++i)
                if (quality_of(only.word->readings[i]) >= 80)
                    to.add(Evidence::reading, std::to_string(reading_hash(only.word->readings[i])));
            for (const auto& sounds : only.sounds)
                if (sounds.size() >= 4) to.add(Evidence::sound, sounds);
            for (const auto& skeleton : only.skeletons)
                if (skeleton.size() >= 3)
                    to.add(kind == Record::Kind::company ? Evidence::company_word : Evidence::skeleton,
                           skeleton);
        }
        for (std::size_t i = 0; i < telling.size(); ++i)
            for (std::size_t j = i + 1; j < telling.size(); ++j) to.of_pair(telling[i], telling[j]);
    }
}

std::vector<Clue> clues_of(const Record& record, const Tables& tables) {
    std::vector<Clue> clues;
    for (std::size_t i = 0; i < record.names.size(); ++i)
        add_clues_of_name(clues, record.names[i], record.kind, i, tables);
    for (std::size_t i = 0; i < record.telephones.size(); ++i) {
        const auto telephone = read_telephone(record.telephones[i]);
        if (!telephone.number.empty()) clues.push_back({Evidence::telephone, telephone.number, i});
        if (!telephone.last.empty()) clues.push_back({Evidence::telephone_end, telephone.last, i});
    }
    for (std::size_t i = 0; i < record.addresses.size(); ++i) {
        const auto address = read_address(record.addresses[i], tables);
        for (const auto& key : address.buildings) clues.push_back({Evidence::building, key, i});
        for (const auto& key : address.blocks) clues.push_back({Evidence::block, key, i});
    }
    return clues;
}

std::string shown_reading(const std::string& one, const std::string& other, Record::Kind kind,
                          const std::string& text, const Tables& tables) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('|', at), text.size());
        const auto hash = std::stoull(text.substr(at, end - at));
        std::string letters;
        for (const auto* name : {&one, &other})
            for (const auto& way : read_name(*name, kind, tables).ways)
                for (const auto& word : way.words)
                    if (letters.empty()) letters = reading_in_letters(word, hash, tables);
        shown += (shown.empty() ? "" : " ") + letters;
        at = end + 1;
    }
    return shown;
}

}  // namespace hogo::matching
