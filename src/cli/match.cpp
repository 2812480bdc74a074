#include "cli/match.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/random.h"
#include "base/text.h"
#include "matching/blind_file.h"
#include "matching/names_file.h"
#include "matching/open_index.h"

namespace hogo::cli {
namespace {

/// Above this a blind index is only built when it is asked for: it takes about 60 tokens a name.
constexpr std::size_t most_names_blind = 2000000;

struct MatchOptions {
    std::string names, index, pairs;
    bool blind = false, open_only = false;
    std::size_t limit = 10;
};

void report(const std::string& file, std::size_t line, std::string_view reason) {
    fmt::print(stderr, "{}:{}: {}\n", file, line, reason);
}
void refuse(const std::string& file, const Problem& found, Outcome& outcome) {
    fmt::print(stderr, "hogo: {}: {}\n", file, found.message.view());
    outcome.exit = found.kind == ProblemKind::corrupt ? Exit::unusable_input : Exit::environment;
}

/// Each oddity with the words of a report.
constexpr std::pair<matching::Oddity, std::string_view> oddities[] = {
    {matching::no_letters, "the name has no letters"},
    {matching::one_letter, "the name has one letter"},
    {matching::too_long, "the name is too long: only its first 400 letters are compared"},
    {matching::not_utf8, "the name is not UTF-8 throughout"},
    {matching::control_characters, "the name holds control characters"},
    {matching::zero_width_characters, "the name holds characters that cannot be seen"},
    {matching::look_alike_letters, "a word mixes letters that look alike"},
    {matching::mixed_scripts, "the name is written in several scripts"},
};
/// Told line by line; that a name mixes scripts is ordinary in some files and is only counted.
bool worth_a_line(matching::Oddity oddity) {
    return oddity != matching::mixed_scripts;
}

class OddityCount {
  public:
    void add(const std::string& file, std::size_t line, std::uint32_t found) {
        for (const auto& [oddity, words] : oddities)
            if (found & oddity) {
                ++counts_[words];
                if (worth_a_line(oddity)) report(file, line, words);
            }
    }
    void wrong(const std::string& file, std::size_t line, std::string_view reason) {
        ++unread_;
        report(file, line, reason);
    }
    std::size_t unread() const { return unread_; }
    void summary() const {
        for (const auto& [words, count] : counts_) fmt::print(stderr, "hogo: {} × {}\n", count, words);
        if (unread_) fmt::print(stderr, "hogo: {} lines could not be used\n", unread_);
    }

  private:
    std::map<std::string_view, std::size_t> counts_;
    std::size_t unread_ = 0;
};

void say_what_is_missing() {
    for (const auto& source : matching::Tables::installed().missing())
        fmt::print(stderr, "hogo: built without {}: readings that it would give are not found\n", source);
}

void build(const MatchOptions& options, Outcome& outcome) {
    std::ifstream in(options.names, std::ios::binary);
    if (!in)
        return refuse(options.names, {ProblemKind::environment, "not_opened", "the file cannot be opened"},
                      outcome);
    say_what_is_missing();
    matching::CsvReader lines(in);
    const auto heading = lines.next();
    const int id = heading ? matching::column(heading->fields, "id") : -1,
              name = heading ? matching::column(heading->fields, "name") : -1;
    if (id < 0 || name < 0) {
        report(options.names, 1, "the columns id and name must stand in the first line");
        outcome.exit = Exit::unusable_input;
        return;
    }
    matching::OpenIndexBuilder open;
    std::unique_ptr<matching::BlindFileBuilder> blind;
    if (!options.open_only) blind = std::make_unique<matching::BlindFileBuilder>(system_random());
    OddityCount odd;
    while (const auto line = lines.next()) {
        if (!line->wrong.empty()) {
            odd.wrong(options.names, line->number, line->wrong);
            continue;
        }
        if (line->fields.size() != heading->fields.size()) {
            odd.wrong(options.names, line->number, "not as many fields as the first line has");
            continue;
        }
        const auto& text = line->fields[static_cast<std::size_t>(name)];
        const auto& its_id = line->fields[static_cast<std::size_t>(id)];
        if (its_id.empty()) {
            odd.wrong(options.names, line->number, "the id is empty");
            continue;
        }
        if (!is_utf8(its_id)) {
            odd.wrong(options.names, line->number, "the id is not UTF-8");
            continue;
        }
        odd.add(options.names, line->number, open.add(its_id, text));
        if (blind && open.names() > most_names_blind && !options.blind) {
            blind.reset();
            fmt::print(stderr,
                       "hogo: more than {} names: no blind index is built (--blind builds it all the same)\n",
                       most_names_blind);
        }
        if (blind) blind->add(its_id, text);
    }
    odd.summary();
    if (const auto done = open.write(options.index); !done)
        return refuse(options.index, done.error(), outcome);
    if (blind)
        if (const auto done = blind->write(options.index + ".blind"); !done)
            return refuse(options.index + ".blind", done.error(), outcome);
    fmt::print(
        "{}\n",
        nlohmann::json{{"names", open.names()}, {"lines_not_used", odd.unread()}, {"blind", blind != nullptr}}
            .dump());
}

nlohmann::json json_of(const std::vector<matching::OpenFound>& found) {
    auto results = nlohmann::json::array();
    for (const auto& result : found) {
        auto evidence = nlohmann::json::array();
        for (const auto& e : result.evidence)
            evidence.push_back({{"query", e.query},
                                {"name", e.name},
                                {"by", matching::code_of(e.met)},
                                {"likeness", e.likeness}});
        nlohmann::json one{{"id", result.id}, {"score", result.score}, {"evidence", std::move(evidence)}};
        if (result.same_name_count > 0)
            one["same_name"] = {{"count", result.same_name_count}, {"ids", result.same_name}};
        results.push_back(std::move(one));
    }
    return results;
}

nlohmann::json json_of(const std::vector<matching::BlindFound>& found) {
    auto results = nlohmann::json::array();
    for (const auto& result : found) {
        auto evidence = nlohmann::json::array();
        for (const auto kind : result.link.evidence) evidence.push_back(matching::code_of(kind));
        results.push_back(
            {{"id", result.id}, {"score", result.link.strength}, {"evidence", std::move(evidence)}});
    }
    return results;
}

void query(const MatchOptions& options, Outcome& outcome) {
    std::optional<matching::OpenIndex> open;
    std::optional<matching::BlindFile> blind;
    if (options.blind) {
        auto opened = matching::BlindFile::open(options.index + ".blind");
        if (!opened) return refuse(options.index + ".blind", opened.error(), outcome);
        blind.emplace(std::move(*opened));
    } else {
        auto opened = matching::OpenIndex::open(options.index);
        if (!opened) return refuse(options.index, opened.error(), outcome);
        open.emplace(std::move(*opened));
    }
    say_what_is_missing();
    std::size_t asked = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.ends_with('\r')) line.pop_back();
        ++asked;
        const auto results =
            blind ? json_of(blind->query(line, options.limit)) : json_of(open->query(line, options.limit));
        // What is not UTF-8 is answered too, with its broken bytes replaced.
        fmt::print("{}\n", nlohmann::json{{"query", line}, {"results", results}}.dump(
                               -1, ' ', false, nlohmann::json::error_handler_t::replace));
        const auto odd = matching::read_name(line, matching::Record::Kind::person).oddities;
        for (const auto& [oddity, words] : oddities)
            if ((odd & oddity) && worth_a_line(oddity)) report("query", asked, words);
    }
}

struct Judged {
    std::size_t right = 0, false_links = 0, missed = 0, right_no = 0;
    void add(bool same, bool said) {
        if (same && said) ++right;
        if (!same && said) ++false_links;
        if (same && !said) ++missed;
        if (!same && !said) ++right_no;
    }
    nlohmann::json json() const {
        auto share = [](std::size_t part, std::size_t whole) {
            return whole ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
        };
        const double precision = share(right, right + false_links), recall = share(right, right + missed);
        const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        auto rounded = [](double value) {
            return static_cast<double>(static_cast<long>(value * 1000 + 0.5)) / 1000;
        };
        return {{"pairs", right + false_links + missed + right_no},
                {"precision", rounded(precision)},
                {"recall", rounded(recall)},
                {"f1", rounded(f1)},
                {"missed", missed},
                {"false_links", false_links}};
    }
};

std::string script_of_name(const matching::NameReadings& name) {
    if (name.ways.empty() || name.ways.back().words.empty()) return "none";
    return std::string(matching::code_of(name.ways.back().words.front().script));
}

void evaluate(const MatchOptions& options, Outcome& outcome) {
    std::ifstream in(options.pairs, std::ios::binary);
    if (!in)
        return refuse(options.pairs, {ProblemKind::environment, "not_opened", "the file cannot be opened"},
                      outcome);
    say_what_is_missing();
    matching::CsvReader lines(in);
    const auto heading = lines.next();
    const std::vector<std::string> none;
    const auto& columns = heading ? heading->fields : none;
    const int one = matching::column(columns, "name1"), other = matching::column(columns, "name2"),
              same = matching::column(columns, "is_match"), schema = matching::column(columns, "schema");
    if (one < 0 || other < 0 || same < 0) {
        report(options.pairs, 1, "the columns name1, name2 and is_match must stand in the first line");
        outcome.exit = Exit::unusable_input;
        return;
    }
    OddityCount odd;
    Judged all;
    std::map<std::string, Judged> by_scripts;
    while (const auto line = lines.next()) {
        if (!line->wrong.empty() || line->fields.size() != columns.size()) {
            odd.wrong(options.pairs, line->number,
                      line->wrong.empty() ? "not as many fields as the first line has" : line->wrong);
            continue;
        }
        auto field = [&](int at) -> const std::string& { return line->fields[static_cast<std::size_t>(at)]; };
        if (field(same) != "true" && field(same) != "false") {
            odd.wrong(options.pairs, line->number, "is_match must be true or false");
            continue;
        }
        const bool person = schema < 0 || field(schema) == "Person" || field(schema).empty();
        const auto kind = person ? matching::Record::Kind::person : matching::Record::Kind::company;
        const auto left = matching::read_name(field(one), kind),
                   right = matching::read_name(field(other), kind);
        odd.add(options.pairs, line->number,
                (left.oddities | right.oddities) & ~static_cast<std::uint32_t>(matching::mixed_scripts));
        const bool said = matching::likeness_of_names(left, right).sameness >= matching::same_name_score;
        all.add(field(same) == "true", said);
        const std::pair<std::string, std::string> scripts =
            std::minmax({script_of_name(left), script_of_name(right)});
        by_scripts[scripts.first + "-" + scripts.second].add(field(same) == "true", said);
    }
    odd.summary();
    auto answer = all.json();
    answer["threshold"] = matching::same_name_score;
    answer["lines_not_used"] = odd.unread();
    for (const auto& [scripts, judged] : by_scripts) answer["by_scripts"][scripts] = judged.json();
    fmt::print("{}\n", answer.dump());
}

}  // namespace

void add_match_command(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<MatchOptions>();
    CLI::App* match =
        app.add_subcommand("match", "Names across scripts: an index, questions to it, and how good it is");
    match->require_subcommand(1);
    CLI::App* to_build =
        match->add_subcommand("build", "Makes an index of a file of names, and a blind one beside it");
    to_build->add_option("names", options->names, "CSV with the columns id and name")->required();
    to_build->add_option("index", options->index, "the index to write; INDEX.blind is the blind one")
        ->required();
    to_build->add_flag("--blind", options->blind, "the blind index too, however many names there are");
    to_build->add_flag("--open-only", options->open_only, "no blind index");
    to_build->callback([options, &outcome] { build(*options, outcome); });
    CLI::App* to_query =
        match->add_subcommand("query", "Answers each line of standard input with one line of JSON");
    to_query->add_option("index", options->index, "what `hogo match build` made")->required();
    to_query->add_flag("--blind", options->blind, "ask the blind index");
    to_query->add_option("--limit", options->limit, "names in each answer")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    to_query->callback([options, &outcome] { query(*options, outcome); });
    CLI::App* to_evaluate =
        match->add_subcommand("evaluate", "How often it is right on pairs that somebody judged");
    to_evaluate
        ->add_option("pairs", options->pairs,
                     "CSV with the columns name1, name2, is_match (true, false) and, if there, schema")
        ->required();
    to_evaluate->callback([options, &outcome] { evaluate(*options, outcome); });
}

}  // namespace hogo::cli
