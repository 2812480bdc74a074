#include "web/staff/group_sheet_pages.h"

#include <charconv>

#include "actions/grants.h"
#include "actions/hidden.h"
#include "actions/keep_person_away.h"
#include "actions/state_needs.h"
#include "web/messages/form.h"
#include "web/messages/group_sheet.h"
#include "web/staff/group_sheet_form.h"
#include "web/staff/seen_at.h"

namespace hogo::web::staff {
namespace {

using namespace html;

Response show_form(const Visit& visit, const FormState& state, int status) {
    const auto& msg = visit.msg;
    return visit.page(Place::new_encounter, msg.group_sheet.title(),
                      together(error_summary(msg, state), h1(msg.group_sheet.title()),
                               p(cls("lead"), msg.group_sheet.lead()),
                               p(a(href(url("/group-sheets/blank")), msg.group_sheet.blank())),
                               group_sheet_form(visit, state)),
                      status);
}

/// What is noted in a row's file beside its encounter has an action id of its own, so that a repeat changes
/// nothing.
domain::ActionId beside_row(const domain::ActionId& sheet, std::size_t row, Byte which) {
    auto bytes = vault::raw(actions::action_of_row(sheet, row));
    bytes[13] = static_cast<Byte>(bytes[13] ^ which);
    return domain::ActionId(bytes);
}

bool done(const actions::Outcome<>& outcome) {
    return outcome && std::holds_alternative<actions::Receipt>(*outcome);
}

/// Medical needs and the people to keep away, file by file; answers the rows where one of them could not be
/// kept.
std::vector<std::size_t> note_beside(const Visit& visit, const domain::ActionId& sheet_action,
                                     const GroupSheet& sheet, const std::vector<actions::Receipt>& receipts) {
    std::vector<std::size_t> failed;
    for (std::size_t row = 0; row < receipts.size(); ++row) {
        bool kept = true;
        if (sheet.medical[row])
            kept = done(actions::perform(visit.site.house, visit.actor,
                                         {receipts[row].file, beside_row(sheet_action, row, 1), std::nullopt},
                                         actions::StateNeeds{{{"needs.medical", domain::Answer::yes}}}));
        if (!sheet.leader[row] && !sheet.leader_names.empty())
            kept = done(actions::perform(visit.site.house, visit.actor,
                                         {receipts[row].file, beside_row(sheet_action, row, 2), std::nullopt},
                                         actions::KeepPersonAway{.person = {.role = "other",
                                                                            .names = sheet.leader_names,
                                                                            .phones = {},
                                                                            .companies = {},
                                                                            .places = {},
                                                                            .note = {}},
                                                                 .staff = {}})) &&
                   kept;
        if (!kept) failed.push_back(row + 1);
    }
    return failed;
}

Result<Response> record(Visit& visit, const Parameters&, const Form& form) {
    FormReader reader(visit.msg, form);
    if (form.raw("more") == "yes") return show_form(visit, reader.state(), 200);
    HOGO_TRY(action, read_action(form));
    const auto sheet = read_group_sheet(visit, reader);
    if (!reader.sound()) return show_form(visit, reader.state(), 422);
    HOGO_TRY(outcome, actions::record_group_sheet(visit.site.house, visit.actor, action, sheet.rows));
    if (const auto* refused = std::get_if<actions::Refused>(&outcome)) {
        reader.state().wrong(refused->rule == "seen_in_the_future" ? "seen_on" : "",
                             sentence_of(visit.msg, *refused));
        return show_form(visit, reader.state(), 422);
    }
    const auto& receipts = std::get<std::vector<actions::Receipt>>(outcome);
    auto result = url("/group-sheets/{}", action).query("rows", std::to_string(receipts.size()));
    std::string failed;
    for (const auto row : note_beside(visit, action, sheet, receipts))
        failed += (failed.empty() ? "" : ",") + std::to_string(row);
    if (!failed.empty()) result = result.query("partly", failed);
    return Response::see_other(result);
}

std::size_t number_in(std::string_view text, std::size_t highest) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::min(number, highest) : 0;
}

/// The sheet's row numbers, for a sentence; nothing else of what stands in an address is shown.
std::string row_list(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == ','; }) &&
                   text.size() < 200
               ? std::string(text)
               : std::string();
}

/// The protection number of a file that this person may open; its sealed parts stay shut.
Result<std::string> number_of(const Visit& visit, const actions::CaseId& file) {
    HOGO_TRY(looked_for, actions::file_for(visit.site.house, visit.actor.id(), file));
    HOGO_TRY(rows, visit.site.house.cases.read_case(looked_for, actions::recipients_of(visit.actor), {}));
    if (rows.grants.empty())
        return problem(ProblemKind::not_found, "no_such_file", "no file of this number is open to you");
    return rows.number;
}

Result<Response> show_result(Visit& visit, const Parameters& parameters) {
    const auto& msg = visit.msg;
    const auto sheet = domain::ActionId::parse(parameters["sheet"]);
    const auto rows = number_in(visit.request.query_value("rows").value_or(""), sheet_limit);
    if (!sheet || rows == 0)
        return problem(ProblemKind::not_found, "no_such_page", "no sheet of this address");
    Table table{std::string(msg.group_sheet.rows()),
                {std::string(msg.group_sheet.row()), std::string(msg.group_sheet.number()),
                 std::string(msg.group_sheet.vehicle()), std::string(msg.group_sheet.room()),
                 std::string(msg.group_sheet.interpreter()), std::string(msg.group_sheet.screen())},
                {}};
    for (std::size_t row = 0; row < rows; ++row) {
        HOGO_TRY(receipt, visit.site.house.cases.find_receipt(actions::action_of_row(*sheet, row)));
        if (!receipt) return problem(ProblemKind::not_found, "no_such_page", "no sheet of this address");
        HOGO_TRY(number, number_of(visit, receipt->file));
        table.rows.push_back({span(std::to_string(row + 1)),
                              a(cls("work-number"), href(url("/files/{}", receipt->file)), number), span(),
                              span(), span(),
                              a(href(url("/files/{}/screening", receipt->file)), msg.group_sheet.screen())});
    }
    const auto partly = row_list(visit.request.query_value("partly").value_or(""));
    const auto title = msg.group_sheet.recorded(static_cast<std::int64_t>(rows));
    return visit.page(
        Place::new_encounter, msg.group_sheet.title(),
        together(h1(title), p(cls("lead"), msg.group_sheet.recorded_note()),
                 when(!partly.empty(),
                      [&] { return notice(msg, Weight::caution, msg.group_sheet.partly(partly)); }),
                 div(cls("sheet-result"), table_of(table)),
                 button_bar(primary_link_button(url("/work"), msg.group_sheet.to_work()),
                            link_button(url("/group-sheets/new"), msg.group_sheet.again()))));
}

/// Paper, for the bus and the dormitory: the same columns in the same order as the screen.
Response blank_sheet(const Visit& visit) {
    const auto& msg = visit.msg;
    const std::string_view columns[] = {msg.group_sheet.row(),       msg.group_sheet.sex(),
                                        msg.group_sheet.age(),       msg.group_sheet.language(),
                                        msg.group_sheet.leader(),    msg.group_sheet.medical(),
                                        msg.group_sheet.suspicion(), msg.group_sheet.name()};
    constexpr int rows_on_a_page = 20;
    std::vector<Html> rows;
    for (int row = 1; row <= rows_on_a_page; ++row) {
        std::vector<Html> cells{th(attr("scope", "row"), std::to_string(row))};
        for (std::size_t column = 1; column < std::size(columns); ++column) cells.push_back(td());
        rows.push_back(tr(cells));
    }
    auto line = [](std::string_view label) { return p(cls("paper-line"), span(label)); };
    return visit.page(
        Place::new_encounter, msg.group_sheet.blank_title(),
        together(
            h1(msg.group_sheet.blank_title()),
            div(cls("paper-head"), line(msg.group_sheet.blank_seen()), line(msg.group_sheet.blank_place()),
                line(msg.group_sheet.people()), line(msg.group_sheet.blank_officer())),
            table(cls("paper"), caption(cls("visually-hidden"), msg.group_sheet.rows()),
                  thead(tr(each(columns,
                                [](std::string_view column) { return th(attr("scope", "col"), column); }))),
                  tbody(rows)),
            p(msg.group_sheet.blank_note()),
            button_bar(link_button(url("/group-sheets/new"), msg.group_sheet.title()))));
}

}  // namespace

void add_group_sheet_pages(Pages& pages) {
    pages.get("/group-sheets/new", [](Visit& visit, const Parameters&) -> Result<Response> {
        FormState state;
        start_seen_at(visit, state);
        state.start("door", "deportation_procedure");
        return show_form(visit, state, 200);
    });
    pages.post("/group-sheets/new", record);
    pages.get("/group-sheets/blank",
              [](Visit& visit, const Parameters&) -> Result<Response> { return blank_sheet(visit); });
    pages.get("/group-sheets/{sheet}", show_result);
}

}  // namespace hogo::web::staff
