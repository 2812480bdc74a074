#include "app/serve.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "app/configuration.h"
#include "app/public_house.h"
#include "app/demo_logins.h"
#include "app/housekeeping.h"
#include "app/house_of_data.h"
#include "app/witnessing.h"
#include "cli/pack.h"
#include "inspection/inspector.h"
#include "store/sqlite/attachment_store.h"
#include "vault/process.h"
#include "web/http/server.h"
#include "web/staff/staff_site.h"

namespace hogo::app {
namespace {

struct ServeOptions {
    Configuration defaults;
    std::string file;                 ///< configuration; empty: hogo.toml where it is there
    std::optional<std::string> data, packs, address, clock;
    std::optional<std::uint16_t> port;
    std::string public_address;       ///< empty: the public site is not served here
};

/// Defaults, then the file, then the flags.
std::optional<Configuration> configure(const ServeOptions& options) {
    auto configuration = options.defaults;
    const std::filesystem::path file = options.file.empty() ? "hogo.toml" : options.file;
    if (std::error_code error; !options.file.empty() || std::filesystem::exists(file, error)) {
        auto read = read_configuration(file, configuration);
        if (!read) {
            fmt::print(stderr, "{}\n", read.error());
            return std::nullopt;
        }
        configuration = *std::move(read);
    }
    if (options.data) configuration.data = *options.data;
    if (options.packs) configuration.packs = *options.packs;
    if (options.address) configuration.address = *options.address;
    if (options.port) configuration.port = *options.port;
    return configuration;
}

bool is_loopback(std::string_view address) { return address == "127.0.0.1" || address == "::1" || address == "localhost"; }

void print_welcome(const Folder& folder, const web::Server& server, bool demonstration) {
    // Unbuffered: the sample office's passwords go through here, and a buffer would keep them.
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    std::cout << "http://localhost:" << server.port() << "\n";
    std::ifstream logins(folder.logins());
    if (demonstration && logins) std::cout << logins.rdbuf();
    std::cout.flush();
}

cli::Exit serve(const ServeOptions& options) {
    if (const auto begun = begin_serving(); !begun) return tell(begun.error());
    const auto configuration = configure(options);
    if (!configuration) return cli::Exit::unusable_input;
    const Folder folder{configuration->data};
    std::optional<Instant> clock;
    if (options.clock) {
        clock = Instant::parse(*options.clock);
        if (!clock) {
            fmt::print(stderr, "hogo: --clock takes an instant such as 2025-06-12T03:00:00Z\n");
            return cli::Exit::usage;
        }
    }
    cli::Outcome pack_outcome;
    auto pack = cli::open_pack(configuration->packs, pack_outcome);
    if (!pack) return pack_outcome.exit;
    auto data = HouseOfData::open(folder, std::move(pack), clock);
    if (!data) return tell(data.error());
    if ((*data)->demonstration() && !is_loopback(configuration->address))
        return tell({ProblemKind::environment, "sample_data_is_local", "sample data is served on this machine only"});

    // Whoever waits for a derivation holds a thread that handles requests, so there are more threads than can wait.
    vault::DerivationQueue::Limits limits{.at_once = 2, .waiting = 8, .waiting_per_client = 2};
    vault::DerivationQueue derivations(limits);
    web::staff::Site site((*data)->house(), derivations, (*data)->demonstration());
    const auto router = web::staff::make_staff_router(site);
    std::unique_ptr<store::sqlite::SqliteAttachments> sent_files;
    if ((*data)->house().consultations) {
        auto opened = store::sqlite::SqliteAttachments::open(consultation_folder(folder.data).path(),
                                                             store::sqlite::SqliteAttachments::Side::office);
        if (!opened) return tell(opened.error());
        sent_files = *std::move(opened);
        site.sent_files = sent_files.get();
    }
    auto documents = store::sqlite::SqliteAttachments::open(folder.data, store::sqlite::SqliteAttachments::Side::office);
    if (!documents) return tell(documents.error());
    site.documents = documents->get();
    inspection::ChildInspector inspector;
    site.inspector = &inspector;
    if ((*data)->demonstration())
        if (const auto login = find_login(folder, "administrator"))
            if (auto totp = totp_of(*login)) site.sample_totp = std::move(*totp);
    const Housekeeping housekeeping((*data)->house());
    std::vector<ListedWitness> witnesses;
    for (const auto& text : configuration->witnesses) {
        auto witness = ListedWitness::parse(text);
        if (!witness) return tell({ProblemKind::invalid_input, "witness_malformed", "a witness is listed as http://host:port name+id+key"});
        witnesses.push_back(*std::move(witness));
    }
    const Witnessing witnessing((*data)->database(), std::move(witnesses), folder.data / "pins" / "cosigned");
    site.witnessed = [&witnessing] { return witnessing.witnessed(); };
    web::ServerOptions server_options;
    server_options.handler_threads = 2 * std::max(1u, std::thread::hardware_concurrency()) + limits.at_once + 2 * limits.waiting;
    server_options.address = configuration->address;
    server_options.port = configuration->port;
    server_options.hosts = configuration->hosts;
    if (!configuration->certificate.empty())
        server_options.tls = web::TlsFiles{configuration->certificate, configuration->private_key};
    auto server = web::Server::listen(router, server_options);
    if (!server) return tell(server.error());
    std::unique_ptr<PublicHouse> public_house;
    std::jthread public_thread;
    web::Server* public_server = nullptr;
    if (!options.public_address.empty()) {
        const auto address = PublicAddress::parse(options.public_address);
        if (!address) {
            fmt::print(stderr, "hogo: --public takes an address such as 127.0.0.1:8081\n");
            return cli::Exit::usage;
        }
        auto opened = PublicHouse::open(consultation_folder(folder.data), configuration->packs, (*data)->house().zone, clock);
        if (!opened) return tell(opened.error());
        public_house = *std::move(opened);
        const auto listening = public_house->listen(*address, std::nullopt);
        if (!listening) return tell(listening.error());
        public_thread = std::jthread([site = *listening] { site->run(); });
        public_server = *listening;
    }
    (*server)->stop_on_signals();
    print_welcome(folder, **server, (*data)->demonstration());
    if (public_server) std::cout << "http://localhost:" << public_server->port() << " (public)" << std::endl;
    (*server)->run();
    if (public_server) {
        public_server->stop();
        public_thread.join();
    }
    if (auto closed = (*data)->database().close(); !closed) return tell(closed.error());
    return cli::Exit::done;
}

}  // namespace

Result<void> begin_serving() {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("hogo"));
    HOGO_CHECK(vault::harden_process());
    if (!vault::keep_out_of_swap()) spdlog::warn("memory.may_be_swapped");
    return {};
}

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
    options->defaults.packs = cli::default_pack_directory(home);
    auto* serve_command = app.add_subcommand("serve", "serve the staff pages of a data folder");
    serve_command->add_option("--config", options->file, "the configuration (hogo.toml where it is there)");
    serve_command->add_option("--data", options->data, "the data folder (data)");
    serve_command->add_option("--packs", options->packs, "the rule pack's folder");
    serve_command->add_option("--address", options->address, "the address to listen on (127.0.0.1)");
    serve_command->add_option("--port", options->port, "the port; 0 for any free one (8080)");
    serve_command->add_option("--clock", options->clock, "begin at this instant (sample data only)");
    serve_command->add_option("--public", options->public_address,
                              "serve the public pages too, at this address (127.0.0.1:8081); `hogo public` does it in a process of its own");
    serve_command->callback([options, &outcome] { outcome.exit = serve(*options); });
}

}  // namespace hogo::app
