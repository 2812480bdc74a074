#include "actions/find_known.h"

#include <set>

#include "actions/record_encounter.h"
#include "actions/tell_leads.h"

namespace hogo::actions {
namespace {

constexpr Compartments asked_of_others{Compartment::identity};
const Code purpose = "find_known";

struct Identity {
    std::vector<Text> names;
    std::vector<domain::IdentityDocument> documents;
};
Identity identity_of(const domain::CaseFile& file) {
    Identity all;
    for (const auto& [recorded, origin] : *file.identity.opened()) {
        all.names.insert(all.names.end(), recorded.names.begin(), recorded.names.end());
        all.documents.insert(all.documents.end(), recorded.documents.begin(), recorded.documents.end());
    }
    return all;
}

struct Candidates {
    std::vector<CaseId> files;  ///< likeliest first
    std::set<CaseId> by_document;
};
Result<Candidates> candidates(House& house, const CaseId& here, const Identity& identity) {
    Candidates found;
    HOGO_TRY(same_document, house.cases.find_documents(document_tokens(house, identity.documents)));
    found.by_document.insert(same_document.begin(), same_document.end());
    std::map<CaseId, int> strengths;
    for (const auto& file : same_document) strengths[file] = 101;
    const auto tokens =
        link_tokens(house, LinkSide::person, with_shorter_names({identity.names, {}, {}, {}}));
    HOGO_TRY(rows, house.cases.find_links(LinkSide::person, tokens));
    for (const auto& row : rows)
        if (const auto link = matching::link_between(tokens, row.tokens);
            link && link->strength >= matching::possible_link_strength) {
            auto& strength = strengths[CaseId(row.holder)];
            strength = std::max(strength, link->strength);
        }
    strengths.erase(here);
    for (const auto& [file, strength] : strengths) found.files.push_back(file);
    std::ranges::stable_sort(found.files, std::ranges::greater{},
                             [&](const CaseId& file) { return strengths.at(file); });
    found.files.resize(std::min(found.files.size(), files_looked_into));
    return found;
}

/// Looks into one file; nothing where it is closed to the asker or is none at all.
Result<std::optional<KnownFile>> look_into(House& house, const Actor& actor, const CaseId& file,
                                           const Identity& asked) {
    const auto opened = gather(house, actor, file, asked_of_others, {purpose});
    if (!opened && opened.error().kind != ProblemKind::not_found) return std::unexpected(opened.error());
    if (!opened || !opened->file.identity.opened()) return std::nullopt;
    KnownFile known{.id = opened->id, .number = opened->number, .names = identity_of(opened->file).names};
    known.likeness =
        likeness(with_shorter_names({asked.names, {}, {}, {}}), Compared{known.names, {}, {}, {}});
    return known;
}

}  // namespace

Outcome<KnownView> find_known(House& house, const Actor& actor, const domain::ActionId& action,
                              const CaseId& file) {
    HOGO_TRY(opened, gather(house, actor, file, page_parts | asked_of_others, {purpose}));
    if (!actor.is({domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "house", {"case_lead"}, "case_lead"};
    if (!opened.file.identity.opened())
        return Refused{"you_do_not_hold", "house", {"identity"}, "somebody_who_holds_it"};
    const auto identity = identity_of(opened.file);
    if (identity.names.empty() && identity.documents.empty())
        return Refused{"nothing_stated", "house", {}, "a_name_or_document"};
    if (!house.link_budgets->known.take(actor.id(), house.now()))
        return Refused{"budget_spent", "house", {}, "the_next_hour"};

    HOGO_TRY(found, candidates(house, opened.id, identity));
    KnownView view{std::move(opened), {}};
    for (std::size_t at = 0; at < files_looked_into; ++at) {
        // In the place of a file that is not there stands one that nobody has: it is closed like any other.
        const auto nobodys = CaseId::draw(house.random);
        const bool is_there = at < found.files.size();
        HOGO_TRY(known, look_into(house, actor, is_there ? found.files[at] : nobodys, identity));
        const auto told = is_there && !known ? std::optional(found.files[at]) : std::nullopt;
        HOGO_CHECK(tell_leads(house, actor, nth_action(house, "find known", action, at), purpose,
                              {"same_person", "lead_alone", view.opened.id, told}));
        if (!known) continue;
        known->same_document = found.by_document.contains(known->id);
        view.files.push_back(*std::move(known));
    }
    return view;
}

}  // namespace hogo::actions
