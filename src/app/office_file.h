// The file from which a real office is founded: its people, rooms and custodians, as TOML.
//
// Promises: an unknown key, a value of the wrong kind, a role that is none, a unit with fewer than two leads
// or an office without administrator or auditor is refused with file, line and reason. Holds no secret:
// passwords are drawn.
#pragma once
#include <expected>
#include <filesystem>

#include "actions/found_office.h"

namespace hogo::app {

struct OfficeFile {
    std::string origin;
    std::uint32_t threshold = 0;
    std::vector<vault::SignPublic> custodians;
    std::vector<actions::NewStaff> people;  ///< without password and second factor
    std::vector<actions::RoomRecord> rooms;
};

/// The error reads `office.toml:3: reason`.
std::expected<OfficeFile, std::string> read_office_file(const std::filesystem::path& file);

}  // namespace hogo::app
