// Lists of what is known of somebody, one entry a line: as they are read from a form and as they are shown.
#pragma once
#include "domain/case_file.h"
#include "web/staff/components.h"
#include "web/staff/file_forms.h"

namespace hogo::web::staff {

/// One a line, as people write lists on paper; empty lines left out.
std::vector<Text> lines_of(FormReader& reader, Literal field);

struct RecordLists {
    const std::vector<Text>*names, *relatives, *phones, *companies, *places;  ///< null: not asked for
};
std::vector<Definition> record_lists(const Messages& msg, const RecordLists& lists);

std::string associate_role_name(const Messages& msg, const Code& role);
/// Waiting, accepted or not accepted: all that anybody but the lead reads.
html::Html associate_badge(const Messages& msg, const domain::Associate& associate);

}  // namespace hogo::web::staff
