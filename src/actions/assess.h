// From a file to what the rules say about it today.
//
// Promises: every coded fact of the file is handed to the rules exactly once; what was not opened is `closed`; what was
// never asked stays so. Facts that the file itself proves (the door, the status, custody, measures under way) are
// derived here and nowhere else.
#pragma once
#include "actions/house.h"
#include "domain/case_file.h"
#include "rules/assessment.h"
#include "rules/fact_table.h"

namespace hogo::actions {

rules::FactTable facts_of(const rules::Pack& pack, const domain::CaseFile& file, LocalDate today);
rules::Assessment assess(const rules::Pack& pack, const domain::CaseFile& file, LocalDate today);

}  // namespace hogo::actions
