#include "sample_files.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace hogo::bench {

void give_up(const std::string& why) {
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(4);
}

std::vector<SampleLogin> officers_of(const std::filesystem::path& data) {
    std::vector<SampleLogin> officers;
    std::ifstream logins(data / "demo-logins");
    for (std::string line; std::getline(logins, line);) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (first == line.npos || second == line.npos) continue;
        const auto user = line.substr(first + 1, second - first - 1);
        const auto suffix = user.rfind("-officer");
        const auto third = line.find('\t', second + 1);
        if (user.starts_with("load-") && suffix != user.npos && third != line.npos)
            officers.push_back({user.substr(0, suffix), user, line.substr(second + 1, third - second - 1), line.substr(third + 1)});
    }
    if (officers.empty()) give_up("the data folder has no filled units: run `hogo demo fill` first");
    return officers;
}

std::map<std::string, std::vector<Bytes>> files_of(const std::filesystem::path& data) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2((data / "hogo.sqlite").c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK ||
        sqlite3_prepare_v2(database, "SELECT unit, id FROM cases WHERE unit LIKE 'load-%' ORDER BY id", -1, &statement, nullptr) != SQLITE_OK)
        give_up("the database cannot be read");
    std::map<std::string, std::vector<Bytes>> files;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const auto* id = static_cast<const Byte*>(sqlite3_column_blob(statement, 1));
        files[reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))].emplace_back(id, id + sqlite3_column_bytes(statement, 1));
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return files;
}

double processor_seconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double percentile(const std::vector<double>& sorted, double p) {
    if (sorted.empty()) return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size())));
    return sorted[std::min(sorted.size() - 1, rank == 0 ? 0 : rank - 1)];
}

}  // namespace hogo::bench
