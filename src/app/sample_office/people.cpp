#include "app/sample_office/people.h"

#include "vault/first_password.h"

namespace hogo::app {
namespace {

using domain::Role;

struct Person {
    const char* user;
    const char* name;
    Role role;
    Code unit;
    const char* female;                ///< as the person told; empty: not told
    std::vector<Code> languages;
};

const std::vector<Person>& people() {
    static const std::vector<Person> list{
        {"examiner", "佐藤 美咲", Role::residence_examiner, "tokyo", "yes", {}},
        {"enforcement", "高橋 健", Role::enforcement_officer, "tokyo", "no", {}},
        {"officer", "鈴木 彩", Role::case_officer, "tokyo", "yes", {}},
        {"officer2", "松本 涼", Role::case_officer, "tokyo", "no", {}},
        {"lead", "田中 由美", Role::case_lead, "tokyo", "yes", {}},
        {"director", "渡辺 誠", Role::director, "tokyo", "no", {}},
        {"coordinator", "伊藤 玲", Role::coordinator, "tokyo", "yes", {}},
        {"liaison", "山本 直子", Role::shelter_liaison, "tokyo", "yes", {}},
        {"desk", "小林 光", Role::consultation_desk, "tokyo", "", {}},
        {"duty", "加藤 学", Role::duty, "tokyo", "no", {}},
        {"medical", "吉田 千尋", Role::medical_staff, "tokyo", "yes", {}},
        {"auditor", "山田 守", Role::auditor, "tokyo", "", {}},
        {"administrator", "佐々木 亮", Role::administrator, "tokyo", "", {}},
        {"landing", "中村 航", Role::landing_inspector, "narita", "no", {}},
        {"landing2", "井上 香織", Role::landing_inspector, "narita", "yes", {}},
        {"narita-lead", "木村 恵", Role::case_lead, "narita", "yes", {}},
        {"narita-director", "林 隆", Role::director, "narita", "no", {}},
        {"interpreter", "リサ・サントス", Role::interpreter, "tokyo", "yes", {"fil"}},
        {"interpreter-th", "ナパ・スワン", Role::interpreter, "tokyo", "yes", {"th"}},
        {"interpreter-th2", "スパ・ラッタナ", Role::interpreter, "narita", "yes", {"th"}},
        {"interpreter-id", "デウィ・ハルタ", Role::interpreter, "narita", "yes", {"id"}},
        {"interpreter-vi", "グエン・ティ・ハー", Role::interpreter, "tokyo", "yes", {"vi"}},
        {"interpreter-my", "ティン・アウン", Role::interpreter, "tokyo", "no", {"my"}},
        {"interpreter-km", "Dara Chan Sopheap", Role::interpreter, "tokyo", "no", {"km"}},
    };
    return list;
}

}  // namespace

std::string draw_password(RandomSource& random) { return std::string(vault::draw_password(random).reveal()); }

actions::NewOffice sample_office(RandomSource& random, LocalDate today, std::vector<Login>& logins) {
    actions::NewOffice office;
    office.today = today;
    office.audit_from = LocalDate::of(2024, 4, 1);  // S3 is shown as history
    office.cost = vault::DerivationCost::sample_office();
    const auto totp = vault::draw_totp_secret(random);
    for (const auto& person : people()) {
        auto password = draw_password(random);
        logins.push_back({std::string(name_of(person.role)), person.user, password, std::string(vault::totp_secret_text(totp).reveal())});
        office.staff.push_back({.login = person.user,
                                .name = person.name,
                                .role = person.role,
                                .unit = person.unit,
                                .female = *person.female ? Code::parse(person.female) : std::nullopt,
                                .languages = person.languages,
                                .password = SecretText(std::move(password)),
                                .totp = totp.duplicate()});
    }
    office.rooms = {{"counter-2", "2番窓口", "tokyo", 0},
                    {"room-301", "301 面談室", "tokyo", 2},
                    {"room-b1", "地下 静養室(専用入口)", "tokyo", 3},
                    {"outside-a", "外部相談室A", "tokyo", 3},
                    {"secondary", "二次審査室", "narita", 1},
                    {"quiet-room", "静養室(専用入口)", "narita", 3}};
    return office;
}

}  // namespace hogo::app
