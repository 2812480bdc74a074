// Keys by which a word is found in the open index.
#pragma once
#include <cstdint>
#include <vector>

#include "matching/name.h"

namespace hogo::matching {

/// What is stored: letters (from five on with each one missing), readings, skeletons (with one missing).
std::vector<std::uint64_t> stored_keys(const NameWord& word);

/// What is asked, the telling keys first: a word that only the later ones find is less like.
struct AskedKeys {
    std::vector<std::uint64_t> telling;    ///< letters, readings
    std::vector<std::uint64_t> skeletons;  ///< the same consonants
    std::vector<std::uint64_t> loose;      ///< letters with one missing, skeletons with one more or less
};
AskedKeys asked_keys(const NameWord& word);

}  // namespace hogo::matching
