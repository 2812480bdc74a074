#include "app/witnessing.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <condition_variable>
#include <fstream>
#include <iostream>
#include <mutex>

#include "app/serve.h"
#include "ledger/directory.h"
#include "web/http/post.h"
#include "web/http/server.h"

namespace hogo::app {
namespace {

std::uint64_t unix_seconds() {
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count());
}

/// From size 0 on, and once more from where the witness says that it stands.
Result<ledger::NoteSignature> ask(store::sqlite::Database& database, const std::string& checkpoint,
                                  const ListedWitness& witness) {
    std::uint64_t from = 0;
    for (int attempt = 0;; ++attempt) {
        HOGO_TRY(request, ledger::make_consistency(database.tiles(), checkpoint, from));
        HOGO_TRY(answer, web::post(witness.host, witness.port, "/add-checkpoint", request.encode()));
        if (answer.status == 200) return ledger::read_cosignature(answer.body, checkpoint, witness.key);
        const auto size =
            answer.status == 409 && attempt == 0 ? ledger::read_witness_size(answer.body) : std::nullopt;
        if (!size) return problem(ProblemKind::environment, "witness_refused", "a witness did not cosign");
        from = *size;
    }
}

bool write_aside(const std::filesystem::path& file, const std::string& text) {
    const auto aside = file.string() + ".new";
    if (!(std::ofstream(aside, std::ios::binary) << text << std::flush)) return false;
    std::error_code error;
    std::filesystem::permissions(
        aside, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    std::filesystem::rename(aside, file, error);
    return !error;
}

}  // namespace

std::optional<ListedWitness> ListedWitness::parse(std::string_view text) {
    constexpr std::string_view scheme = "http://";
    if (!text.starts_with(scheme)) return std::nullopt;
    text.remove_prefix(scheme.size());
    const auto space = text.find(' '), colon = text.find(':');
    if (space == text.npos || colon == text.npos || colon > space) return std::nullopt;
    ListedWitness witness;
    witness.host = text.substr(0, colon);
    const auto port = text.substr(colon + 1, space - colon - 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), witness.port);
    auto key = ledger::VerifierKey::parse(text.substr(space + 1));
    if (error != std::errc{} || end != port.data() + port.size() || !key ||
        key->type != ledger::SignatureType::cosignature)
        return std::nullopt;
    witness.key = std::move(*key);
    return witness;
}

cli::Exit serve_witness(const std::string& address, std::uint16_t port, ledger::Witness& witness) {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("hogo"));
    web::Router router;
    router.post("/add-checkpoint",
                [&](const web::Request& request, const web::Parameters&) {
                    const auto answer = witness.add_checkpoint(text_of(request.body), unix_seconds());
                    auto response = web::Response::text(answer.body, answer.status);
                    response.content_type = answer.content_type;
                    return response;
                },
                {.body_limit = 64 * 1024, .origin = web::OriginRule::any});
    web::ServerOptions options;
    options.address = address;
    options.port = port;
    options.hosts = {address, "localhost"};
    auto server = web::Server::listen(router, options);
    if (!server) return tell(server.error());
    (*server)->stop_on_signals();
    std::cout << "http://" << address << ":" << (*server)->port() << std::endl;
    (*server)->run();
    return cli::Exit::done;
}

std::size_t ask_witnesses(store::sqlite::Database& database, const std::vector<ListedWitness>& witnesses,
                          const std::filesystem::path& file) {
    const auto checkpoint = database.checkpoint();
    auto note = ledger::parse_note(checkpoint);
    if (!note) return 0;
    std::size_t cosigned = 0;
    for (const auto& witness : witnesses) {
        auto signature = ask(database, checkpoint, witness);
        if (!signature) {
            spdlog::warn("witness.refused code={}", signature.error().code.view());
            continue;
        }
        note->signatures.push_back(*std::move(signature));
        ++cosigned;
    }
    if (cosigned > 0 && !write_aside(file, note->encode())) spdlog::error("witness.not_kept");
    return cosigned;
}

bool is_witnessed(const std::filesystem::path& file, const ledger::VerifierKey& log,
                  const std::vector<ListedWitness>& witnesses) {
    const auto text = ledger::read_file(file, 1 << 20);
    const auto note = text ? ledger::parse_note(*text) : Result<ledger::Note>(std::unexpected(text.error()));
    if (!note || !ledger::open_checkpoint(*text, log)) return false;
    std::vector<ledger::VerifierKey> keys;
    for (const auto& witness : witnesses) keys.push_back(witness.key);
    return !keys.empty() && ledger::signers_of(*note, keys).has_value();
}

Witnessing::Witnessing(store::sqlite::Database& database, std::vector<ListedWitness> witnesses,
                       std::filesystem::path file) {
    witnessed_ = is_witnessed(file, database.log_key(), witnesses);
    if (witnesses.empty()) return;
    thread_ = std::jthread(
        [this, &database, witnesses = std::move(witnesses), file = std::move(file)](std::stop_token stop) {
            std::mutex mutex;
            std::condition_variable_any soon;
            std::unique_lock lock(mutex);
            while (!stop.stop_requested()) {
                (void)ask_witnesses(database, witnesses, file);
                witnessed_ = is_witnessed(file, database.log_key(), witnesses);
                soon.wait_for(lock, stop, std::chrono::minutes(1), [] { return false; });
            }
        });
}

}  // namespace hogo::app
