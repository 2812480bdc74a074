#include "app/backup.h"

#include "app/serve.h"
#include "store/sqlite/backup.h"

namespace hogo::app {

void add_backup_command(CLI::App& app, cli::Outcome& outcome) {
    struct Options {
        std::filesystem::path data = "data", file;
    };
    auto options = std::make_shared<Options>();
    auto* backup = app.add_subcommand(
        "backup", "copy the database whole, also while it is served; keys and pins are not in the copy");
    backup->add_option("file", options->file, "where the copy goes; it must not be there yet")->required();
    backup->add_option("--data", options->data, "the data folder")->capture_default_str();
    backup->callback([options, &outcome] {
        if (auto copied = store::sqlite::back_up(options->data, options->file); !copied)
            outcome.exit = tell(copied.error());
    });
}

}  // namespace hogo::app
