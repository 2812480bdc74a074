#include "actions/assess.h"

#include "rules/evaluate.h"

namespace hogo::actions {
namespace {

using domain::CaseFile;

rules::Answer rules_answer(domain::Answer answer) {
    switch (answer) {
        case domain::Answer::yes: return rules::Answer::yes;
        case domain::Answer::no: return rules::Answer::no;
        case domain::Answer::unknown: return rules::Answer::unknown;
        case domain::Answer::not_asked: return rules::Answer::not_asked;
    }
    bug("an answer that is none");
}

/// Fills the table. A fact that this pack does not know (an older or another country's) is left out: what a rule cannot
/// read cannot change its answer, and the event itself stays in the file.
struct Filler {
    rules::FactTable& table;

    void put(const Code& fact, domain::Answer answer) {
        const auto index = table.pack().fact_index(fact);
        if (!index) return;
        // Cooperation is a coded fact with more than two values; a yes or no says given or refused.
        if (table.pack().facts()[*index].type == rules::FactType::code && answer == domain::Answer::yes) return put(fact, Code("given"));
        if (table.pack().facts()[*index].type == rules::FactType::code && answer == domain::Answer::no) return put(fact, Code("refused"));
        if (answer == domain::Answer::unknown) (void)table.set_standing(fact, rules::Standing::unknown);
        else if (answer != domain::Answer::not_asked) (void)table.set(fact, rules_answer(answer));
    }
    void put(const Code& fact, const Code& value) { (void)table.set_code(fact, value); }
    void put(const Code& fact, LocalDate day) { (void)table.set_date(fact, day); }
    void put(const Code& fact, std::int64_t number) { (void)table.set_integer(fact, static_cast<std::int32_t>(number)); }
    void put(const Code& fact, const std::vector<Code>& values) {
        if (!values.empty()) put(fact, values.front());
    }
    void put(const Code& fact, const domain::FactValue& value) {
        std::visit([&](const auto& inner) { put(fact, inner); }, value);
    }
};

/// Measures whose decision is an act of the authority that other rules count from.
constexpr std::pair<std::string_view, std::string_view> acts[] = {
    {"supervisory_measure", "procedure.supervisory_measure_on"},
    {"provisional_release", "procedure.provisional_release_on"},
};

void put_measures(Filler& filler, const CaseFile& file) {
    for (const auto& measure : file.measures) {
        const auto& kind = measure.proposed.kind;
        if (measure.state == domain::MeasureState::granted)
            for (const auto& [prefix, fact] : acts)
                if (kind.text().starts_with(prefix)) filler.put(*Code::parse(fact), measure.decided->first.on);
        const bool renewal = kind == "renewal", change = kind.text().starts_with("change_of_status");
        if (!renewal && !change) continue;
        // An application counts while it is undecided; the special period of Art. 20(6) hangs on it.
        if (const auto filed = measure.step_on("applied"); filed && measure.pending()) {
            filler.put("stay.application", Code::parse(renewal ? "renewal" : "change").value());
            filler.put("stay.application_filed_on", *filed);
        }
    }
}

void put_status(Filler& filler, const CaseFile& file, LocalDate today) {
    if (file.statuses.empty()) return;
    const auto& held = file.statuses.back().first;
    if (held.status == "none") return;
    filler.put("stay.status", held.status);
    if (held.until) {
        filler.put("stay.expires_on", *held.until);
        filler.put("stay.period_days", std::int64_t{held.from.days_until(*held.until)});
    }
    // Past its end a status is lawful only by an application filed in time; the rules count that period themselves.
    const bool filed = std::ranges::any_of(file.measures, [&](const domain::Measure& measure) {
        const auto step = measure.step_on("applied");
        return measure.pending() && step && held.until && *step <= *held.until && today <= held.until->plus_months(2);
    });
    if (!held.until || today <= *held.until || filed) filler.put("stay.standing", Code("lawful"));
    else filler.put("stay.standing", Code("overstayed"));
    std::int64_t renewals = -1;
    for (const auto& [status, origin] : file.statuses) {
        if (!status.by) continue;
        if (renewals < 0) filler.put("stay.protection_permission_on", status.from);
        ++renewals;
    }
    if (renewals >= 0) filler.put("stay.renewals_since", renewals);
}

void put_custody(Filler& filler, const CaseFile& file) {
    if (file.custody.empty()) return;
    const auto& last = file.custody.back().recorded;
    filler.put("custody.since", last.from);
    if (last.until) filler.put("custody.until", *last.until);
    if (!last.until) filler.put("custody.state", Code("detained"));
    else filler.put("custody.state", *last.until == last.from ? Code("formal_order_released") : Code("none"));
}

}  // namespace

rules::FactTable facts_of(const rules::Pack& pack, const CaseFile& file, LocalDate today) {
    rules::FactTable table(pack);
    for (const auto& word : pack.compartments()) {
        const auto part = domain::compartment_named(word.id.text());
        if (part && !file.opened.has(*part)) table.close(word.id);
    }
    Filler filler{table};
    for (const auto& [id, history] : file.facts) filler.put(id, history.back().value);
    if (file.encounter) {
        filler.put("door", file.encounter->recorded.door);
        if (file.encounter->recorded.language) filler.put("person.native_language", *file.encounter->recorded.language);
    }
    filler.put("stage", *Code::parse(name_of(file.stage)));
    filler.put("suspicion", file.suspicion);
    const auto zone = Zone::named(pack.zone());
    require(zone.has_value(), "a pack whose zone is unknown");
    for (const auto& [reached, origin] : file.stages)
        if (reached.stage == domain::Stage::possible_victim) {
            filler.put("file_opened_on", zone->day_of(origin.at));
            break;
        }
    for (const auto& [id, answer] : file.indicators) filler.put(id, answer);
    for (const auto& circumstance : file.circumstances) filler.put(circumstance.considered.kind, circumstance.considered.answer);
    if (const auto* wish = file.current_wish())
        for (const auto& wished : wish->recorded.wishes) filler.put(wished, domain::Answer::yes);
    put_status(filler, file, today);
    put_custody(filler, file);
    put_measures(filler, file);
    for (const auto& lift : file.lifts)
        if (lift.in_force(today))
            if (const auto fact = Code::parse("lift." + lift.lifted.hold.text())) filler.put(*fact, lift.lifted.until);
    if (const auto* needs = file.needs.opened())
        for (const auto& [stated, origin] : *needs)
            for (const auto& [id, value] : stated.needs) filler.put(id, value);
    if (const auto* network = file.network.opened(); network && !network->empty())
        filler.put("keep_away.anyone", domain::Answer::yes);
    return table;
}

rules::Assessment assess(const rules::Pack& pack, const CaseFile& file, LocalDate today) {
    return rules::evaluate(pack, facts_of(pack, file, today), today);
}

}  // namespace hogo::actions
