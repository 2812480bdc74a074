// The parts of the screening page: its groups of questions, one question, and the panel of what the answers
// mean so far.
//
// Pure: the opened file and the form's state in, HTML out. A press on an answer replaces one question, the
// panel, the count of its group and the form's hidden fields; each has an id of its own.
#pragma once
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

struct ScreeningGroup {
    Code id;  ///< `prompts`, `d1` … `d6`, `sexual_exploitation`
    std::string label;
    std::vector<rules::FactIndex> questions;
    bool scored = false;  ///< false: nothing is computed from its answers
};

/// Prompts first, then the six dimensions, then the other lists that are shown and never scored.
std::vector<ScreeningGroup> screening_groups(const rules::Pack& pack, rules::Language language);

/// The form's field of a question, and the element that a press on it replaces.
std::string screening_field(const rules::Fact& fact);
html::ElementId question_id(const rules::Fact& fact);

html::Html screening_question(const FilePage& page, const FormState& state, const ScreeningGroup& group,
                              const rules::Fact& fact);
html::Html screening_group(const FilePage& page, const FormState& state, const ScreeningGroup& group,
                           bool open);
html::Html group_count(const FilePage& page, const ScreeningGroup& group);
html::ElementId group_count_id(const ScreeningGroup& group);
html::Html screening_panel(const FilePage& page);
/// `close`: the state of the form that closes the screening.
html::Html closing_form(const FilePage& page, const FormState& close);
/// The action's id and the revision that the page showed, renewed with each saved answer.
html::Html screening_fields(const FilePage& page, const FormState& state);

inline constexpr html::ElementId screening_panel_id = "screening-panel";
inline constexpr html::ElementId screening_fields_id = "screening-fields";

}  // namespace hogo::web::staff
