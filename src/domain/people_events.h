// Who, where and who must not come near; what leaves the file; who works on it; who asked.
#pragma once
#include "domain/event_fields.h"

namespace hogo::domain {

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

}  // namespace hogo::domain
