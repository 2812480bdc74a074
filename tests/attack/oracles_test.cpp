// Oracles: whoever may ask a great many questions learns nothing of who is known here beyond the declared
// releases.
//
// Half of the documents are known. For every answer each thing that can be observed is a feature: status,
// size, calls of the store, cryptographic calls, random bytes, growth of the ledger. The best rule over a
// feature guesses right in half of the cases where it tells nothing; the figures are printed.
#include <cstdlib>

#include "actions/check_hold.h"
#include "actions/receive_encounter.h"
#include "actions/register_system.h"
#include "pairs.h"

namespace hogo::attack {
namespace {

using namespace actions::testing;

bool deep() {
    return std::getenv("HOGO_DEEP") != nullptr;
}
std::string number_of(std::size_t n) {
    return fmt::format("AB{:07}", n * 37 + 1000);
}
bool known(std::size_t n) {
    return n % 2 == 0;
}

/// One file that holds every known document.
void make_known(World& world, std::size_t count) {
    const auto file = world.begin(1, "officer");
    CaseChange change;
    world.random.begin(2);
    change.action = domain::ActionId::draw(world.random);
    change.file = file;
    for (std::size_t n = 0; n < count; ++n) {
        if (!known(n)) continue;
        const domain::IdentityDocument documents[] = {{"passport", text(number_of(n)), "tha"}};
        for (const auto& token : document_tokens(world.house(), documents))
            change.document_tokens.push_back(token);
    }
    const auto opened = gather(world.house(), world.base.as("officer"), file, {}, {"test"}).value();
    change.entry = compose_ledger_entry(world.house(), {.kind = "change",
                                                        .actor = world.base.as("officer"),
                                                        .purpose = {"test"},
                                                        .parts = {},
                                                        .file = file,
                                                        .access = &opened.newest(Compartment::access)})
                       .value();
    struct Permitted : PermitBase {
        Permitted() {}
    };
    ASSERT_TRUE(world.store().commit(Permitted(), change));
}

/// How often the best rule over one feature guesses whether a document is known.
class Guess {
  public:
    void add(bool is_known, const std::string& value) {
        ++(is_known ? counts_[value].first : counts_[value].second);
    }
    double accuracy() const {
        std::size_t right = 0, all = 0;
        for (const auto& [value, count] : counts_)
            right += std::max(count.first, count.second), all += count.first + count.second;
        return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
    }

  private:
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts_;
};

std::string joined(const auto& list) {
    std::string all;
    for (const auto& each : list) all += each + ";";
    return all;
}
std::string crypto_text(const std::map<std::string, std::uint64_t>& counts) {
    std::string all;
    for (const auto& [name, count] : counts) all += fmt::format("{} {};", name, count);
    return all;
}

TEST(Oracles, ReportsOfOthersPredictNothing) {
    const std::size_t count = deep() ? 10'000 : 400;
    World world;
    make_ready(world);
    make_known(world, count);
    std::map<std::string, Guess> guesses;
    for (std::size_t n = 0; n < count; ++n) {
        const auto report = fmt::format(
            R"({{"door":"landing_examination","seen_at":"{}","suspicion":"yes","facts":{{"person.sex":"female","person.age":24}},)"
            R"("indicators":{{}},"observed":"Somebody answered for her.","name":"Example","document":{{"type":"passport","number":"{}","issuing_country":"THA"}}}})",
            world.house().now().text(), number_of(n));
        const auto before = world.store().leaves().size();
        const auto answer =
            world.ask_system(1000 + n, {web::Method::post, "/api/v1/encounters", {}, {}, report});
        ASSERT_LT(answer.status, 300) << answer.body;
        const std::map<std::string, std::string> seen{
            {"status", std::to_string(answer.status)},
            {"size", std::to_string(answer.body.size())},
            {"head", std::to_string(answer.head.size())},
            {"calls", joined(answer.calls)},
            {"crypto", crypto_text(answer.crypto)},
            {"random", std::to_string(answer.drawn)},
            {"ledger", std::to_string(world.store().leaves().size() - before)}};
        for (const auto& [feature, value] : seen) guesses[feature].add(known(n), value);
    }
    for (const auto& [feature, guess] : guesses) {
        fmt::print("report of {} documents, guessing by {}: {:.3f}\n", count, feature, guess.accuracy());
        EXPECT_DOUBLE_EQ(guess.accuracy(), 0.5) << feature;
    }
}

TEST(Oracles, HoldChecksTellWhatIsDeclaredAndNothingBesides) {
    constexpr std::size_t count = 10'000;
    World world;
    make_ready(world);
    make_known(world, count);
    CheckBudget budget(1'000'000);
    Actor system = [&] {
        world.random.begin(3);
        const auto key = draw_interface_key(world.random);
        const auto added = add_system(world.house(), world.base.as("administrator"),
                                      {"checker", "Checker", "tokyo", SecretText(std::string(key.reveal()))});
        EXPECT_TRUE(added && std::holds_alternative<OfficeChange>(*added));
        return admit_system(world.house(), key).value();
    }();
    std::map<std::string, Guess> guesses;
    std::size_t unknown_referred_now = 0, known_proceeded = 0;
    for (std::size_t n = 0; n < count; ++n) {
        world.random.begin(10 + n);
        world.watched().calls.clear();
        const auto before = world.store().leaves().size();
        const auto crypto_before = crypto_calls();
        const auto answer = check_hold(world.house(), budget, system,
                                       {{"passport", text(number_of(n)), "tha"}, "take_into_custody", {}});
        auto crypto = crypto_calls();
        for (auto& [name, calls] : crypto) calls -= crypto_before.at(name);
        if (known(n) && answer == HoldAnswer::proceed) ++known_proceeded;
        if (!known(n) && answer == HoldAnswer::refer) ++unknown_referred_now;
        const std::map<std::string, std::string> seen{
            {"calls", joined(world.watched().calls)},
            {"crypto", crypto_text(crypto)},
            {"random", std::to_string(world.random.drawn())},
            {"ledger", std::to_string(world.store().leaves().size() - before)}};
        for (const auto& [feature, value] : seen) guesses[feature].add(known(n), value);
    }
    EXPECT_EQ(known_proceeded, 0u);
    const auto of_unknown = static_cast<double>(unknown_referred_now) / (count / 2.0);
    fmt::print(
        "{} hold-checks: every known document is referred (declared), and of the unknown {:.4f} (1 in {} is "
        "declared)\n",
        count, of_unknown, unknown_referred);
    EXPECT_NEAR(of_unknown, 1.0 / unknown_referred, 0.01);
    for (const auto& [feature, guess] : guesses) {
        fmt::print("hold-check of {} documents, guessing by {}: {:.3f}\n", count, feature, guess.accuracy());
        EXPECT_DOUBLE_EQ(guess.accuracy(), 0.5) << feature;
    }
}

TEST(Oracles, WhoeverAssignsHearsOneWordForAConflictAndForAPrivateReason) {
    // Half of the colleagues are linked to the file, half asked not to come; the lead's form answers all
    // alike.
    World world;
    make_ready(world);
    const auto file = world.begin(1, "officer");
    std::vector<std::string> colleagues{"officer_two", "landing", "residence",
                                        "enforcement", "medic",   "liaison"};
    std::uint64_t step = 10;
    for (std::size_t n = 0; n < colleagues.size(); ++n) {
        KeepPersonAway away;
        away.person.role = "official";
        away.person.names = {text("Somebody")};
        away.staff = world.base.id(colleagues[n]);
        if (known(n)) TestHouse::receipt_of(world.act(++step, "officer", file, away), "away");
    }
    std::set<std::string> refusals;
    for (std::size_t n = 0; n < colleagues.size(); ++n)
        if (known(n))
            refusals.insert(TestHouse::refusal_of(
                world.act(++step, "lead", file, Assign{"officer", world.base.id(colleagues[n])})));
    refusals.insert(TestHouse::refusal_of(
        world.act(++step, "lead", file, Assign{"officer", world.base.id("interpreter")})));
    EXPECT_EQ(refusals, std::set<std::string>{"not_available"});
}

}  // namespace
}  // namespace hogo::attack
