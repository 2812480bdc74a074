#include "app/serve.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>

#include "app/house_of_data.h"
#include "cli/pack.h"
#include "vault/process.h"
#include "web/http/server.h"
#include "web/staff/staff_site.h"

namespace hogo::app {
namespace {

struct ServeOptions {
    std::filesystem::path data = "data";
    std::filesystem::path packs;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string clock;
};

bool is_loopback(std::string_view address) { return address == "127.0.0.1" || address == "::1" || address == "localhost"; }

void print_welcome(const Folder& folder, const web::Server& server, bool demonstration) {
    std::cout << "http://localhost:" << server.port() << "\n";
    std::ifstream logins(folder.logins());
    if (demonstration && logins) std::cout << logins.rdbuf();
    std::cout.flush();
}

cli::Exit serve(const ServeOptions& options) {
    vault::harden_process();
    spdlog::set_default_logger(spdlog::stderr_logger_mt("hogo"));
    const Folder folder{options.data};
    std::optional<Instant> clock;
    if (!options.clock.empty()) {
        clock = Instant::parse(options.clock);
        if (!clock) {
            fmt::print(stderr, "hogo: --clock takes an instant such as 2025-06-12T03:00:00Z\n");
            return cli::Exit::usage;
        }
    }
    cli::Outcome pack_outcome;
    auto pack = cli::open_pack(options.packs, pack_outcome);
    if (!pack) return pack_outcome.exit;
    auto data = HouseOfData::open(folder, std::move(pack), clock);
    if (!data) return tell(data.error());
    if ((*data)->demonstration() && !is_loopback(options.address))
        return tell({ProblemKind::environment, "sample_data_is_local", "sample data is served on this machine only"});

    vault::DerivationQueue derivations;
    web::staff::Site site((*data)->house(), derivations, (*data)->demonstration());
    const auto router = web::staff::make_staff_router(site);
    web::ServerOptions server_options;
    server_options.address = options.address;
    server_options.port = options.port;
    auto server = web::Server::listen(router, server_options);
    if (!server) return tell(server.error());
    (*server)->stop_on_signals();
    print_welcome(folder, **server, (*data)->demonstration());
    (*server)->run();
    if (auto closed = (*data)->database().close(); !closed) return tell(closed.error());
    return cli::Exit::done;
}

}  // namespace

cli::Exit tell(const Problem& problem) {
    fmt::print(stderr, "hogo: {}\n", problem.message.view());
    switch (problem.kind) {
        case ProblemKind::invalid_input: return cli::Exit::unusable_input;
        case ProblemKind::not_found:
        case ProblemKind::conflict:
        case ProblemKind::unauthenticated:
        case ProblemKind::environment:
        case ProblemKind::corrupt: return cli::Exit::environment;
    }
    return cli::Exit::bug;
}

void add_serve_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home) {
    auto options = std::make_shared<ServeOptions>();
    options->packs = cli::default_pack_directory(home);
    auto* serve_command = app.add_subcommand("serve", "serve the staff pages of a data folder");
    serve_command->add_option("--data", options->data, "the data folder")->capture_default_str();
    serve_command->add_option("--packs", options->packs, "the rule pack's folder");
    serve_command->add_option("--address", options->address, "the address to listen on")->capture_default_str();
    serve_command->add_option("--port", options->port, "the port; 0 for any free one")->capture_default_str();
    serve_command->add_option("--clock", options->clock, "begin at this instant (sample data only)");
    serve_command->callback([options, &outcome] { outcome.exit = serve(*options); });
}

}  // namespace hogo::app
