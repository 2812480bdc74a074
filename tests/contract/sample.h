// Rows for a store to keep: whole in themselves, meaningless in content, the same for the same seed.
#pragma once
#include "actions/office.h"

namespace hogo::contract {

using namespace actions;

struct TestPermit : PermitBase {
    TestPermit() {}
};

class Sample {
  public:
    explicit Sample(std::uint64_t seed) : random_(seeded_random(seed)) {}

    template <class Identity>
    Identity id() {
        return Identity::draw(*random_);
    }
    template <std::size_t N>
    std::array<Byte, N> array() {
        return random_->draw<N>();
    }
    Bytes bytes(std::size_t length) {
        Bytes bytes(length);
        random_->fill(bytes);
        return bytes;
    }
    RandomSource& random() { return *random_; }

    /// A line on the ledger, about a file or about none.
    LedgerEntry entry(std::optional<CaseId> file = std::nullopt) {
        LedgerEntry entry;
        entry.record = bytes(40);
        entry.salt = array<32>();
        entry.sealed_for_audit = bytes(120);
        entry.file = file;
        if (file) entry.sealed_for_file = bytes(120);
        entry.id = id<EventId>();
        return entry;
    }

    static Code code_of(Compartment part) { return *Code::parse(domain::name_of(part)); }

    CompartmentRow compartment(const CaseId& file, Compartment part, std::uint32_t version = 1) {
        return {part, {.of = {vault::raw(file), code_of(part), version}, .key = {array<32>()}, .commitment = array<32>()}};
    }

    /// A file with all its compartments, `reader` granted each of them, and a first event in `procedure`.
    CaseChange opening(const std::string& number, vault::SealPublic reader = {}) {
        CaseChange change;
        change.action = id<domain::ActionId>();
        change.file = id<CaseId>();
        change.opens = NewCase{number, "tokyo"};
        for (auto part : domain::all_compartments) {
            change.compartments.push_back(compartment(change.file, part));
            change.grants.push_back({part, 1, reader, bytes(180)});
        }
        change.entry = entry(change.file);
        add_event(change, {}, Compartment::procedure);
        return change;
    }

    /// A change to a file whose heads are `now`, with an event in each of `parts`.
    CaseChange following(const CaseId& file, const Heads& now, std::initializer_list<Compartment> parts) {
        CaseChange change;
        change.action = id<domain::ActionId>();
        change.file = file;
        change.entry = entry(file);
        for (auto part : parts) add_event(change, now, part);
        return change;
    }

    void add_event(CaseChange& change, const Heads& now, Compartment part) {
        if (!change.expected.contains(part)) {
            const auto head = now.find(part);
            change.expected[part] =
                head != now.end() ? head->second : Head{0, vault::first_head(vault::raw(change.file), code_of(part))};
        }
        const auto before = std::ranges::count(change.events, part, &EventRow::compartment);
        change.events.push_back({.id = id<EventId>(),
                                 .compartment = part,
                                 .version = 1,
                                 .sequence = change.expected[part].revision + static_cast<std::uint64_t>(before) + 1,
                                 .day = LocalDate::of(2025, 6, 12),
                                 .sealed = bytes(200)});
    }

    /// The heads as they must be after the change.
    static Heads after(const CaseChange& change, Heads heads = {}) {
        for (const auto& [part, head] : change.expected) heads[part] = head;
        for (const auto& event : change.events) {
            auto& head = heads[event.compartment];
            head = {event.sequence, vault::next_head(head.hash, event.sealed)};
        }
        return heads;
    }

  private:
    std::unique_ptr<RandomSource> random_;
};

}  // namespace hogo::contract
