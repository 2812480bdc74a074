// What tests of possible links begin with: lists of words, somebody to keep away, what waits for whom, a file.
#pragma once
#include "actions/answer_link.h"
#include "actions/my_work.h"
#include "actions/read_links.h"
#include "casework.h"

namespace hogo::actions::testing {

inline std::vector<Text> texts(std::initializer_list<std::string_view> list) {
    std::vector<Text> all;
    for (const auto one : list) all.push_back(text(one));
    return all;
}
inline KeepPersonAway away(std::initializer_list<std::string_view> names, const Code& role = "broker") {
    return {{.role = role, .names = texts(names), .phones = {}, .companies = {}, .places = {}, .note = {}},
            {}};
}
/// The kinds of lines that wait for this person on their list.
inline bool waits(TestHouse& house, const std::string& login, const std::string& kind) {
    const auto work = read_my_work(house.house(), house.as(login)).value();
    return std::ranges::any_of(work.waiting,
                               [&](const WorkLine& line) { return line.wait.kind.text() == kind; });
}
/// What the store is asked for while this is done, and of each commit the rows and their sealed sizes.
inline std::vector<std::string> trace(TestHouse& house, const auto& act) {
    house.store().watch.clear();
    act();
    return house.store().watch;
}

class Links : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    void told(const std::string& login, std::initializer_list<std::string_view> relatives) {
        const auto done = declare_record(house.house(), house.as(login), {{}, texts(relatives), {}, {}, {}});
        ASSERT_TRUE(done) << done.error().code.view();
        ASSERT_TRUE(std::holds_alternative<Done>(*done)) << std::get<Refused>(*done).rule.text();
    }
    LinksView links(const std::string& login = "lead", std::optional<CaseId> of = {}) {
        auto read = read_links(house.house(), house.as(login), of.value_or(file));
        if (!read || !std::holds_alternative<LinksView>(*read))
            throw std::runtime_error("links are closed to " + login);
        return std::get<LinksView>(*std::move(read));
    }
    std::string given_to(const std::string& login, const Code& task = "officer") {
        return house.refusal("lead", file, Assign{task, house.id(login)});
    }
    bool waits(const std::string& login, const std::string& kind) { return testing::waits(house, login, kind); }
    AnswerLink answer(const Code& how, std::string_view reasons = "同姓同名の別人と確認した") {
        const auto view = links();
        return {view.staff.back().link.person, view.staff.back().link.found.staff, how, said(reasons)};
    }
};

class Associates : public Links {
  protected:
    ProposeAssociate proposal(std::initializer_list<std::string_view> names,
                              std::initializer_list<std::string_view> companies = {}) {
        return {.role = "supervisor",
                .names = texts(names),
                .phones = {},
                .companies = texts(companies),
                .places = {},
                .note = {}};
    }
    domain::AssociateId propose(const ProposeAssociate& proposed) {
        house.done("officer", file, proposed);
        return house.file(file).associates.back().proposed.associate;
    }
};

}  // namespace hogo::actions::testing
