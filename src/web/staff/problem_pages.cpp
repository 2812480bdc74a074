#include "web/staff/problem_pages.h"

#include "web/messages/problem.h"
#include "web/messages/refused.h"
#include "web/staff/components.h"
#include "web/staff/shell.h"

namespace hogo::web::staff {
namespace {

int status_of(ProblemKind kind) {
    switch (kind) {
        case ProblemKind::invalid_input: return 422;
        case ProblemKind::not_found: return 404;
        case ProblemKind::conflict: return 409;
        case ProblemKind::unauthenticated: return 401;
        case ProblemKind::environment: return 503;
        case ProblemKind::corrupt: return 500;
    }
    return 500;
}

Response sorry(const Messages& msg, std::string_view sentence, int status) {
    using namespace html;
    const PageContext context{.msg = msg};
    return Response::page(bare_shell(context, msg.problem.title(),
                                     together(h1(msg.problem.title()), p(sentence),
                                              button_bar(primary_link_button(url("/work"), msg.problem.to_my_work())))),
                          status);
}

}  // namespace

std::string sentence_of(const Messages& msg, const actions::Refused& refused) {
    return std::string(msg.refused.find(refused.rule.text()).value_or(msg.problem.refused()));
}

std::string sentence_of(const Messages& msg, const Problem& problem) {
    if (const auto found = msg.problem.find(problem.code.view())) return std::string(*found);
    switch (problem.kind) {
        case ProblemKind::invalid_input: return std::string(msg.problem.any_invalid_input());
        case ProblemKind::not_found: return std::string(msg.problem.any_not_found());
        case ProblemKind::conflict: return std::string(msg.problem.any_conflict());
        case ProblemKind::unauthenticated: return std::string(msg.problem.any_unauthenticated());
        case ProblemKind::environment:
        case ProblemKind::corrupt: return std::string(msg.problem.any_trouble());
    }
    return std::string(msg.problem.any_trouble());
}

Response problem_page(const Messages& msg, const Problem& problem) {
    return sorry(msg, sentence_of(msg, problem), status_of(problem.kind));
}

Response status_page(const Messages& msg, int status) {
    return sorry(msg, status == 404 ? msg.problem.no_such_page() : status < 500 ? msg.problem.any_invalid_input() : msg.problem.any_trouble(), status);
}

}  // namespace hogo::web::staff
