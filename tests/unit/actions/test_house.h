// A small office for tests of actions: a founded house with one unit, a clock that is set, randomness from a seed.
//
// `house().as("officer")` is somebody signed in; `perform(who, file, action)` is one press of a button.
// Does not touch a disk, except for the rules of packs/jp.
#pragma once
#include <gtest/gtest.h>

#include <deque>

#include "actions/found_office.h"
#include "actions/open_file.h"
#include "actions/perform.h"
#include "actions/record_encounter.h"
#include "actions/sign_in.h"
#include "memory_store.h"

namespace hogo::actions::testing {

class SetClock final : public Clock {
  public:
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }
    void pass(std::chrono::milliseconds time) { now_ = now_.plus(time); }

  private:
    Instant now_;
};

/// Read once for all tests of a program: nothing changes a pack.
std::shared_ptr<const rules::Pack> rules_of_japan();
Text text(std::string_view words);

class TestHouse {
  public:
    /// Thursday 2025-06-12, 12:40 in Tokyo.
    explicit TestHouse(std::uint64_t seed = 1, std::shared_ptr<const rules::Pack> pack = rules_of_japan());

    House& house() { return *house_; }
    MemoryStore& store() { return store_; }
    MemoryOffice& office() { return *office_; }
    SetClock& clock() { return clock_; }
    RandomSource& random() { return *random_; }
    const rules::Pack& pack() const { return *pack_; }
    LocalDate today() const { return house_->today(); }
    void move_to(LocalDate day, int minute = 12 * 60) { clock_.set(house_->zone.at(day, minute)); }

    /// Logins: landing residence enforcement officer officer_two lead lead_two director director_two coordinator
    /// interpreter liaison desk duty medic auditor administrator; `officer` is a woman, `officer_two` a man.
    /// Signed in, with the guarded pair open.
    const Actor& as(const std::string& login);
    /// What this person would type now; a code that was not typed yet, so at most three within half a minute.
    SignInAttempt attempt(const std::string& login);
    Proof proof(const std::string& login) { return attempt(login).proof; }
    vault::DerivationQueue& queue() { return queue_; }
    /// Three, of whom two open the unit's escrow.
    const std::vector<vault::SignPair>& custodians() const { return custodians_; }
    StaffId id(const std::string& login) const { return staff_.at(login); }

    domain::ActionId fresh_action() { return domain::ActionId::draw(*random_); }
    /// A file that begins with an encounter by `login`, on suspicion.
    CaseId begin(const std::string& login = "officer", RecordEncounter encounter = {});

    template <class Action>
    Outcome<> perform(const std::string& login, const CaseId& file, const Action& action) {
        return actions::perform(*house_, as(login), {file, fresh_action(), std::nullopt}, action);
    }
    /// The same, when it must be done; the test fails with the refusal's code otherwise.
    template <class Action>
    Receipt done(const std::string& login, const CaseId& file, const Action& action) {
        return receipt_of(perform(login, file, action), Action::code.text());
    }
    /// The code with which it is refused, or `done`, or the problem's code.
    template <class Action>
    std::string refusal(const std::string& login, const CaseId& file, const Action& action) {
        return refusal_of(perform(login, file, action));
    }

    static Receipt receipt_of(const Outcome<>& outcome, const std::string& what);
    static std::string refusal_of(const Outcome<>& outcome);

    /// The whole file as the lead reads it.
    domain::CaseFile file(const CaseId& file, const std::string& login = "lead");
    std::vector<domain::Event> events(const CaseId& file, const std::string& login = "lead");

  private:
    SetClock clock_;
    std::unique_ptr<RandomSource> random_;
    std::shared_ptr<const rules::Pack> pack_;
    vault::HostKeys keys_;
    std::vector<vault::SignPair> custodians_;
    MemoryStore store_;
    std::unique_ptr<MemoryOffice> office_;
    vault::VerifiedGrants verified_grants_;
    vault::DerivationQueue queue_;
    std::map<std::string, StaffId> staff_;
    std::map<std::string, Actor> signed_in_;
    std::map<std::string, std::int64_t> typed_;  ///< step of the last code, by login
    std::optional<House> house_;
};

}  // namespace hogo::actions::testing
