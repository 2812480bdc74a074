// The passes that read what rules speak about: holds, measures, deadlines, alerts, safeguards, and plain data.
#include <algorithm>

#include "rules/load/builder.h"

namespace hogo::rules {

void PackBuilder::read_holds() {
    Reader reader = this->reader("holds.yaml");
    const YAML::Node root = this->root("holds.yaml");
    reader.is_map_of(root, {"holds", "never_held"});
    for (const auto& node : reader.list(root, "holds")) {
        if (!reader.is_map_of(node, {"id", "label", "notice", "steps", "rules"})) continue;
        Hold hold{reader.code(node, "id"), reader.label(node, "label"), reader.label(node, "notice")};
        unique(reader, node, "hold", hold.id);
        const auto subject = static_cast<std::uint16_t>(pack_->holds_.size());
        for (const auto& step : reader.list(node, "steps")) {
            if (!reader.is_map_of(step, {"id", "label"})) continue;
            pack_->steps_.push_back({reader.code(step, "id"), reader.label(step, "label"), subject});
            unique(reader, step, "step", pack_->steps_.back().id);
        }
        draft_rules(reader, node, Kind::hold, subject, std::nullopt, hold.label);
        pack_->holds_.push_back(std::move(hold));
    }
    for (const auto& step : reader.list(root, "never_held")) {
        if (!reader.is_map_of(step, {"id", "label"})) continue;
        pack_->steps_.push_back({reader.code(step, "id"), reader.label(step, "label"), std::nullopt});
        unique(reader, step, "step", pack_->steps_.back().id);
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::hold)] = static_cast<std::uint16_t>(pack_->holds_.size());
}

void PackBuilder::read_measures() {
    Reader reader = this->reader("measures.yaml");
    const YAML::Node root = this->root("measures.yaml");
    reader.is_map_of(root, {"measures"});
    const std::vector<YAML::Node> nodes = reader.list(root, "measures");
    struct Entry {
        Measure measure;
        std::size_t place;
    };
    std::vector<Entry> entries;
    for (std::size_t place = 0; place < nodes.size(); ++place) {
        const YAML::Node& node = nodes[place];
        if (!reader.is_map_of(node, {"id", "group", "order", "label", "note", "provision", "decider", "second_person",
                                     "only_if_wished", "not_if_wished", "unless_wished", "statuses", "rules", "grounds"}))
            continue;
        Measure measure;
        measure.id = reader.code(node, "id");
        unique(reader, node, "measure", measure.id);
        measure.group = reader.code(node, "group");
        known_word(reader, node, pack_->groups_, measure.group, "group");
        measure.order = reader.integer(node, "order");
        measure.label = reader.label(node, "label");
        measure.note = reader.label_or_empty(node, "note");
        measure.provision = reader.text(node, "provision");
        measure.decider = reader.code(node, "decider");
        known_word(reader, node, pack_->deciders_, measure.decider, "decider");
        measure.second_person = reader.yes(node, "second_person");
        measure.needs_wish = facts_named(reader, node, "only_if_wished");
        measure.against_wish = facts_named(reader, node, "not_if_wished");
        measure.unless_wish = facts_named(reader, node, "unless_wished");
        for (const auto& status : reader.list_or_empty(node, "statuses")) {
            measure.statuses.push_back(reader.as_code(status));
            known_word(reader, status, pack_->statuses_, measure.statuses.back(), "status");
        }
        entries.push_back({std::move(measure), place});
    }
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.measure.order; });
    for (auto& [measure, place] : entries) {
        const auto subject = static_cast<std::uint16_t>(pack_->measures_.size());
        draft_rules(reader, nodes[place], Kind::measure, subject, std::nullopt, measure.label);
        pack_->measures_.push_back(std::move(measure));
    }
    for (std::uint16_t i = 0; i < entries.size(); ++i) {
        for (const auto& node : reader.list_or_empty(nodes[entries[i].place], "grounds")) {
            if (!reader.is_map_of(node, {"id", "label", "rules"})) continue;
            Ground ground{reader.code(node, "id"), i, reader.label(node, "label")};
            unique(reader, node, "ground", ground.id);
            draft_rules(reader, node, Kind::ground, static_cast<std::uint16_t>(pack_->grounds_.size()), std::nullopt,
                        ground.label);
            pack_->grounds_.push_back(std::move(ground));
        }
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::measure)] = static_cast<std::uint16_t>(pack_->measures_.size());
    pack_->subjects_[static_cast<std::size_t>(Kind::ground)] = static_cast<std::uint16_t>(pack_->grounds_.size());
}

void PackBuilder::read_deadlines() {
    Reader reader = this->reader("deadlines.yaml");
    const YAML::Node root = this->root("deadlines.yaml");
    reader.is_map_of(root, {"deadlines"});
    for (const auto& node : reader.list(root, "deadlines")) {
        if (!reader.is_map_of(node, {"id", "label", "from", "months", "days", "danger", "lapses", "rules"})) continue;
        Deadline deadline;
        deadline.id = reader.code(node, "id");
        unique(reader, node, "deadline", deadline.id);
        deadline.label = reader.label(node, "label");
        if (const YAML::Node from = node["from"]) {
            deadline.from = fact_named(reader, from);
            if (pack_->facts_[deadline.from].type != FactType::date) reader.complain(from, "must be a date fact");
        } else {
            reader.complain(node, "\"from\" is missing");
        }
        deadline.period = {reader.integer(node, "months", 0), reader.integer(node, "days", 0)};
        deadline.danger = reader.integer(node, "danger");
        deadline.lapses = node["lapses"] && reader.yes(node, "lapses");
        draft_rules(reader, node, Kind::deadline, static_cast<std::uint16_t>(pack_->deadlines_.size()), std::nullopt,
                    deadline.label);
        pack_->deadlines_.push_back(std::move(deadline));
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::deadline)] = static_cast<std::uint16_t>(pack_->deadlines_.size());
}

void PackBuilder::read_alerts() {
    Reader reader = this->reader("alerts.yaml");
    const YAML::Node root = this->root("alerts.yaml");
    reader.is_map_of(root, {"alerts"});
    for (const auto& node : reader.list(root, "alerts")) {
        if (!reader.is_map_of(node, {"id", "level", "label", "rules"})) continue;
        Alert alert{reader.code(node, "id"), reader.label(node, "label"), reader.code(node, "level")};
        unique(reader, node, "alert", alert.id);
        known_word(reader, node, pack_->levels_, alert.level, "level");
        draft_rules(reader, node, Kind::alert, static_cast<std::uint16_t>(pack_->alerts_.size()), std::nullopt,
                    alert.label);
        pack_->alerts_.push_back(std::move(alert));
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::alert)] = static_cast<std::uint16_t>(pack_->alerts_.size());
}

void PackBuilder::read_safeguards() {
    Reader reader = this->reader("interview.yaml");
    const YAML::Node root = this->root("interview.yaml");
    reader.is_map_of(root, {"safeguards"});
    for (const auto& node : reader.list(root, "safeguards")) {
        if (!reader.is_map_of(node, {"id", "about", "level", "label", "rules"})) continue;
        Safeguard safeguard;
        safeguard.id = reader.code(node, "id");
        unique(reader, node, "safeguard", safeguard.id);
        safeguard.about = node["about"] ? reader.code(node, "about") : safeguard.id;
        safeguard.level = reader.code(node, "level");
        known_word(reader, node, pack_->levels_, safeguard.level, "level");
        safeguard.label = reader.label(node, "label");
        draft_rules(reader, node, Kind::safeguard, static_cast<std::uint16_t>(pack_->safeguards_.size()), std::nullopt,
                    safeguard.label);
        pack_->safeguards_.push_back(std::move(safeguard));
    }
    pack_->subjects_[static_cast<std::size_t>(Kind::safeguard)] = static_cast<std::uint16_t>(pack_->safeguards_.size());
}

void PackBuilder::read_decisions() {
    Reader reader = this->reader("stages.yaml");
    for (const auto& node : reader.list(root("stages.yaml"), "decisions")) {
        if (!reader.is_map_of(node, {"id", "label", "decider", "second_person", "reasons"})) continue;
        Decision decision{reader.code(node, "id"), reader.label(node, "label"), reader.code(node, "decider"),
                          reader.yes(node, "second_person"), reader.yes(node, "reasons")};
        unique(reader, node, "decision", decision.id);
        known_word(reader, node, pack_->deciders_, decision.decider, "decider");
        pack_->decisions_.push_back(std::move(decision));
    }
}

void PackBuilder::read_contacts() {
    Reader reader = this->reader("contacts.yaml");
    const YAML::Node root = this->root("contacts.yaml");
    reader.is_map_of(root, {"contacts"});
    for (const auto& node : reader.list(root, "contacts")) {
        if (!reader.is_map_of(node, {"id", "label", "telephone", "hours", "as_of", "provision", "source", "verified"}))
            continue;
        Contact contact{reader.code(node, "id"),  reader.label(node, "label"), reader.text(node, "telephone"),
                        reader.label_or_empty(node, "hours"), {}, authority(reader, node)};
        unique(reader, node, "contact", contact.id);
        const auto as_of = reader.day(node, "as_of");
        if (!as_of) reader.complain(node, "\"as_of\" is missing: a telephone number is good as of a day");
        contact.as_of = as_of.value_or(LocalDate());
        pack_->contacts_.push_back(std::move(contact));
    }
}

void PackBuilder::read_retention() {
    Reader reader = this->reader("retention.yaml");
    const YAML::Node root = this->root("retention.yaml");
    reader.is_map_of(root, {"retention"});
    std::map<Code, Retention> of;
    for (const auto& node : reader.list(root, "retention")) {
        if (!reader.is_map_of(node, {"compartment", "months", "reason", "provision", "source", "verified"})) continue;
        Retention kept{reader.code(node, "compartment"), {reader.integer(node, "months"), 0}, reader.label(node, "reason"),
                       authority(reader, node)};
        unique(reader, node, "retention", kept.compartment);
        known_word(reader, node, pack_->compartments_, kept.compartment, "compartment");
        if (kept.period.months < 1) reader.complain(node, "\"months\" is at least 1");
        of.emplace(kept.compartment, std::move(kept));
    }
    for (const auto& part : pack_->compartments_) {
        const auto found = of.find(part.id);
        if (found == of.end()) reader.complain(root, "no retention for \"" + part.id.text() + "\"");
        else pack_->retention_.push_back(found->second);
    }
    // What everything else hangs on goes last, with the record of who opened what.
    const auto whole = of.find("procedure");
    for (const auto& [part, kept] : of)
        if (whole != of.end() && kept.period.months > whole->second.period.months)
            reader.complain(root, "\"" + part.text() + "\" is kept longer than \"procedure\"");
}

void PackBuilder::read_holidays() {
    Reader reader = this->reader("holidays.yaml");
    const YAML::Node root = this->root("holidays.yaml");
    reader.is_map_of(root, {"provision", "source", "verified", "from_year", "to_year", "days", "yearly"});
    authority(reader, root);
    const int first = reader.integer(root, "from_year");
    const int last = reader.integer(root, "to_year");
    if (first < 1900 || last > 2199 || last < first) {
        reader.complain(root, "from_year and to_year must be years, in order");
        return;
    }
    std::vector<ClosedDay> days;
    for (const auto& node : reader.list(root, "days")) {
        if (!reader.is_map_of(node, {"day", "label"})) continue;
        const auto day = reader.day(node, "day");
        if (!day) {
            reader.complain(node, "\"day\" is missing");
            continue;
        }
        unique(reader, node, "holiday", *Code::parse(day->text()));
        days.push_back({*day, reader.label(node, "label")});
    }
    for (const auto& node : reader.list_or_empty(root, "yearly")) {
        if (!reader.is_map_of(node, {"month", "day", "label"})) continue;
        const int month = reader.integer(node, "month");
        const int day = reader.integer(node, "day");
        const Label label = reader.label(node, "label");
        for (int year = first; year <= last; ++year) {
            const auto date = LocalDate::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day));
            if (!date) {
                reader.complain(node, "not a day of every year");
                break;
            }
            if (std::ranges::find(days, *date, &ClosedDay::day) == days.end()) days.push_back({*date, label});
        }
    }
    pack_->opening_days_ = OpeningDays(std::move(days), LocalDate::of(first, 1, 1), LocalDate::of(last, 12, 31));
}

}  // namespace hogo::rules
