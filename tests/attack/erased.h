// A file shredded as the second person's decision commits it; that it takes two persons is tested with the
// actions.
#pragma once
#include "actions/gather.h"
#include "test_house.h"

namespace hogo::attack {

inline void shred(actions::testing::TestHouse& house, const actions::CaseId& file) {
    using namespace actions;
    const auto opened = gather(house.house(), house.as("lead"), file, {}, {"test"}).value();
    CaseChange change;
    change.action = house.fresh_action();
    change.file = file;
    change.entry = compose_ledger_entry(house.house(), {.kind = "erasure",
                                                        .actor = house.as("lead"),
                                                        .purpose = {"test"},
                                                        .parts = Compartments::all(),
                                                        .file = file})
                       .value();
    Shredding shredding{.id = ErasureId::draw(house.random()), .unit = opened.unit, .day = house.today()};
    for (auto part : domain::all_compartments) shredding.parts.emplace(part, opened.newest(part).of.version);
    shredding.work = {work_id(house.house(), file)};
    change.shredding = std::move(shredding);
    struct Permitted : PermitBase {
        Permitted() {}
    };
    ASSERT_TRUE(house.store().commit(Permitted(), std::move(change)));
}

}  // namespace hogo::attack
