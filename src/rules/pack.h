// A rule pack: everything that a jurisdiction's rules, lists and words are, loaded once and never changed.
//
// Promises: every reference inside is resolved, every rule reads only facts that exist, every label is there in both
// languages. Holders keep a shared_ptr; whatever an assessment points to lives as long as the pack.
// Does not know: files. See load.h.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/calendar.h"
#include "rules/condition.h"
#include "rules/fact.h"
#include "rules/rule.h"

namespace hogo::rules {

struct Source {
    Code id;
    Label title;
    std::string address;             ///< where the public can read it; may be empty
    std::optional<LocalDate> read_on;
};

/// A listed word with nothing but a label: doors' kinds, deciders, compartments, groups, statuses.
struct Word {
    Code id;
    Label label;
};

/// A way in which a person meets the authority.
struct Door {
    Code id;
    Label label;
    Label hint;
};

/// A stage of a protection file. Recognition is never needed for protection to start.
struct Stage {
    Code id;
    Label label;
    Label standard;       ///< how sure one must be
    bool open = true;     ///< the file is being worked on
};

/// A step of a procedure: either a hold stands on it, or nothing ever may.
struct Step {
    Code id;
    Label label;
    std::optional<std::uint16_t> hold;
};

struct Hold {
    Code id;
    Label label;
    Label notice;  ///< what the officer reads where the step would have been
};

/// How an instrument of protection is proposed and decided.
struct Measure {
    Code id;
    Code group;  ///< `out_of_custody`, `status`, `landing`, `departure`, `work`, `referral`, `care`
    Label label;
    Label note;                            ///< what to mind when proposing it; may be empty
    std::string provision;                 ///< legal basis, as a draft cites it
    int order = 0;                         ///< smaller is proposed earlier
    Code decider;                          ///< in Pack::deciders()
    bool second_person = false;            ///< a second person confirms
    std::vector<FactIndex> needs_wish;     ///< proposed only when the person wishes one of these
    std::vector<FactIndex> against_wish;   ///< not proposed when the person wishes one of these …
    std::vector<FactIndex> unless_wish;    ///< … unless they also wish one of these
    std::vector<Code> statuses;            ///< in Pack::statuses(): what it may lead to
};

struct Ground {
    Code id;
    std::uint16_t measure = 0;
    Label label;
};

struct Deadline {
    Code id;
    Label label;
    FactIndex from = 0;
    Period period;
    int danger = 0;  ///< smaller sorts first: how near to falling out of status
    bool lapses = false;  ///< nothing is overdue after it: a time that simply ends
};

struct Alert {
    Code id;
    Label label;
    Code level;  ///< `warning`, `notice`
};

struct Safeguard {
    Code id;     ///< `i05`, …
    Code about;  ///< the standard it belongs to, or itself
    Code level;  ///< `block`, `justify`, `ask`, `offer`, `warn`, `access`, `invariant`
    Label label;
};

/// A decision that is not a measure: who takes it, and what it needs.
struct Decision {
    Code id;
    Label label;
    Code decider;
    bool second_person = false;
    bool reasons = true;
};

struct Contact {
    Code id;
    Label label;
    std::string telephone;
    Label hours;
    LocalDate as_of;
    Authority authority;
};

/// How long a part of a file is kept after the file was over, and by what.
struct Retention {
    Code compartment;     ///< in Pack::compartments()
    Period period;
    Label reason;
    Authority authority;
};

enum class Dimension : std::uint8_t { d1, d2, d3, d4, d5, d6 };
enum class Weight : std::uint8_t { none, weak, medium, strong };

struct Indicator {
    FactIndex fact = 0;
    Dimension dimension = Dimension::d1;
    Weight adult = Weight::none;
    Weight child = Weight::none;
    Authority authority;
};

/// A list that is shown and never scored.
struct Checklist {
    Code id;
    Label label;
    std::vector<FactIndex> items;
    Authority authority;
};

/// What pack labels can be asked for.
enum class Thing : std::uint8_t {
    fact, hold, step, measure, ground, deadline, alert, safeguard, track, result, door, stage, decision, decider,
    status, contact, source, compartment, group, dimension, level
};

/// Facts that the machinery itself fills or follows.
struct KnownFacts {
    FactIndex suspicion = 0;
    FactIndex child = 0;
    FactIndex cooperation = 0;
    std::int32_t cooperation_refused = 0;
    std::array<FactIndex, 6> dimensions{};
    FactIndex any_strong = 0;
    FactIndex result = 0;
    FactIndex file_opens = 0;
    FactIndex track = 0;
    FactIndex custody_since = 0;
    FactIndex custody_until = 0;
    FactIndex file_opened_on = 0;
};

class Pack {
  public:
    const Code& id() const { return id_; }
    const std::string& version() const { return version_; }
    const std::string& jurisdiction() const { return jurisdiction_; }  ///< ISO 3166-1 alpha-2, lower case
    const Label& title() const { return title_; }
    const std::string& zone() const { return zone_; }  ///< IANA name, for the office's calendar days

    const std::vector<Source>& sources() const { return sources_; }
    const std::vector<Word>& compartments() const { return compartments_; }
    const std::vector<Word>& groups() const { return groups_; }
    const std::vector<Word>& deciders() const { return deciders_; }
    const std::vector<Word>& statuses() const { return statuses_; }
    const std::vector<Word>& levels() const { return levels_; }
    const std::vector<Word>& dimensions() const { return dimensions_; }
    const std::vector<Fact>& facts() const { return facts_; }
    const std::vector<Indicator>& indicators() const { return indicators_; }
    const std::vector<Checklist>& checklists() const { return checklists_; }
    const std::vector<Door>& doors() const { return doors_; }
    const std::vector<Stage>& stages() const { return stages_; }
    const std::vector<Step>& steps() const { return steps_; }
    const std::vector<Hold>& holds() const { return holds_; }
    const std::vector<Measure>& measures() const { return measures_; }
    const std::vector<Ground>& grounds() const { return grounds_; }
    const std::vector<Deadline>& deadlines() const { return deadlines_; }
    const std::vector<Alert>& alerts() const { return alerts_; }
    const std::vector<Safeguard>& safeguards() const { return safeguards_; }
    const std::vector<Decision>& decisions() const { return decisions_; }
    const std::vector<Contact>& contacts() const { return contacts_; }
    /// One for each of compartments(), in their order; none is longer than that of `procedure`.
    const std::vector<Retention>& retention() const { return retention_; }
    const std::vector<Rule>& rules() const { return rules_; }
    const OpeningDays& opening_days() const { return opening_days_; }
    /// What a person or an officer says: a yes to any fact of these groups may add protection and never take any away.
    const std::vector<Code>& protective_groups() const { return protective_groups_; }
    /// The recorded facts that a derived fact was made of, through every rule between; a recorded fact gives itself.
    const std::vector<FactIndex>& made_of(FactIndex fact) const { return made_of_[fact]; }
    const KnownFacts& known() const { return known_; }
    Conditions conditions() const { return {nodes_}; }

    /// nullptr where the pack has no such thing.
    const Fact* fact(const Code& id) const;
    const Hold* hold(const Code& id) const;
    const Step* step(const Code& id) const;
    const Measure* measure(const Code& id) const;
    const Deadline* deadline(const Code& id) const;
    const Safeguard* safeguard(const Code& id) const;
    const Decision* decision(const Code& id) const;
    const Rule* rule(const Code& id) const;
    std::optional<FactIndex> fact_index(const Code& id) const;
    /// Facts of a group, in the pack's order: `circumstances`, `wishes`, …
    std::vector<const Fact*> facts_of(const Code& group) const;
    std::vector<const Indicator*> indicators_of(Dimension dimension) const;

    /// The hold that stands on a step while it is held; nullptr for steps that nothing ever holds.
    const Hold* hold_on(const Code& step) const;

    /// The words for a code; the code itself where the pack has none (so that nothing on a screen is ever empty).
    std::string label(Thing thing, const Code& id, Language language) const;
    /// The words for a listed value of a fact.
    std::string option_label(const Code& fact, const Code& value, Language language) const;

    /// `hold/custody`: the thing a rule speaks about.
    std::string subject_name(const Rule& rule) const;
    /// The rules about one thing, contiguous and in the pack's order.
    std::span<const Rule> rules_about(Kind kind, std::uint16_t subject) const;
    std::uint16_t subjects(Kind kind) const { return subjects_[static_cast<std::size_t>(kind)]; }
    /// The derived answer that a definition fills.
    FactIndex defined_fact(std::uint16_t definition) const { return definitions_[definition]; }
    /// Definitions that screening may need come first, in an order in which each reads only earlier ones.
    std::uint16_t definitions_before_screening() const { return definitions_before_screening_; }
    bool verified() const;  ///< every rule was compared with its source by a lawyer

  private:
    friend class PackBuilder;
    struct Span {
        std::uint16_t first = 0;
        std::uint16_t count = 0;
    };

    Code id_;
    std::string version_;
    std::string jurisdiction_;
    Label title_;
    std::string zone_;
    std::vector<Source> sources_;
    std::vector<Word> compartments_, groups_, deciders_, statuses_, levels_, dimensions_;
    std::vector<Code> protective_groups_;
    std::vector<Fact> facts_;
    std::vector<Indicator> indicators_;
    std::vector<Checklist> checklists_;
    std::vector<Door> doors_;
    std::vector<Stage> stages_;
    std::vector<Step> steps_;
    std::vector<Hold> holds_;
    std::vector<Measure> measures_;
    std::vector<Ground> grounds_;
    std::vector<Deadline> deadlines_;
    std::vector<Alert> alerts_;
    std::vector<Safeguard> safeguards_;
    std::vector<Decision> decisions_;
    std::vector<Contact> contacts_;
    std::vector<Retention> retention_;
    std::vector<Rule> rules_;
    std::vector<Node> nodes_;
    std::vector<FactIndex> definitions_;
    std::uint16_t definitions_before_screening_ = 0;
    std::array<std::uint16_t, kind_count> subjects_{};
    std::array<std::vector<Span>, kind_count> spans_;
    std::vector<std::vector<FactIndex>> made_of_;
    OpeningDays opening_days_;
    KnownFacts known_;
    std::unordered_map<Code, FactIndex> fact_indices_;
};

}  // namespace hogo::rules
