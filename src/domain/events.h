// What can happen to a protection file. A file is the fold of these; nothing is ever overwritten.
//
// Promises: each event belongs to one compartment, and carries its fields once, in `describe`, from which the
// encoding (domain/history) is made. Coded facts stand in `procedure`; what people said or wrote stands in
// Words, in the compartment of its readers. One action may write several events; they share its id.
#pragma once
#include <variant>

#include "domain/encounter_events.h"
#include "domain/interview_events.h"
#include "domain/people_events.h"
#include "domain/procedure_events.h"

namespace hogo::domain {

using AnyPayload =
    std::variant<EncounterRecorded, FactsStated, IndicatorsAnswered, SuspicionStated, ScreeningClosed,
                 StageReached, NotEstablishedProposed, CircumstanceConsidered, WishRecorded, WordsRecorded,
                 HoldLifted, HoldRestored, CustodyRecorded, MeasureProposed, MeasureDrafted, MeasureSent,
                 MeasureAdvanced, MeasureDecided, MeasureWithdrawn, StatusHeld, InterviewArranged,
                 InterviewMoment, ConsentStated, StatementRecorded, IdentityRecorded, WhereaboutsRecorded,
                 PersonToKeepAwayRecorded, NeedsStated, ReleaseRequested, ReleaseAnswered, CrimeReportDecided,
                 Assigned, ReferralRecorded, StaffKeptAway, InquiryReceived, InquiryAnswered, InterviewRequested,
                 InterviewRequestClosed, InterviewPlanned, DepartureAnswered, AccessDecided, LinksChecked, LinkAnswered, AssociateProposed,
                 AssociateDescribed, AssociateAnswered, DocumentAttached, EndDecided>;

/// What happened: exactly one of the kinds above. Made, copied and destroyed in events.cpp alone: the
/// variant's own machinery for so many kinds would otherwise be compiled again in every file that says
/// "event".
class Payload : public AnyPayload {
  public:
    Payload();
    template <class Kind>
        requires(!std::derived_from<Kind, AnyPayload>)
    Payload(Kind kind);
    Payload(const Payload&);
    Payload(Payload&&) noexcept;
    Payload& operator=(const Payload&);
    Payload& operator=(Payload&&) noexcept;
    ~Payload();
};

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
