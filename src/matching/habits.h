// Habits of writing names: honorifics, particles, company forms. Small lists of our own, one place to add a
// language.
#pragma once
#include <string>
#include <vector>

#include "matching/letters.h"
#include "matching/record.h"

namespace hogo::matching {

/// Sets aside honorifics (of people) or company forms (of companies), as words and where they are written on
/// to a word. A name that is nothing else is left as it is.
void set_aside_habits(std::vector<Word>& words, Record::Kind kind);

/// How much a word says: 100 for most, less for particles, initials, and words that every other company has.
std::uint8_t weight_of(const Word& word, Record::Kind kind);

}  // namespace hogo::matching
