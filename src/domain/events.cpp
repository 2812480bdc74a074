#include "domain/events.h"

namespace hogo::domain {
namespace {

struct ChooseCompartment {
    Compartment operator()(const WordsRecorded& event) const { return event.compartment; }
    Compartment operator()(const DocumentAttached& event) const { return event.compartment; }
    Compartment operator()(const StatementRecorded&) const { return Compartment::statement; }
    Compartment operator()(const IdentityRecorded&) const { return Compartment::identity; }
    Compartment operator()(const ReferralRecorded&) const { return Compartment::identity; }
    Compartment operator()(const WhereaboutsRecorded&) const { return Compartment::whereabouts; }
    Compartment operator()(const PersonToKeepAwayRecorded&) const { return Compartment::network; }
    Compartment operator()(const LinksChecked&) const { return Compartment::network; }
    Compartment operator()(const LinkAnswered&) const { return Compartment::network; }
    Compartment operator()(const AssociateDescribed&) const { return Compartment::network; }
    Compartment operator()(const NeedsStated&) const { return Compartment::needs; }
    Compartment operator()(const StaffKeptAway&) const { return Compartment::needs; }
    Compartment operator()(const AccessDecided&) const { return Compartment::access; }
    Compartment operator()(const InterviewRequested&) const { return Compartment::needs; }
    Compartment operator()(const InterviewRequestClosed&) const { return Compartment::needs; }
    template <class Other>
    Compartment operator()(const Other&) const {
        return Compartment::procedure;
    }
};

}  // namespace

Payload::Payload() = default;
Payload::Payload(const Payload&) = default;
Payload::Payload(Payload&&) noexcept = default;
Payload& Payload::operator=(const Payload&) = default;
Payload& Payload::operator=(Payload&&) noexcept = default;
Payload::~Payload() = default;

template <class Kind>
requires(!std::derived_from<Kind, AnyPayload>) Payload::Payload(Kind kind)
    : AnyPayload(std::in_place_type<Kind>, std::move(kind)) {}

template Payload::Payload(EncounterRecorded);
template Payload::Payload(FactsStated);
template Payload::Payload(IndicatorsAnswered);
template Payload::Payload(SuspicionStated);
template Payload::Payload(ScreeningClosed);
template Payload::Payload(StageReached);
template Payload::Payload(NotEstablishedProposed);
template Payload::Payload(CircumstanceConsidered);
template Payload::Payload(WishRecorded);
template Payload::Payload(WordsRecorded);
template Payload::Payload(HoldLifted);
template Payload::Payload(HoldRestored);
template Payload::Payload(CustodyRecorded);
template Payload::Payload(MeasureProposed);
template Payload::Payload(MeasureDrafted);
template Payload::Payload(MeasureSent);
template Payload::Payload(MeasureAdvanced);
template Payload::Payload(MeasureDecided);
template Payload::Payload(MeasureWithdrawn);
template Payload::Payload(StatusHeld);
template Payload::Payload(InterviewArranged);
template Payload::Payload(InterviewMoment);
template Payload::Payload(ConsentStated);
template Payload::Payload(StatementRecorded);
template Payload::Payload(IdentityRecorded);
template Payload::Payload(WhereaboutsRecorded);
template Payload::Payload(PersonToKeepAwayRecorded);
template Payload::Payload(NeedsStated);
template Payload::Payload(ReleaseRequested);
template Payload::Payload(ReleaseAnswered);
template Payload::Payload(CrimeReportDecided);
template Payload::Payload(Assigned);
template Payload::Payload(ReferralRecorded);
template Payload::Payload(StaffKeptAway);
template Payload::Payload(InquiryReceived);
template Payload::Payload(InquiryAnswered);
template Payload::Payload(InterviewRequested);
template Payload::Payload(InterviewRequestClosed);
template Payload::Payload(InterviewPlanned);
template Payload::Payload(DepartureAnswered);
template Payload::Payload(AccessDecided);
template Payload::Payload(LinksChecked);
template Payload::Payload(LinkAnswered);
template Payload::Payload(AssociateProposed);
template Payload::Payload(AssociateDescribed);
template Payload::Payload(AssociateAnswered);
template Payload::Payload(DocumentAttached);
template Payload::Payload(EndDecided);

Compartment compartment_of(const Payload& payload) {
    return std::visit(ChooseCompartment{}, static_cast<const AnyPayload&>(payload));
}

std::string_view type_of(const Payload& payload) {
    return std::visit([](const auto& event) { return std::decay_t<decltype(event)>::type; },
                      static_cast<const AnyPayload&>(payload));
}

}  // namespace hogo::domain
