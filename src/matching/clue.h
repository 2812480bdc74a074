// What of a record can meet another record, before it is keyed. Never stored: the tokens made of it are.
#pragma once
#include <string>
#include <vector>

#include "matching/blind_index.h"
#include "matching/tables.h"

namespace hogo::matching {

struct Clue {
    Evidence kind;
    std::string text;  ///< equal texts of one kind meet
    std::size_t of;    ///< which name, telephone or address of the record
};

std::vector<Clue> clues_of(const Record& record, const Tables& tables = Tables::installed());
void add_clues_of_name(std::vector<Clue>& clues, const std::string& name, Record::Kind kind, std::size_t of,
                       const Tables& tables);

/// The letters of a reading clue that two names share, as either of them can tell: `tosio sasayama`.
std::string shown_reading(const std::string& one, const std::string& other, Record::Kind kind,
                          const std::string& text, const Tables& tables = Tables::installed());

}  // namespace hogo::matching
