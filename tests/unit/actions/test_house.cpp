#include "test_house.h"

#include <fstream>
#include <sstream>

#include "rules/load.h"

namespace hogo::actions::testing {
namespace {

using domain::Role;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(result.error().code.view()));
    return std::move(*result);
}

struct Person {
    const char* login;
    Role role;
    const char* female;
};
constexpr Person people[] = {
    {"landing", Role::landing_inspector, "no"},      {"residence", Role::residence_examiner, "yes"},
    {"enforcement", Role::enforcement_officer, "no"}, {"officer", Role::case_officer, "yes"},
    {"officer_two", Role::case_officer, "no"},        {"lead", Role::case_lead, "yes"},
    {"lead_two", Role::case_lead, "no"},              {"director", Role::director, "no"},
    {"director_two", Role::director, "yes"},          {"coordinator", Role::coordinator, "yes"},
    {"interpreter", Role::interpreter, "yes"},        {"liaison", Role::shelter_liaison, "yes"},
    {"desk", Role::consultation_desk, "yes"},         {"duty", Role::duty, "no"},
    {"medic", Role::medical_staff, "yes"},            {"auditor", Role::auditor, "no"},
    {"administrator", Role::administrator, "no"}};
constexpr std::string_view password = "sample password of nobody";

/// Everybody's second factor: the secret of RFC 6238's own example.
vault::TotpSecret sample_totp() { return vault::parse_totp_secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").value(); }

vault::HostKeys draw_host_keys(RandomSource& random) {
    auto draw = [&] {
        auto bytes = random.draw<32>();
        return vault::SecretKey::take(bytes);
    };
    return {draw(), draw(), draw(), draw()};
}

NewOffice small_office(LocalDate today) {
    NewOffice office;
    office.today = today;
    office.cost = vault::DerivationCost::minimum();
    for (const auto& person : people) {
        NewStaff staff;
        staff.login = staff.name = person.login;
        staff.role = person.role;
        staff.unit = "tokyo";
        staff.female = Code::parse(person.female);
        if (person.role == Role::interpreter) staff.languages = {"th"};
        staff.password = SecretText(std::string(password));
        staff.totp = sample_totp();
        office.staff.push_back(std::move(staff));
    }
    office.rooms = {{"counter_1", "Counter 1", "tokyo", 0}, {"room_3", "Room 3", "tokyo", 3}};
    return office;
}

}  // namespace

std::shared_ptr<const rules::Pack> rules_of_japan() {
    static const auto loaded = [] {
        std::vector<rules::SourceText> texts;
        for (auto name : rules::pack_files()) {
            std::ostringstream text;
            text << std::ifstream(std::string(HOGO_SOURCE_DIR "/packs/jp/") + std::string(name)).rdbuf();
            texts.push_back({std::string(name), text.str()});
        }
        auto pack = rules::load_pack(texts);
        if (pack) return *pack;
        std::string all;
        for (const auto& complaint : pack.error()) all += complaint.text() + "\n";
        throw std::runtime_error(all);
    }();
    return loaded;
}

Text text(std::string_view words) { return must(Text::parse(words, 100'000)); }

TestHouse::TestHouse(std::uint64_t seed, std::shared_ptr<const rules::Pack> pack)
    : random_(seeded_random(seed)), pack_(std::move(pack)), keys_(draw_host_keys(*random_)) {
    const auto zone = *Zone::named("Asia/Tokyo");
    clock_.set(zone.at(LocalDate::of(2025, 6, 12), 12 * 60 + 40));
    const auto today = zone.day_of(clock_.now());
    auto registrar = vault::SignPair::draw(*random_);
    for (int i = 0; i < 3; ++i) custodians_.push_back(vault::SignPair::draw(*random_));
    const auto document =
        must(first_root("hogo.example/test", vault::Purpose::demonstration, keys_, registrar.open,
                        {custodians_[0].open, custodians_[1].open, custodians_[2].open}, 2));
    const vault::SignPair* signers[] = {&custodians_[0], &custodians_[1]};
    const auto root = must(vault::verify_root(must(vault::sign_root(document, signers)), vault::Purpose::demonstration, std::nullopt));
    auto founding = must(found_office(small_office(today), keys_, root, std::move(registrar), *random_));
    office_ = std::make_unique<MemoryOffice>(root);
    if (auto changed = office_->change(founding.change); !changed)
        throw std::runtime_error(std::string(changed.error().code.view()));
    staff_ = founding.staff;
    house_.emplace(House{store_, *office_, clock_, *random_, pack_, zone, keys_, verified_grants_,
                         vault::DerivationCost::minimum(), store_.planning()});
}

const Actor& TestHouse::as(const std::string& login) {
    auto found = signed_in_.find(login);
    if (found == signed_in_.end())
        found = signed_in_.emplace(login, must(identify(*house_, queue_, attempt(login), vault::Unwrap::with_guarded))).first;
    return found->second;
}

SignInAttempt TestHouse::attempt(const std::string& login) {
    const auto present = vault::totp_step(house_->now());
    auto& typed = typed_[login];
    typed = std::max(present - 1, typed + 1);
    if (typed > present + 1) throw std::runtime_error("three codes were typed within half a minute: let time pass");
    return {.name = login,
            .proof = {.password = SecretText(std::string(password)), .code = std::string(vault::totp_code(sample_totp(), typed).reveal())}};
}

CaseId TestHouse::begin(const std::string& login, RecordEncounter encounter) {
    if (encounter.door.empty()) encounter.door = "deportation_procedure";
    if (encounter.seen_at == Instant{}) encounter.seen_at = house_->now();
    if (encounter.suspicion == domain::Answer::not_asked) encounter.suspicion = domain::Answer::yes;
    return receipt_of(record_encounter(*house_, as(login), fresh_action(), encounter), "record_encounter").file;
}

Receipt TestHouse::receipt_of(const Outcome<>& outcome, const std::string& what) {
    EXPECT_EQ(refusal_of(outcome), "done") << what;
    if (outcome && std::holds_alternative<Receipt>(*outcome)) return std::get<Receipt>(*outcome);
    return {};
}

std::string TestHouse::refusal_of(const Outcome<>& outcome) {
    if (!outcome) return std::string(outcome.error().code.view());
    if (const auto* refused = std::get_if<Refused>(&*outcome)) return refused->rule.text();
    return "done";
}

domain::CaseFile TestHouse::file(const CaseId& file, const std::string& login) {
    return must(gather(*house_, as(login), file, Compartments::all(), {"test"})).file;
}

std::vector<domain::Event> TestHouse::events(const CaseId& file, const std::string& login) {
    return must(gather(*house_, as(login), file, Compartments::all(), {"test"})).events;
}

}  // namespace hogo::actions::testing
