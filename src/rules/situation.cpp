#include "rules/situation.h"

#include <algorithm>

#include "rules/load/reader.h"

namespace hogo::rules {
namespace {

constexpr std::array<std::string_view, 6> own_keys = {"format", "title", "note", "date", "pack", "expect"};

class SituationReader {
  public:
    SituationReader(const Pack& pack, const SourceText& text)
        : pack_(pack), text_(text), reader_(text.filename, complaints_), situation_{{}, {}, FactTable(pack), {}, {}} {}

    std::expected<Situation, Complaints> read() {
        const auto root = reader_.parse(text_.text);
        if (root) read_root(*root);
        if (!complaints_.empty()) return std::unexpected(complaints_);
        return std::move(situation_);
    }

  private:
    void read_root(const YAML::Node& root) {
        if (root["format"] && reader_.text(root, "format") != "situation/1")
            reader_.complain(root["format"], "the format must be situation/1");
        situation_.title = reader_.text_or(root, "title", "");
        if (const auto day = reader_.day(root, "date"))
            situation_.date = *day;
        else if (!root["date"])
            reader_.complain(root, "\"date\" is missing");
        if (root["pack"] && reader_.text(root, "pack") != pack_.id().text())
            reader_.complain(root["pack"], fmt::format("written for another pack than {}", pack_.id().text()));
        std::vector<std::string> seen;
        for (const auto& entry : root) {
            const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
            if (std::ranges::find(seen, key) != seen.end())
                reader_.complain(entry.first, fmt::format("\"{}\" stands twice", key));
            seen.push_back(key);
            if (std::ranges::find(own_keys, key) == own_keys.end()) read_facts(key, entry.first, entry.second);
        }
        if (root["expect"]) read_expectations(root["expect"]);
    }

    /// `door: x` sets a fact; `person: {age: 24}` sets person.age; `wishes: [x]` sets wishes.x to yes.
    void read_facts(const std::string& section, const YAML::Node& key, const YAML::Node& value) {
        if (value.IsScalar()) return set(section, key, value);
        if (value.IsSequence()) {
            for (const auto& entry : value) {
                if (entry.IsScalar())
                    set_text(section + "." + entry.Scalar(), entry, "yes");
                else
                    reader_.complain(entry, "must be a code");
            }
            return;
        }
        if (!value.IsMap()) return reader_.complain(key, fmt::format("\"{}\" has no value", section));
        const bool whole_names = section == "answers" || section == "facts";
        std::vector<std::string> seen;
        for (const auto& entry : value) {
            const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
            if (std::ranges::find(seen, name) != seen.end())
                reader_.complain(entry.first, fmt::format("\"{}\" stands twice", name));
            seen.push_back(name);
            set(whole_names ? name : section + "." + name, entry.first, entry.second);
        }
    }

    void set(const std::string& fact, const YAML::Node& key, const YAML::Node& value) {
        if (!value.IsScalar()) return reader_.complain(key, fmt::format("{} takes one value", fact));
        set_text(fact, key, value.Scalar());
    }

    void set_text(const std::string& name, const YAML::Node& place, const std::string& value) {
        const auto code = Code::parse(name);
        if (!code || !pack_.fact(*code)) return reader_.complain(place, fmt::format("unknown fact \"{}\"", name));
        const auto done = situation_.facts.set_text(*code, value);
        if (!done) reader_.complain(place, fmt::format("{} cannot be \"{}\": {}", name, value, done.error().message.view()));
    }

    void read_expectations(const YAML::Node& expect) {
        if (!expect.IsMap()) return reader_.complain(expect, "\"expect\" must be a map");
        for (const auto& entry : expect) {
            const std::string about = entry.first.Scalar();
            const YAML::Node& value = entry.second;
            if (about == "same_as") {
                read_same_as(value);
            } else if (value.IsScalar()) {
                expect_that(about, "", value.Scalar(), value);
            } else if (value.IsSequence()) {
                for (const auto& each : value) {
                    if (each.IsScalar())
                        expect_that(about, each.Scalar(), "", each);
                    else
                        reader_.complain(each, "must be a code");
                }
            } else if (value.IsMap()) {
                for (const auto& each : value) read_map_entry(about, each.first, each.second);
            }
        }
    }

    void read_map_entry(const std::string& about, const YAML::Node& key, const YAML::Node& value) {
        const std::string id = key.Scalar();
        if (value.IsScalar()) return expect_that(about, id, value.Scalar(), key);
        if (value.IsSequence()) {
            for (const auto& each : value) expect_that(about, id, each.Scalar(), each);
            return;
        }
        for (const auto& each : value)
            expect_that(about + "." + each.first.Scalar(), id, each.second.Scalar(), each.first);
    }

    void expect_that(std::string about, std::string id, std::string value, const YAML::Node& place) {
        situation_.expectations.push_back({std::move(about), std::move(id), std::move(value), Reader::line_of(place)});
    }

    void read_same_as(const YAML::Node& node) {
        if (node.IsScalar()) {
            situation_.same_as.push_back({node.Scalar(), {}, Reader::line_of(node)});
        } else if (reader_.is_map_of(node, {"file", "parts"})) {
            situation_.same_as.push_back({reader_.text(node, "file"), reader_.texts(node, "parts"), Reader::line_of(node)});
        }
    }

    const Pack& pack_;
    const SourceText& text_;
    Complaints complaints_;
    Reader reader_;
    Situation situation_;
};

}  // namespace

std::expected<Situation, Complaints> read_situation(const Pack& pack, const SourceText& text) {
    return SituationReader(pack, text).read();
}

std::vector<std::string> differing_parts(const nlohmann::ordered_json& one, const nlohmann::ordered_json& other,
                                         const std::vector<std::string>& parts) {
    std::vector<std::string> found;
    for (const auto& [part, value] : one.items()) {
        if (part == "explanations") continue;
        if (!parts.empty() && std::ranges::find(parts, part) == parts.end()) continue;
        if (!other.contains(part) || other[part].dump() != value.dump()) found.push_back(part);
    }
    return found;
}

}  // namespace hogo::rules
