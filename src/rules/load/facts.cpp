// The passes that make facts: recorded ones, screening's, and those that rules conclude.
#include <algorithm>

#include "rules/load/builder.h"

namespace hogo::rules {
namespace {

std::optional<FactType> type_named(const std::string& name) {
    if (name == "answer") return FactType::answer;
    if (name == "code") return FactType::code;
    if (name == "date") return FactType::date;
    if (name == "integer") return FactType::integer;
    return std::nullopt;
}

std::optional<Weight> weight_named(const std::string& name) {
    if (name == "strong") return Weight::strong;
    if (name == "medium") return Weight::medium;
    if (name == "weak") return Weight::weak;
    if (name == "none") return Weight::none;
    return std::nullopt;
}

template <class T>
std::vector<FactOption> options_of(const std::vector<T>& things) {
    std::vector<FactOption> options;
    for (const T& thing : things) options.push_back({thing.id, thing.label, {}});
    return options;
}

}  // namespace

void PackBuilder::read_doors_and_stages() {
    Reader doors = reader("doors.yaml");
    doors.is_map_of(root("doors.yaml"), {"doors"});
    for (const auto& node : doors.list(root("doors.yaml"), "doors")) {
        if (!doors.is_map_of(node, {"id", "label", "hint"})) continue;
        pack_->doors_.push_back({doors.code(node, "id"), doors.label(node, "label"), doors.label(node, "hint")});
        unique(doors, node, "door", pack_->doors_.back().id);
    }
    Reader stages = reader("stages.yaml");
    stages.is_map_of(root("stages.yaml"), {"stages", "file", "decisions"});
    for (const auto& node : stages.list(root("stages.yaml"), "stages")) {
        if (!stages.is_map_of(node, {"id", "label", "standard", "open"})) continue;
        pack_->stages_.push_back({stages.code(node, "id"), stages.label(node, "label"), stages.label(node, "standard"),
                                  stages.yes(node, "open")});
        unique(stages, node, "stage", pack_->stages_.back().id);
    }
}

std::vector<FactOption> PackBuilder::options(Reader& reader, const YAML::Node& list) {
    if (list.IsScalar() && list.Scalar() == "doors") return options_of(pack_->doors_);
    if (list.IsScalar() && list.Scalar() == "stages") return options_of(pack_->stages_);
    std::vector<FactOption> found;
    if (!list.IsSequence()) {
        reader.complain(list, "must be a list of values, or doors, or stages");
        return found;
    }
    for (const auto& node : list) {
        if (!reader.is_map_of(node, {"id", "label", "also"})) continue;
        found.push_back({reader.code(node, "id"), reader.label(node, "label"), reader.texts(node, "also")});
        if (std::ranges::count(found, found.back().id, &FactOption::id) > 1)
            reader.complain(node, fmt::format("the value \"{}\" is listed twice", found.back().id.text()));
    }
    if (found.size() > 64) reader.complain(list, "more than 64 values");
    return found;
}

std::optional<FactIndex> PackBuilder::add_fact(Reader& reader, const YAML::Node& node, Fact fact) {
    unique(reader, node, "fact", fact.id);
    const auto compartment = std::ranges::find(pack_->compartments_, fact.compartment, &Word::id);
    if (compartment == pack_->compartments_.end()) {
        reader.complain(node, fmt::format("unknown compartment \"{}\"", fact.compartment.text()));
        return std::nullopt;
    }
    known_word(reader, node, pack_->groups_, fact.group, "group");
    fact.compartments = fact.derived ? 0 : 1U << (compartment - pack_->compartments_.begin());
    fact.line = Reader::line_of(node);
    const auto index = static_cast<FactIndex>(pack_->facts_.size());
    pack_->fact_indices_.emplace(fact.id, index);
    for (const auto& other : fact.also)
        if (const auto code = Code::parse(other)) pack_->fact_indices_.emplace(*code, index);
    pack_->facts_.push_back(std::move(fact));
    return index;
}

void PackBuilder::read_facts() {
    Reader reader = this->reader("facts.yaml");
    const YAML::Node root = this->root("facts.yaml");
    reader.is_map_of(root, {"facts"});
    for (const auto& node : reader.list(root, "facts")) {
        if (!reader.is_map_of(node, {"id", "type", "group", "compartment", "label", "question", "values", "also"})) continue;
        Fact fact;
        fact.id = reader.code(node, "id");
        const auto type = type_named(reader.text(node, "type"));
        if (!type) {
            reader.complain(node, "type must be answer, code, date or integer");
            continue;
        }
        fact.type = *type;
        fact.group = reader.code(node, "group");
        fact.compartment = reader.code(node, "compartment");
        fact.label = reader.label(node, "label");
        fact.question = reader.label_or_empty(node, "question");
        fact.also = reader.texts(node, "also");
        if (fact.type == FactType::code && node["values"])
            fact.options = options(reader, node["values"]);
        else if ((fact.type == FactType::code) != static_cast<bool>(node["values"]))
            reader.complain(node, "values stand beside type code, and only there");
        add_fact(reader, node, std::move(fact));
    }
}

void PackBuilder::read_indicators() {
    Reader reader = this->reader("screening.yaml");
    const YAML::Node root = this->root("screening.yaml");
    reader.is_map_of(root, {"labour", "checklists", "results", "result_label", "any_strong_label"});
    for (const auto& part : reader.list(root, "labour")) {
        if (!reader.is_map_of(part, {"dimension", "provision", "source", "verified", "indicators"})) continue;
        const Code dimension = reader.code(part, "dimension");
        const auto place = std::ranges::find(pack_->dimensions_, dimension, &Word::id);
        if (place == pack_->dimensions_.end()) {
            reader.complain(part, fmt::format("unknown dimension \"{}\"", dimension.text()));
            continue;
        }
        const Authority source = authority(reader, part);
        for (const auto& node : reader.list(part, "indicators")) {
            if (!reader.is_map_of(node, {"id", "adult", "child", "label", "question"})) continue;
            Fact fact{.id = reader.code(node, "id"), .type = FactType::answer, .group = Code("indicator"),
                      .compartment = Code("procedure"), .label = reader.label(node, "label"),
                      .question = reader.label(node, "question")};
            const auto adult = weight_named(reader.text(node, "adult"));
            const auto child = weight_named(reader.text(node, "child"));
            if (!adult || !child) reader.complain(node, "a weight must be strong, medium, weak or none");
            const auto index = add_fact(reader, node, std::move(fact));
            if (!index || !adult || !child) continue;
            pack_->indicators_.push_back({*index, static_cast<Dimension>(place - pack_->dimensions_.begin()), *adult,
                                          *child, source});
        }
    }
    for (const auto& list : reader.list(root, "checklists")) {
        if (!reader.is_map_of(list, {"id", "label", "group", "provision", "source", "verified", "items"})) continue;
        Checklist checklist{reader.code(list, "id"), reader.label(list, "label"), {}, authority(reader, list)};
        unique(reader, list, "checklist", checklist.id);
        const Code group = reader.code(list, "group");
        for (const auto& node : reader.list(list, "items")) {
            if (!reader.is_map_of(node, {"id", "label", "question"})) continue;
            Fact fact{.id = reader.code(node, "id"), .type = FactType::answer, .group = group,
                      .compartment = Code("procedure"), .label = reader.label(node, "label"),
                      .question = reader.label(node, "question")};
            if (const auto index = add_fact(reader, node, std::move(fact))) checklist.items.push_back(*index);
        }
        pack_->checklists_.push_back(std::move(checklist));
    }
}

FactIndex PackBuilder::add_derived(Reader& reader, const YAML::Node& node, Code id, FactType type, Label label,
                                   std::vector<FactOption> options) {
    Fact fact{.id = std::move(id), .type = type, .group = Code("concluded"), .compartment = Code("procedure"),
              .label = std::move(label), .options = std::move(options), .derived = true};
    return add_fact(reader, node, std::move(fact)).value_or(0);
}

void PackBuilder::read_definitions() {
    Reader reader = this->reader("definitions.yaml");
    const YAML::Node root = this->root("definitions.yaml");
    reader.is_map_of(root, {"definitions"});

    // A YAML node that is assigned to changes what it stood for, so places are moved about and never nodes.
    const std::vector<YAML::Node> nodes = reader.list(root, "definitions");
    std::vector<std::set<std::string>> reads(nodes.size());
    std::set<std::string> defined;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!reader.is_map_of(nodes[i], {"id", "label", "rules"})) return;
        defined.insert(reader.code(nodes[i], "id").text());
        for (const auto& rule : reader.list(nodes[i], "rules"))
            for (const auto& fact : reader.texts(rule, "reads")) reads[i].insert(fact);
    }
    // Each definition after those that it reads; those that need the screening's outcome after the others.
    std::vector<std::size_t> ordered;
    std::set<std::string> placed;
    std::vector<bool> done(nodes.size(), false);
    const auto place_ready = [&](bool with_screening) {
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                const bool ready = !done[i] && std::ranges::all_of(reads[i], [&](const std::string& fact) {
                    return (!defined.contains(fact) || placed.contains(fact)) &&
                           (with_screening || !fact.starts_with("screening."));
                });
                if (!ready) continue;
                placed.insert(nodes[i]["id"].Scalar());
                ordered.push_back(i);
                done[i] = moved = true;
            }
        }
    };
    place_ready(false);
    pack_->definitions_before_screening_ = static_cast<std::uint16_t>(ordered.size());
    place_ready(true);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (!done[i]) reader.complain(nodes[i], "definitions that read each other in a circle");

    for (const std::size_t place : ordered) {
        const YAML::Node& node = nodes[place];
        const Label label = reader.label(node, "label");
        const auto subject = static_cast<std::uint16_t>(pack_->definitions_.size());
        pack_->definitions_.push_back(add_derived(reader, node, reader.code(node, "id"), FactType::answer, label, {}));
        draft_rules(reader, node, Kind::definition, subject, std::nullopt, label);
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::definition)] = static_cast<std::uint16_t>(pack_->definitions_.size());
}

void PackBuilder::read_concluded_facts() {
    KnownFacts& known = pack_->known_;
    Reader pack = reader("pack.yaml");
    for (std::size_t i = 0; i < known.dimensions.size(); ++i) {
        const Word& word = pack_->dimensions_[i];
        known.dimensions[i] = add_derived(pack, root("pack.yaml")["dimensions"][i],
                                          *Code::parse("screening." + word.id.text()), FactType::answer, word.label, {});
    }
    const auto choice = [&](const char* file, const char* list, Code id, const Label& label, Kind kind) {
        Reader reader = this->reader(file);
        std::vector<FactOption> found;
        std::vector<std::pair<YAML::Node, Label>> with_rules;
        for (const auto& node : reader.list(root(file), list)) {
            if (!reader.is_map_of(node, {"id", "label", "rules"})) continue;
            found.push_back({reader.code(node, "id"), reader.label(node, "label"), {}});
            unique(reader, node, list, found.back().id);
            draft_rules(reader, node, kind, 0, static_cast<std::uint8_t>(found.size() - 1), found.back().label);
        }
        pack_->subjects_[static_cast<std::size_t>(kind)] = 1;
        return add_derived(reader, root(file)[list], std::move(id), FactType::code, label, std::move(found));
    };
    Reader screening = reader("screening.yaml");
    known.any_strong = add_derived(screening, root("screening.yaml"), Code("screening.any_strong"), FactType::answer,
                                   screening.label(root("screening.yaml"), "any_strong_label"), {});
    known.result = choice("screening.yaml", "results", Code("screening.result"),
                          screening.label(root("screening.yaml"), "result_label"), Kind::result);

    Reader stages = reader("stages.yaml");
    const YAML::Node file = root("stages.yaml")["file"];
    if (!file) {
        stages.complain(root("stages.yaml"), "\"file\" is missing");
        return;
    }
    stages.is_map_of(file, {"label", "rules"});
    const Label label = stages.label(file, "label");
    known.file_opens = add_derived(stages, file, Code("file.opens"), FactType::answer, label, {});
    pack_->subjects_[static_cast<std::size_t>(Kind::file)] = 1;
    draft_rules(stages, file, Kind::file, 0, std::nullopt, label);

    Reader tracks = reader("tracks.yaml");
    tracks.is_map_of(root("tracks.yaml"), {"label", "tracks"});
    known.track = choice("tracks.yaml", "tracks", Code("track"), tracks.label(root("tracks.yaml"), "label"), Kind::track);
}

FactIndex PackBuilder::fact_named(Reader& reader, const YAML::Node& node) {
    const Code id = reader.as_code(node);
    const auto index = pack_->fact_index(id);
    if (!index && !id.empty()) reader.complain(node, fmt::format("unknown fact \"{}\"", id.text()));
    return index.value_or(0);
}

std::vector<FactIndex> PackBuilder::facts_named(Reader& reader, const YAML::Node& map, const char* key) {
    std::vector<FactIndex> found;
    for (const auto& node : reader.list_or_empty(map, key)) found.push_back(fact_named(reader, node));
    return found;
}

void PackBuilder::read_known_facts() {
    Reader reader = this->reader("pack.yaml");
    const YAML::Node node = root("pack.yaml")["known"];
    const YAML::Node cooperation = root("pack.yaml")["cooperation"];
    if (!node || !cooperation) {
        reader.complain(root("pack.yaml"), "\"known\" and \"cooperation\" must both be there");
        return;
    }
    reader.is_map_of(node, {"suspicion", "child", "custody_since", "custody_until", "file_opened_on"});
    const auto named = [&](const char* key, FactType type) {
        const YAML::Node value = node[key];
        if (!value) {
            reader.complain(node, fmt::format("\"{}\" is missing", key));
            return FactIndex{0};
        }
        const FactIndex index = fact_named(reader, value);
        if (pack_->facts_[index].type != type) reader.complain(value, "a fact of the wrong type");
        return index;
    };
    KnownFacts& known = pack_->known_;
    known.suspicion = named("suspicion", FactType::answer);
    known.child = named("child", FactType::answer);
    known.custody_since = named("custody_since", FactType::date);
    known.custody_until = named("custody_until", FactType::date);
    known.file_opened_on = named("file_opened_on", FactType::date);

    reader.is_map_of(cooperation, {"fact", "role", "refused"});
    const auto role = reader.text(cooperation, "role");
    if (role != "none" && role != "factor") reader.complain(cooperation, "role must be none or factor");
    if (!cooperation["fact"] || !cooperation["refused"]) {
        reader.complain(cooperation, "\"fact\" and \"refused\" must both be there");
        return;
    }
    known.cooperation = fact_named(reader, cooperation["fact"]);
    const Fact& fact = pack_->facts_[known.cooperation];
    if (fact.type != FactType::code)
        reader.complain(cooperation, "the fact on cooperation must be a code");
    else
        known.cooperation_refused = option_of(reader, fact, cooperation["refused"]).value_or(0);
}

}  // namespace hogo::rules
