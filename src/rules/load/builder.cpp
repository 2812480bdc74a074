#include "rules/load/builder.h"

#include <algorithm>

namespace hogo::rules {
namespace {

constexpr std::array<std::string_view, 15> file_names = {
    "pack.yaml",      "doors.yaml",     "stages.yaml",    "facts.yaml",    "screening.yaml",
    "definitions.yaml", "tracks.yaml",  "holds.yaml",     "measures.yaml", "deadlines.yaml",
    "alerts.yaml",    "interview.yaml", "contacts.yaml",  "holidays.yaml", "retention.yaml"};

std::string last_part(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

std::span<const std::string_view> pack_files() { return file_names; }

std::expected<std::shared_ptr<const Pack>, Complaints> load_pack(std::span<const SourceText> texts) {
    PackBuilder builder;
    if (auto pack = builder.build(texts)) return pack;
    return std::unexpected(builder.complaints());
}

std::shared_ptr<const Pack> PackBuilder::build(std::span<const SourceText> texts) {
    using Pass = void (PackBuilder::*)();
    constexpr Pass passes[] = {
        &PackBuilder::read_words,        &PackBuilder::read_doors_and_stages,
        &PackBuilder::read_facts,        &PackBuilder::read_indicators,  &PackBuilder::read_definitions,
        &PackBuilder::read_concluded_facts, &PackBuilder::read_known_facts, &PackBuilder::read_holds,
        &PackBuilder::read_measures,     &PackBuilder::read_deadlines,   &PackBuilder::read_alerts,
        &PackBuilder::read_safeguards,   &PackBuilder::read_decisions,   &PackBuilder::read_contacts,
        &PackBuilder::read_retention,
        &PackBuilder::read_holidays,     &PackBuilder::compile_rules,    &PackBuilder::resolve_overrides,
        &PackBuilder::gather_spans,      &PackBuilder::unfold_derived_facts,
    };
    read_files(texts);
    if (!complaints_.empty()) return nullptr;
    for (const Pass pass : passes) {
        (this->*pass)();
        if (!complaints_.empty()) return nullptr;
    }
    return pack_;
}

void PackBuilder::read_files(std::span<const SourceText> texts) {
    for (const SourceText& text : texts) {
        const std::string name = last_part(text.filename);
        Reader reader(text.filename, complaints_);
        if (std::ranges::find(file_names, name) == file_names.end()) {
            reader.complain_at(0, "no file of a pack");
            continue;
        }
        if (files_.contains(name)) reader.complain_at(0, "given twice");
        if (auto root = reader.parse(text.text)) files_[name] = {text.filename, *root};
    }
    for (const auto name : file_names) {
        const bool given = std::ranges::any_of(texts, [&](const auto& text) { return last_part(text.filename) == name; });
        if (!given) complaints_.push_back({std::string(name), 0, "the file is missing"});
    }
}

Reader PackBuilder::reader(const char* file) { return Reader(files_.at(file).name, complaints_); }
YAML::Node PackBuilder::root(const char* file) { return files_.at(file).root; }

std::vector<Word> PackBuilder::words(Reader& reader, const YAML::Node& root, const char* key) {
    std::vector<Word> found;
    for (const auto& node : reader.list(root, key)) {
        if (!reader.is_map_of(node, {"id", "label"})) continue;
        found.push_back({reader.code(node, "id"), reader.label(node, "label")});
        unique(reader, node, key, found.back().id);
    }
    return found;
}

void PackBuilder::read_words() {
    Reader reader = this->reader("pack.yaml");
    const YAML::Node root = this->root("pack.yaml");
    reader.is_map_of(root, {"id", "version", "jurisdiction", "title", "zone", "sources", "compartments", "groups", "deciders",
                            "statuses", "levels", "dimensions", "cooperation",
                            "known", "protective_groups"});
    pack_->id_ = reader.code(root, "id");
    pack_->version_ = reader.text(root, "version");
    pack_->jurisdiction_ = reader.text(root, "jurisdiction");
    pack_->title_ = reader.label(root, "title");
    pack_->zone_ = reader.text(root, "zone");
    if (!pack_->zone_.empty() && !Zone::named(pack_->zone_)) reader.complain(root["zone"], "no such time zone");
    for (const auto& node : reader.list(root, "sources")) {
        if (!reader.is_map_of(node, {"id", "title", "address", "read_on"})) continue;
        Source source{reader.code(node, "id"), reader.label(node, "title"), reader.text_or(node, "address", ""),
                      reader.day(node, "read_on")};
        unique(reader, node, "source", source.id);
        pack_->sources_.push_back(std::move(source));
    }
    pack_->compartments_ = words(reader, root, "compartments");
    if (pack_->compartments_.size() > 32) reader.complain(root["compartments"], "more than 32 compartments");
    pack_->groups_ = words(reader, root, "groups");
    for (const auto& node : reader.list(root, "protective_groups")) {
        pack_->protective_groups_.push_back(reader.as_code(node));
        known_word(reader, node, pack_->groups_, pack_->protective_groups_.back(), "group");
    }
    pack_->deciders_ = words(reader, root, "deciders");
    pack_->statuses_ = words(reader, root, "statuses");
    pack_->levels_ = words(reader, root, "levels");
    pack_->dimensions_ = words(reader, root, "dimensions");
    if (pack_->dimensions_.size() != 6) reader.complain(root["dimensions"], "must be six");
}

void PackBuilder::unique(Reader& reader, const YAML::Node& node, const char* kind, const Code& id) {
    const auto [place, fresh] = ids_[kind].try_emplace(id.text(), Reader::line_of(node));
    if (!fresh && !id.empty())
        reader.complain(node, fmt::format("\"{}\" is already defined in line {}", id.text(), place->second));
}

bool PackBuilder::known_word(Reader& reader, const YAML::Node& node, const std::vector<Word>& words, const Code& id,
                             const char* what) {
    if (std::ranges::find(words, id, &Word::id) != words.end()) return true;
    reader.complain(node, fmt::format("unknown {} \"{}\"", what, id.text()));
    return false;
}

Authority PackBuilder::authority(Reader& reader, const YAML::Node& node) {
    Authority authority{reader.text(node, "provision"), reader.code(node, "source"), reader.yes(node, "verified")};
    if (!authority.source.empty() && std::ranges::find(pack_->sources_, authority.source, &Source::id) == pack_->sources_.end())
        reader.complain(node["source"], fmt::format("unknown source \"{}\"", authority.source.text()));
    return authority;
}

void PackBuilder::draft_rules(Reader& reader, const YAML::Node& thing, Kind kind, std::uint16_t subject,
                              std::optional<std::uint8_t> option, const Label& label) {
    for (const auto& node : reader.list(thing, "rules"))
        drafts_.push_back({node, reader.file(), kind, subject, option, label});
}

}  // namespace hogo::rules
