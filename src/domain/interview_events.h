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
