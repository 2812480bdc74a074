// Units for measuring: `load-01`, `load-02` …, each with a lead, a director and an officer.
//
// Promises: they are registered in the office's chain by its administrator and have the groups, the escrow and the work
// list of any other unit, so that their files are sealed for as many readers. Only `hogo demo fill` makes them.
#pragma once
#include "app/demo_fill_story.h"
#include "app/house_of_data.h"
#include "app/sample_office/people.h"

namespace hogo::app {

struct LoadUnit {
    Code unit;
    StoryStaff staff;
    actions::Actor officer;  ///< who begins the unit's files, keys at hand
};

/// What must be added to the data folder for new units, and the units as they will be.
struct NewUnits {
    actions::OfficeChange change;
    std::vector<LoadUnit> units;
    std::vector<Login> logins;
};

/// `totp`: the second factor that all of the sample office's people share. `administrator` signs. Units are numbered on from those that are there. Problems: those of the chain and the vault.
Result<NewUnits> draw_units(actions::House& house, const actions::Actor& administrator, std::size_t count,
                            const vault::TotpSecret& totp);

}  // namespace hogo::app
