// The public site on a data folder's `public` part: the one file it opens, the desk's public key, the texts.
//
// Promises: neither the office's database, nor its lock, nor a host key is touched; no line about a request
// is logged; what was shown is removed while it runs. Used by `hogo public`, a process of its own, and by
// `hogo serve --public`.
#pragma once
#include <thread>

#include "app/house_of_data.h"
#include "cli/command.h"
#include "store/sqlite/attachment_store.h"
#include "store/sqlite/consultation_store.h"
#include "web/http/server.h"
#include "web/public/public_site.h"

namespace hogo::app {

struct PublicAddress {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8081;
    std::vector<std::string> hosts = {"localhost", "127.0.0.1"};

    /// `127.0.0.1:8081`, `[::1]:8081`, `8081`.
    static std::optional<PublicAddress> parse(std::string_view text);
};

/// `DATA/public`.
store::sqlite::ConsultationFolder consultation_folder(const std::filesystem::path& data);

class PublicHouse {
  public:
    /// Problems: `texts_unusable` (environment; what is wrong is printed), those of the store.
    static Result<std::unique_ptr<PublicHouse>> open(const store::sqlite::ConsultationFolder& folder,
                                                     const std::filesystem::path& packs, const Zone& zone,
                                                     std::optional<Instant> clock);
    ~PublicHouse();

    /// Listens; run() serves until stop(). Problems: those of Server::listen.
    Result<web::Server*> listen(const PublicAddress& address, std::optional<web::TlsFiles> tls);

  private:
    PublicHouse(std::unique_ptr<store::sqlite::SqliteConsultations> store,
                std::unique_ptr<store::sqlite::SqliteAttachments> files, vault::DeskKey desk, web::open::Texts texts,
                Zone zone, std::optional<Instant> clock);

    std::unique_ptr<store::sqlite::SqliteConsultations> store_;
    std::unique_ptr<store::sqlite::SqliteAttachments> files_;
    web::open::Texts texts_;
    SystemClock clock_;
    actions::PublicDesk desk_;
    web::open::PublicSite site_;
    web::Router router_;
    std::unique_ptr<web::Server> server_;
    std::jthread forgetting_;
};

/// `hogo public`.
void add_public_command(CLI::App& app, cli::Outcome& outcome, const std::filesystem::path& home);

}  // namespace hogo::app
