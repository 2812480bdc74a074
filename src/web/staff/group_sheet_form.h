// The form of a group sheet: what it looks like, and what it says when it comes back.
#pragma once
#include "actions/record_encounter.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

/// What a sheet says, row by row, and what follows for each file beside its encounter.
struct GroupSheet {
    std::vector<actions::RecordEncounter> rows;
    std::vector<bool> medical;       ///< injury, pregnancy or medicine, by row
    std::vector<bool> leader;        ///< speaks for the others, by row
    std::vector<Text> leader_names;  ///< to be kept away from everybody else
};

/// How many rows the form shows: what was asked for, at least those that hold something.
std::size_t rows_to_show(const Form* sent);
html::Html group_sheet_form(const Visit& visit, const FormState& state);
/// Whatever is wrong stands at its field in the reader's state.
GroupSheet read_group_sheet(const Visit& visit, FormReader& reader);

}  // namespace hogo::web::staff
