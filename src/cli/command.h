// How a verb of the command line joins the program.
//
// Promises: each verb is one file pair with `void add_<verb>_command(CLI::App&, Outcome&, ...ports it needs)`.
// `--json` prints one object on standard output; progress and problems go to standard error.
#pragma once
#include <CLI/CLI.hpp>

namespace hogo::cli {

/// Exit codes of every verb.
enum class Exit : int {
    done = 0,
    answer_is_no = 1,      ///< pack invalid, proof fails, expectation unmet
    usage = 2,
    unusable_input = 3,    ///< `file:line: reason`
    environment = 4,       ///< port, disk, old data
    bug = 70,
};

/// Set by the callback of the verb that ran.
struct Outcome {
    Exit exit = Exit::done;
};

}  // namespace hogo::cli
