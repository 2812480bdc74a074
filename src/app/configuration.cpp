#include "app/configuration.h"

#include <fmt/format.h>

#include <toml++/toml.h>

namespace hogo::app {
namespace {

std::unexpected<std::string> wrong(const std::filesystem::path& file, const toml::source_region& where, std::string_view reason) {
    return std::unexpected(fmt::format("{}:{}: {}", file.string(), where.begin.line, reason));
}

}  // namespace

std::expected<Configuration, std::string> read_configuration(const std::filesystem::path& file, Configuration start) {
    toml::table table;
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return wrong(file, error.source(), error.description());
    }
    for (const auto& [key, value] : table) {
        const auto text = value.value<std::string>();
        if (key == "port") {
            const auto port = value.value<std::int64_t>();
            if (!port || *port < 0 || *port > 65535) return wrong(file, value.source(), "port is a number from 0 to 65535");
            start.port = static_cast<std::uint16_t>(*port);
        } else if (key == "hosts" || key == "witnesses") {
            auto& names = key == "hosts" ? start.hosts : start.witnesses;
            const auto reason = fmt::format("{} is a list of texts", std::string_view(key.str()));
            const auto* list = value.as_array();
            if (!list || list->empty()) return wrong(file, value.source(), reason);
            names.clear();
            for (const auto& each : *list) {
                const auto name = each.value<std::string>();
                if (!name) return wrong(file, each.source(), reason);
                names.push_back(*name);
            }
        } else if (key != "data" && key != "packs" && key != "address" && key != "certificate" && key != "private_key") {
            return wrong(file, value.source(), fmt::format("unknown key \"{}\"", std::string_view(key.str())));
        } else if (!text) {
            return wrong(file, value.source(), fmt::format("{} is a text", std::string_view(key.str())));
        } else if (key == "data") {
            start.data = *text;
        } else if (key == "packs") {
            start.packs = *text;
        } else if (key == "address") {
            start.address = *text;
        } else if (key == "certificate") {
            start.certificate = *text;
        } else {
            start.private_key = *text;
        }
    }
    if (start.certificate.empty() != start.private_key.empty())
        return std::unexpected(fmt::format("{}: certificate and private_key go together", file.string()));
    return start;
}

}  // namespace hogo::app
