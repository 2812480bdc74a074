#include "domain/case_file.h"

namespace hogo::domain {
namespace {

/// One step of the fold. An event about something unknown (its first part was erased) changes nothing.
struct Fold {
    CaseFile& file;
    const Event& event;

    Origin origin() const { return {event.id, event.author, event.at}; }

    template <class Range, class Matches, class Change>
    void change(Range& range, Matches matches, Change apply) {
        const auto found = std::ranges::find_if(range, matches);
        if (found != range.end()) apply(*found);
    }
    template <class Change>
    void change_measure(const MeasureId& id, Change apply) {
        change(file.measures, [&](const Measure& m) { return m.proposed.measure == id; }, apply);
    }
    template <class Change>
    void change_interview(const InterviewId& id, Change apply) {
        change(file.interviews, [&](const Interview& i) { return i.arranged.interview == id; }, apply);
    }

    void operator()(const EncounterRecorded& e) { file.encounter = Encounter{e, origin()}; }
    void operator()(const FactsStated& e) {
        for (const auto& [id, value] : e.facts) file.facts[id].push_back({value, e.source, e.on, origin()});
    }
    void operator()(const IndicatorsAnswered& e) {
        for (const auto& [id, answer] : e.answers) file.indicators[id] = answer;
        file.screening_closed = false;
    }
    void operator()(const SuspicionStated& e) {
        file.suspicion = e.suspicion;
        file.screening_closed = false;
    }
    void operator()(const ScreeningClosed&) { file.screening_closed = true; }
    void operator()(const StageReached& e) {
        file.stage = e.stage;
        file.stages.emplace_back(e, origin());
        file.not_established_proposed.reset();
        file.end_waits.reset();
    }
    void operator()(const EndDecided& e) {
        if (e.step == "close_proposed" || e.step == "erase_proposed") file.end_waits.emplace(e, origin());
        else file.end_waits.reset();
        if (e.step != "erased") return;
        for (const auto& name : e.parts)
            if (const auto part = compartment_named(name.text())) file.erased[*part] = origin();
    }
    void operator()(const NotEstablishedProposed& e) {
        if (e.withdrawn) file.not_established_proposed.reset();
        else file.not_established_proposed.emplace(e, origin());
    }
    void operator()(const CircumstanceConsidered& e) { file.circumstances.push_back({e, origin()}); }
    void operator()(const WishRecorded& e) { file.wishes.push_back({e, origin()}); }
    void operator()(const WordsRecorded& e) { file.words.push_back({e, origin()}); }
    void operator()(const DocumentAttached& e) { file.documents.push_back({e, origin()}); }
    void operator()(const HoldLifted& e) { file.lifts.push_back({e, origin(), std::nullopt}); }
    void operator()(const HoldRestored& e) {
        for (auto& lift : file.lifts)
            if (lift.lifted.hold == e.hold && !lift.restored_on)
                lift.restored_on = e.on;
    }
    void operator()(const CustodyRecorded& e) {
        // A later record of the same beginning completes the earlier one.
        const auto same = std::ranges::find_if(file.custody, [&](const Custody& c) { return c.recorded.from == e.from; });
        if (same != file.custody.end()) *same = {e, origin()};
        else file.custody.push_back({e, origin()});
    }
    void operator()(const MeasureProposed& e) { file.measures.push_back({.proposed = e, .origin = origin()}); }
    void operator()(const MeasureDrafted& e) {
        change_measure(e.measure, [&](Measure& m) {
            m.drafts.emplace_back(e, origin());
            if (m.pending()) m.state = MeasureState::drafted;
            m.sent.reset();
        });
    }
    void operator()(const MeasureSent& e) {
        change_measure(e.measure, [&](Measure& m) {
            m.sent = origin();
            if (m.pending()) m.state = MeasureState::awaiting_decision;
        });
    }
    void operator()(const MeasureAdvanced& e) {
        change_measure(e.measure, [&](Measure& m) { m.steps.emplace_back(e, origin()); });
    }
    void operator()(const MeasureDecided& e) {
        change_measure(e.measure, [&](Measure& m) {
            m.decided.emplace(e, origin());
            m.state = e.decision == Decision::granted ? MeasureState::granted : MeasureState::refused;
        });
    }
    void operator()(const MeasureWithdrawn& e) {
        change_measure(e.measure, [&](Measure& m) { m.state = MeasureState::withdrawn; });
    }
    void operator()(const StatusHeld& e) { file.statuses.emplace_back(e, origin()); }
    void operator()(const InterviewArranged& e) { file.interviews.push_back({.arranged = e, .origin = origin()}); }
    void operator()(const InterviewMoment& e) {
        change_interview(e.interview, [&](Interview& i) {
            i.moments.emplace_back(e.moment, origin());
            if (e.moment == "begun" || e.moment == "resumed") i.state = InterviewState::in_progress;
            else if (e.moment == "paused") i.state = InterviewState::paused;
            else if (e.moment == "stopped" || e.moment == "ended") i.state = InterviewState::ended;
            else if (e.moment == "cancelled") i.state = InterviewState::cancelled;
            else if (e.moment == "rights_told") i.rights_told = true;
            else if (e.moment == "record_reviewed") i.record_reviewed = true;
        });
    }
    void operator()(const InterviewRequested& e) { file.requests.open().push_back({e, origin(), std::nullopt}); }
    void operator()(const InterviewRequestClosed& e) {
        change(file.requests.open(), [&](const InterviewRequest& r) { return r.requested.request == e.request; },
               [&](InterviewRequest& r) { r.closed = e.because; });
    }
    void operator()(const InterviewPlanned& e) {
        change_interview(e.interview, [&](Interview& i) { i.planned = e; });
    }
    void operator()(const DepartureAnswered& e) {
        change_interview(e.interview, [&](Interview& i) { i.departures[e.ideal] = e.agreed; });
    }
    void operator()(const ConsentStated& e) {
        change_interview(e.interview, [&](Interview& i) {
            i.consent = e.given;
            i.restrictions = e.restrictions;
            if (!e.given) {
                i.withdrawn = true;
                i.state = InterviewState::ended;
            }
        });
    }
    void operator()(const StatementRecorded& e) { file.statements.open().emplace_back(e, origin()); }
    void operator()(const IdentityRecorded& e) { file.identity.open().emplace_back(e, origin()); }
    void operator()(const ReferralRecorded& e) { file.referrals.open().emplace_back(e, origin()); }
    void operator()(const WhereaboutsRecorded& e) { file.whereabouts.open().emplace_back(e, origin()); }
    void operator()(const PersonToKeepAwayRecorded& e) { file.network.open().emplace_back(e, origin()); }
    void operator()(const NeedsStated& e) { file.needs.open().emplace_back(e, origin()); }
    void operator()(const StaffKeptAway& e) {
        auto& away = file.staff_kept_away.open();
        std::erase(away, e.staff);
        if (!e.ended) away.push_back(e.staff);
        auto& marks = file.staff_marks.open();
        if (e.ended) std::erase_if(marks, [&](const auto& mark) { return mark.first.staff == e.staff; });
        else marks.emplace_back(e, origin());
    }
    void operator()(const LinksChecked& e) {
        auto& links = file.links.open();
        for (const auto& found : e.links) {
            if (found.strength == 0) continue;
            std::erase_if(links, [&](const PossibleLink& link) { return link.person == e.person && link.found.staff == found.staff; });
            links.push_back({e.person, found, origin(), std::nullopt});
        }
    }
    void operator()(const LinkAnswered& e) {
        if (e.person && e.staff)
            change(file.links.open(), [&](const PossibleLink& link) { return link.person == *e.person && link.found.staff == *e.staff; },
                   [&](PossibleLink& link) { link.answered.emplace(e.answer, origin()); });
    }
    void operator()(const AssociateProposed& e) { file.associates.push_back({e, origin(), std::nullopt}); }
    void operator()(const AssociateDescribed& e) { file.described.open().emplace_back(e, origin()); }
    void operator()(const AssociateAnswered& e) {
        change(file.associates, [&](const Associate& a) { return a.proposed.associate == e.associate; },
               [&](Associate& a) { a.answered.emplace(e.answer, origin()); });
    }
    void operator()(const AccessDecided& e) { file.access_decisions.open().emplace_back(e, origin()); }
    void operator()(const InquiryReceived& e) { file.inquiry = Inquiry{e, origin(), {}}; }
    void operator()(const InquiryAnswered& e) {
        if (file.inquiry) file.inquiry->answers.emplace_back(e, origin());
    }
    void operator()(const ReleaseRequested& e) { file.releases.push_back({e, origin(), {}}); }
    void operator()(const ReleaseAnswered& e) {
        change(file.releases, [&](const Release& r) { return r.requested.release == e.release; },
               [&](Release& r) { r.answers.emplace_back(e.answer, origin()); });
    }
    void operator()(const CrimeReportDecided& e) { file.crime_reports.emplace_back(e, origin()); }
    void operator()(const Assigned& e) {
        if (!e.ended) file.assignments.push_back({e, origin()});
        else std::erase_if(file.assignments, [&](const Assignment& a) {
            return a.assigned.task == e.task && a.assigned.staff == e.staff;
        });
    }
};

template <class Range, class Matches>
auto find_or_null(Range& range, Matches matches) -> decltype(&*range.begin()) {
    const auto found = std::ranges::find_if(range, matches);
    return found == range.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(MeasureState value) {
    constexpr std::string_view names[] = {"proposed", "drafted", "awaiting_decision", "granted", "refused", "withdrawn"};
    return names[static_cast<std::size_t>(value)];
}

std::string_view name_of(InterviewState value) {
    constexpr std::string_view names[] = {"arranged", "in_progress", "paused", "ended", "cancelled"};
    return names[static_cast<std::size_t>(value)];
}

std::optional<LocalDate> Measure::step_on(std::string_view step) const {
    for (auto it = steps.rbegin(); it != steps.rend(); ++it)
        if (it->first.step == step) return it->first.on;
    return std::nullopt;
}

int Release::approvals() const {
    std::vector<StaffId> persons;  // two persons, not one person twice
    for (const auto& [answer, given] : answers)
        if (answer == "approved" && std::ranges::find(persons, given.author) == persons.end())
            persons.push_back(given.author);
    return static_cast<int>(persons.size());
}

bool Release::answered(std::string_view answer) const {
    return std::ranges::any_of(answers, [&](const auto& given) { return given.first == answer; });
}

bool Release::open(Instant now) const {
    return approvals() >= (requested.urgent ? 1 : 2) && !answered("refused") && !answered("closed") && now < requested.until;
}

std::optional<Instant> CaseFile::at_rest_since() const {
    const bool over = inquiry ? !inquiry->answers.empty() && !inquiry->awaits_decision() : !protection_stands();
    if (!over) return std::nullopt;
    std::optional<Instant> last;
    for (const auto& entry : timeline)
        if (entry.compartment == Compartment::procedure && entry.type != EndDecided::type)
            last = std::max(last.value_or(entry.origin.at), entry.origin.at);
    return last;
}

const Fact* CaseFile::fact(const Code& id) const {
    const auto found = facts.find(id);
    return found == facts.end() ? nullptr : &found->second.back();
}

const Circumstance* CaseFile::circumstance(const Code& kind) const {
    for (auto it = circumstances.rbegin(); it != circumstances.rend(); ++it)
        if (it->considered.kind == kind) return &*it;
    return nullptr;
}

const LiftedHold* CaseFile::lift(const Code& hold, LocalDate day) const {
    for (auto it = lifts.rbegin(); it != lifts.rend(); ++it)
        if (it->lifted.hold == hold && it->in_force(day)) return &*it;
    return nullptr;
}

const Measure* CaseFile::measure(const MeasureId& id) const {
    return find_or_null(measures, [&](const Measure& m) { return m.proposed.measure == id; });
}

const Interview* CaseFile::interview(const InterviewId& id) const {
    return find_or_null(interviews, [&](const Interview& i) { return i.arranged.interview == id; });
}

const InterviewRequest* CaseFile::request(const InterviewRequestId& id) const {
    const auto* all = requests.opened();
    return all ? find_or_null(*all, [&](const InterviewRequest& r) { return r.requested.request == id; }) : nullptr;
}

std::map<Code, FactValue> CaseFile::needs_now() const {
    std::map<Code, FactValue> now;
    if (const auto* stated = needs.opened())
        for (const auto& [event, origin] : *stated)
            for (const auto& [id, value] : event.needs) now.insert_or_assign(id, value);
    return now;
}

const Document* CaseFile::document(const DocumentId& id) const {
    return find_or_null(documents, [&](const Document& d) { return d.attached.document == id; });
}

const Release* CaseFile::release(const ReleaseId& id) const {
    return find_or_null(releases, [&](const Release& r) { return r.requested.release == id; });
}

const Associate* CaseFile::associate(const AssociateId& id) const {
    return find_or_null(associates, [&](const Associate& a) { return a.proposed.associate == id; });
}

std::vector<const Words*> CaseFile::words_about(const EventId& event) const {
    std::vector<const Words*> found;
    for (const auto& entry : words)
        if (entry.recorded.event == event) found.push_back(&entry);
    return found;
}

std::vector<StaffId> CaseFile::assigned(std::string_view task) const {
    std::vector<StaffId> holders;
    for (const auto& assignment : assignments)
        if (assignment.assigned.task == task) holders.push_back(assignment.assigned.staff);
    return holders;
}

CaseFile fold(std::span<const Event> events, Compartments opened) {
    CaseFile file;
    file.opened = opened;
    if (opened.has(Compartment::identity)) file.identity.open(), file.referrals.open();
    if (opened.has(Compartment::whereabouts)) file.whereabouts.open();
    if (opened.has(Compartment::statement)) file.statements.open();
    if (opened.has(Compartment::network)) file.network.open(), file.described.open(), file.links.open();
    if (opened.has(Compartment::access)) file.access_decisions.open();
    if (opened.has(Compartment::needs)) file.needs.open(), file.requests.open(), file.staff_kept_away.open(), file.staff_marks.open();
    for (const auto& event : events) {
        std::visit(Fold{file, event}, event.payload);
        file.timeline.push_back({{event.id, event.author, event.at}, type_of(event.payload), compartment_of(event.payload)});
    }
    return file;
}

}  // namespace hogo::domain
