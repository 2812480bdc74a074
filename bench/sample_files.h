// What measurements need to know of a filled data folder: its logins, and the ids of the files that `demo fill` made.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace hogo::bench {

struct SampleLogin {
    std::string unit, user, password;
    std::string totp;  ///< base32
};

/// The officers of the units `load-…`, in order. Ends the program with a sentence where there are none.
std::vector<SampleLogin> officers_of(const std::filesystem::path& data);

/// Ids (16 bytes) of the files of each `load-…` unit, read beside a running server.
std::map<std::string, std::vector<Bytes>> files_of(const std::filesystem::path& data);

/// Processor time of this process so far, in seconds.
double processor_seconds();

[[noreturn]] void give_up(const std::string& why);

/// p between 0 and 1 of sorted values.
double percentile(const std::vector<double>& sorted, double p);

}  // namespace hogo::bench
