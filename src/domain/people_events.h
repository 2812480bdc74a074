// Who, where and who must not come near; what leaves the file; who works on it; who asked.
#pragma once
#include "domain/event_fields.h"

namespace hogo::domain {

using AssociateId = Id<struct AssociateTag>;

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

/// Who was found to hang together with somebody to keep away, and by what (matching's numbers of evidence).
struct FoundLink {
    StaffId staff;
    std::int64_t strength = 0;  ///< 1 to 100; 0: filling, which stands for nobody
    std::vector<std::int64_t> evidence;  ///< 0: named by whoever wrote the person down
    template <class Fields>
    void describe(Fields& fields) {
        fields("staff", staff), fields("strength", strength), fields("evidence", evidence);
    }
};

/// The people of the office were compared with somebody to keep away. Written alike, and of one length, whether or not
/// anybody was found.
struct LinksChecked {
    static constexpr std::string_view type = "links_checked";
    EventId person;  ///< the event that recorded whom to keep away
    std::int64_t matcher = 0;
    std::vector<FoundLink> links;
    template <class Fields>
    void describe(Fields& fields) {
        fields("person", person), fields("matcher", matcher), fields("links", links);
    }
};

/// What somebody who may open both sides said to a possible link, or to somebody proposed.
struct LinkAnswered {
    static constexpr std::string_view type = "link_answered";
    std::optional<EventId> person;
    std::optional<StaffId> staff;
    std::optional<AssociateId> associate;
    Code answer;  ///< cleared, confirmed
    template <class Fields>
    void describe(Fields& fields) {
        fields("person", person), fields("staff", staff), fields("associate", associate), fields("answer", answer);
    }
};

/// Somebody is proposed to stand beside the person. Who, stands in AssociateDescribed; everybody reads that it waits.
struct AssociateProposed {
    static constexpr std::string_view type = "associate_proposed";
    AssociateId associate;
    Code role;  ///< supervisor, guarantor, guardian, recipient, escort, place
    std::optional<MeasureId> measure;
    std::optional<ReleaseId> release;
    template <class Fields>
    void describe(Fields& fields) {
        fields("associate", associate), fields("role", role), fields("measure", measure), fields("release", release);
    }
};

struct AssociateDescribed {
    static constexpr std::string_view type = "associate_described";
    AssociateId associate;
    std::vector<Text> names, phones, companies, places;
    Text note;
    template <class Fields>
    void describe(Fields& fields) {
        fields("associate", associate), fields("names", names), fields("phones", phones), fields("companies", companies),
            fields("places", places), fields("note", note);
    }
};

/// What everybody reads of the lead's check. Why, stands nowhere near (LinkAnswered).
struct AssociateAnswered {
    static constexpr std::string_view type = "associate_answered";
    AssociateId associate;
    Code answer;  ///< accepted, not_accepted
    template <class Fields>
    void describe(Fields& fields) {
        fields("associate", associate), fields("answer", answer);
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

/// Who may see this file was decided, beside tasks: a wall against somebody of the office, or a look for a short time.
struct AccessDecided {
    static constexpr std::string_view type = "access_decided";
    Code step;  ///< wall_proposed, wall_set, wall_refused, wall_lifted, glass_broken, glass_reviewed
    StaffId staff;
    Code ground;
    std::vector<Code> parts;       ///< which were opened
    std::optional<LocalDate> day;  ///< reviewed: of the look
    Instant until;                 ///< of the look; else empty
    template <class Fields>
    void describe(Fields& fields) {
        fields("step", step), fields("staff", staff), fields("ground", ground), fields("parts", parts), fields("day", day),
            fields("until", until);
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
