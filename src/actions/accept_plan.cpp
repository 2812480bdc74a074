#include "actions/accept_plan.h"

#include "actions/add_words.h"
#include "actions/office_day.h"
#include "actions/request_interview.h"

namespace hogo::actions {
namespace {

using domain::Answer;

/// Which ideal of the plan a safeguard speaks about; nothing where the place answers it by itself.
Code ideal_of(const Code& safeguard) {
    if (safeguard == "i05" || safeguard == "native_language_interpreter") return "native_interpreter";
    if (safeguard == "i09" || safeguard == "female_officer" || safeguard == "preferred_officer")
        return "officer_gender";
    if (safeguard == "female_interpreter") return "interpreter_gender";
    return {};
}

struct PlanAnswers {
    const Deciding<AcceptPlan>& deciding;
    const AcceptPlan& accepting;
    const domain::InterviewRequested& asked;

    const PlannedPlace& place() const { return *accepting.line.place; }
    static Answer yes_if(bool met) { return met ? Answer::yes : Answer::no; }

    bool preferred(const StaffId& staff, const Code& preference) const {
        if (preference == "no_preference") return true;
        const auto* person = deciding.directory.find(staff);
        return person && person->female == (preference == "female" ? Code("yes") : Code("no"));
    }
    /// The hours that were stated as the only possible ones; empty where nobody stated any.
    Code hours() const {
        const auto needs = deciding.file.needs_now();
        const auto stated = needs.find("needs.hours");
        const auto* code = stated == needs.end() ? nullptr : std::get_if<Code>(&stated->second);
        return code ? *code : Code();
    }
    Answer to(const Code& safeguard) const {
        const auto needs = deciding.file.needs_now();
        const auto stated = needs.find("needs.officer");
        const auto* preference = stated == needs.end() ? nullptr : std::get_if<Code>(&stated->second);
        if (safeguard == "i05" || safeguard == "native_language_interpreter")
            return yes_if(asked.language == "ja" || accepting.interpreter.native_of(asked.language));
        if (safeguard == "i07")
            return yes_if(!place().interpreter || accepting.interpreter.confidential_since.has_value());
        if (safeguard == "female_officer") return yes_if(preferred(place().officer, "female"));
        if (safeguard == "i09" || safeguard == "preferred_officer")
            return yes_if(preferred(place().officer, preference ? *preference : asked.officer));
        if (safeguard == "female_interpreter")
            return yes_if(!place().interpreter || preferred(*place().interpreter, "female"));
        if (safeguard == "i10")
            return yes_if(accepting.room_privacy >= 2 || asked.document != "victim_interview");
        if (safeguard == "not_at_the_counter") return yes_if(accepting.room_privacy > 0);
        if (safeguard == "afternoons_only")
            return yes_if(hours() != Code("afternoon") || place().minute >= office_day::afternoon);
        if (safeguard == "mornings_only")
            return yes_if(hours() != Code("morning") || place().minute < office_day::lunch);
        if (safeguard == "away_from_persons_to_avoid")
            return yes_if(asked.avoid.empty() ||
                          (accepting.room.zone &&
                           std::ranges::find(asked.avoid, *accepting.room.zone) == asked.avoid.end()));
        return Answer::yes;  // i06: whoever is tied is kept away, and is_available refuses them
    }
};

ArrangeInterview arrangement(const Deciding<AcceptPlan>& deciding, const AcceptPlan& accepting,
                             const domain::InterviewRequested& asked) {
    const auto& place = *accepting.line.place;
    ArrangeInterview arranging{.document = asked.document,
                               .day = place.day,
                               .minute = place.minute,
                               .length_minutes = booked_minutes(accepting.line),
                               .room = place.room,
                               .officer = place.officer,
                               .interpreter = place.interpreter,
                               .language = asked.language,
                               .safeguards = asked.safeguards};
    const PlanAnswers answers{deciding, accepting, asked};
    const auto asked_already = *Text::parse("聴取を依頼したときに理由を記録した。", 100);
    for (const auto* safeguard : safeguards_to_answer(deciding.assessment)) {
        if (answered_by_the_plan(*safeguard)) {
            arranging.safeguards[safeguard->id] = answers.to(safeguard->id);
            const auto reason = accepting.reasons.find(ideal_of(safeguard->id));
            if (reason != accepting.reasons.end() && answers.to(safeguard->id) != Answer::yes)
                arranging.reasons.emplace(safeguard->id, reason->second);
        } else if (arranging.safeguards.contains(safeguard->id) &&
                   arranging.safeguards.at(safeguard->id) != Answer::yes) {
            arranging.reasons.emplace(safeguard->id, asked_already);
        }
    }
    return arranging;
}

}  // namespace

Outcome<AcceptPlan> acceptance_of(House& house, const Actor& actor, const Code& unit,
                                  const InterviewRequestId& request) {
    HOGO_TRY(board, read_board(house, actor, unit, "accept_plan"));
    const auto* line = board.find(request);
    if (!line) return problem(ProblemKind::not_found, "no_such_line", "no such interview on this board");
    if (!line->line.place || line->line.state == "arranged")
        return Refused{"nothing_planned", "house", {}, "a_proposal"};
    if (line->in_conflict) return Refused{"not_available", "policy_p14", {}, "another_person"};
    const auto& place = *line->line.place;
    const auto directory = house.office.directory();
    const auto room = std::ranges::find(directory->rooms, place.room, &RoomRecord::id);
    return AcceptPlan{.line = line->line,
                      .interview = domain::InterviewId::draw(house.random),
                      .interpreter = place.interpreter
                                         ? calendar_of(board.calendars, resource_of(*place.interpreter))
                                         : Calendar{},
                      .room = calendar_of(board.calendars, resource_of_room(place.room)),
                      .room_privacy = room == directory->rooms.end() ? 0 : room->privacy};
}

Verdict decide(const Deciding<AcceptPlan>& deciding, const AcceptPlan& accepting) {
    if (deciding.file.requests.closed()) return Refused{"needs_closed", "policy_p14", {}, "the_case_lead"};
    const auto* request = deciding.file.request(accepting.line.request);
    if (!request || (request->closed && !accepting.line.interview))
        return Refused{"no_such_interview", "house", {}, {}};
    const Deciding<ArrangeInterview> by_hand{deciding.file,       deciding.actor, deciding.pack,
                                             deciding.assessment, deciding.now,   deciding.today,
                                             deciding.directory};
    return decide(by_hand, arrangement(deciding, accepting, request->requested));
}

std::vector<domain::Event> change(const Deciding<AcceptPlan>& deciding, const AcceptPlan& accepting,
                                  domain::Occasion& occasion) {
    const auto& request = *deciding.file.request(accepting.line.request);
    const auto arranging = arrangement(deciding, accepting, request.requested);
    std::vector<domain::Event> events;
    events.push_back(occasion.event(domain::InterviewArranged{.interview = accepting.interview,
                                                              .document = arranging.document,
                                                              .day = arranging.day,
                                                              .minute = arranging.minute,
                                                              .length_minutes = arranging.length_minutes,
                                                              .room = arranging.room,
                                                              .officer = arranging.officer,
                                                              .interpreter = arranging.interpreter,
                                                              .language = arranging.language,
                                                              .safeguards = arranging.safeguards}));
    const auto arranged = events.front().id;
    domain::InterviewPlanned planned{.interview = accepting.interview,
                                     .request = accepting.line.request,
                                     .missed = {},
                                     .present = request.requested.present,
                                     .from_afar = accepting.line.from_afar};
    for (const auto& obstacle : accepting.line.obstacles)
        planned.missed.emplace(obstacle.ideal, obstacle.cause);
    events.push_back(occasion.event(std::move(planned)));
    if (accepting.line.interview)
        if (const auto* before = deciding.file.interview(*accepting.line.interview);
            before && before->state == domain::InterviewState::arranged)
            events.push_back(occasion.event(domain::InterviewMoment{*accepting.line.interview, "cancelled"}));
    if (!request.closed)
        events.push_back(occasion.event(domain::InterviewRequestClosed{accepting.line.request, "arranged"}));
    for (const auto& [safeguard, reason] : arranging.reasons)
        add_words(events, occasion, safeguard, arranged, {reason});
    return events;
}

Result<Besides> besides_of(House& house, const Actor&, const OpenedFile& opened,
                           const AcceptPlan& accepting) {
    auto line = accepting.line;
    const auto booked = booked_of(house, opened.unit, line);
    Besides besides;
    if (line.arranged_at) clear(house, booked.line, *line.arranged_at, besides.planning);
    besides.planning.slots_freed.push_back(booked.line);
    line.state = "arranged";
    line.pinned = true;
    line.interview = accepting.interview;
    line.arranged_at = line.place;
    HOGO_TRY(rows, seal_line(house, opened.unit, line));
    besides.planning.lines = std::move(rows);
    besides.planning.held = slots_of(house, booked.line, booked.place, booked.length);
    HOGO_CHECK(book(house, booked, besides.planning));
    return besides;
}

}  // namespace hogo::actions
