// Conduct an interview: begin, tell the rights, pause, go on, stop, end, review the record (P8, P11).
//
// A break and a stop are always possible, for everyone who works on the file. Only the officer who was arranged begins it,
// so that the safeguards answered for that officer hold. Consent is another matter: interview_consent.
#pragma once
#include "actions/add_words.h"
#include "actions/interview_checks.h"

namespace hogo::actions {

struct BeginInterview {
    static inline const Code code = "begin_interview";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
};
Verdict decide(const Deciding<BeginInterview>& deciding, const BeginInterview& beginning);
std::vector<domain::Event> change(const domain::CaseFile& file, const BeginInterview& beginning, domain::Occasion& occasion);

struct TellRights {
    static inline const Code code = "tell_rights";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
};
Verdict decide(const Deciding<TellRights>& deciding, const TellRights& telling);
std::vector<domain::Event> change(const domain::CaseFile& file, const TellRights& telling, domain::Occasion& occasion);

struct MarkInterview {
    static inline const Code code = "mark_interview";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
    Code moment;  ///< of interview_moments()
};
/// paused, resumed, stopped, ended, cancelled
std::span<const Code> interview_moments();
Verdict decide(const Deciding<MarkInterview>& deciding, const MarkInterview& marking);
std::vector<domain::Event> change(const domain::CaseFile& file, const MarkInterview& marking, domain::Occasion& occasion);

/// What a cancelled interview held is free again.
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened, const MarkInterview& marking);

/// What the person says to an ideal that the plan missed (P8, P9, P10). A no is taken down like a yes; whoever conducts the
/// interview then moves it or asks for somebody else, and nothing is held against anybody.
struct AnswerDeparture {
    static inline const Code code = "answer_departure";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
    Code ideal;
    domain::Answer agreed = domain::Answer::not_asked;
};
Verdict decide(const Deciding<AnswerDeparture>& deciding, const AnswerDeparture& answering);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerDeparture& answering, domain::Occasion& occasion);

struct ReviewRecord {
    static inline const Code code = "review_record";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};
    domain::InterviewId interview;
    Said corrections = {};  ///< what the person corrected; part of the statement, so it too needs the consent
};
Verdict decide(const Deciding<ReviewRecord>& deciding, const ReviewRecord& review);
std::vector<domain::Event> change(const domain::CaseFile& file, const ReviewRecord& review, domain::Occasion& occasion);

}  // namespace hogo::actions
