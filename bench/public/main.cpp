// The public site over HTTP, in one process with its clients: information pages a second, sealed
// consultations a second (each durable when it answers), and whether an empty inbox and a full one can be
// told apart by time (Welch's t).
//
// Run: bench_public --packs packs/jp [--seconds 10] [--clients 16] [--samples 100000]. Works in a folder of
// its own that it removes.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <random>
#include <thread>

#include "load/http_client.h"
#include "store/sqlite/attachment_store.h"
#include "store/sqlite/consultation_store.h"
#include "web/http/server.h"
#include "web/public/public_site.h"

namespace {

using namespace hogo;
using namespace hogo::bench;
using Steady = std::chrono::steady_clock;

class MachineClock final : public Clock {
  public:
    Instant now() const override {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
};

template <class Value>
Value must(Result<Value> result) {
    if (!result) throw std::runtime_error(std::string(result.error().message.view()));
    return *std::move(result);
}

struct Sample {
    double mean = 0, squares = 0;
    std::size_t count = 0;
    void add(double value) {
        ++count;
        const double before = value - mean;
        mean += before / static_cast<double>(count);
        squares += before * (value - mean);
    }
    double variance() const { return squares / static_cast<double>(count - 1); }
};

double welch(const Sample& a, const Sample& b) {
    return (a.mean - b.mean) / std::sqrt(a.variance() / static_cast<double>(a.count) +
                                         b.variance() / static_cast<double>(b.count));
}

/// How often `ask(client, number)` was answered well in `seconds`, with `clients` connections that ask
/// without pause.
template <class Ask>
double rate(std::uint16_t port, std::size_t clients, double seconds, const Ask& ask) {
    std::atomic<std::size_t> answered = 0;
    const auto begun = Steady::now();
    const auto end =
        begun + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < clients; ++i)
            threads.emplace_back([&, i] {
                HttpClient client(port);
                for (std::size_t number = 0; Steady::now() < end; ++number)
                    if (ask(client, i, number)) ++answered;
            });
    }
    return static_cast<double>(answered) / std::chrono::duration<double>(Steady::now() - begun).count();
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"the public site's figures"};
    std::string packs = "packs/jp";
    double seconds = 10;
    std::size_t clients = 16, samples = 100'000;
    app.add_option("--packs", packs);
    app.add_option("--seconds", seconds);
    app.add_option("--clients", clients);
    app.add_option("--samples", samples);
    CLI11_PARSE(app, argc, argv);
    spdlog::set_level(spdlog::level::off);

    auto name = (std::filesystem::temp_directory_path() / "hogo-bench-public-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return 4;
    const store::sqlite::ConsultationFolder folder(name);
    {
        const auto office = must(store::sqlite::SqliteDesk::open(folder));
        const auto store = must(store::sqlite::SqliteConsultations::open(folder));
        const auto files = must(store::sqlite::SqliteAttachments::open(
            folder.path(), store::sqlite::SqliteAttachments::Side::office));
        const auto texts = web::open::Texts::load(std::filesystem::path(packs) / "public");
        if (!texts) throw std::runtime_error(texts.error());
        const MachineClock clock;
        auto& random = system_random();
        const auto secret = vault::GroupSecret::draw({random.draw<16>(), 1}, random);
        actions::PublicDesk desk(*store, *files, {secret.of, secret.pair.open}, clock,
                                 *Zone::named("Asia/Tokyo"), random);
        web::open::PublicSite site(*texts, desk, clock, random);
        const auto router = web::open::make_public_router(site);
        web::ServerOptions options;
        options.port = 0;
        options.log_requests = false;
        const auto server = must(web::Server::listen(router, options));
        std::jthread serving([&] { server->run(); });

        const double pages = rate(
            server->port(), clients, seconds, [&](HttpClient& client, std::size_t who, std::size_t number) {
                const auto& language = texts->languages()[(who + number) % texts->languages().size()];
                return client.get(fmt::format("/{}/{}", language.tongue.id, number % 10 + 1)).status == 200;
            });
        fmt::print("information pages over HTTP: {:.0f}/s\n", pages);

        const std::string words(400, 'w');
        const double sealed = rate(
            server->port(), clients, seconds, [&](HttpClient& client, std::size_t who, std::size_t number) {
                const auto body =
                    fmt::format("form={}&words={}{}-{}&answer_in=vi", desk.fresh_form(), words, who, number);
                return client.post("/vi/11", body).status == 200;
            });
        fmt::print("sealed consultations over HTTP, each durable: {:.0f}/s\n", sealed);

        // Half of the receipts have a reply waiting, the other half nothing: for them another inbox has one.
        // All are written before the first is asked, in a drawn order: whose page was just written must not
        // matter.
        struct Asked {
            std::array<Byte, 16> form;
            bool waits;
        };
        std::mt19937_64 draw(1);
        std::vector<Asked> asked;
        const auto receipt_of = [](const Asked& each) {
            return vault::Receipt::of_form(vault::SecretKey{}, each.form);
        };
        for (std::size_t i = 0; i < samples; ++i) {
            const Asked each{random.draw<16>(), (draw() & 1) != 0};
            const auto receipt = receipt_of(each);
            const auto plain = must(actions::encode_answer(
                {LocalDate::of(2025, 6, 12), *Text::parse("an answer of some length", 100), {}, false}));
            auto box = must(vault::seal_reply(receipt.reply_pair().open, receipt.inbox(), plain, random));
            const auto row = actions::ConsultationRow{random.draw<16>(), LocalDate::of(2025, 6, 12),
                                                      Bytes(565), Bytes(2101)};
            const auto inbox = each.waits ? receipt.inbox() : random.draw<16>();
            if (!office->add_note(row, actions::ReplyRow{inbox, 0, row.day, std::move(box)}))
                throw std::runtime_error("a reply that found no place");
            asked.push_back(each);
        }
        std::shuffle(asked.begin(), asked.end(), draw);
        Sample empty, full;
        for (std::size_t i = 0; i < samples; ++i) {
            const auto receipt = receipt_of(asked[i]);
            const auto form = desk.fresh_form();
            const auto begun = Steady::now();
            const auto answer = desk.read_inbox(form, receipt);
            const double took = std::chrono::duration<double, std::micro>(Steady::now() - begun).count();
            if (!answer || answer->has_value() != asked[i].waits)
                throw std::runtime_error("an inbox that answers wrongly");
            if (i >= samples / 100) (asked[i].waits ? full : empty).add(took);
        }
        fmt::print("inbox: empty {:.1f} µs, with a reply {:.1f} µs, t = {:.2f} over {} requests\n",
                   empty.mean, full.mean, welch(empty, full), samples);
        server->stop();
    }
    std::filesystem::remove_all(name);
    return 0;
}
