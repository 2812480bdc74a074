// Explanations in words and as JSON (`situation-answer/1`).
//
// Promises: an explanation names rule, provision, whether verified, the facts it used and what would change it; it is
// rendered only for somebody who may open every compartment that it drew on.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rules/assessment.h"

namespace hogo::rules {

/// What would change an outcome, in words: "supervision.unsuitable: はい".
std::string text_of(const Pack& pack, const Change& change, Language language);
/// The same as a code for machines: `supervision.unsuitable is yes`.
std::string text_of(const Pack& pack, const Change& change);
/// A fact with its value in words: "年齢: 24".
std::string text_of(const Pack& pack, FactIndex fact, FactValue value, Language language);

/// The codes of the compartments that a rule's facts lie in.
std::vector<Code> compartments_of(const Pack& pack, const Rule& rule);
/// True when every compartment that the rule drew on is among `opened`.
bool may_render(const Pack& pack, const Rule& rule, std::span<const Code> opened);

/// Explanations about one thing (`hold`, `custody`), the decisive ones first.
std::vector<const Explanation*> explanations_about(const Assessment& assessment, Kind kind, std::uint16_t subject);
std::vector<const Explanation*> explanations_about(const Pack& pack, const Assessment& assessment, Kind kind,
                                                   const Code& id);

/// The whole answer in the format of docs/situations.md.
nlohmann::ordered_json answer_json(const Pack& pack, const Assessment& assessment);
/// The answer for people, in English or Japanese.
std::string answer_text(const Pack& pack, const Assessment& assessment, Language language);

}  // namespace hogo::rules
