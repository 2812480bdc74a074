#include "actions/read_links.h"

#include <set>

namespace hogo::actions {
namespace {

/// Files beside this one that are looked into for one proposal.
constexpr std::size_t other_files = 8;

const domain::PersonToKeepAwayRecorded* person_of(const domain::CaseFile& file, const EventId& event) {
    for (const auto& [person, origin] : *file.network.opened())
        if (origin.event == event) return &person;
    return nullptr;
}

void compare(const Compared& described, int weakest, const std::string& number, const domain::CaseFile& file,
             std::vector<LikenessView>& found) {
    for (const auto& [person, origin] : *file.network.opened())
        if (auto alike = likeness(compared(person), described); alike.strength >= weakest)
            found.push_back({number, person, std::move(alike)});
}

/// Other files that may keep the same person away, as far as they are open to this reader.
Result<void> compare_elsewhere(House& house, const Actor& actor, const CaseId& here,
                               const Compared& described, int weakest, std::vector<LikenessView>& found) {
    const auto tokens = link_tokens(house, LinkSide::kept_away, described);
    HOGO_TRY(rows, house.cases.find_links(LinkSide::kept_away, tokens));
    std::set<CaseId> files;
    for (const auto& row : rows) {
        const auto link = matching::link_between(tokens, row.tokens);
        const CaseId file(row.holder);
        if (link && link->strength >= weakest && file != here &&
            files.size() < other_files)
            files.insert(file);
    }
    for (const auto& file : files) {
        const auto opened = gather(house, actor, file, {Compartment::network}, {"read_links"});
        if (!opened && opened.error().kind != ProblemKind::not_found) return std::unexpected(opened.error());
        if (opened && opened->file.network.opened()) compare(described, weakest, opened->number, opened->file, found);
    }
    return {};
}

}  // namespace

Outcome<LinksView> read_links(House& house, const Actor& actor, const CaseId& file) {
    HOGO_TRY(opened,
             gather(house, actor, file, page_parts | Compartments{Compartment::network, Compartment::access},
                    {"read_links"}));
    if (!actor.is({domain::Role::case_lead, domain::Role::duty}))
        return Refused{"not_the_decider", "policy_p14", {"case_lead"}, "case_lead"};
    if (!opened.file.network.opened() || !opened.file.needs.opened() ||
        !opened.file.access_decisions.opened())
        return Refused{"you_do_not_hold", "policy_p14", {"network"}, "somebody_who_holds_it"};

    LinksView view{std::move(opened), {}, {}};
    const auto directory = house.office.directory();
    for (const auto& link : *view.opened.file.links.opened()) {
        const auto* person = person_of(view.opened.file, link.person);
        const auto* staff = directory->find(link.found.staff);
        if (!person || !staff || link.found.staff == actor.id()) continue;
        HOGO_TRY(record, read_record_of(house, actor, staff->id));
        auto alike = likeness(compared(*person), compared(*staff, record.value_or(OwnRecord())));
        view.staff.push_back({link, *person, std::move(record), std::move(alike)});
    }
    for (const auto& [described, origin] : *view.opened.file.described.opened()) {
        const auto* associate = view.opened.file.associate(described.associate);
        if (!associate) continue;
        AssociateView shown{*associate, described, {}};
        if (associate->waits()) {
            const auto proposed = with_shorter_names(compared(described));
            const int weakest = associate->proposed.role == "place" ? Likeness::near_place
                                                                    : matching::possible_link_strength;
            compare(proposed, weakest, view.opened.number, view.opened.file, shown.likenesses);
            HOGO_CHECK(compare_elsewhere(house, actor, view.opened.id, proposed, weakest, shown.likenesses));
            std::ranges::stable_sort(shown.likenesses, std::ranges::greater{},
                                     [](const LikenessView& one) { return one.likeness.strength; });
        }
        view.associates.push_back(std::move(shown));
    }
    return view;
}

}  // namespace hogo::actions
