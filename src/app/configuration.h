// How this installation is set up: defaults, then hogo.toml, then flags.
//
// Promises: an unknown key or a value of the wrong kind stops the start with file, line and reason. Holds no secret:
// keys lie in the data folder's `keys/`.
#pragma once
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hogo::app {

struct Configuration {
    std::filesystem::path data = "data";
    std::filesystem::path packs;                                 ///< the rule pack's folder
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::vector<std::string> hosts = {"localhost", "127.0.0.1"}; ///< Host values that are served
    std::vector<std::string> witnesses;                          ///< `http://host:port name+id+key` each
    std::string certificate, private_key;                        ///< PEM files; both or none
};

/// `start` with what the file says. The error reads `hogo.toml:3: reason`.
std::expected<Configuration, std::string> read_configuration(const std::filesystem::path& file, Configuration start);

}  // namespace hogo::app
