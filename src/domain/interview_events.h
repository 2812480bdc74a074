// Interviews: arranged, consented to, held, and what was said.
#pragma once
#include "domain/event_fields.h"

namespace hogo::domain {

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

/// An interview that planning is to find a place for. It lies in `needs`: codes alone, no name, no reason, no address.
struct InterviewRequested {
    static constexpr std::string_view type = "interview_requested";
    InterviewRequestId request;
    Code document;                         ///< as of InterviewArranged
    Code language;                         ///< the person's own
    std::optional<Code> dialect;
    std::optional<Code> second_language;   ///< which the person agreed to where nobody speaks their own
    std::int64_t length_minutes = 60;
    LocalDate earliest;
    std::optional<LocalDate> latest;
    std::int64_t risk = 0;                 ///< 0 none known, 1 some, 2 high: what the dated assessment came to (I01)
    Code officer;                          ///< female, male, no_preference (I09)
    Code interpreter;                      ///< female, male, no_preference
    bool unseen = false;                   ///< wishes to be interpreted from afar without being seen (I07)
    bool step_free = false;                ///< needs a room without steps
    bool child = false;                    ///< is, or is treated as, a child (I17)
    std::vector<Code> avoid;               ///< quarters to keep away from, coarse; never an address
    std::vector<Code> present;             ///< who comes along: support_person, lawyer, guardian, child_guidance
    std::map<Code, Answer> safeguards;     ///< those that do not depend on the plan
    template <class Fields>
    void describe(Fields& fields) {
        fields("request", request), fields("document", document), fields("language", language),
            fields("dialect", dialect), fields("second_language", second_language),
            fields("length_minutes", length_minutes), fields("earliest", earliest), fields("latest", latest),
            fields("risk", risk), fields("officer", officer), fields("interpreter", interpreter),
            fields("unseen", unseen), fields("step_free", step_free), fields("child", child),
            fields("avoid", avoid), fields("present", present), fields("safeguards", safeguards);
    }
};

struct InterviewRequestClosed {
    static constexpr std::string_view type = "interview_request_closed";
    InterviewRequestId request;
    Code because;  ///< arranged, withdrawn
    template <class Fields>
    void describe(Fields& fields) {
        fields("request", request), fields("because", because);
    }
};

/// What the accepted plan was: which ideals it missed and what stood in the way, and who comes along (P8, P9, P10).
struct InterviewPlanned {
    static constexpr std::string_view type = "interview_planned";
    InterviewId interview;
    InterviewRequestId request;
    std::map<Code, Code> missed;  ///< by ideal: what stood in the way
    std::vector<Code> present;
    bool from_afar = false;       ///< the interpreter is not in the room
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("request", request), fields("missed", missed),
            fields("present", present), fields("from_afar", from_afar);
    }
};

/// What the person said to an ideal that was missed. A no moves the interview; it is never held against them.
struct DepartureAnswered {
    static constexpr std::string_view type = "departure_answered";
    InterviewId interview;
    Code ideal;
    Answer agreed = Answer::not_asked;
    template <class Fields>
    void describe(Fields& fields) {
        fields("interview", interview), fields("ideal", ideal), fields("agreed", agreed);
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

}  // namespace hogo::domain
