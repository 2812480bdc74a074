// Open-loop load over HTTP: requests are due at fixed times whether or not the ones before were answered, and a latency
// counts from the time at which its request was due (no coordinated omission).
//
// Run: bench_load --hogo build/bench/bin/hogo --data DIR [--page file|work] [--rate 200] [--seconds 60] [--sessions 64] [--unit load-01]
#include <CLI/CLI.hpp>

#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "load/http_client.h"
#include "load/served.h"
#include "sample_files.h"
#include "vault/totp.h"

namespace {

using namespace hogo;
using namespace hogo::bench;
using Clock = std::chrono::steady_clock;

struct Options {
    std::filesystem::path hogo, data;
    std::string page = "file", unit;
    double rate = 200, seconds = 60, warm_seconds = 5;
    std::size_t sessions = 64;
};

struct Session {
    std::unique_ptr<HttpClient> client;
    const std::vector<Bytes>* files;
};

std::string code_of(const SampleLogin& officer) {
    const auto secret = vault::parse_totp_secret(officer.totp);
    if (!secret) give_up("a login without its second factor");
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    return std::string(vault::totp_code(*secret, vault::totp_step({now.count()})).reveal());
}

std::vector<Session> sign_in(const Options& options, std::uint16_t port, const std::map<std::string, std::vector<Bytes>>& files) {
    auto officers = officers_of(options.data);
    std::erase_if(officers, [&](const SampleLogin& officer) { return !options.unit.empty() && officer.unit != options.unit; });
    if (officers.empty()) give_up("there is no such unit");
    // A code counts once, so each officer signs in once and their clients share the session.
    std::vector<std::string> cookies;
    for (const auto& officer : officers) {
        const auto answer = HttpClient(port).post("/sign-in", fmt::format("user={}&password={}&code={}", percent_encoded(officer.user),
                                                                          percent_encoded(officer.password), code_of(officer)));
        if (answer.status != 303 || answer.set_cookie.empty()) give_up(fmt::format("a login was not taken: status {}", answer.status));
        cookies.push_back(answer.set_cookie);
    }
    std::vector<Session> sessions;
    for (std::size_t i = 0; i < options.sessions; ++i) {
        const auto& officer = officers[i % officers.size()];
        auto client = std::make_unique<HttpClient>(port);
        client->keep_cookie(cookies[i % cookies.size()]);
        sessions.push_back({std::move(client), &files.at(officer.unit)});
    }
    return sessions;
}

struct Measured {
    std::vector<double> milliseconds;
    std::size_t errors = 0, bytes = 0;
    std::map<int, std::size_t> refusals;  ///< by status; 0: the connection broke
};

/// Each session's thread takes the next due request; with as many threads as sessions, lateness is the server's.
Measured measure(const Options& options, std::vector<Session>& sessions, double seconds) {
    const auto count = static_cast<std::size_t>(options.rate * seconds);
    const auto begun = Clock::now() + std::chrono::milliseconds{50};
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    Measured all;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < sessions.size(); ++i)
            threads.emplace_back([&, i] {
                auto& session = sessions[i];
                std::mt19937_64 random(i + 1);
                Measured own;
                for (std::size_t k; (k = next++) < count;) {
                    const auto due = begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(static_cast<double>(k) / options.rate));
                    std::this_thread::sleep_until(due);
                    const auto answer = options.page == "work"
                                            ? session.client->get("/work")
                                            : session.client->get("/files/" + to_hex((*session.files)[random() % session.files->size()]));
                    own.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
                    own.bytes += answer.bytes;
                    if (answer.status != 200) ++own.errors, ++own.refusals[answer.status];
                }
                const std::lock_guard lock(mutex);
                all.milliseconds.insert(all.milliseconds.end(), own.milliseconds.begin(), own.milliseconds.end());
                all.errors += own.errors;
                all.bytes += own.bytes;
                for (const auto& [status, times] : own.refusals) all.refusals[status] += times;
            });
    }
    std::ranges::sort(all.milliseconds);
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Open-loop load on the staff pages of a filled data folder"};
    Options options;
    app.add_option("--hogo", options.hogo, "the program to serve with")->required();
    app.add_option("--data", options.data, "a data folder after `hogo demo fill`")->required();
    app.add_option("--page", options.page)->check(CLI::IsMember({"file", "work"}))->capture_default_str();
    app.add_option("--rate", options.rate, "requests a second")->capture_default_str();
    app.add_option("--seconds", options.seconds)->capture_default_str();
    app.add_option("--warm-seconds", options.warm_seconds, "before measuring, not counted")->capture_default_str();
    app.add_option("--unit", options.unit, "only this unit's officer and files");
    app.add_option("--sessions", options.sessions)->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    Served server(options.hogo, options.data);
    const double fresh = server.resident();
    const auto files = files_of(options.data);
    std::size_t total = 0;
    for (const auto& [unit, list] : files) total += list.size();
    auto sessions = sign_in(options, server.port(), files);
    const double signed_in = server.resident();
    measure(options, sessions, options.warm_seconds);
    const double before = server.processor_seconds();
    const auto measured = measure(options, sessions, options.seconds);
    const double processor = server.processor_seconds() - before;

    fmt::print("page {}: {} requests at {:.0f}/s from {} sessions over {} files in {} units\n", options.page, measured.milliseconds.size(),
               options.rate, sessions.size(), total, files.size());
    fmt::print("latency from the due time, ms: p50 {:.2f}  p90 {:.2f}  p99 {:.2f}  p99.9 {:.2f}  max {:.2f}\n", percentile(measured.milliseconds, 0.5),
               percentile(measured.milliseconds, 0.9), percentile(measured.milliseconds, 0.99), percentile(measured.milliseconds, 0.999),
               measured.milliseconds.empty() ? 0 : measured.milliseconds.back());
    const auto requests = std::max<std::size_t>(1, measured.milliseconds.size());
    fmt::print("errors {}, mean page {} bytes, {:.2f} ms of processor time in the server a request\n", measured.errors, measured.bytes / requests,
               processor * 1000 / static_cast<double>(requests));
    for (const auto& [status, times] : measured.refusals) fmt::print("status {}: {} times\n", status, times);
    fmt::print("server: first page after {:.0f} ms; resident {:.0f} MB at start, {:.0f} MB after {} sign-ins, {:.0f} MB now, {:.0f} MB at most\n",
               server.start_milliseconds(), fresh, signed_in, sessions.size(), server.resident(), server.resident_peak());
    return measured.errors == 0 ? 0 : 1;
}
