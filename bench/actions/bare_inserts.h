// What this machine's disk and SQLite can do at all: durable inserts of one row of about an event's size.
#pragma once
#include <cstddef>
#include <filesystem>

namespace hogo::bench {

/// Rows a second, each COMMIT holding `group` rows, write-ahead log and synchronous=FULL as the store has them.
double bare_inserts_a_second(const std::filesystem::path& folder, std::size_t group, double seconds);

}  // namespace hogo::bench
