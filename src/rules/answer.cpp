// The answer as JSON, for machines and for tests.
#include "rules/explain.h"
#include "rules/fact_table.h"

namespace hogo::rules {
namespace {

using Json = nlohmann::ordered_json;

std::string_view file_word(Truth file) {
    switch (file) {
        case Truth::yes: return "opens";
        case Truth::no: return "does_not_open";
        case Truth::unsettled: return "unsettled";
    }
    return "";
}

std::string_view truth_word(Truth truth) {
    switch (truth) {
        case Truth::yes: return "yes";
        case Truth::no: return "no";
        case Truth::unsettled: return "unsettled";
    }
    return "";
}

Json option_json(const Pack& pack, FactIndex fact, std::optional<std::uint16_t> option) {
    if (!option) return nullptr;
    return pack.facts()[fact].options[*option].id.text();
}

Json screening_json(const Pack& pack, const Assessment& assessment) {
    Json dimensions = Json::object();
    for (std::size_t i = 0; i < assessment.screening.dimensions.size(); ++i) {
        const auto& dimension = assessment.screening.dimensions[i];
        dimensions[pack.dimensions()[i].id.text()] = {{"positive", truth_word(dimension.positive)},
                                                      {"strong", dimension.strong},
                                                      {"medium", dimension.medium},
                                                      {"weak", dimension.weak}};
    }
    return {{"list", assessment.screening.child_list ? "child" : "adult"},
            {"result", option_json(pack, pack.known().result, assessment.screening.result)},
            {"any_strong", truth_word(assessment.screening.any_strong)},
            {"dimensions", std::move(dimensions)}};
}

Json measure_json(const Assessment& assessment, const Pack& pack, const MeasureAnswer& answer) {
    Json grounds = Json::array();
    for (const Ground* ground : assessment.grounds)
        if (&pack.measures()[ground->measure] == answer.measure) grounds.push_back(ground->id.text());
    return {{"id", answer.measure->id.text()},
            {"provision", answer.measure->provision},
            {"decider", answer.measure->decider.text()},
            {"second_person", answer.measure->second_person},
            {"wish", name_of(answer.wish)},
            {"grounds", std::move(grounds)}};
}

Json explanation_json(const Pack& pack, const Assessment& assessment, const FactTable& values,
                      const Explanation& explanation) {
    const Rule& rule = *explanation.rule;
    Json facts = Json::object();
    for (const FactIndex fact : rule.reads) facts[pack.facts()[fact].id.text()] = values.text_of(fact);
    Json changes = Json::array();
    for (const Change& change : assessment.changes_of(explanation)) changes.push_back(text_of(pack, change));
    if (explanation.outcome == Outcome::not_in_force) {
        if (rule.valid_from && assessment.date < *rule.valid_from)
            changes.push_back("date >= " + rule.valid_from->text());
        else
            changes.push_back("date <= " + rule.valid_to->text());
    }
    Json compartments = Json::array();
    for (const Code& compartment : compartments_of(pack, rule)) compartments.push_back(compartment.text());
    return {{"for", pack.subject_name(rule)},
            {"rule", rule.id.text()},
            {"provision", rule.authority.provision},
            {"source", rule.authority.source.text()},
            {"verified", rule.authority.verified},
            {"outcome", name_of(explanation.outcome)},
            {"reason", {{"ja", rule.reason.ja}, {"en", rule.reason.en}}},
            {"facts", std::move(facts)},
            {"would_change", std::move(changes)},
            {"compartments", std::move(compartments)}};
}

FactTable concluded_facts(const Pack& pack, const Assessment& assessment) {
    FactTable values(pack);
    for (std::size_t i = 0; i < assessment.facts.size(); ++i)
        values.put(static_cast<FactIndex>(i), assessment.facts[i]);
    return values;
}

}  // namespace

Json answer_json(const Pack& pack, const Assessment& assessment) {
    Json answer;
    answer["format"] = "situation-answer/1";
    answer["pack"] = pack.id().text() + "/" + pack.version();
    answer["date"] = assessment.date.text();
    answer["file"] = file_word(assessment.file);
    answer["track"] = option_json(pack, pack.known().track, assessment.track);
    answer["screening"] = screening_json(pack, assessment);
    answer["holds"] = Json::array();
    for (const HoldAnswer& hold : assessment.holds)
        answer["holds"].push_back({{"id", hold.hold->id.text()}, {"held", hold.held}});
    answer["measures"] = Json::array();
    answer["not_proposed"] = Json::array();
    for (const MeasureAnswer& measure : assessment.measures) {
        if (measure.proposed())
            answer["measures"].push_back(measure_json(assessment, pack, measure));
        else if (measure.state != MeasureState::closed)
            answer["not_proposed"].push_back({{"id", measure.measure->id.text()},
                                              {"state", name_of(measure.state)},
                                              {"wish", name_of(measure.wish)}});
    }
    answer["deadlines"] = Json::array();
    for (const DeadlineAnswer& deadline : assessment.deadlines)
        answer["deadlines"].push_back({{"id", deadline.deadline->id.text()},
                                       {"due", deadline.due.text()},
                                       {"days_left", deadline.days_left},
                                       {"act_by", deadline.act_by.text()},
                                       {"calendar_known", deadline.calendar_known}});
    answer["alerts"] = Json::array();
    for (const Alert* alert : assessment.alerts) answer["alerts"].push_back(alert->id.text());
    answer["interview"] = Json::array();
    for (const SafeguardAnswer& safeguard : assessment.safeguards)
        answer["interview"].push_back({{"id", safeguard.safeguard->id.text()},
                                       {"about", safeguard.safeguard->about.text()},
                                       {"level", safeguard.safeguard->level.text()},
                                       {"settled", safeguard.settled}});
    answer["custody_days"] = nullptr;
    if (assessment.custody)
        answer["custody_days"] = {{"before_file", assessment.custody->before_file},
                                  {"with_file", assessment.custody->with_file}};
    answer["conflicts"] = Json::array();
    for (const Conflict& conflict : assessment.conflicts)
        answer["conflicts"].push_back({conflict.one->id.text(), conflict.other->id.text()});
    answer["explanations"] = Json::array();
    const FactTable values = concluded_facts(pack, assessment);
    for (const Explanation& explanation : assessment.explanations)
        answer["explanations"].push_back(explanation_json(pack, assessment, values, explanation));
    return answer;
}

}  // namespace hogo::rules
