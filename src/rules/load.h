// From YAML texts to a Pack, or to the list of everything that is wrong with them.
//
// Promises: an invalid pack never loads; every complaint names file, line and reason; all complaints of a stage come at
// once. Does not know: where texts come from (the command line and the application read files).
#pragma once
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rules/pack.h"

namespace hogo::rules {

struct SourceText {
    std::string filename;  ///< `holds.yaml`; shown in complaints as given, known by its last part
    std::string text;
};

/// What is wrong with a file that somebody wrote. The reason may quote the file: packs and situations are no secrets.
struct Complaint {
    std::string file;
    int line = 0;  ///< 1-based; 0 where the whole file is meant
    std::string reason;

    std::string text() const;  ///< `holds.yaml:12: unknown fact "x"`
    bool operator==(const Complaint&) const = default;
};
using Complaints = std::vector<Complaint>;

/// The files that a pack consists of; holidays and contacts are data of their own so that they can be renewed alone.
std::span<const std::string_view> pack_files();

std::expected<std::shared_ptr<const Pack>, Complaints> load_pack(std::span<const SourceText> texts);

}  // namespace hogo::rules
