#include "web/staff/group_sheet_form.h"

#include <charconv>

#include "web/messages/encounter.h"
#include "web/messages/group_sheet.h"
#include "web/staff/encounter_pages.h"
#include "web/staff/group_sheet_pages.h"
#include "web/staff/languages.h"
#include "web/staff/seen_at.h"

namespace hogo::web::staff {
namespace {

using namespace html;

constexpr std::string_view row_parts[] = {"sex", "age", "language", "leader", "medical", "suspicion", "name"};

constexpr std::string_view place_kinds[] = {"dormitory", "workplace", "bar", "port", "other"};

/// Where they were met, in the words in which files are kept.
Text met_at(FormReader& reader) {
    const auto kind = reader.code("place");
    if (!kind) return {};
    const auto& words = Messages::in(Language::ja).group_sheet;
    if (std::ranges::find(place_kinds, kind->text()) == std::end(place_kinds)) return {};
    return Text::parse(words.met_at(*words.find("place_" + kind->text())), 200).value_or(Text());
}

std::string cell_name(std::size_t row, std::string_view part) {
    return fmt::format("row-{}-{}", row, part);
}

std::optional<std::size_t> parse_count(std::string_view typed) {
    if (!is_utf8(typed)) return std::nullopt;
    const auto plain = folded(typed);
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), count);
    if (plain.empty() || error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
    return count;
}

bool row_says_something(const Form& form, std::size_t row) {
    return std::ranges::any_of(
        row_parts, [&](std::string_view part) { return !form.raw(cell_name(row, part)).empty(); });
}

std::size_t last_filled_row(const Form& form) {
    std::size_t last = 0;
    for (std::size_t row = 1; row <= sheet_limit; ++row)
        if (row_says_something(form, row)) last = row;
    return last;
}

/// One field of one row: its label is the row and the column, read aloud and not shown a second time.
struct Cell {
    const Messages& msg;
    const FormState& state;
    std::size_t row;

    std::vector<Attribute> named(std::string_view part, std::string_view column) const {
        const auto name = cell_name(row, part);
        return {id(field_id(name)), attr("name", name),
                attr("aria-label", msg.group_sheet.cell(std::to_string(row), column)),
                attr_if(state.error(name), "aria-invalid", "true")};
    }
    Html select_one(std::string_view part, std::string_view column,
                    const std::vector<Choice>& choices) const {
        const auto name = cell_name(row, part);
        return select(named(part, column), option(attr("value", ""), "–"),
                      each(choices, [&](const Choice& choice) {
                          return option(attr("value", choice.value),
                                        flag("selected", state.is_chosen(name, choice.value)), choice.label);
                      }));
    }
    Html typed(std::string_view part, std::string_view column, std::string_view input_mode) const {
        return input(named(part, column), attr("type", "text"),
                     attr("value", state.value(cell_name(row, part))), attr("autocomplete", "off"),
                     attr_if(!input_mode.empty(), "inputmode", input_mode));
    }
    Html tick(std::string_view part, std::string_view column) const {
        return input(named(part, column), attr("type", "checkbox"), attr("value", "yes"),
                     flag("checked", state.is_chosen(cell_name(row, part), "yes")));
    }
};

Html rows_table(const Visit& visit, const FormState& state, std::size_t rows) {
    const auto& msg = visit.msg;
    std::vector<Choice> sexes;
    for (const auto& option : visit.pack().fact("person.sex")->options)
        sexes.push_back({option.id.text(), option.label.in(visit.pack_language())});
    std::vector<Choice> languages;
    for (const auto& language : spoken_languages())
        languages.push_back({language.code.text(), language_name(msg, language.code)});
    Table table{std::string(msg.group_sheet.rows()),
                {std::string(msg.group_sheet.row()), std::string(msg.group_sheet.sex()),
                 std::string(msg.group_sheet.age()), std::string(msg.group_sheet.language()),
                 std::string(msg.group_sheet.leader()), std::string(msg.group_sheet.medical()),
                 std::string(msg.group_sheet.suspicion()), std::string(msg.group_sheet.name())},
                {}};
    for (std::size_t row = 1; row <= rows; ++row) {
        const Cell cell{msg, state, row};
        table.rows.push_back({span(std::to_string(row)), cell.select_one("sex", msg.group_sheet.sex(), sexes),
                              cell.typed("age", msg.group_sheet.age(), "numeric"),
                              cell.select_one("language", msg.group_sheet.language(), languages),
                              cell.tick("leader", msg.group_sheet.leader()),
                              cell.tick("medical", msg.group_sheet.medical()),
                              cell.tick("suspicion", msg.group_sheet.suspicion()),
                              cell.typed("name", msg.group_sheet.name(), {})});
    }
    return div(cls("sheet-rows"), table_of(table));
}

std::vector<Text> lines_of(const Text& lines) {
    std::vector<Text> out;
    for (std::string_view rest = lines.text(); !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        if (auto line = Text::parse(rest.substr(0, end), 500, Text::Lines::one); line && !line->empty())
            out.push_back(std::move(*line));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

}  // namespace

std::size_t rows_to_show(const Form* sent) {
    constexpr std::size_t at_first = 5;
    if (!sent) return at_first;
    auto rows = std::max(parse_count(sent->raw("rows")).value_or(at_first),
                         parse_count(sent->raw("people")).value_or(0));
    if (sent->raw("more") == "yes" && rows <= parse_count(sent->raw("rows")).value_or(at_first))
        rows += at_first;
    return std::min(std::max({rows, last_filled_row(*sent), at_first}), sheet_limit);
}

Html group_sheet_form(const Visit& visit, const FormState& state) {
    const auto& msg = visit.msg;
    const auto rows = rows_to_show(state.sent());
    std::vector<Choice> doors;
    for (const auto* door : doors_for(visit.pack(), visit.actor.staff.role))
        doors.push_back({door->id.text(), door->label.in(visit.pack_language())});
    std::vector<Choice> places;
    for (const auto kind : place_kinds)
        places.push_back(
            {std::string(kind), std::string(*msg.group_sheet.find(fmt::format("place_{}", kind)))});
    return posted_form(
        visit.context(Place::new_encounter), url("/group-sheets/new"), action_field(visit, state.sent()),
        input(attr("type", "hidden"), attr("name", "rows"), attr("value", std::to_string(rows))),
        // Enter in a row sends what the main button says, although another button stands before it.
        button(attr("type", "submit"), cls("visually-hidden"), attr("tabindex", -1),
               attr("aria-hidden", "true"), msg.group_sheet.record()),
        section(
            cls("question"),
            div(cls("two-columns"),
                div(select_field(msg, state, "door", msg.group_sheet.door(), doors, {.width = Width::medium}),
                    select_field(msg, state, "place", msg.group_sheet.place(), places,
                                 {.optional = true, .width = Width::medium}),
                    field(msg, state, "people", msg.group_sheet.people(),
                          {.hint = msg.group_sheet.people_hint(),
                           .optional = true,
                           .width = Width::short_number,
                           .input_mode = "numeric"})),
                div(seen_at_fields(visit, state),
                    select_field(msg, state, "language_of_all", msg.group_sheet.language_of_all(),
                                 language_choices(msg),
                                 {.hint = msg.group_sheet.language_of_all_hint(),
                                  .optional = true,
                                  .width = Width::medium}),
                    text_area(msg, state, "leaders", msg.group_sheet.leaders(),
                              {.hint = msg.group_sheet.leaders_hint(),
                               .optional = true,
                               .max_length = 2000,
                               .rows = 2}))),
            checkbox(state, "suspicion_of_all", msg.group_sheet.suspicion_of_all(),
                     msg.group_sheet.suspicion_of_all_hint())),
        section(cls("question"), p(icon(Icon::caution), " ", msg.group_sheet.leaders_apart()),
                rows_table(visit, state, rows),
                when(rows < sheet_limit,
                     [&] {
                         return button(attr("type", "submit"), cls("secondary"), attr("name", "more"),
                                       attr("value", "yes"), msg.group_sheet.more_rows());
                     })),
        div(cls("step-bar"), div(cls("step-main"), primary_button(msg.group_sheet.record()))));
}

GroupSheet read_group_sheet(const Visit& visit, FormReader& reader) {
    const auto& msg = visit.msg;
    const auto& form = reader.form();
    GroupSheet sheet;
    const auto door = reader.needed_code("door");
    if (!door.empty() && !door_named(visit.pack(), door.text()))
        reader.state().wrong("door", std::string(msg.encounter.door_unknown()));
    const auto seen_at = read_seen_at(reader, visit);
    const auto place = met_at(reader);
    const auto language_of_all = reader.code("language_of_all");
    sheet.leader_names = lines_of(reader.text("leaders", 2000));
    const auto people = parse_count(form.raw("people"));
    if (!form.raw("people").empty() && (!people || *people > sheet_limit))
        reader.state().wrong("people", std::string(msg.group_sheet.too_many()));
    const auto count = std::min(std::max(people.value_or(0), last_filled_row(form)), sheet_limit);
    if (count == 0) reader.state().wrong("people", std::string(msg.group_sheet.nobody()));

    bool any_leader = !sheet.leader_names.empty();
    for (std::size_t row = 1; row <= count; ++row) {
        auto raw = [&](std::string_view part) { return form.raw(cell_name(row, part)); };
        actions::RecordEncounter encounter;
        encounter.door = door;
        encounter.seen_at = seen_at;
        encounter.observed = place;
        encounter.language = Code::parse(raw("language"));
        if (!encounter.language) encounter.language = language_of_all;
        if (const auto sex = Code::parse(raw("sex"))) encounter.facts.emplace("person.sex", *sex);
        if (!raw("age").empty()) {
            if (const auto age = parse_age(raw("age")))
                encounter.facts.emplace("person.age", *age);
            else
                reader.state().wrong(cell_name(row, "age"), msg.group_sheet.age_wrong(std::to_string(row)));
        }
        if (count > 1) encounter.facts.emplace("encounter.several_persons", domain::Answer::yes);
        if (raw("suspicion") == "yes" || reader.yes("suspicion_of_all"))
            encounter.suspicion = domain::Answer::yes;
        const bool leads = raw("leader") == "yes";
        any_leader = any_leader || leads;
        if (auto name = Text::parse(raw("name"), 200, Text::Lines::one); !name)
            reader.state().wrong(cell_name(row, "name"), sentence_of(msg, name.error()));
        else if (!name->empty()) {
            if (leads) sheet.leader_names.push_back(*name);
            encounter.identity.names.push_back(std::move(*name));
        }
        sheet.medical.push_back(raw("medical") == "yes");
        sheet.leader.push_back(leads);
        sheet.rows.push_back(std::move(encounter));
    }
    if (any_leader)
        for (auto& row : sheet.rows) row.facts.emplace("encounter.leaders", domain::Answer::yes);
    return sheet;
}

}  // namespace hogo::web::staff
