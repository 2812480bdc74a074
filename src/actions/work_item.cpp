#include "actions/work_item.h"

#include "actions/deciders.h"
#include "actions/inquiry_grounds.h"
#include "actions/retention.h"
#include "base/cbor.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

using cbor::Value;

Value codes(const std::vector<Code>& list) {
    auto value = Value::array();
    for (const auto& code : list) value.push_back(code.text());
    return value;
}

/// Reads what seal_work_item wrote; the box is authentic, so a strange shape is a bug of ours.
Code code_at(const Value& value) {
    if (value.get_ref<const std::string&>().empty()) return {};
    auto code = Code::parse(value.get_ref<const std::string&>());
    require(code.has_value(), "a work item with a broken code");
    return *code;
}
LocalDate date_at(const Value& value) { return LocalDate::from_number(value.get<int>()); }

Code role_that_decides(const rules::Pack& pack, const Code& measure) {
    const auto* found = pack.measure(measure);
    return *Code::parse(name_of(roles_of(found ? found->decider : Code("director")).front()));
}

void add_dates(const House& house, const domain::CaseFile& file, const rules::Assessment& assessment, WorkItem& item) {
    for (const auto& answer : assessment.deadlines)
        item.dates.push_back({answer.deadline->id, answer.due, answer.act_by, answer.deadline->danger});
    for (const auto& interview : file.interviews)
        if (interview.state == domain::InterviewState::arranged)
            item.dates.push_back({"interview", interview.arranged.day, interview.arranged.day, 9});
    for (const auto& lift : file.lifts)
        if (lift.in_force(house.today())) {
            item.lifted.push_back(lift.lifted.hold);
            item.dates.push_back({"lift_ends", lift.lifted.until, lift.lifted.until, 5});
        }
}

void add_waits(const House& house, const domain::CaseFile& file, WorkItem& item) {
    for (const auto& measure : file.measures)
        if (measure.state == domain::MeasureState::awaiting_decision)
            item.waits.push_back({"measure_decision", role_that_decides(*house.pack, measure.proposed.kind),
                                  measure.sent ? measure.sent->author : measure.origin.author});
    if (file.not_established_proposed)
        item.waits.push_back({"not_established", "second_person", file.not_established_proposed->second.author});
    if (file.end_waits) {
        const bool erasing = file.end_waits->first.step == Code("erase_proposed");
        const auto decider = decider_of(*house.pack, erasing ? Code("erase") : Code("close"), "section_chief");
        item.waits.push_back({erasing ? Code("erasure") : Code("closing"), decider, file.end_waits->second.author});
    }
    if (file.inquiry && file.inquiry->answers.empty())
        item.waits.push_back({"inquiry", "duty", file.inquiry->origin.author});
    if (file.inquiry && file.inquiry->awaits_decision())
        item.waits.push_back({"inquiry", role_for_ground(file.inquiry->received.ground), file.inquiry->origin.author});
    for (const auto& associate : file.associates)
        if (associate.waits()) item.waits.push_back({"associate", "case_lead", associate.origin.author});
    for (const auto& release : file.releases) {
        if (release.answered("refused") || release.answered("closed")) continue;
        if (release.approvals() < (release.requested.urgent ? 1 : 2))
            item.waits.push_back({"release_approval", "second_person",
                                  release.answers.empty() ? release.origin.author : release.answers.back().second.author});
        else if (release.requested.urgent && !release.answered("reviewed"))
            item.waits.push_back({"release_review", "second_person", release.origin.author});
    }
}

}  // namespace

LocalDate WorkItem::due(LocalDate today) const {
    if (!waits.empty()) return today;
    auto earliest = today.plus_days(3650);
    for (const auto& part : kept) earliest = std::min(earliest, part.until.plus_days(1));
    for (const auto& date : dates) earliest = std::min(earliest, std::min(date.act_by, date.due));
    return earliest;
}

WorkItem make_work_item(const House& house, const CaseId& id, const std::string& number, const domain::CaseFile& file,
                        const rules::Assessment& assessment) {
    WorkItem item;
    item.file = id;
    item.number = number;
    item.stage = file.stage;
    if (file.encounter) {
        item.door = file.encounter->recorded.door;
        item.opened_on = house.zone.day_of(file.encounter->recorded.seen_at);
        item.people.push_back(file.encounter->origin.author);
    }
    for (const auto& assignment : file.assignments)
        if (std::ranges::find(item.people, assignment.assigned.staff) == item.people.end())
            item.people.push_back(assignment.assigned.staff);
    item.kept = kept_parts(*house.pack, file);
    if (file.inquiry) {  // nobody's protection file: it only waits to be answered
        item.opened_on = house.zone.day_of(file.inquiry->origin.at);
        item.people.push_back(file.inquiry->origin.author);
        add_waits(house, file, item);
        return item;
    }
    if (assessment.track) item.track = house.pack->facts()[house.pack->known().track].options[*assessment.track].id;
    for (const auto& answer : assessment.holds)
        if (answer.held) item.holds.push_back(answer.hold->id);
    for (const auto& answer : assessment.measures) {
        const bool begun = std::ranges::any_of(file.measures, [&](const domain::Measure& m) {
            return m.proposed.kind == answer.measure->id && m.state != domain::MeasureState::withdrawn;
        });
        if (answer.proposed() && !begun && !item.next_step) item.next_step = answer.measure->id;
    }
    add_dates(house, file, assessment, item);
    add_waits(house, file, item);
    for (const auto& custody : file.custody) {
        item.custody_days += custody.days(house.today());
        if (!custody.recorded.until) item.custody_since = custody.recorded.from, item.custody_cause = custody.recorded.cause;
    }
    return item;
}

WorkItem make_notice(const CaseId& file, const std::string& number, const std::string& related, const StaffId& by,
                     LocalDate today) {
    WorkItem notice;
    notice.file = file;
    notice.number = number;
    notice.related = related;
    notice.opened_on = today;
    notice.waits.push_back({"same_document", "case_lead", by});
    return notice;
}

WorkId work_id(const House& house, const CaseId& file) {
    const auto token = matching::keyed_token(house.keys.token, "work", {text_of(file.bytes())});
    return *WorkId::from_bytes(ByteView(token).first(16));
}

WorkId work_id(const House& house, const CaseId& file, const CaseId& related) {
    const auto token = matching::keyed_token(house.keys.token, "notice", {text_of(file.bytes()), text_of(related.bytes())});
    return *WorkId::from_bytes(ByteView(token).first(16));
}

Result<WorkRow> seal_work_item(House& house, const Actor& actor, const Code& unit, const WorkItem& item) {
    return seal_work_item(house, actor, unit, item, work_id(house, item.file));
}

Result<WorkRow> seal_work_item(House& house, const Actor& actor, const Code& unit, const WorkItem& item, const WorkId& id) {
    Value value{{"file", item.file.text()},   {"number", item.number},         {"door", item.door.text()},
                {"track", item.track.text()}, {"stage", int(item.stage)},      {"holds", codes(item.holds)},
                {"lifted", codes(item.lifted)}, {"opened", item.opened_on.number()}, {"custody_days", item.custody_days}};
    for (const auto& part : item.kept) value["kept"].push_back({std::string(name_of(part.part)), part.until.number()});
    if (!item.related.empty()) value["related"] = item.related;
    if (item.next_step) value["next"] = item.next_step->text();
    if (item.custody_since) value["custody"] = {item.custody_since->number(), item.custody_cause->text()};
    for (auto* key : {"people", "dates", "waits"}) value[key] = Value::array();
    for (const auto& person : item.people) value["people"].push_back(person.text());
    for (const auto& date : item.dates)
        value["dates"].push_back({date.id.text(), date.due.number(), date.act_by.number(), date.danger});
    for (const auto& wait : item.waits) value["waits"].push_back({wait.kind.text(), wait.who.text(), wait.by.text()});
    const auto plain = cbor::encode(value);

    WorkRow row{.id = id, .unit = unit, .due = item.due(house.today()), .sealed = {}};
    if (actor.work && actor.staff.unit == unit) {
        HOGO_TRY(sealed, actor.work->seal(plain, 0, vault::raw(row.id), house.random));
        row.sealed = std::move(sealed);
    } else {
        const auto directory = house.office.directory();
        const auto key = directory->work_keys.find(unit);
        if (key == directory->work_keys.end())
            return problem(ProblemKind::environment, "no_work_key", "the unit's work list has no key");
        HOGO_TRY(sealed, vault::add_record(key->second, plain, 0, vault::raw(row.id), house.random));
        row.sealed = std::move(sealed);
    }
    return row;
}

Result<WorkItem> open_work_item(const vault::CompartmentReader& work, const WorkRow& row) {
    HOGO_TRY(plain, work.open(row.sealed, 0, vault::raw(row.id)));
    HOGO_TRY(value, cbor::decode(bytes_of(plain.reveal())));
    WorkItem item;
    auto file = CaseId::parse(value["file"].get_ref<const std::string&>());
    require(file.has_value(), "a work item without its file");
    item.file = *file;
    item.number = value["number"].get<std::string>();
    item.door = code_at(value["door"]);
    item.track = code_at(value["track"]);
    item.stage = static_cast<domain::Stage>(value["stage"].get<int>());
    for (const auto& hold : value["holds"]) item.holds.push_back(code_at(hold));
    for (const auto& hold : value["lifted"]) item.lifted.push_back(code_at(hold));
    item.opened_on = date_at(value["opened"]);
    item.custody_days = value["custody_days"].get<int>();
    if (value.contains("kept"))
        for (const auto& kept : value["kept"])
            if (const auto part = domain::compartment_named(kept[0].get_ref<const std::string&>()))
                item.kept.push_back({*part, date_at(kept[1])});
    if (value.contains("related")) item.related = value["related"].get<std::string>();
    if (value.contains("next")) item.next_step = code_at(value["next"]);
    if (value.contains("custody")) item.custody_since = date_at(value["custody"][0]), item.custody_cause = code_at(value["custody"][1]);
    for (const auto& person : value["people"])
        if (auto id = StaffId::parse(person.get_ref<const std::string&>())) item.people.push_back(*id);
    for (const auto& date : value["dates"])
        item.dates.push_back({code_at(date[0]), date_at(date[1]), date_at(date[2]), date[3].get<int>()});
    for (const auto& wait : value["waits"])
        if (auto by = StaffId::parse(wait[2].get_ref<const std::string&>()))
            item.waits.push_back({code_at(wait[0]), code_at(wait[1]), *by});
    return item;
}

}  // namespace hogo::actions
