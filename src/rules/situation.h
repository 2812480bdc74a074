// A situation: facts on a day, as a lawyer writes them down, with what the rules are expected to answer.
//
// Promises: an unknown key or value is a complaint with its line; an expectation that is not met says which and why.
// The format is documented in docs/situations.md.
#pragma once
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "rules/evaluate.h"
#include "rules/load.h"

namespace hogo::rules {

/// One expected line: `measures: [renewal]` gives one for each entry.
struct Expectation {
    std::string about;  ///< `holds`, `measures`, `not_measures`, `deadlines`, …
    std::string id;     ///< may be empty
    std::string value;  ///< may be empty
    int line = 0;
};

/// Another situation whose answer must be the same, outside explanations or in the named parts alone.
struct SameAs {
    std::string filename;
    std::vector<std::string> parts;  ///< empty: everything
    int line = 0;
};

struct Situation {
    std::string title;
    LocalDate date;
    FactTable facts;
    std::vector<Expectation> expectations;
    std::vector<SameAs> same_as;
};

std::expected<Situation, Complaints> read_situation(const Pack& pack, const SourceText& text);

/// Expectations that the assessment does not meet; empty when all are met.
Complaints unmet(const Pack& pack, const Situation& situation, const Assessment& assessment,
                 const std::string& filename);
/// Parts in which two answers differ, explanations aside; empty when the same to the byte.
std::vector<std::string> differing_parts(const nlohmann::ordered_json& one, const nlohmann::ordered_json& other,
                                         const std::vector<std::string>& parts);

}  // namespace hogo::rules
