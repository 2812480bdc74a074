// Somebody proposed to stand beside the person: a supervisor, guarantor, guardian, recipient, escort, or a
// place (P14).
//
// Promises: every proposal waits for the lead's check and reads so, whether or not anybody resembles them;
// proposing reads nothing of whom the file keeps away, makes the same calls and writes the same rows either
// way; who it is lies sealed in `network`; what the proposer hears afterwards is "accepted" or "not
// accepted", never why. Nothing is accepted by itself, nor by whoever proposed it. What waits holds up the
// measure or the release that it belongs to.
#pragma once
#include "actions/add_words.h"
#include "actions/checks.h"

namespace hogo::actions {

/// supervisor, guarantor, guardian, recipient, escort, place
std::span<const Code> associate_roles();
/// cleared, confirmed
std::span<const Code> link_answers();

struct ProposeAssociate {
    static inline const Code code = "propose_associate";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    Code role;  ///< of associate_roles()
    std::optional<domain::MeasureId> measure = {};
    std::optional<domain::ReleaseId> release = {};
    std::vector<Text> names, phones, companies, places;
    Text note = {};
};
Verdict decide(const Deciding<ProposeAssociate>& deciding, const ProposeAssociate& proposal);
std::vector<domain::Event> change(const domain::CaseFile& file, const ProposeAssociate& proposal,
                                  domain::Occasion& occasion);
/// Problems: `budget_spent` (conflict): too many in this hour.
Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const ProposeAssociate& proposal);

/// By the lead or the duty, who saw both sides (read_links.h). Cleared: may come near. Confirmed: may not.
struct AnswerAssociate {
    static inline const Code code = "answer_associate";
    static constexpr domain::Compartments reads{domain::Compartment::procedure, domain::Compartment::network};

    domain::AssociateId associate;
    Code answer;  ///< of link_answers()
    Said reasons = {};
};
Verdict decide(const Deciding<AnswerAssociate>& deciding, const AnswerAssociate& answer);
std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerAssociate& answer,
                                  domain::Occasion& occasion);

/// Refused while somebody proposed for this measure (release) waits or was not accepted: `associate_waits`,
/// `associate_not_accepted`.
Verdict associates_accepted(const domain::CaseFile& file, const domain::MeasureId& measure);
Verdict associates_accepted(const domain::CaseFile& file, const domain::ReleaseId& release);

}  // namespace hogo::actions
