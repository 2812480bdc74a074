// What follows from a change by rule, in the same commit: the file opens the moment the rules say so (P18).
#pragma once
#include "actions/gather.h"
#include "domain/occasion.h"
#include "rules/pack.h"

namespace hogo::actions {

void add_consequences(const rules::Pack& pack, const OpenedFile& opened, std::vector<domain::Event>& events,
                      domain::Occasion& occasion);

}  // namespace hogo::actions
