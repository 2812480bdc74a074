#include "load/served.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "load/http_client.h"
#include "sample_files.h"

namespace hogo::bench {
namespace {

double status_megabytes(pid_t process, std::string_view field) {
    std::ifstream status(fmt::format("/proc/{}/status", process));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field)) return std::stod(line.substr(field.size() + 1)) / 1024;
    return 0;
}

}  // namespace

Served::Served(const std::filesystem::path& program, const std::filesystem::path& data) {
    int output[2];
    if (::pipe(output) != 0) give_up("no pipe");
    const auto begun = std::chrono::steady_clock::now();
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // also where this program gives up
        ::dup2(output[1], STDOUT_FILENO);
        ::close(output[0]);
        // Log lines are the server's work, reading them is not ours.
        if (!std::freopen("/dev/null", "w", stderr)) ::_exit(127);
        ::execl(program.c_str(), program.c_str(), "serve", "--data", data.c_str(), "--port", "0", nullptr);
        ::_exit(127);
    }
    ::close(output[1]);
    FILE* lines = ::fdopen(output[0], "r");
    char line[256];
    unsigned port = 0;
    if (!std::fgets(line, sizeof line, lines) || std::sscanf(line, "http://localhost:%u", &port) != 1)
        give_up("the server did not start: try `hogo serve` by hand");
    port_ = static_cast<std::uint16_t>(port);
    HttpClient client(port_);
    if (client.get("/sign-in").status != 200) give_up("the server does not answer");
    start_milliseconds_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

Served::~Served() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
}

double Served::processor_seconds() const {
    std::ifstream stat(fmt::format("/proc/{}/stat", process_));
    std::string field;
    std::getline(stat, field, ')');
    double user = 0, system = 0;
    for (int i = 3; i <= 13; ++i) stat >> field;
    stat >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Served::resident() const { return status_megabytes(process_, "VmRSS:"); }
double Served::resident_peak() const { return status_megabytes(process_, "VmHWM:"); }

}  // namespace hogo::bench
