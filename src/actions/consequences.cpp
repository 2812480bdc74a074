#include "actions/consequences.h"

#include "actions/assess.h"

namespace hogo::actions {

void add_consequences(const rules::Pack& pack, const OpenedFile& opened, std::vector<domain::Event>& events,
                      domain::Occasion& occasion) {
    auto all = opened.events;
    all.insert(all.end(), events.begin(), events.end());
    const auto file = domain::fold(all, opened.file.opened);
    if (file.stage != domain::Stage::encounter || !file.encounter) return;
    if (assess(pack, file, occasion.today).file != rules::Truth::yes) return;
    const Code basis = file.suspicion == domain::Answer::yes ? "suspicion" : "screening";
    events.push_back(occasion.event(domain::StageReached{domain::Stage::possible_victim, basis}));
}

}  // namespace hogo::actions
