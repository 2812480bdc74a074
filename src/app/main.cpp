// The program `hogo`: a linear list of verbs. Those that plug rooms together live here, the others in src/cli.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "app/backup.h"
#include "app/demo.h"
#include "app/init.h"
#include "app/open_house.h"
#include "app/open_ledger.h"
#include "app/public_house.h"
#include "app/root_update.h"
#include "app/serve.h"
#include "app/witnessing.h"
#include "base/result.h"
#include "cli/command.h"
#include "cli/custodian.h"
#include "cli/import.h"
#include "cli/ledger.h"
#include "cli/match.h"
#include "cli/match_recheck.h"
#include "cli/pack.h"
#include "cli/plan.h"
#include "cli/recovery.h"
#include "cli/situation.h"
#include "cli/staff.h"
#include "cli/system.h"

int main(int argc, char** argv) {
    CLI::App app{"Hogo: confidential casework for the protection of victims of trafficking"};
    app.set_version_flag("--version", "hogo " HOGO_VERSION);
    app.require_subcommand(1);
    hogo::cli::Outcome outcome;
    hogo::app::add_serve_command(app, outcome, HOGO_HOME);
    hogo::app::add_public_command(app, outcome, HOGO_HOME);
    hogo::app::add_init_command(app, outcome, HOGO_HOME);
    hogo::app::add_backup_command(app, outcome);
    hogo::app::add_backups_command(app, outcome);
    hogo::app::add_restore_command(app, outcome);
    hogo::app::add_demo_command(app, outcome, HOGO_HOME);
    hogo::cli::add_ledger_command(app, outcome, hogo::app::open_ledger);
    hogo::cli::add_witness_command(app, outcome, hogo::app::serve_witness);
    hogo::cli::add_pack_command(app, outcome);
    hogo::cli::add_situation_command(app, outcome, HOGO_HOME);
    hogo::cli::add_plan_command(app, outcome);
    hogo::cli::add_match_command(app, outcome);
    hogo::cli::add_import_command(app, outcome, HOGO_HOME, hogo::app::open_house);
    hogo::cli::add_match_recheck_command(app, outcome, HOGO_HOME, hogo::app::open_house);
    hogo::cli::add_system_command(app, outcome, HOGO_HOME, hogo::app::open_house);
    hogo::cli::add_staff_command(app, outcome, HOGO_HOME, hogo::app::open_house);
    hogo::cli::add_custodian_command(app, outcome);
    hogo::cli::add_recovery_command(app, outcome, HOGO_HOME, hogo::app::open_house);
    hogo::app::add_root_update(app, outcome, HOGO_HOME);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(hogo::cli::Exit::usage);
    } catch (const hogo::Bug& bug) {
        fmt::print(stderr, "hogo: internal error: {}\n", bug.what);
        return static_cast<int>(hogo::cli::Exit::bug);
    }
    return static_cast<int>(outcome.exit);
}
