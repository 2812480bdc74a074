// What other systems may do, and what they learn: nothing about a person, whatever they ask.
#include "actions/check_hold.h"
#include "actions/my_work.h"
#include "actions/register_system.h"
#include "matching/token.h"
#include "test_house.h"

namespace hogo::actions::testing {
namespace {

/// Passes every call on and writes its name down.
class RecordingStore final : public CaseStore {
  public:
    explicit RecordingStore(CaseStore& store) : store_(store) {}

    Result<std::uint64_t> record_access(const LedgerEntry& entry, LocalDate day) override {
        calls.push_back(fmt::format("record_access {} {}", entry.record.size(), entry.sealed_for_audit.size()));
        if (fails) return problem(ProblemKind::environment, "store_trouble", "the store is away");
        return store_.record_access(entry, day);
    }
    Result<CaseRows> read_case(CaseId file, std::span<const vault::SealPublic> recipients, Compartments wanted) override {
        calls.push_back("read_case");
        return store_.read_case(file, recipients, wanted);
    }
    Result<Receipt> commit(const PermitBase& permit, CaseChange change) override {
        std::string rows;
        for (const auto& event : change.events) rows += fmt::format(" {}", event.sealed.size());
        calls.push_back(fmt::format("commit events{} grants {} work {} tokens {}", rows, change.grants.size(), change.work.size(),
                                    change.document_tokens.size()));
        return store_.commit(permit, std::move(change));
    }
    Result<std::optional<Receipt>> find_receipt(domain::ActionId action) override {
        calls.push_back("find_receipt");
        return store_.find_receipt(action);
    }
    Result<std::optional<CaseId>> find_number(std::string_view number) override {
        calls.push_back("find_number");
        return store_.find_number(number);
    }
    Result<std::vector<CaseId>> find_documents(std::span<const vault::Hash> tokens) override {
        calls.push_back(fmt::format("find_documents {}", tokens.size()));
        return store_.find_documents(tokens);
    }
    Result<std::vector<WorkRow>> read_work(const Code& unit, LocalDate until) override {
        calls.push_back("read_work");
        return store_.read_work(unit, until);
    }
    Result<std::optional<WorkRow>> read_work_row(WorkId id) override {
        calls.push_back("read_work_row");
        return store_.read_work_row(id);
    }
    Result<std::vector<WorkId>> read_walls(const vault::Hash& person) override {
        calls.push_back("read_walls");
        return store_.read_walls(person);
    }
    Result<std::vector<LinkRow>> find_links(LinkSide side, const matching::TokenSet& tokens) override {
        calls.push_back("find_links");
        return store_.find_links(side, tokens);
    }
    Result<std::vector<LinkRow>> list_links(LinkSide side) override {
        calls.push_back("list_links");
        return store_.list_links(side);
    }
    Result<void> keep_declarations(std::span<const Declaration> declarations) override {
        calls.push_back("keep_declarations");
        return store_.keep_declarations(declarations);
    }
    Result<std::vector<DeclarationCopy>> read_declaration(const StaffId& staff) override {
        calls.push_back("read_declaration");
        return store_.read_declaration(staff);
    }
    Result<std::vector<GrantRow>> read_readers(CaseId file) override {
        calls.push_back("read_readers");
        return store_.read_readers(file);
    }
    Result<std::vector<SealedRecord>> read_records(std::uint64_t before, std::size_t limit) override {
        calls.push_back("read_records");
        return store_.read_records(before, limit);
    }
    Result<std::vector<SealedAccess>> read_accesses(CaseId file, std::size_t limit) override {
        calls.push_back("read_accesses");
        return store_.read_accesses(file, limit);
    }
    Result<std::vector<ErasureRow>> read_erasures(const Code& unit) override {
        calls.push_back("read_erasures");
        return store_.read_erasures(unit);
    }
    Result<bool> prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) override {
        return store_.prove_leaf(index, record, salt);
    }

    std::vector<std::string> calls;
    bool fails = false;

  private:
    CaseStore& store_;
};

/// The random source counts what is drawn: as many keys, nonces and ids for one person as for another.
class CountingRandom final : public RandomSource {
  public:
    explicit CountingRandom(RandomSource& random) : random_(random) {}
    void fill(std::span<Byte> out) override {
        drawn.push_back(out.size());
        random_.fill(out);
    }
    std::vector<std::size_t> drawn;

  private:
    RandomSource& random_;
};

struct Interfaces : ::testing::Test {
    TestHouse house;
    RecordingStore store{house.store()};
    CountingRandom random{house.random()};
    House recorded{store,           house.house().office, house.house().clock, random, house.house().pack,
                   house.house().zone, house.house().keys, house.house().verified_grants, house.house().derivation_cost,
                   house.house().planning};
    std::string key{draw_interface_key(house.random()).reveal()};
    CheckBudget budget;

    Actor airline() {
        if (!registered) {
            const auto added = add_system(house.house(), house.as("administrator"),
                                          {"airline-liaison", "Airline liaison", "tokyo", SecretText(std::string(key))});
            EXPECT_TRUE(added && std::holds_alternative<OfficeChange>(*added));
            registered = true;
        }
        auto actor = admit_system(house.house(), SecretText(std::string(key)));
        if (!actor) throw std::runtime_error(std::string(actor.error().code.view()));
        return *std::move(actor);
    }
    bool registered = false;

    ReceiveEncounter report(const std::string& number, const std::string& idempotency = "a report") {
        ReceiveEncounter received;
        received.idempotency_key = idempotency;
        received.encounter.door = "landing_examination";
        received.encounter.seen_at = house.house().now();
        received.encounter.identity.documents.push_back({"passport", text(number), "ph"});
        return received;
    }
    std::string reference(const ReceiveEncounter& received) {
        const auto outcome = receive_encounter(recorded, airline(), received);
        EXPECT_TRUE(outcome);
        if (!outcome || !std::holds_alternative<ReceivedEncounter>(*outcome)) return {};
        return std::get<ReceivedEncounter>(*outcome).reference;
    }
    CaseId known(const std::string& number) {
        RecordEncounter encounter;
        encounter.identity.documents.push_back({"passport", text(number), "ph"});
        return house.begin("officer", encounter);
    }
    HoldAnswer check(const std::string& number, const Code& step = "take_into_custody", const std::string& own = {},
                     const Code& country = "ph") {
        return check_hold(recorded, budget, airline(), {{"passport", text(number), country}, step, own});
    }
    /// A number that nobody knows and that the lot leaves alone.
    std::string unknown() {
        for (int i = 0;; ++i) {
            CheckBudget other;
            const auto number = fmt::format("XX{:07}", 1000 + i);
            if (check_hold(house.house(), other, airline(), {{"passport", text(number), "ph"}, "take_into_custody", {}}) ==
                HoldAnswer::proceed)
                return number;
        }
    }
};

TEST_F(Interfaces, ASystemIsAdmittedByItsKeyAloneAndEveryWrongKeyIsOneAnswer) {
    airline();
    const std::string wrong[] = {"", "x", key + "x", "hogo_" + std::string(43, 'A'), key.substr(0, key.size() - 1)};
    for (const auto& each : wrong) {
        const auto actor = admit_system(house.house(), SecretText(std::string(each)));
        ASSERT_FALSE(actor) << each;
        EXPECT_EQ(actor.error().code.view(), "unknown_system");
    }
}

TEST_F(Interfaces, TheStoredAccountOpensWithoutTheKeyForNobody) {
    airline();
    const auto account = house.house().office.find_account(
        matching::keyed_token(house.house().keys.token, "system account", {"airline-liaison"}));
    ASSERT_TRUE(account && *account);
    EXPECT_FALSE(vault::unwrap_person_keys((*account)->wrapped_keys, SecretText("another key than the system's"),
                                           house.house().keys.pepper, vault::Unwrap::ordinary));
    EXPECT_TRUE(vault::unwrap_person_keys((*account)->wrapped_keys, SecretText(std::string(key)), house.house().keys.pepper,
                                          vault::Unwrap::ordinary));
}

TEST_F(Interfaces, OnlyAnAdministratorAddsASystemAndEachNameOnce) {
    const auto add = [&](const std::string& login, const Code& name, const Code& unit) -> std::string {
        const auto outcome = add_system(house.house(), house.as(login), {name, "A system", unit, draw_interface_key(house.random())});
        if (!outcome) return std::string(outcome.error().code.view());
        if (const auto* refused = std::get_if<Refused>(&*outcome)) return refused->rule.text();
        return "done";
    };
    EXPECT_EQ(add("director", "carrier", "tokyo"), "administrators_only");
    EXPECT_EQ(add("administrator", "carrier", "osaka"), "no_such_unit");
    EXPECT_EQ(add("administrator", "carrier", "tokyo"), "done");
    EXPECT_EQ(add("administrator", "carrier", "tokyo"), "system_exists");
}

TEST_F(Interfaces, ASystemReadsNothingOfTheFileThatItBegan) {
    const auto system = airline();
    EXPECT_FALSE(reference(report("P1234567A")).empty());
    const auto file = house.store().find_documents(document_tokens(house.house(), report("P1234567A").encounter.identity.documents));
    ASSERT_EQ(file->size(), 1u);
    const auto gathered = gather(house.house(), system, file->front(), Compartments::all(), {"test"});
    ASSERT_FALSE(gathered);
    EXPECT_EQ(gathered.error().code.view(), "no_such_file");
    EXPECT_EQ(house.file(file->front()).encounter->recorded.door, Code("landing_examination"));
    EXPECT_EQ(house.file(file->front()).encounter->origin.author, system.id());
}

TEST_F(Interfaces, AKnownAndAnUnknownPersonCostTheSameCallsTheSameSealsAndTheSameAnswer) {
    airline();
    known("P1234567A");
    const auto known_reference = reference(report("P1234567A", "one"));
    const auto known_calls = std::exchange(store.calls, {});
    const auto known_drawn = std::exchange(random.drawn, {});
    const auto unknown_reference = reference(report("P7654321B", "two"));
    EXPECT_EQ(known_calls, store.calls);
    EXPECT_EQ(known_drawn, random.drawn);
    EXPECT_EQ(known_reference.size(), unknown_reference.size());
    EXPECT_EQ(known_reference.size(), 49u);
    EXPECT_NE(known_reference, unknown_reference);
}

TEST_F(Interfaces, ADuplicateIsToldToTheLeadOfTheKnownFileAndToNobodyElse) {
    const auto file = known("P1234567A");
    reference(report("P1234567A"));
    const auto notices = [&](const std::string& login) {
        const auto work = read_my_work(house.house(), house.as(login));
        return std::ranges::count_if(work->waiting, [&](const WorkLine& line) {
            return line.wait.kind == Code("same_document") && line.item.file == file && !line.item.related.empty();
        });
    };
    EXPECT_EQ(notices("lead"), 1);
    EXPECT_EQ(notices("officer"), 0);
    EXPECT_EQ(notices("director"), 0);
    EXPECT_EQ(notices("duty"), 0);
    house.move_to(house.today().plus_days(notice_days + 1));
    EXPECT_EQ(notices("lead"), 0);
}

TEST_F(Interfaces, NobodyIsToldOfADocumentThatIsNew) {
    reference(report("P7654321B"));
    const auto work = read_my_work(house.house(), house.as("lead"));
    for (const auto& line : work->waiting) EXPECT_NE(line.wait.kind, Code("same_document"));
}

TEST_F(Interfaces, TheSameReportTwiceIsOneEncounter) {
    const auto first = reference(report("P1234567A"));
    EXPECT_EQ(reference(report("P1234567A")), first);
    const auto files = house.store().find_documents(document_tokens(house.house(), report("P1234567A").encounter.identity.documents));
    EXPECT_EQ(files->size(), 1u);
}

TEST_F(Interfaces, AReportThatDoesNotFitTheRulesChangesNothing) {
    const auto refusal = [&](const ReceiveEncounter& received, const Actor& actor) -> std::string {
        const auto outcome = receive_encounter(recorded, actor, received);
        return outcome && std::holds_alternative<Refused>(*outcome) ? std::get<Refused>(*outcome).rule.text() : "done";
    };
    auto wrong_door = report("P1234567A"), future = wrong_door, wrong_fact = wrong_door;
    wrong_door.encounter.door = "back_door";
    future.encounter.seen_at = house.house().now().plus(std::chrono::minutes(1));
    wrong_fact.encounter.facts.emplace("person.shoe_size", std::int64_t(40));
    EXPECT_EQ(refusal(wrong_door, airline()), "no_such_door");
    EXPECT_EQ(refusal(future, airline()), "seen_in_the_future");
    EXPECT_EQ(refusal(wrong_fact, airline()), "not_in_the_rules");
    EXPECT_EQ(refusal(report("P1234567A"), house.as("officer")), "systems_only");
    for (const auto& call : store.calls) EXPECT_FALSE(call.starts_with("commit")) << call;
}

TEST_F(Interfaces, APersonWithAFileIsReferredAndOneWhomNobodyKnowsProceeds) {
    known("P1234567A");
    EXPECT_EQ(check("P1234567A"), HoldAnswer::refer);
    EXPECT_EQ(check(" p-1234567 a"), HoldAnswer::refer);
    EXPECT_EQ(check(unknown()), HoldAnswer::proceed);
}

TEST_F(Interfaces, AFreshScreeningIsReferred) {
    reference(report("P1234567A"));
    EXPECT_EQ(check("P1234567A"), HoldAnswer::refer);
}

TEST_F(Interfaces, ADocumentRecordedWithoutItsCountryIsFound) {
    RecordEncounter encounter;
    encounter.identity.documents.push_back({"passport", text("P1234567A"), "other"});
    house.begin("officer", encounter);
    EXPECT_EQ(check("P1234567A"), HoldAnswer::refer);
}

TEST_F(Interfaces, AStepOnWhichNoHoldMayStandProceedsAndAnInventedOneIsReferred) {
    known("P1234567A");
    const auto& steps = house.pack().steps();
    const auto free = std::ranges::find_if(steps, [](const rules::Step& step) { return !step.hold; });
    ASSERT_NE(free, steps.end());
    EXPECT_EQ(check("P1234567A", free->id), HoldAnswer::proceed);
    EXPECT_EQ(check(unknown(), "fly_to_the_moon"), HoldAnswer::refer);
}

TEST_F(Interfaces, ChecksMakeTheSameCallsForEverybody) {
    known("P1234567A");
    const auto nobody = unknown();
    airline();
    const auto calls = [&](auto ask) {
        store.calls.clear();
        ask();
        return store.calls;
    };
    const auto of_known = calls([&] { check("P1234567A"); });
    EXPECT_EQ(of_known, calls([&] { check(nobody); }));
    EXPECT_EQ(of_known, calls([&] { check("1111111"); }));
    EXPECT_EQ(of_known, calls([&] { check(""); }));
    EXPECT_EQ(of_known.size(), 3u);
    for (const auto& call : of_known) EXPECT_NE(call, "read_case");
}

TEST_F(Interfaces, ThinIdentifiersAreReferred) {
    for (const auto* number : {"", "12", "1234", "0000000", "--- ---"}) EXPECT_EQ(check(number), HoldAnswer::refer) << number;
}

TEST_F(Interfaces, AFailureIsReferred) {
    const auto number = unknown();
    store.fails = true;
    EXPECT_EQ(check(number), HoldAnswer::refer);
}

TEST_F(Interfaces, ASpentBudgetIsReferredUntilTheNextHourAndOwnEncountersAreFree) {
    const auto number = unknown();
    for (int i = 0; i < checks_an_hour; ++i) ASSERT_EQ(check(number), HoldAnswer::proceed);
    EXPECT_EQ(check(number), HoldAnswer::refer);
    house.clock().pass(std::chrono::hours(1));
    EXPECT_EQ(check(number), HoldAnswer::proceed);

    const auto own = reference(report("P1234567A"));
    for (int i = 0; i < checks_an_hour; ++i) check("P1234567A", "take_into_custody", own);
    EXPECT_EQ(check(number), HoldAnswer::proceed);
}

TEST_F(Interfaces, AReferenceServesOnlyTheSystemThatGotIt) {
    const auto own = reference(report("P1234567A"));
    const auto other_key = std::string(draw_interface_key(house.random()).reveal());
    ASSERT_TRUE(add_system(house.house(), house.as("administrator"), {"other-carrier", "Other", "tokyo", SecretText(std::string(other_key))}));
    const auto other = admit_system(house.house(), SecretText(std::string(other_key)));
    EXPECT_TRUE(own_reference(house.house(), airline(), own));
    EXPECT_FALSE(own_reference(house.house(), *other, own));
    auto altered = own;
    altered.back() = altered.back() == '0' ? '1' : '0';
    EXPECT_FALSE(own_reference(house.house(), airline(), altered));
}

TEST_F(Interfaces, AStableFractionOfUnknownDocumentsIsReferred) {
    const auto system = airline();
    int referred = 0;
    for (int i = 0; i < 1280; ++i) {
        CheckBudget each;
        const CheckHold asked{{"passport", text(fmt::format("ZZ{:07}", i)), "ph"}, "take_into_custody", {}};
        const auto first = check_hold(house.house(), each, system, asked);
        if (first == HoldAnswer::refer) {
            ++referred;
            EXPECT_EQ(check_hold(house.house(), each, system, asked), HoldAnswer::refer);
        }
    }
    EXPECT_GT(referred, 5);   // 20 expected
    EXPECT_LT(referred, 45);
}

TEST_F(Interfaces, EveryCheckIsOnTheLedger) {
    const auto number = unknown();
    const auto before = house.store().leaves().size();
    check(number);
    ASSERT_EQ(house.store().leaves().size(), before + 1);
    EXPECT_NE(text_of(house.store().leaves().back().record).find("hold_check"), std::string::npos);
    EXPECT_EQ(text_of(house.store().leaves().back().record).find(number), std::string::npos);
}

}  // namespace
}  // namespace hogo::actions::testing
