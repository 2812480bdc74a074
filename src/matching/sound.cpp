#include "matching/sound.h"

#include <algorithm>
#include <array>

#include "matching/sound_costs.h"

namespace hogo::matching {
namespace {

constexpr int unrelated = 26;

/// Pairs of sounds that spellings and scripts confuse; 16 is a whole consonant.
struct Confused {
    std::string_view pairs;  ///< two letters each, separated by spaces
    int cost;
};
constexpr Confused confused[] = {
    {"cs jy jZ CX yi wu wv", 1},
    {"Tt cQ cX CS CH Hh gG GZ zQ ei ou ji wo kC fv yj", 2},
    {"pb td kg Ts ck Ck CZ sz sS zZ SX XQ XZ lr ae ao oi jH Gj ze jG", 3},
    {"bv Td cz cS Hk sQ Cs ZX SZ Ch jh jX GX ai au eo ue yG vu ZQ", 4},
    {"Tz Hg mn sZ zS ZQ Gh GH GS Gk jz jS iu ks gk bw jd", 5},
    {"fp fh gh Tf sX zX CQ Cg wb SQ HC HS", 6},
    {"pv Qt Xt zd Zd Zy dj GC Gc cC vf", 8},
    {"fb Xk yl wl wg wh", 9},
};

bool vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// What an undecided sound may be; `.` is nothing.
std::string_view classes_of(char sound) {
    switch (sound) {
        case 'p':
        case 'b':
        case 'f':
        case 'v':
            return "P";
        case 'w':
            return "P.";
        case 't':
        case 'd':
            return "T";
        case 'T':
            return "TS";
        case 'k':
        case 'g':
            return "K";
        case 'H':
            return "K.";
        case 's':
        case 'z':
        case 'S':
        case 'Z':
        case 'X':
        case 'Q':
            return "S";
        case 'c':
        case 'C':
        case 'G':
            return "SK";
        case 'j':
            return "S.";
        case 'm':
            return "M";
        case 'n':
            return "N";
        case 'l':
        case 'r':
            return "R";
        default:
            return ".";
    }
}

}  // namespace

SoundCosts::SoundCosts() {
    std::fill(std::begin(index), std::end(index), std::uint8_t{255});
    for (std::size_t i = 0; i < sound_alphabet.size(); ++i)
        index[static_cast<unsigned char>(sound_alphabet[i])] = static_cast<std::uint8_t>(i);
    for (auto& c : alone) c = 14;
    auto cost_alone = [&](std::string_view sounds, std::uint8_t cost) {
        for (char c : sounds) alone[at(c)] = cost;
    };
    cost_alone("aeiou", 5);
    cost_alone("h", 3);
    cost_alone("y", 4);
    cost_alone("w", 7);
    cost_alone("r", 10);
    cost_alone("jH", 10);
    cost_alone("n", 12);
    cost_alone("l", 12);
    for (std::size_t a = 0; a < 32; ++a)
        for (std::size_t b = 0; b < 32; ++b)
            change[a][b] = static_cast<std::uint8_t>(
                a == b ? 0 : std::min(unrelated, a < 5 && b < 5 ? 4 : alone[a] + alone[b]));
    for (const auto& [pairs, cost] : confused)
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 3) {
            const auto a = at(pairs[i]), b = at(pairs[i + 1]);
            change[a][b] = change[b][a] = std::min(change[a][b], static_cast<std::uint8_t>(cost));
        }
    std::copy(std::begin(alone), std::end(alone), std::begin(sparse));
    for (char c : std::string_view("aeiou")) sparse[at(c)] = 1;
    for (char c : std::string_view("hyw")) sparse[at(c)] = 2;
}
const SoundCosts sound_costs;

Sounds tidied(std::string_view sounds) {
    Sounds out;
    for (std::size_t i = 0; i < sounds.size() && out.size() < most_sounds; ++i) {
        const char c = sounds[i];
        if (sound_costs.at(c) == 255) continue;
        if (!out.empty() && out.back() == c) continue;
        const bool before_vowel = i + 1 < sounds.size() && vowel(sounds[i + 1]);
        if (c == 'g' && !out.empty() && out.back() == 'n' && !before_vowel) continue;
        out.push_back(c);
    }
    return out;
}

int likeness(std::string_view one, std::string_view other, bool sparse, int least) {
    const auto* lone = sound_costs.lone(sparse);
    one = one.substr(0, most_sounds);
    other = other.substr(0, most_sounds);
    if (one.empty() || other.empty()) return 0;
    if (one == other) return 100;
    std::array<std::uint8_t, most_sounds> other_index;
    std::array<int, most_sounds + 1> row;
    row[0] = 0;
    int other_mass = 0, one_mass = 0;
    for (std::size_t j = 0; j < other.size(); ++j) {
        other_index[j] = sound_costs.at(other[j]) & 31;
        other_mass += lone[other_index[j]];
        row[j + 1] = other_mass;
    }
    for (const char sound : one) one_mass += lone[sound_costs.at(sound) & 31];
    const int mass = std::max({one_mass, other_mass, 20});
    const int most = (100 - least) * mass / 100;
    if (std::abs(one_mass - other_mass) > most) return 0;
    // A first consonant is misheard less often than a later one.
    int cost = 0;
    if (!vowel(one.front()) && !vowel(other.front()))
        cost = sound_costs.change[sound_costs.at(one.front()) & 31][other_index[0]] / 4;
    const auto width = other.size();
    for (const char sound : one) {
        const auto a = sound_costs.at(sound) & 31;
        const int alone = lone[a];
        const auto* change = sound_costs.change[a];
        int diagonal = row[0];
        row[0] += alone;
        int last = row[0], lowest = last;
        for (std::size_t j = 0; j < width; ++j) {
            const auto b = other_index[j];
            const int up = row[j + 1];
            int best = diagonal + change[b];
            if (up + alone < best) best = up + alone;
            if (last + lone[b] < best) best = last + lone[b];
            diagonal = up;
            row[j + 1] = last = best;
            if (best < lowest) lowest = best;
        }
        if (lowest > most) return 0;
    }
    cost += row[width];
    return std::max(0, 100 - cost * 100 / mass);
}

std::vector<std::string> skeletons(std::string_view sounds) {
    std::vector<std::string> all(1);
    std::vector<char> adjacent(1, 0);  // whether the last class stands right before, with no vowel between
    auto add = [](std::string& skeleton, char c, bool touching) {
        if (touching && !skeleton.empty()) {
            if (skeleton.back() == c) return;
            if (skeleton.back() == 'T' && c == 'S') {
                skeleton.back() = 'S';
                return;
            }
        }
        skeleton.push_back(c);
    };
    bool touching = false;
    for (char sound : sounds) {
        const auto classes = classes_of(sound);
        const auto before = all.size();
        const bool split = classes.size() == 2 && before * 2 <= 4;
        for (std::size_t i = 0; i < before; ++i) {
            if (split) {
                auto second = all[i];
                if (classes[1] != '.') add(second, classes[1], touching);
                all.push_back(std::move(second));
            }
            if (classes[0] != '.') add(all[i], classes[0], touching);
        }
        touching = classes[0] != '.';
    }
    for (auto& skeleton : all) {
        if (skeleton.size() > 10) skeleton.resize(10);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<std::string> near_skeletons(std::string_view skeleton) {
    std::vector<std::string> all{std::string(skeleton)};
    if (skeleton.size() >= 4)
        for (std::size_t i = 0; i < skeleton.size(); ++i) {
            if (i > 0 && skeleton[i] == skeleton[i - 1]) continue;
            std::string shorter(skeleton);
            shorter.erase(i, 1);
            all.push_back(std::move(shorter));
        }
    return all;
}

}  // namespace hogo::matching
