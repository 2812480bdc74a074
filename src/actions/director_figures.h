// The director's page: causes, never officers (P5).
#pragma once
#include "actions/my_work.h"

namespace hogo::actions {

struct DirectorFigures {
    int custody_days = 0;                             ///< of persons with an open file; the goal is 0
    std::map<Code, int> custody_by_cause;
    std::vector<WorkItem> in_custody;                 ///< now
    std::vector<std::pair<WorkItem, WorkDate>> lifted_holds;   ///< and when they end
    std::vector<WorkLine> falling_due;                ///< within 30 days
    std::vector<WorkLine> waiting;                    ///< decisions that wait, for whomever
    std::map<domain::Stage, int> by_stage;
    std::map<Code, int> by_door;
    int open_files = 0;
};

/// Problems (not_found): `no_work_list`, `no_such_page` for whoever is neither director nor lead.
Result<DirectorFigures> read_director_figures(House& house, const Actor& actor);

}  // namespace hogo::actions
