// What can happen to a protection file. A file is the fold of these; nothing is ever overwritten.
//
// Promises: each event belongs to one compartment, and carries its fields once, in `describe`, from which the encoding
// (domain/history) is made. Coded facts stand in `procedure`; what people said or wrote stands in Words, in the
// compartment of its readers. One action may write several events; they share its id.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "domain/words.h"

namespace hogo::domain {

// ── how the person came to us ────────────────────────────────────────────────────────────────────────────────

/// First contact at a door. "Seen at" is when an officer met the person, "entered at" when this was typed.
struct EncounterRecorded {
    static constexpr std::string_view type = "encounter_recorded";
    Code door;
    Instant seen_at, entered_at;
    std::optional<Code> language;            ///< what the person speaks best, as far as known
    std::optional<GroupSheetId> group;       ///< the sheet, when many were met at once
    std::int64_t row = 0;                    ///< the row on the sheet, from 1; 0 without a sheet
    std::optional<CaseId> child_of;          ///< a child's own file, opened from the parent's
    template <class Fields>
    void describe(Fields& fields) {
        fields("door", door), fields("seen_at", seen_at), fields("entered_at", entered_at),
            fields("language", language), fields("group", group), fields("row", row), fields("child_of", child_of);
    }
};

/// Facts that rules read, as coded answers.
struct FactsStated {
    static constexpr std::string_view type = "facts_stated";
    std::map<Code, FactValue> facts;
    Code source;  ///< person, document, officer, partner, rule
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("facts", facts), fields("source", source), fields("on", on);
    }
};

struct IndicatorsAnswered {
    static constexpr std::string_view type = "indicators_answered";
    std::map<Code, Answer> answers;
    template <class Fields>
    void describe(Fields& fields) {
        fields("answers", answers);
    }
};

/// The officer's own suspicion: enough by itself (P18).
struct SuspicionStated {
    static constexpr std::string_view type = "suspicion_stated";
    Answer suspicion = Answer::not_asked;
    template <class Fields>
    void describe(Fields& fields) {
        fields("suspicion", suspicion);
    }
};

/// The screening came to an end without a file: with no indication and no suspicion left.
struct ScreeningClosed {
    static constexpr std::string_view type = "screening_closed";
    Code because;
    template <class Fields>
    void describe(Fields& fields) {
        fields("because", because);
    }
};

// ── where the file stands ────────────────────────────────────────────────────────────────────────────────────

struct StageReached {
    static constexpr std::string_view type = "stage_reached";
    Stage stage = Stage::possible_victim;
    Code basis;  ///< suspicion, screening, referral, second_person, new_information
    template <class Fields>
    void describe(Fields& fields) {
        fields("stage", stage), fields("basis", basis);
    }
};

/// One officer proposes; only a second person's StageReached{not_established} makes it so.
struct NotEstablishedProposed {
    static constexpr std::string_view type = "not_established_proposed";
    bool withdrawn = false;
    template <class Fields>
    void describe(Fields& fields) {
        fields("withdrawn", withdrawn);
    }
};

// ── what weighs, and what the person wants ───────────────────────────────────────────────────────────────────

struct CircumstanceConsidered {
    static constexpr std::string_view type = "circumstance_considered";
    Code kind;
    Answer answer = Answer::unknown;
    Code source;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("kind", kind), fields("answer", answer), fields("source", source), fields("on", on);
    }
};

struct WishRecorded {
    static constexpr std::string_view type = "wish_recorded";
    std::vector<Code> wishes;
    Code language;
    LocalDate said_on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("wishes", wishes), fields("language", language), fields("said_on", said_on);
    }
};

/// Free words, and their translation, about the event that stands before them in the same action (or about another).
struct WordsRecorded {
    static constexpr std::string_view type = "words_recorded";
    Compartment compartment = Compartment::condition;
    Code about;       ///< wish, circumstance, suspicion, evidence, reasons, alternatives, note, review …
    EventId event;    ///< what the words belong to
    Code language;
    Text words;
    Text translation;
    template <class Fields>
    void describe(Fields& fields) {
        fields("compartment", compartment), fields("about", about), fields("event", event),
            fields("language", language), fields("words", words), fields("translation", translation);
    }
};

// ── holds ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A director's written lifting: it ends by itself on the day after `until`; the hold is then back, computed from dates.
struct HoldLifted {
    static constexpr std::string_view type = "hold_lifted";
    Code hold;
    LocalDate until;
    std::vector<Code> alternatives;  ///< considered and why not is in the words
    template <class Fields>
    void describe(Fields& fields) {
        fields("hold", hold), fields("until", until), fields("alternatives", alternatives);
    }
};

struct HoldRestored {
    static constexpr std::string_view type = "hold_restored";
    Code hold;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("hold", hold), fields("on", on);
    }
};

/// Time in custody, to the day and with its cause. The same day in and out is 0 days.
struct CustodyRecorded {
    static constexpr std::string_view type = "custody_recorded";
    LocalDate from;
    std::optional<LocalDate> until;
    Code cause;
    template <class Fields>
    void describe(Fields& fields) {
        fields("from", from), fields("until", until), fields("cause", cause);
    }
};

// ── measures ─────────────────────────────────────────────────────────────────────────────────────────────────

struct MeasureProposed {
    static constexpr std::string_view type = "measure_proposed";
    MeasureId measure;
    Code kind;
    std::optional<EventId> wish;  ///< the wish it follows or departs from
    bool departs_from_wish = false;
    std::map<Code, Code> particulars;  ///< coded details: status asked for, months, instrument
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("kind", kind), fields("wish", wish),
            fields("departs_from_wish", departs_from_wish), fields("particulars", particulars);
    }
};

/// The reasons, each sentence with the event that it rests on. Their words lie in `condition`.
struct MeasureDrafted {
    static constexpr std::string_view type = "measure_drafted";
    MeasureId measure;
    std::vector<EventId> cites;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("cites", cites);
    }
};

struct MeasureSent {
    static constexpr std::string_view type = "measure_sent";
    MeasureId measure;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure);
    }
};

/// Outside events on the way: applied for, filed, heard, objected (with the day that clocks start from).
struct MeasureAdvanced {
    static constexpr std::string_view type = "measure_advanced";
    MeasureId measure;
    Code step;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("step", step), fields("on", on);
    }
};

struct MeasureDecided {
    static constexpr std::string_view type = "measure_decided";
    MeasureId measure;
    Decision decision = Decision::granted;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("decision", decision), fields("on", on);
    }
};

struct MeasureWithdrawn {
    static constexpr std::string_view type = "measure_withdrawn";
    MeasureId measure;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure);
    }
};

struct StatusHeld {
    static constexpr std::string_view type = "status_held";
    Code status;  ///< status of residence, or `none`
    LocalDate from;
    std::optional<LocalDate> until;
    std::optional<MeasureId> by;
    template <class Fields>
    void describe(Fields& fields) {
        fields("status", status), fields("from", from), fields("until", until), fields("by", by);
    }
};

// ── interviews ───────────────────────────────────────────────────────────────────────────────────────────────

struct InterviewArranged {
    static constexpr std::string_view type = "interview_arranged";
    InterviewId interview;
    Code document;  ///< victim_interview or statutory_questioning: two documents with different readers
    LocalDate day;
    std::int64_t minute = 0, length_minutes = 60;
    Code room;
    StaffId officer;
    std::optional<StaffId> interpreter;
    Code language;
    std::map<Code, Answer> safeguards;  ///< I01 … as the arranging officer answered them
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("document", document), fields("day", day), fields("minute", minute),
            fields("length_minutes", length_minutes), fields("room", room), fields("officer", officer),
            fields("interpreter", interpreter), fields("language", language), fields("safeguards", safeguards);
    }
};

/// begun, rights_told, paused, resumed, stopped, ended, record_reviewed, cancelled
struct InterviewMoment {
    static constexpr std::string_view type = "interview_moment";
    InterviewId interview;
    Code moment;
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("moment", moment);
    }
};

/// Consent to this interview and to nothing else (I03); a withdrawal ends the interview and leaves no trace elsewhere.
struct ConsentStated {
    static constexpr std::string_view type = "consent_stated";
    InterviewId interview;
    bool given = false;
    std::vector<Code> restrictions;
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("given", given), fields("restrictions", restrictions);
    }
};

/// `safety_only`: volunteered information that may be used for safety and for nothing else; it needs no consent.
struct StatementRecorded {
    static constexpr std::string_view type = "statement_recorded";
    std::optional<InterviewId> interview;
    bool safety_only = false;
    Code language;
    Text words, translation;
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("safety_only", safety_only), fields("language", language),
            fields("words", words), fields("translation", translation);
    }
};

// ── who, where, and who must not come near ───────────────────────────────────────────────────────────────────

struct IdentityDocument {
    Code kind;
    Text number;
    Code country;
    template <class Fields>
    void describe(Fields& fields) {
        fields("kind", kind), fields("number", number), fields("country", country);
    }
};

struct IdentityRecorded {
    static constexpr std::string_view type = "identity_recorded";
    std::vector<Text> names;
    Text date_of_birth;
    Text note;
    std::vector<IdentityDocument> documents;
    template <class Fields>
    void describe(Fields& fields) {
        fields("names", names), fields("date_of_birth", date_of_birth), fields("note", note),
            fields("documents", documents);
    }
};

struct WhereaboutsRecorded {
    static constexpr std::string_view type = "whereabouts_recorded";
    Code kind;  ///< shelter, relative, hotel, hospital, home, custody, other
    Text address, contact, safe_hours;
    LocalDate since;
    template <class Fields>
    void describe(Fields& fields) {
        fields("kind", kind), fields("address", address), fields("contact", contact), fields("safe_hours", safe_hours),
            fields("since", since);
    }
};

struct PersonToKeepAwayRecorded {
    static constexpr std::string_view type = "person_to_keep_away_recorded";
    Code role;  ///< employer, broker, inviter, guarantor, family, official, other
    std::vector<Text> names, phones, companies, places;
    Text note;
    template <class Fields>
    void describe(Fields& fields) {
        fields("role", role), fields("names", names), fields("phones", phones), fields("companies", companies),
            fields("places", places), fields("note", note);
    }
};

/// Somebody of the office or its interpreters is not available for this file. Why stands nowhere near: conflicts and
/// private reasons look alike to whoever assigns and arranges (P14).
struct StaffKeptAway {
    static constexpr std::string_view type = "staff_kept_away";
    StaffId staff;
    bool ended = false;
    template <class Fields>
    void describe(Fields& fields) {
        fields("staff", staff), fields("ended", ended);
    }
};

/// Only what planning must respect, coarsened and confirmed by a person; no name, no reason.
struct NeedsStated {
    static constexpr std::string_view type = "needs_stated";
    std::map<Code, FactValue> needs;
    template <class Fields>
    void describe(Fields& fields) {
        fields("needs", needs);
    }
};

// ── what leaves the file, and who works on it ────────────────────────────────────────────────────────────────

struct ReleaseRequested {
    static constexpr std::string_view type = "release_requested";
    ReleaseId release;
    std::vector<Code> fields_named;  ///< which fields, by code: `whereabouts`, `name`, `status` …
    Code purpose, recipient, ground;
    Instant until;
    bool urgent = false;  ///< an ambulance: one person releases, reviewed after
    template <class Fields>
    void describe(Fields& fields) {
        fields("release", release), fields("fields_named", fields_named), fields("purpose", purpose),
            fields("recipient", recipient), fields("ground", ground), fields("until", until), fields("urgent", urgent);
    }
};

struct ReleaseAnswered {
    static constexpr std::string_view type = "release_answered";
    ReleaseId release;
    Code answer;  ///< approved, refused, closed, reviewed
    template <class Fields>
    void describe(Fields& fields) {
        fields("release", release), fields("answer", answer);
    }
};

/// A director's decision whether, when and what is told to the police, beside the person's wish.
struct CrimeReportDecided {
    static constexpr std::string_view type = "crime_report_decided";
    Code decision;  ///< report_now, report_later, not_now
    std::optional<LocalDate> on;
    std::vector<Code> content;
    template <class Fields>
    void describe(Fields& fields) {
        fields("decision", decision), fields("on", on), fields("content", content);
    }
};

struct Assigned {
    static constexpr std::string_view type = "assigned";
    Code task;  ///< lead, officer, interviewer, liaison, director
    StaffId staff;
    bool ended = false;
    template <class Fields>
    void describe(Fields& fields) {
        fields("task", task), fields("staff", staff), fields("ended", ended);
    }
};

/// What a partner's form held and no field of ours took: kept whole, shown as such.
struct ReferralRecorded {
    static constexpr std::string_view type = "referral_recorded";
    Code format;
    std::map<std::string, Text> unplaced;
    template <class Fields>
    void describe(Fields& fields) {
        fields("format", format), fields("unplaced", unplaced);
    }
};

// ── inquiries: somebody asks about somebody; a small file of its own ─────────────────────────────────────────

/// Who asks, by which way, on which ground. Their words lie in `condition`; whether the person is known stands nowhere.
struct InquiryReceived {
    static constexpr std::string_view type = "inquiry_received";
    Code caller;   ///< private_person, embassy, ministry, bar_association, police, partner, ambulance, other
    Code channel;  ///< telephone, letter, visit, electronic
    Code ground;   ///< of the house's table of grounds; `none` without one
    Code language;
    template <class Fields>
    void describe(Fields& fields) {
        fields("caller", caller), fields("channel", channel), fields("ground", ground), fields("language", language);
    }
};

struct InquiryAnswered {
    static constexpr std::string_view type = "inquiry_answered";
    Code answer;  ///< neutral, referred, disclosed
    template <class Fields>
    void describe(Fields& fields) {
        fields("answer", answer);
    }
};

using Payload =
    std::variant<EncounterRecorded, FactsStated, IndicatorsAnswered, SuspicionStated, ScreeningClosed, StageReached,
                 NotEstablishedProposed, CircumstanceConsidered, WishRecorded, WordsRecorded, HoldLifted, HoldRestored,
                 CustodyRecorded, MeasureProposed, MeasureDrafted, MeasureSent, MeasureAdvanced, MeasureDecided,
                 MeasureWithdrawn, StatusHeld, InterviewArranged, InterviewMoment, ConsentStated, StatementRecorded,
                 IdentityRecorded, WhereaboutsRecorded, PersonToKeepAwayRecorded, NeedsStated, ReleaseRequested,
                 ReleaseAnswered, CrimeReportDecided, Assigned, ReferralRecorded, StaffKeptAway, InquiryReceived,
                 InquiryAnswered>;

/// Who did it, when, in which action; sealed together with what happened.
struct Event {
    EventId id;
    ActionId action;
    StaffId author;
    Instant at;
    Payload payload;
};

Compartment compartment_of(const Payload& payload);
std::string_view type_of(const Payload& payload);

}  // namespace hogo::domain
