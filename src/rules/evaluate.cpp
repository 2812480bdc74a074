#include "rules/evaluate.h"

#include <algorithm>

#include "rules/resolve.h"
#include "rules/screening.h"

namespace hogo::rules {
namespace {

constexpr auto affirms = static_cast<std::uint8_t>(Effect::affirms);

class Evaluation {
  public:
    Evaluation(const Pack& pack, const FactTable& facts, LocalDate date, Assessment& out)
        : pack_(pack), conditions_(pack.conditions()), date_(date), today_(date.number()), out_(out) {
        out.date = date;
        out.facts.assign(facts.values().begin(), facts.values().end());
        out.explanations.clear();
        out.changes.clear();
        out.conflicts.clear();
        out.holds.clear();
        out.measures.clear();
        out.grounds.clear();
        out.deadlines.clear();
        out.alerts.clear();
        out.safeguards.clear();
        out.track.reset();
        out.custody.reset();
    }

    void run() {
        definitions(0, pack_.definitions_before_screening());
        out_.screening = screen(pack_, out_.facts);
        definitions(pack_.definitions_before_screening(), pack_.subjects(Kind::definition));
        result();
        file();
        track();
        holds();
        measures();
        grounds();
        deadlines();
        alerts();
        safeguards();
        custody();
    }

  private:
    void definitions(std::uint16_t first, std::uint16_t last) {
        for (std::uint16_t i = first; i < last; ++i) conclude(pack_.defined_fact(i), answer_of(Kind::definition, i));
    }

    void result() {
        out_.screening.result = option_of(Kind::result);
        conclude(pack_.known().result, out_.screening.result);
    }

    void file() {
        out_.file = answer_of(Kind::file, 0);
        conclude(pack_.known().file_opens, out_.file);
    }

    void track() {
        out_.track = option_of(Kind::track);
        conclude(pack_.known().track, out_.track);
    }

    /// Unsettled keeps the hold: only a rule that is surely met lifts, only conditions that surely fail leave it off.
    void holds() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::hold); ++i) {
            out_.holds.push_back({&pack_.holds()[i], is_held(resolve(Kind::hold, i))});
        }
    }

    void measures() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::measure); ++i) {
            MeasureAnswer answer{&pack_.measures()[i], state_from(resolve(Kind::measure, i)), WishStanding::not_needed};
            answer.wish = wish_of(*answer.measure);
            out_.measures.push_back(answer);
        }
    }

    void grounds() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::ground); ++i)
            if (resolve(Kind::ground, i).effect == affirms) out_.grounds.push_back(&pack_.grounds()[i]);
    }

    void deadlines() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::deadline); ++i) {
            if (resolve(Kind::deadline, i).effect != affirms) continue;
            const Deadline& deadline = pack_.deadlines()[i];
            const FactValue from = out_.facts[deadline.from];
            if (from.standing != Standing::known) continue;
            const LocalDate due = end_of(LocalDate::from_number(from.value), deadline.period);
            const auto& calendar = pack_.opening_days();
            out_.deadlines.push_back({&deadline, due, date_.days_until(due), calendar.last_open_on_or_before(due),
                                      calendar.covers(due)});
        }
        std::ranges::stable_sort(out_.deadlines, [](const DeadlineAnswer& left, const DeadlineAnswer& right) {
            return std::pair(left.deadline->danger, left.due) < std::pair(right.deadline->danger, right.due);
        });
    }

    void alerts() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::alert); ++i)
            if (resolve(Kind::alert, i).effect == affirms) out_.alerts.push_back(&pack_.alerts()[i]);
    }

    void safeguards() {
        for (std::uint16_t i = 0; i < pack_.subjects(Kind::safeguard); ++i) {
            const Truth needed = answer_from(resolve(Kind::safeguard, i));
            if (needed != Truth::no) out_.safeguards.push_back({&pack_.safeguards()[i], needed == Truth::yes});
        }
    }

    void custody() {
        const KnownFacts& known = pack_.known();
        const FactValue since = out_.facts[known.custody_since];
        if (since.standing != Standing::known) return;
        const FactValue until = out_.facts[known.custody_until];
        const FactValue opened = out_.facts[known.file_opened_on];
        const int first = since.value;
        const int last = until.standing == Standing::known ? std::min(until.value, today_) : today_;
        const int file = opened.standing == Standing::known ? opened.value : today_;
        out_.custody = CustodyDays{std::max(0, std::min(last, file) - first), std::max(0, last - std::max(first, file))};
    }

    WishStanding wish_of(const Measure& measure) const {
        const auto wished = [&](const std::vector<FactIndex>& wishes) {
            return std::ranges::any_of(wishes, [&](FactIndex wish) {
                return out_.facts[wish] == FactValue{Standing::known, 1};
            });
        };
        if (wished(measure.needs_wish) || wished(measure.unless_wish)) return WishStanding::follows;
        if (wished(measure.against_wish)) return WishStanding::against;
        return measure.needs_wish.empty() ? WishStanding::not_needed : WishStanding::awaiting;
    }

    Truth answer_of(Kind kind, std::uint16_t subject) { return answer_from(resolve(kind, subject)); }

    std::optional<std::uint16_t> option_of(Kind kind) {
        const Resolution found = resolve(kind, 0);
        if (!found.effect) return std::nullopt;
        return *found.effect;
    }

    void conclude(FactIndex fact, Truth truth) {
        out_.facts[fact] = truth == Truth::unsettled ? FactValue{Standing::unknown, 0}
                                                     : FactValue{Standing::known, truth == Truth::yes ? 1 : 0};
    }
    void conclude(FactIndex fact, std::optional<std::uint16_t> option) {
        out_.facts[fact] = option ? FactValue{Standing::known, *option} : FactValue{Standing::unknown, 0};
    }

    Resolution resolve(Kind kind, std::uint16_t subject) {
        const auto rules = pack_.rules_about(kind, subject);
        if (rules.empty()) return {};
        const std::size_t first = out_.explanations.size();
        for (const Rule& rule : rules) explain(rule);
        const std::span mine(out_.explanations.data() + first, rules.size());
        return settle(pack_, mine, out_.conflicts);
    }

    void explain(const Rule& rule) {
        Explanation explanation{&rule, Outcome::not_in_force, static_cast<std::uint32_t>(out_.changes.size()), 0};
        if (rule.in_force(date_)) {
            explanation.outcome = outcome_of(conditions_.evaluate(rule.root, out_.facts, today_));
            conditions_.changes(rule.root, explanation.outcome == Outcome::applied ? Truth::no : Truth::yes, out_.facts,
                                today_, out_.changes);
            explanation.change_count =
                static_cast<std::uint32_t>(out_.changes.size()) - explanation.first_change;
        }
        out_.explanations.push_back(explanation);
    }

    const Pack& pack_;
    const Conditions conditions_;
    const LocalDate date_;
    const std::int32_t today_;
    Assessment& out_;
};

}  // namespace

void evaluate(const Pack& pack, const FactTable& facts, LocalDate date, Assessment& out) {
    require(&facts.pack() == &pack, "facts of another pack");
    Evaluation(pack, facts, date, out).run();
}

Assessment evaluate(const Pack& pack, const FactTable& facts, LocalDate date) {
    Assessment assessment;
    evaluate(pack, facts, date, assessment);
    return assessment;
}

}  // namespace hogo::rules
