#include "actions/erase_file.h"

#include "actions/booking.h"
#include "actions/deciders.h"
#include "actions/renew_keys.h"

namespace hogo::actions {
namespace {

/// What stands in a receipt, sealed to the unit's work key.
struct ReceiptRecord {
    Text number;
    std::vector<Code> parts;
    Code stage;
    LocalDate last_entry;
    StaffId proposed_by, decided_by;
    void describe(auto&& fields) {
        fields("number", number), fields("parts", parts), fields("stage", stage),
            fields("last_entry", last_entry), fields("proposed_by", proposed_by),
            fields("decided_by", decided_by);
    }
};

std::vector<Code> names_of(Compartments parts) {
    std::vector<Code> names;
    for (auto part : domain::all_compartments)
        if (parts.has(part)) names.push_back(*Code::parse(name_of(part)));
    return names;
}

Compartments named(std::span<const Code> names) {
    Compartments parts;
    for (const auto& name : names)
        if (const auto part = domain::compartment_named(name.text())) parts.add(*part);
    return parts;
}

/// The same for proposing and for deciding: time may have brought something new between the two.
template <class Action>
Verdict may_erase(const Deciding<Action>& deciding, Compartments parts, const Text& reasons) {
    const auto& file = deciding.file;
    const auto decider = decider_of(deciding.pack, "erase", "section_chief");
    if (!may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "house", {decider}, decider};
    if (!file.at_rest_since())
        return Refused{
            "still_protected", "policy_p18", {*Code::parse(name_of(file.stage))}, "the_end_of_the_file"};
    if (auto refused = first_of({nothing_under_way(file), no_deadline_runs(deciding.assessment)}))
        return refused;
    const auto due = due_parts(kept_parts(deciding.pack, file), deciding.today);
    const bool whole = parts.has(Compartment::procedure);
    if (parts.empty() || !due.contains(parts) || (whole && parts != Compartments::all()))
        return Refused{"not_due_yet", "house", names_of(parts), "a_later_day"};
    return has_reasons(reasons, "house");
}

/// Interviews of the file on boards, calendars and feeds.
void clear_planning(const House& house, const OpenedFile& opened, PlanningChange& planning) {
    for (const auto& interview : opened.file.interviews) {
        const auto& arranged = interview.arranged;
        const PlannedPlace place{arranged.day, arranged.minute, arranged.officer, arranged.interpreter,
                                 arranged.room};
        const auto line = interview.planned ? line_id(house, interview.planned->request)
                                            : hand_line(house, opened.id, place);
        clear(house, line, place, planning);
        planning.lines_gone.push_back(line);
        if (arranged.interpreter)
            planning.lines_gone.push_back(answer_id(house, line, *arranged.interpreter));
    }
    if (const auto* requests = opened.file.requests.opened())
        for (const auto& request : *requests)
            planning.lines_gone.push_back(line_id(house, request.requested.request));
}

/// The file's own line, and those of the unit that tell of it.
Result<std::vector<WorkId>> lines_of(House& house, const Actor& actor, const OpenedFile& opened) {
    std::vector<WorkId> gone{work_id(house, opened.id)};
    if (!actor.work || actor.staff.unit != opened.unit) return gone;
    HOGO_TRY(lines, read_unit_lines(house, actor, LocalDate::of(2199, 12, 31), AnswerErasure::code));
    for (const auto& line : lines)
        if ((line.item.file == opened.id || line.item.related == opened.number) && line.id != gone.front())
            gone.push_back(line.id);
    return gone;
}

Result<Bytes> seal_receipt(House& house, const Code& unit, const ErasureId& id, const ReceiptRecord& record) {
    const auto directory = house.office.directory();
    const auto key = directory->work_keys.find(unit);
    if (key == directory->work_keys.end())
        return problem(ProblemKind::environment, "no_work_key", "the unit's work list has no key");
    return vault::add_record(key->second, codec::encode(record), 0, vault::raw(id), house.random);
}

Result<ErasureReceipt> open_receipt(const Actor& actor, const ErasureRow& row) {
    HOGO_TRY(plain, actor.work->open(row.sealed, 0, vault::raw(row.id)));
    const auto record = codec::decode<ReceiptRecord>(bytes_of(plain.reveal()));
    if (!record) return problem(ProblemKind::corrupt, "broken_receipt", "a receipt of an erasure is damaged");
    return ErasureReceipt{.id = row.id,
                          .day = row.day,
                          .final_on = row.final_on,
                          .records = row.records,
                          .leaf = row.leaf,
                          .number = record->number.text(),
                          .parts = named(record->parts),
                          .stage = domain::stage_named(record->stage.text()).value_or(domain::Stage::closed),
                          .last_entry = record->last_entry,
                          .proposed_by = record->proposed_by,
                          .decided_by = record->decided_by};
}

Result<void> reads_erasures(const House& house, const Actor& actor) {
    if (!may_decide(actor, decider_of(*house.pack, "erase", "section_chief")))
        return problem(ProblemKind::not_found, "no_such_page", "this page is not open to you");
    if (!actor.work) return problem(ProblemKind::not_found, "no_work_list", "no work list is open to you");
    return {};
}

}  // namespace

Verdict decide(const Deciding<ProposeErasure>& deciding, const ProposeErasure& proposal) {
    if (auto refused = may_erase(deciding, proposal.parts, proposal.reasons.words)) return refused;
    if (deciding.file.end_waits) return Refused{"proposed_already", "house", {}, "a_second_person"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const ProposeErasure& proposal,
                                  domain::Occasion& occasion) {
    std::vector events{occasion.event(domain::EndDecided{"erase_proposed", names_of(proposal.parts)})};
    add_words(events, occasion, "reasons", events.front().id, proposal.reasons);
    return events;
}

Verdict decide(const Deciding<AnswerErasure>& deciding, const AnswerErasure& answer) {
    const auto& waits = deciding.file.end_waits;
    if (!waits || waits->first.step != Code("erase_proposed"))
        return Refused{"nothing_proposed", "house", {}, "a_proposal"};
    if (waits->second.author == deciding.actor.id())
        return Refused{"second_person_needed", "house", {}, "a_second_person"};
    if (answer.agreed) return may_erase(deciding, named(waits->first.parts), answer.reasons.words);
    const auto decider = decider_of(deciding.pack, "erase", "section_chief");
    if (!may_decide(deciding.actor, decider)) return Refused{"not_the_decider", "house", {decider}, decider};
    return has_reasons(answer.reasons.words, "house");
}

std::vector<domain::Event> change(const domain::CaseFile& file, const AnswerErasure& answer,
                                  domain::Occasion& occasion) {
    const auto step = answer.agreed ? Code("erased") : Code("erase_refused");
    std::vector events{occasion.event(domain::EndDecided{step, file.end_waits->first.parts})};
    add_words(events, occasion, "reasons", events.front().id, answer.reasons);
    return events;
}

Result<Besides> besides_of(House& house, const Actor& actor, const OpenedFile& opened,
                           const AnswerErasure& answer) {
    if (!answer.agreed) return Besides{};
    const auto& [proposed, origin] = *opened.file.end_waits;
    const auto parts = named(proposed.parts);
    Besides besides;
    Shredding shredding{.id = ErasureId::draw(house.random), .unit = opened.unit, .day = house.today()};
    for (auto part : domain::all_compartments)
        if (parts.has(part)) shredding.parts.emplace(part, opened.newest(part).of.version);
    if (shredding.whole()) {
        clear_planning(house, opened, besides.planning);
        HOGO_TRY(lines, lines_of(house, actor, opened));
        shredding.work = std::move(lines);
    } else {
        HOGO_TRY(renewed, renew_keys_of(house, actor, opened, parts));
        besides = std::move(renewed);
    }
    const ReceiptRecord record{
        .number = Text::parse(opened.number, 40, Text::Lines::one).value_or(Text()),
        .parts = proposed.parts,
        .stage = *Code::parse(name_of(opened.file.stage)),
        .last_entry = house.zone.day_of(opened.file.at_rest_since().value_or(origin.at)),
        .proposed_by = origin.author,
        .decided_by = actor.id()};
    HOGO_TRY(sealed, seal_receipt(house, opened.unit, shredding.id, record));
    shredding.sealed = std::move(sealed);
    besides.shredding = std::move(shredding);
    return besides;
}

Result<Erasures> read_erasures(House& house, const Actor& actor) {
    HOGO_CHECK(reads_erasures(house, actor));
    const auto today = house.today();
    HOGO_TRY(lines, read_unit_lines(house, actor, today, "erasures"));
    Erasures erasures;
    for (auto& line : lines) {
        auto& item = line.item;
        const bool waits = std::ranges::any_of(
            item.waits, [](const WorkWait& wait) { return wait.kind == Code("erasure"); });
        if (waits)
            erasures.waiting.push_back(std::move(item));
        else if (!due_parts(item.kept, today).empty())
            erasures.due.push_back(std::move(item));
    }
    HOGO_TRY(rows, house.cases.read_erasures(actor.staff.unit));
    for (const auto& row : rows) {
        HOGO_TRY(receipt, open_receipt(actor, row));
        erasures.done.push_back(std::move(receipt));
    }
    return erasures;
}

Result<ErasureReceipt> read_erasure(House& house, const Actor& actor, const ErasureId& id) {
    HOGO_TRY(erasures, read_erasures(house, actor));
    const auto found = std::ranges::find(erasures.done, id, &ErasureReceipt::id);
    if (found == erasures.done.end())
        return problem(ProblemKind::not_found, "no_such_page", "there is no such receipt");
    return *found;
}

}  // namespace hogo::actions
