// Builds a Pack from its YAML files, in named passes. Internal to the loader.
#pragma once
#include <map>
#include <set>

#include "rules/load/reader.h"

namespace hogo::rules {

class PackBuilder {
  public:
    /// nullptr when there were complaints.
    std::shared_ptr<const Pack> build(std::span<const SourceText> texts);
    const Complaints& complaints() const { return complaints_; }

  private:
    /// A rule as written, waiting until every fact and subject is known.
    struct Draft {
        YAML::Node node;
        std::string file;
        Kind kind;
        std::uint16_t subject;
        std::optional<std::uint8_t> option;  ///< results and tracks: the effect is the option
        Label label;                         ///< of the thing it is about
    };
    struct File {
        std::string name;
        YAML::Node root;
    };
    using LineOf = std::map<std::string, int>;

    // The passes, in order. A pass that complained ends the build after it.
    void read_files(std::span<const SourceText> texts);
    void read_words();
    void read_doors_and_stages();
    void read_facts();
    void read_indicators();
    void read_definitions();
    void read_concluded_facts();
    void read_known_facts();
    void read_holds();
    void read_measures();
    void read_deadlines();
    void read_alerts();
    void read_safeguards();
    void read_decisions();
    void read_contacts();
    void read_retention();
    void read_holidays();
    void compile_rules();
    void resolve_overrides();
    void gather_spans();
    void unfold_derived_facts();

    Reader reader(const char* file);
    YAML::Node root(const char* file);
    std::vector<Word> words(Reader& reader, const YAML::Node& root, const char* key);
    std::optional<FactIndex> add_fact(Reader& reader, const YAML::Node& node, Fact fact);
    FactIndex fact_named(Reader& reader, const YAML::Node& node);
    std::vector<FactIndex> facts_named(Reader& reader, const YAML::Node& map, const char* key);
    FactIndex add_derived(Reader& reader, const YAML::Node& node, Code id, FactType type, Label label,
                          std::vector<FactOption> options);
    std::vector<FactOption> options(Reader& reader, const YAML::Node& list);
    bool known_word(Reader& reader, const YAML::Node& node, const std::vector<Word>& words, const Code& id,
                    const char* what);
    Authority authority(Reader& reader, const YAML::Node& node);
    void draft_rules(Reader& reader, const YAML::Node& thing, Kind kind, std::uint16_t subject,
                     std::optional<std::uint8_t> option, const Label& label);
    void unique(Reader& reader, const YAML::Node& node, const char* kind, const Code& id);

    void compile_rule(const Draft& draft);
    std::optional<std::uint8_t> effect_named(Reader& reader, const Draft& draft);
    void compile(Reader& reader, const YAML::Node& node, std::set<FactIndex>& touched);
    void compile_group(Reader& reader, const YAML::Node& node, Operation operation, const std::vector<YAML::Node>& parts,
                       std::set<FactIndex>& touched);
    void compile_comparison(Reader& reader, const std::string& name, const YAML::Node& key, const YAML::Node& value,
                            std::set<FactIndex>& touched);
    void compile_operators(Reader& reader, const Fact& fact, FactIndex index, const YAML::Node& value);
    Node day_node(Reader& reader, FactIndex fact, const std::string& name, const YAML::Node& value);
    std::optional<std::int32_t> option_of(Reader& reader, const Fact& fact, const YAML::Node& value);
    void push(Node node);
    int rank_of(FactIndex fact) const;
    int reads_below(Kind kind, std::uint16_t subject) const;

    Complaints complaints_;
    std::map<std::string, File> files_;
    std::shared_ptr<Pack> pack_ = std::make_shared<Pack>();
    std::vector<Draft> drafts_;
    std::vector<std::size_t> draft_order_;  ///< by kind and subject; rule n was drafted as draft_order_[n]
    std::map<std::string, LineOf> ids_;
};

}  // namespace hogo::rules
