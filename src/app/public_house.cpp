#include "app/public_house.h"

#include <spdlog/spdlog.h>

#include <charconv>
#include <condition_variable>
#include <iostream>

#include "app/serve.h"
#include "cli/pack.h"

namespace hogo::app {
namespace {

constexpr std::chrono::seconds forget_every{5};

/// Calls `forget_shown` at a steady pace, whether anything was shown or not.
void forget_until_stopped(const std::stop_token& stop, actions::PublicDesk& desk) {
    std::mutex mutex;
    std::condition_variable_any pause;
    std::unique_lock lock(mutex);
    while (!pause.wait_for(lock, stop, forget_every, [&] { return stop.stop_requested(); }))
        if (!desk.forget_shown()) spdlog::error("public.replies_not_removed");
}

struct PublicOptions {
    std::string data = "data", packs, address = "127.0.0.1:8081", clock, certificate, private_key;
    std::vector<std::string> hosts;
};

cli::Exit serve_public(const PublicOptions& options) {
    if (const auto begun = begin_serving(); !begun) return tell(begun.error());
    auto address = PublicAddress::parse(options.address);
    std::optional<Instant> clock;
    if (!options.clock.empty()) clock = Instant::parse(options.clock);
    if (!address || (!options.clock.empty() && !clock) ||
        options.certificate.empty() != options.private_key.empty()) {
        fmt::print(stderr, "hogo: an address is written 127.0.0.1:8081, an instant 2025-06-12T03:00:00Z\n");
        return cli::Exit::usage;
    }
    if (!options.hosts.empty()) address->hosts = options.hosts;
    cli::Outcome outcome;
    const auto pack = cli::open_pack(options.packs, outcome);
    if (!pack) return outcome.exit;
    const auto zone = Zone::named(pack->zone());
    if (!zone)
        return tell(
            {ProblemKind::environment, "unknown_zone", "the pack's time zone is unknown on this machine"});
    const auto house = PublicHouse::open(consultation_folder(options.data), options.packs, *zone, clock);
    if (!house) return tell(house.error());
    std::optional<web::TlsFiles> tls;
    if (!options.certificate.empty()) tls = web::TlsFiles{options.certificate, options.private_key};
    const auto server = (*house)->listen(*address, std::move(tls));
    if (!server) return tell(server.error());
    (*server)->stop_on_signals();
    std::cout << "http://" << (address->address == "127.0.0.1" ? "localhost" : address->address) << ":"
              << (*server)->port() << std::endl;
    (*server)->run();
    return cli::Exit::done;
}

}  // namespace

std::optional<PublicAddress> PublicAddress::parse(std::string_view text) {
    PublicAddress out;
    const auto colon = text.rfind(':');
    const auto port = colon == std::string_view::npos ? text : text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
    if (error != std::errc{} || end != port.data() + port.size()) return std::nullopt;
    if (colon != std::string_view::npos) {
        auto host = text.substr(0, colon);
        if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
        if (host.empty()) return std::nullopt;
        out.address = host == "localhost" ? "127.0.0.1" : std::string(host);
    }
    return out;
}

store::sqlite::ConsultationFolder consultation_folder(const std::filesystem::path& data) {
    return store::sqlite::ConsultationFolder(data / "public");
}

PublicHouse::PublicHouse(std::unique_ptr<store::sqlite::SqliteConsultations> store,
                         std::unique_ptr<store::sqlite::SqliteAttachments> files, vault::DeskKey desk,
                         web::open::Texts texts, Zone zone, std::optional<Instant> clock)
    : store_(std::move(store)),
      files_(std::move(files)),
      texts_(std::move(texts)),
      clock_(clock),
      desk_(*store_, *files_, desk, clock_, std::move(zone), system_random()),
      site_(texts_, desk_, clock_, system_random()),
      router_(web::open::make_public_router(site_)),
      forgetting_([this](const std::stop_token& stop) { forget_until_stopped(stop, desk_); }) {}

PublicHouse::~PublicHouse() = default;

Result<std::unique_ptr<PublicHouse>> PublicHouse::open(const store::sqlite::ConsultationFolder& folder,
                                                       const std::filesystem::path& packs, const Zone& zone,
                                                       std::optional<Instant> clock) {
    HOGO_TRY(desk, folder.read_desk_key());
    HOGO_TRY(store, store::sqlite::SqliteConsultations::open(folder));
    HOGO_TRY(files, store::sqlite::SqliteAttachments::open(folder.path(), store::sqlite::SqliteAttachments::Side::site));
    auto texts = web::open::Texts::load(packs / "public");
    if (!texts) {
        fmt::print(stderr, "{}\n", texts.error());
        return problem(ProblemKind::environment, "texts_unusable",
                       "the public pages are not as they must be");
    }
    return std::unique_ptr<PublicHouse>(
        new PublicHouse(std::move(store), std::move(files), desk, *std::move(texts), zone, clock));
}

Result<web::Server*> PublicHouse::listen(const PublicAddress& address, std::optional<web::TlsFiles> tls) {
    web::ServerOptions options;
    options.address = address.address;
    options.port = address.port;
    options.hosts = address.hosts;
    options.tls = std::move(tls);
    options.log_requests = false;
    HOGO_TRY(server, web::Server::listen(router_, options));
    server_ = std::move(server);
    return server_.get();
}

void add_public_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home) {
    auto options = std::make_shared<PublicOptions>();
    options->packs = cli::default_pack_directory(home).string();
    auto* command =
        app.add_subcommand("public", "serve the public pages and the consultation, as a process of its own");
    command->add_option("--data", options->data, "the data folder, of which only `public` is opened (data)");
    command->add_option("--packs", options->packs, "the rule pack's folder");
    command->add_option("--listen", options->address,
                        "address and port; port 0 for any free one (127.0.0.1:8081)");
    command->add_option("--host", options->hosts,
                        "names under which the site is reached, such as an onion address");
    command->add_option("--certificate", options->certificate, "PEM file of the certificate chain");
    command->add_option("--private-key", options->private_key, "PEM file of its key");
    command->add_option("--clock", options->clock, "begin at this instant (sample data only)");
    command->callback([options, &outcome] { outcome.exit = serve_public(*options); });
}

}  // namespace hogo::app
