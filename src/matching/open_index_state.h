// What a query of the open index works on, for its two source files alone.
#pragma once
#include <array>

#include "matching/open_index.h"
#include "matching/sound_batch.h"
#include "matching/word_keys.h"

namespace hogo::matching {

inline constexpr std::size_t most_asked_words = 5;
inline constexpr std::uint32_t no_word = 0xFFFFFFFF;  ///< the partner of a word that is a name by itself

/// A stored word that is like an asked one.
struct Kept {
    std::uint32_t word;
    std::uint8_t likeness;
};
/// A name that has two such words, and their likenesses together.
struct Hit {
    std::uint32_t name;
    int partial;
};

struct OpenIndex::State {
    PackedFile file;
    std::span<const StoredWord> words;
    std::span<const char> text, sounds, ids;
    std::span<const std::uint64_t> readings, keys, row_ends, name_ends, id_ends;
    std::span<const std::uint32_t> key_ends, holders, directory, name_words;
    std::span<const Partner> partners;
    int directory_bits = 0;

    struct Asked {
        WordPattern pattern;
        AskedKeys keys;
        std::vector<std::string_view> sounds = {};
        std::vector<Kept> kept = {};  ///< best first
        std::size_t rows = 0;
        std::size_t looked_at = 0;
    };
    /// What a stored word scored for an asked word, valid where it is of this query.
    struct Cell {
        std::uint32_t query = 0;
        std::uint8_t likeness = 0;
        Met met = Met::not_at_all;
    };
    std::array<std::vector<Cell>, most_asked_words> cells;
    std::uint32_t today = 0;
    std::vector<std::uint32_t> fresh;        ///< stored words that are to be compared with one asked word
    std::vector<std::uint8_t> fresh_sounds;  ///< the best likeness of their sounds
    std::vector<Hit> hits;
    std::array<std::uint32_t, 401> partials{};

    bool connect();
    WordView view(std::uint32_t word) const;
    std::span<const std::uint32_t> holders_of(std::uint64_t key) const;
    std::span<const Partner> row(std::uint32_t word) const {
        return partners.subspan(row_ends[word], row_ends[word + 1] - row_ends[word]);
    }
    std::span<const std::uint32_t> words_of_name(std::uint32_t name) const {
        return name_words.subspan(name_ends[name], name_ends[name + 1] - name_ends[name]);
    }
    /// Marks the word as one of `fresh`; false where it was compared before.
    bool take(std::size_t slot, std::uint32_t word);
    void compare_sounds(const Asked& asked);
    void score_fresh(std::size_t slot, const Asked& asked);
    Alike score(std::size_t slot, const Asked& asked, std::uint32_t word);
    void gather(std::size_t slot, Asked& asked, const std::vector<std::uint64_t>& wanted, bool telling);
    void meet(std::vector<Asked>& asked, std::size_t one, std::size_t other);
    void look_through_rows(std::vector<Asked>& asked);
    void hit(std::uint32_t name, int partial);
    void keep_best_hits(std::size_t done);
    std::vector<std::pair<int, std::uint32_t>> best_names(const Name& name, std::size_t limit);
    OpenFound found(const Name& name, std::uint32_t number, int score);
};

}  // namespace hogo::matching
