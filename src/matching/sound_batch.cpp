#include "matching/sound_batch.h"

#include <algorithm>

#include "matching/sound_costs.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace hogo::matching {
namespace {

constexpr std::uint8_t ended = 0x80;
constexpr int overflown = 255;  ///< eight bits were not enough: to be computed one by one

#if defined(__x86_64__)
using Columns = std::array<std::array<std::uint8_t, SoundBatch::lanes>, most_sounds>;

[[gnu::target("avx2")]] inline __m256i loaded(const std::uint8_t* bytes) {
    return _mm256_load_si256(reinterpret_cast<const __m256i*>(bytes));
}
[[gnu::target("avx2")]] inline __m256i in_both_halves(const std::uint8_t* bytes) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)));
}
/// A table of 32 bytes read at 32 places; 0 where a word has ended.
[[gnu::target("avx2")]] inline __m256i looked_up(__m256i low, __m256i high, __m256i places) {
    const auto above = _mm256_cmpgt_epi8(places, _mm256_set1_epi8(15));
    return _mm256_blendv_epi8(_mm256_shuffle_epi8(low, places), _mm256_shuffle_epi8(high, places), above);
}

/// The row-by-row computation of likeness(), in eight bits that stop at 255. After its end a word goes on with
/// sounds that cost nothing and meet nothing, so that the last column holds everybody's cost.
[[gnu::target("avx2")]] void costs_of_all(const Columns& columns, std::size_t longest, std::string_view one,
                                          bool sparse, std::uint8_t* costs, std::uint8_t* masses) {
    const auto* lone = sound_costs.lone(sparse);
    const auto lone_low = in_both_halves(lone), lone_high = in_both_halves(lone + 16);
    __m256i row[most_sounds + 1], alone[most_sounds];
    row[0] = _mm256_setzero_si256();
    for (std::size_t j = 0; j < longest; ++j) {
        alone[j] = looked_up(lone_low, lone_high, loaded(columns[j].data()));
        row[j + 1] = _mm256_adds_epu8(row[j], alone[j]);
    }
    _mm256_store_si256(reinterpret_cast<__m256i*>(masses), row[longest]);
    for (const char sound : one) {
        const auto a = sound_costs.at(sound) & 31;
        const auto* change = sound_costs.change[a];
        const auto low = in_both_halves(change), high = in_both_halves(change + 16);
        const auto by_itself = _mm256_set1_epi8(static_cast<char>(lone[a]));
        auto diagonal = row[0];
        auto left = row[0] = _mm256_adds_epu8(row[0], by_itself);
        for (std::size_t j = 0; j < longest; ++j) {
            const auto places = loaded(columns[j].data());
            const auto over = _mm256_cmpgt_epi8(_mm256_setzero_si256(), places);
            const auto changed = _mm256_or_si256(looked_up(low, high, places), over);
            const auto up = row[j + 1];
            const auto best = _mm256_min_epu8(
                _mm256_adds_epu8(diagonal, changed),
                _mm256_min_epu8(_mm256_adds_epu8(up, by_itself), _mm256_adds_epu8(left, alone[j])));
            diagonal = up;
            row[j + 1] = left = best;
        }
    }
    auto cost = row[longest];
    const auto first = static_cast<std::size_t>(sound_costs.at(one.front()) & 31);
    if (first >= vowel_sounds) {  // a first consonant is misheard less often than a later one
        const auto* change = sound_costs.change[first];
        const auto places = loaded(columns[0].data());
        const auto quarter = _mm256_and_si256(
            _mm256_srli_epi16(looked_up(in_both_halves(change), in_both_halves(change + 16), places), 2),
            _mm256_set1_epi8(0x3F));
        const auto consonant = _mm256_cmpgt_epi8(places, _mm256_set1_epi8(vowel_sounds - 1));
        cost = _mm256_adds_epu8(cost, _mm256_and_si256(quarter, consonant));
    }
    _mm256_store_si256(reinterpret_cast<__m256i*>(costs), cost);
}
bool side_by_side() {
    static const bool can = __builtin_cpu_supports("avx2");
    return can;
}
#endif

}  // namespace

void SoundBatch::clear() {
    size_ = longest_ = 0;
}

void SoundBatch::add(std::string_view sounds) {
    sounds = sounds.substr(0, most_sounds);
    if (size_ == 0)
        for (auto& column : columns_) column.fill(ended);
    for (std::size_t j = 0; j < sounds.size(); ++j) columns_[j][size_] = sound_costs.at(sounds[j]) & 31;
    longest_ = std::max(longest_, sounds.size());
    words_[size_++] = sounds;
}

void SoundBatch::compare(std::string_view one, bool sparse, int least, Likenesses& out) const {
    one = one.substr(0, most_sounds);
    int one_mass = 0;
    for (const char sound : one) one_mass += sound_costs.lone(sparse)[sound_costs.at(sound) & 31];
    std::size_t lane = 0;
#if defined(__x86_64__)
    if (side_by_side() && !one.empty() && longest_ > 0 && one_mass < overflown) {
        alignas(32) std::array<std::uint8_t, lanes> costs, masses;
        costs_of_all(columns_, longest_, one, sparse, costs.data(), masses.data());
        for (; lane < size_; ++lane) {
            const int mass = std::max({one_mass, static_cast<int>(masses[lane]), 20});
            const int cost = costs[lane];
            if (masses[lane] == overflown)
                out[lane] = static_cast<std::uint8_t>(likeness(one, words_[lane], sparse, least));
            else if (words_[lane].empty() || cost * 100 >= (101 - least) * mass)
                out[lane] = 0;
            else
                out[lane] = static_cast<std::uint8_t>(100 - cost * 100 / mass);
        }
    }
#endif
    for (; lane < size_; ++lane)
        out[lane] = static_cast<std::uint8_t>(likeness(one, words_[lane], sparse, least));
}

}  // namespace hogo::matching
