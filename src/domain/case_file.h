// A protection file: what its events add up to, for a reader who opened some of its compartments.
//
// Promises: pure and total: any sequence of events folds; later knowledge never erases earlier (every list keeps its
// history). A part that was not opened is `Closed`, which is not the same as empty or unknown.
// Does not know: the law (rules), the present day (passed in), who may read what (vault).
#pragma once
#include <span>

#include "domain/events.h"

namespace hogo::domain {

/// A part of the file that may not have been opened by this reader.
template <class T>
class Closable {
  public:
    bool closed() const { return closed_; }
    /// Null when closed: asking is the only way in.
    const T* opened() const { return closed_ ? nullptr : &value_; }
    T& open() {
        closed_ = false;
        return value_;
    }

  private:
    bool closed_ = true;
    T value_{};
};

/// Who stated something, and when.
struct Origin {
    EventId event;
    StaffId author;
    Instant at;
};

struct Fact {
    FactValue value;
    Code source;
    LocalDate on;
    Origin origin;
};

struct Encounter {
    EncounterRecorded recorded;
    Origin origin;
};

struct Circumstance {
    CircumstanceConsidered considered;
    Origin origin;
};

struct Wish {
    WishRecorded recorded;
    Origin origin;
};

struct LiftedHold {
    HoldLifted lifted;
    Origin origin;
    std::optional<LocalDate> restored_on;
    /// In force on `day`: not past its end, not ended before. The hold falls back by itself.
    bool in_force(LocalDate day) const { return day <= lifted.until && (!restored_on || day < *restored_on); }
};

enum class MeasureState { proposed, drafted, awaiting_decision, granted, refused, withdrawn };
std::string_view name_of(MeasureState value);

struct Measure {
    MeasureProposed proposed;
    Origin origin;
    MeasureState state = MeasureState::proposed;
    std::vector<std::pair<MeasureDrafted, Origin>> drafts;
    std::optional<Origin> sent;
    std::vector<std::pair<MeasureAdvanced, Origin>> steps;
    std::optional<std::pair<MeasureDecided, Origin>> decided;

    bool pending() const {
        return state == MeasureState::proposed || state == MeasureState::drafted || state == MeasureState::awaiting_decision;
    }
    /// The day a step was taken last, if it was.
    std::optional<LocalDate> step_on(std::string_view step) const;
};

enum class InterviewState { arranged, in_progress, paused, ended, cancelled };
std::string_view name_of(InterviewState value);

/// An interview that was asked for and waits for a place.
struct InterviewRequest {
    InterviewRequested requested;
    Origin origin;
    std::optional<Code> closed;  ///< arranged, withdrawn
};

struct Interview {
    InterviewArranged arranged;
    Origin origin;
    std::optional<InterviewPlanned> planned;  ///< none where it was arranged by hand
    std::map<Code, Answer> departures;        ///< what the person said to each missed ideal
    InterviewState state = InterviewState::arranged;
    bool consent = false;             ///< given and not withdrawn
    bool withdrawn = false;           ///< the interview is over; nothing said after it can be stored
    bool rights_told = false;
    bool record_reviewed = false;
    std::vector<Code> restrictions;
    std::vector<std::pair<Code, Origin>> moments;
};

struct Custody {
    CustodyRecorded recorded;
    Origin origin;
    /// Whole days up to `today`: the same day in and out is 0.
    int days(LocalDate today) const {
        return std::max(0, recorded.from.days_until(std::min(recorded.until.value_or(today), today)));
    }
};

struct Release {
    ReleaseRequested requested;
    Origin origin;
    std::vector<std::pair<Code, Origin>> answers;

    int approvals() const;
    bool answered(std::string_view answer) const;
    /// Open now: enough approvals (two persons; one where urgent), not refused or closed, not past its end.
    bool open(Instant now) const;
};

struct Assignment {
    Assigned assigned;
    Origin origin;
};

/// Somebody of the office who may hang together with somebody to keep away.
struct PossibleLink {
    EventId person;  ///< the event that recorded whom to keep away
    FoundLink found;
    Origin origin;
    std::optional<std::pair<Code, Origin>> answered;  ///< cleared, confirmed

    bool waits() const { return !answered; }
    /// Until somebody cleared it.
    bool stands() const { return !answered || answered->first != Code("cleared"); }
};

/// Somebody proposed as supervisor, guarantor, guardian, recipient, escort or place.
struct Associate {
    AssociateProposed proposed;
    Origin origin;
    std::optional<std::pair<Code, Origin>> answered;  ///< accepted, not_accepted

    bool waits() const { return !answered; }
    bool accepted() const { return answered && answered->first == Code("accepted"); }
};

/// An inquiry's own small file.
struct Inquiry {
    InquiryReceived received;
    Origin origin;
    std::vector<std::pair<InquiryAnswered, Origin>> answers;  ///< newest last

    bool answered(std::string_view answer) const { return !answers.empty() && answers.back().first.answer == answer; }
    /// Led to the person who decides on its ground, and not decided yet.
    bool awaits_decision() const { return answered("referred"); }
};

struct Words {
    WordsRecorded recorded;
    Origin origin;
};

struct Document {
    DocumentAttached attached;
    Origin origin;
};

struct TimelineEntry {
    Origin origin;
    std::string_view type;
    Compartment compartment;
};

struct CaseFile {
    Compartments opened;

    std::optional<Encounter> encounter;
    Stage stage = Stage::encounter;
    std::vector<std::pair<StageReached, Origin>> stages;
    std::optional<std::pair<NotEstablishedProposed, Origin>> not_established_proposed;  ///< while it waits
    bool screening_closed = false;

    std::map<Code, std::vector<Fact>> facts;  ///< newest last
    std::map<Code, Answer> indicators;
    Answer suspicion = Answer::not_asked;

    std::vector<Circumstance> circumstances;
    std::vector<Wish> wishes;
    std::vector<LiftedHold> lifts;
    std::vector<Custody> custody;
    std::vector<Measure> measures;
    std::vector<std::pair<StatusHeld, Origin>> statuses;  ///< newest last
    std::vector<Interview> interviews;
    std::vector<Release> releases;
    std::vector<std::pair<CrimeReportDecided, Origin>> crime_reports;
    std::vector<Assignment> assignments;
    std::vector<Associate> associates;
    std::optional<Inquiry> inquiry;  ///< this file is an inquiry's and nobody's protection file

    Closable<std::vector<std::pair<IdentityRecorded, Origin>>> identity;
    Closable<std::vector<std::pair<ReferralRecorded, Origin>>> referrals;
    Closable<std::vector<std::pair<WhereaboutsRecorded, Origin>>> whereabouts;
    Closable<std::vector<std::pair<StatementRecorded, Origin>>> statements;
    Closable<std::vector<std::pair<PersonToKeepAwayRecorded, Origin>>> network;
    Closable<std::vector<std::pair<NeedsStated, Origin>>> needs;
    Closable<std::vector<InterviewRequest>> requests;  ///< of `needs`
    Closable<std::vector<std::pair<AssociateDescribed, Origin>>> described;  ///< of `network`
    Closable<std::vector<PossibleLink>> links;                                ///< of `network`, each pair once
    Closable<std::vector<std::pair<StaffKeptAway, Origin>>> staff_marks;      ///< since each was last ended
    Closable<std::vector<StaffId>> staff_kept_away;  ///< not available for this file, as it stands now

    Closable<std::vector<std::pair<AccessDecided, Origin>>> access_decisions;  ///< walls and looks, newest last

    std::optional<std::pair<EndDecided, Origin>> end_waits;  ///< a closing or an erasure that waits for a second person
    std::map<Compartment, Origin> erased;                    ///< parts that were erased, last

    std::vector<Words> words;         ///< of the opened compartments only
    std::vector<Document> documents;  ///< of the opened compartments only
    std::vector<TimelineEntry> timeline;

    bool file_open() const { return stage != Stage::encounter && !file_ended(); }
    /// By a second person's decision; it can be reopened.
    bool file_ended() const { return stage == Stage::not_established || stage == Stage::closed; }
    /// While this is true the rules' holds stand: an open file, or a screening that was not closed (P5).
    bool protection_stands() const {
        return file_open() || (stage == Stage::encounter && !screening_closed && !inquiry);
    }

    /// Since when nothing was added to `procedure` of a file that is over: an ended file, a screening that was closed, an
    /// inquiry that was answered. Nothing while anything of it is under way.
    std::optional<Instant> at_rest_since() const;

    const Fact* fact(const Code& id) const;
    const Circumstance* circumstance(const Code& kind) const;  ///< as considered last
    const Wish* current_wish() const { return wishes.empty() ? nullptr : &wishes.back(); }
    const StatusHeld* current_status() const { return statuses.empty() ? nullptr : &statuses.back().first; }
    const LiftedHold* lift(const Code& hold, LocalDate day) const;
    const Measure* measure(const MeasureId& id) const;
    const Interview* interview(const InterviewId& id) const;
    /// Null where `needs` is closed, too.
    const InterviewRequest* request(const InterviewRequestId& id) const;
    /// What is needed, by fact, as stated last; empty where `needs` is closed.
    std::map<Code, FactValue> needs_now() const;
    const Document* document(const DocumentId& id) const;
    const Release* release(const ReleaseId& id) const;
    const Associate* associate(const AssociateId& id) const;
    /// Words about an event, in their order; empty when their compartment is closed.
    std::vector<const Words*> words_about(const EventId& event) const;
    /// Who holds a task now.
    std::vector<StaffId> assigned(std::string_view task) const;
};

/// Folds events in their order. `opened` says which compartments these events are whole for.
CaseFile fold(std::span<const Event> events, Compartments opened);

}  // namespace hogo::domain
