// Writes the vectors of event types that have none yet into the folder that is named as the only argument. A vector that
// stands is frozen and never written again. Does not decide what is right: unit_domain holds the files against the code.
#include <filesystem>
#include <fstream>

#include "base/cbor.h"
#include "samples.h"

namespace {

/// The fields for a reader's eye; ids in hexadecimal.
nlohmann::ordered_json readable(const hogo::cbor::Value& value) {
    if (value.is_binary()) return hogo::to_hex(value.get_binary());
    if (value.is_array()) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& item : value) list.push_back(readable(item));
        return list;
    }
    if (value.is_object()) {
        auto map = nlohmann::ordered_json::object();
        for (const auto& [key, item] : value.items()) map[key] = readable(item);
        return map;
    }
    return nlohmann::ordered_json::parse(value.dump());
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    for (const auto& sample : hogo::domain::testing::samples()) {
        const auto bytes = hogo::domain::encode(sample);
        const auto fields = *hogo::cbor::decode(bytes);
        const std::filesystem::path path = std::filesystem::path(arguments[1]) /
                                           (fields["type"].get<std::string>() + ".v" + fields["version"].dump() + ".json");
        if (std::filesystem::exists(path)) continue;
        std::ofstream(path) << nlohmann::ordered_json{{"format", "hogo-event-vector/1"},
                                                      {"fields", readable(fields)},
                                                      {"hex", hogo::to_hex(bytes)}}
                                   .dump(1)
                            << "\n";
    }
}
