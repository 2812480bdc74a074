// A CaseStore and an Office in memory: test doubles that keep the contract of ports.h.
//
// Promises: revisions are checked, a repeated action id gets its first receipt, a commit is whole or not at all, leaves
// are numbered in order. Remembers in which order accesses and commits came, so that tests can ask.
// Does not stand for durability or for anything cryptographic.
#pragma once
#include <mutex>
#include <set>
#include <unordered_map>

#include "actions/office.h"
#include "memory_planning.h"

namespace hogo::actions::testing {

class MemoryStore final : public CaseStore {
  public:
    struct Leaf {
        std::string kind;  ///< access, change
        Bytes record;
        std::array<Byte, 32> salt;
        EventId id;
        Bytes sealed;
    };

    Result<std::uint64_t> record_access(const LedgerEntry& entry, LocalDate day) override;
    Result<CaseRows> read_case(CaseId file, std::span<const vault::SealPublic> recipients, Compartments wanted) override;
    Result<Receipt> commit(const PermitBase& permit, CaseChange change) override;
    Result<std::optional<Receipt>> find_receipt(domain::ActionId action) override;
    Result<std::optional<CaseId>> find_number(std::string_view number) override;
    Result<std::vector<CaseId>> find_documents(std::span<const vault::Hash> tokens) override;
    Result<std::vector<WorkRow>> read_work(const Code& unit, LocalDate until) override;
    Result<std::optional<WorkRow>> read_work_row(WorkId id) override;
    Result<std::vector<WorkId>> read_walls(const vault::Hash& person) override;
    Result<std::vector<LinkRow>> find_links(LinkSide side, const matching::TokenSet& tokens) override;
    Result<std::vector<LinkRow>> list_links(LinkSide side) override;
    Result<void> keep_declarations(std::span<const Declaration> declarations) override;
    Result<std::vector<DeclarationCopy>> read_declaration(const StaffId& staff) override;
    Result<std::vector<GrantRow>> read_readers(CaseId file) override;
    Result<std::vector<SealedRecord>> read_records(std::uint64_t before, std::size_t limit) override;
    Result<std::vector<SealedAccess>> read_accesses(CaseId file, std::size_t limit) override;
    Result<std::vector<ErasureRow>> read_erasures(const Code& unit) override;
    Result<bool> prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) override;

    /// Everything that is kept, to be put back later.
    struct Saved {
        std::map<CaseId, CaseRows> cases;
        std::map<domain::ActionId, Receipt> receipts;
        std::map<vault::Hash, std::vector<CaseId>> documents;
        std::map<WorkId, WorkRow> work;
        std::map<CaseId, std::vector<SealedAccess>> accesses;
        std::vector<Leaf> leaves;
        std::set<WallRow> walls;
        std::map<vault::RawId, LinkRow> links;
        std::map<vault::RawId, std::vector<DeclarationCopy>> declarations;
        MemoryPlanning planning;
        std::vector<ErasureRow> erasures;
    };
    Saved save() const { return {cases_, receipts_, documents_, work_, accesses_, leaves_, walls_, links_, declarations_, planning_, erasures_}; }
    void restore(const Saved& saved) {
        cases_ = saved.cases, receipts_ = saved.receipts, documents_ = saved.documents, work_ = saved.work;
        accesses_ = saved.accesses, leaves_ = saved.leaves, walls_ = saved.walls;
        links_ = saved.links, declarations_ = saved.declarations, planning_ = saved.planning, erasures_ = saved.erasures;
    }

    const std::vector<Leaf>& leaves() const { return leaves_; }
    MemoryPlanning& planning() { return planning_; }
    /// As if every token had been made by an earlier method.
    void forget_matcher();
    /// Every call since it was last emptied, with what an observer of the disk would see of it.
    std::vector<std::string> watch;

  private:
    void shred(const CaseChange& change, std::uint64_t leaf);
    std::uint64_t add_leaf(const LedgerEntry& entry, LocalDate day, const char* kind);
    Result<Heads> next_heads(const CaseRows& rows, const CaseChange& change) const;

    mutable std::mutex mutex_;
    std::map<CaseId, CaseRows> cases_;
    std::map<domain::ActionId, Receipt> receipts_;
    std::map<vault::Hash, std::vector<CaseId>> documents_;
    std::map<WorkId, WorkRow> work_;
    std::map<CaseId, std::vector<SealedAccess>> accesses_;
    std::vector<Leaf> leaves_;
    std::set<WallRow> walls_;
    std::map<vault::RawId, LinkRow> links_;
    std::map<vault::RawId, std::vector<DeclarationCopy>> declarations_;
    MemoryPlanning planning_;
    std::vector<ErasureRow> erasures_;
};

class MemoryOffice final : public Office {
  public:
    explicit MemoryOffice(vault::TrustedRoot root)
        : directory_(std::make_shared<Directory>(Directory{vault::RegistrationChain(std::move(root)), {}, {}, {}})) {}

    Result<void> change(const OfficeChange& change) override;
    std::shared_ptr<const Directory> directory() override { return directory_; }
    Result<std::optional<AccountRow>> find_account(const vault::Hash& name) override;
    Result<std::optional<AccountRow>> find_account_of(const StaffId& staff) override;
    Result<void> advance_totp(const StaffId& staff, std::int64_t step) override;
    Result<void> replace_wrapped_keys(const StaffId& staff, Bytes wrapped) override;
    Result<std::vector<GroupShareRow>> read_group_shares(const StaffId& staff) override;
    Result<std::optional<Bytes>> read_work_grant(const Code& unit) override;
    Result<std::optional<EscrowRow>> read_escrow(const vault::RawId& group, std::uint32_t version) override;
    Result<std::vector<SecurityKeyRow>> read_security_keys(const StaffId& staff) override;
    Result<void> keep_security_key(const StaffId& staff, const SecurityKeyRow& key) override;
    Result<void> forget_security_key(const StaffId& staff, const vault::Hash& id) override;
    Result<void> open_session(const SessionRow& session) override;
    Result<std::optional<SessionRow>> find_session(const vault::Hash& id) override;
    Result<void> touch_session(const vault::Hash& id, Instant seen) override;
    Result<void> set_session_language(const vault::Hash& id, const Code& language) override;
    Result<void> replace_totp(const StaffId& staff, Bytes wrapped, std::int64_t step) override;
    Result<void> set_session_guarded(const vault::Hash& id, Bytes wrapped, Instant until) override;
    Result<void> end_sessions(Instant idle, Instant whole, Instant now, Instant forgotten) override;
    Result<void> close_other_sessions(const StaffId& staff, const vault::Hash& kept) override;
    Result<void> close_session(const vault::Hash& id) override;
    Result<void> close_sessions_of(const StaffId& staff) override;
    Result<std::optional<SystemRow>> find_system(const vault::Hash& key) override;
    Result<void> keep_form(const StaffId& author, const KeptForm& form, LocalDate day) override;
    Result<std::vector<KeptForm>> read_kept_forms(const StaffId& author) override;
    Result<void> forget_form(const StaffId& author, const domain::ActionId& form) override;

  private:
    std::shared_ptr<const Directory> directory_;
    std::map<vault::Hash, AccountRow> accounts_;
    std::multimap<StaffId, GroupShareRow> shares_;
    std::map<Code, Bytes> work_grants_;
    std::map<vault::Hash, SessionRow> sessions_;
    std::map<vault::Hash, SystemRow> systems_;
    std::map<std::pair<vault::RawId, std::uint32_t>, EscrowRow> escrows_;
    std::vector<std::pair<StaffId, SecurityKeyRow>> security_keys_;
    std::map<StaffId, std::vector<KeptForm>> forms_;
};

}  // namespace hogo::actions::testing
