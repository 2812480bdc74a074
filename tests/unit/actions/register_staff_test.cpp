// Somebody new in the office: their keys and groups, and the comparison before they are given anything (P14).
#include "actions/hidden.h"
#include "actions/read_links.h"
#include "actions/recheck_links.h"
#include "actions/register_staff.h"
#include "link_house.h"

namespace hogo::actions::testing {
namespace {

class RegisteringStaff : public ::testing::Test {
  protected:
    TestHouse house;
    CaseId file = begin_ploy(house);

    RegisterStaff interpreter(std::string_view name, std::initializer_list<std::string_view> relatives = {}) {
        RegisterStaff registering{.login = "new-interpreter", .name = text(name), .unit = "tokyo"};
        registering.languages = {"km"};
        registering.told.relatives = texts(relatives);
        return registering;
    }
    Outcome<RegisteredStaff> registered(const RegisterStaff& registering, const std::string& by = "administrator",
                                        const std::string& with = "lead") {
        return register_staff(house.house(), house.as(by), house.as(with), registering);
    }
    StaffId added(const RegisterStaff& registering) {
        auto outcome = registered(registering);
        if (!outcome) throw std::runtime_error(std::string(outcome.error().code.view()));
        if (const auto* refused = std::get_if<Refused>(&*outcome)) throw std::runtime_error(refused->rule.text());
        return std::get<RegisteredStaff>(*outcome).id;
    }
    std::string refusal(const Outcome<RegisteredStaff>& outcome) {
        if (!outcome) return std::string(outcome.error().code.view());
        const auto* refused = std::get_if<Refused>(&*outcome);
        return refused ? refused->rule.text() : "done";
    }
    std::string arranged_with(const CaseId& of, const StaffId& staff) {
        auto arranging = arrangement(house, of);
        arranging.interpreter = staff;
        return house.refusal("officer", of, arranging);
    }
};

TEST_F(RegisteringStaff, TheBrokersCousinIsUnavailableFromTheFirstMoment) {
    house.done("officer", file, away({"ចាន់ ដារ៉ា"}));
    const auto staff = added(interpreter("Dara Chan Sopheap"));
    EXPECT_EQ(arranged_with(file, staff), "not_available");
    EXPECT_TRUE(is_hidden(house.house(), staff, file).value());
    EXPECT_TRUE(waits(house, "lead", "link"));
    EXPECT_EQ(arranged_with(begin_ploy(house), staff), "done") << "for other files they can come";
}

TEST_F(RegisteringStaff, WhatTheyToldOfTheirRelativesIsComparedToo) {
    house.done("officer", file, away({"Sasayama Toshio"}));
    const auto staff = added(interpreter("Mori Gaku", {"笹山 利夫"}));
    EXPECT_EQ(arranged_with(file, staff), "not_available");
    const auto links = std::get<LinksView>(read_links(house.house(), house.as("lead"), file).value());
    ASSERT_EQ(links.staff.size(), 1u);
    EXPECT_EQ(links.staff.front().record.value().relatives, texts({"笹山 利夫"}));
}

TEST_F(RegisteringStaff, NobodyElseIsHeldUpAndWhoRegistersHearsTheSame) {
    house.done("officer", file, away({"Sasayama Toshio"}));
    EXPECT_EQ(arranged_with(file, added(interpreter("Mori Gaku"))), "done");
    EXPECT_FALSE(waits(house, "lead", "link"));
}

TEST_F(RegisteringStaff, WhoCameWithoutAComparisonIsComparedWhenTheNextPersonIsWrittenDown) {
    house.done("officer", file, away({"Chan Dara"}));
    // As after a press that was broken off: in the directory, and nowhere else.
    OfficeChange change;
    change.staff.push_back({.id = StaffId::draw(house.random()),
                            .name = "Dara Chan",
                            .role = domain::Role::interpreter,
                            .unit = "tokyo",
                            .female = {},
                            .languages = {"km"}});
    ASSERT_TRUE(house.house().office.change(change));
    const auto staff = change.staff.front().id;
    EXPECT_NE(arranged_with(file, staff), "not_available");
    house.done("officer", begin_ploy(house), away({"Somebody Else"}));
    EXPECT_EQ(arranged_with(file, staff), "not_available");
}

TEST_F(RegisteringStaff, TheyBelongToTheGroupsOfTheirRoleLikeTheirColleagues) {
    for (const auto& [login, role] : std::initializer_list<std::pair<const char*, domain::Role>>{
             {"officer", domain::Role::case_officer},  {"lead", domain::Role::case_lead},
             {"director", domain::Role::director},     {"coordinator", domain::Role::coordinator},
             {"interpreter", domain::Role::interpreter}, {"liaison", domain::Role::shelter_liaison},
             {"desk", domain::Role::consultation_desk}, {"duty", domain::Role::duty},
             {"medic", domain::Role::medical_staff},   {"auditor", domain::Role::auditor},
             {"administrator", domain::Role::administrator}}) {
        auto registering = interpreter("Mori Gaku");
        registering.login = std::string("new-") + login;
        registering.role = role;
        const auto staff = added(registering);
        const auto groups = [&](const StaffId& of) {
            std::set<vault::RawId> all;
            const auto shares = house.office().read_group_shares(of).value();
            for (const auto& share : shares) all.insert(share.group);
            return all;
        };
        EXPECT_EQ(groups(staff), groups(house.id(login))) << login;
    }
}

TEST_F(RegisteringStaff, TheySignInWithWhatWasHandedOverAndReadTheirUnitsWork) {
    auto registering = interpreter("Mori Gaku");
    registering.login = "new-officer";
    registering.role = domain::Role::case_officer;
    auto outcome = registered(registering);
    ASSERT_EQ(refusal(outcome), "done");
    auto& staff = std::get<RegisteredStaff>(*outcome);
    EXPECT_EQ(staff.groups_shared, 1);
    EXPECT_EQ(staff.groups_waiting, 0);
    const auto code = std::string(vault::totp_code(staff.totp, vault::totp_step(house.house().now())).reveal());
    auto actor = identify(house.house(), house.queue(),
                          {.name = "new-officer", .proof = {.password = std::move(staff.password), .code = code}},
                          vault::Unwrap::ordinary);
    ASSERT_TRUE(actor) << actor.error().code.view();
    EXPECT_TRUE(actor->work) << "the unit's list opens";
    EXPECT_EQ(actor->staff.name, "Mori Gaku");
}

TEST_F(RegisteringStaff, TakesAnAdministratorAndASecondPersonOfTheUnit) {
    const auto who = interpreter("Mori Gaku");
    EXPECT_EQ(refusal(registered(who, "lead", "lead")), "administrators_only");
    EXPECT_EQ(refusal(registered(who, "administrator", "officer")), "not_the_decider");
    auto elsewhere = who;
    elsewhere.unit = "nowhere";
    EXPECT_EQ(refusal(registered(elsewhere)), "no_such_unit");
    auto system = who;
    system.role = domain::Role::system;
    EXPECT_EQ(refusal(registered(system)), "not_listed");
    EXPECT_EQ(refusal(registered(who)), "done");
    EXPECT_EQ(refusal(registered(who)), "login_taken");
}

}  // namespace
}  // namespace hogo::actions::testing
