// CaseStore and BulkStore over SQLite: writes through the writer, reads on connections of their own.
#pragma once
#include "store/bulk.h"
#include "store/sqlite/erasure_keeper.h"
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

class SqliteCases : public actions::CaseStore, public BulkStore {
  public:
    SqliteCases(Writer& writer, Readers& readers, ErasureKeeper& erased)
        : writer_(writer), readers_(readers), erased_(erased) {}

    Result<std::uint64_t> record_access(const actions::LedgerEntry& entry, LocalDate day) override;
    Result<actions::CaseRows> read_case(actions::CaseId file, std::span<const vault::SealPublic> recipients,
                                        actions::Compartments wanted) override;
    Result<actions::Receipt> commit(const actions::PermitBase& permit, actions::CaseChange change) override;
    Result<std::optional<actions::Receipt>> find_receipt(domain::ActionId action) override;
    Result<std::optional<actions::CaseId>> find_number(std::string_view number) override;
    Result<std::vector<actions::CaseId>> find_documents(std::span<const vault::Hash> tokens) override;
    Result<std::vector<actions::WorkRow>> read_work(const Code& unit, LocalDate until) override;
    Result<std::optional<actions::WorkRow>> read_work_row(actions::WorkId id) override;
    Result<std::vector<actions::WorkId>> read_walls(const vault::Hash& person) override;
    Result<std::vector<actions::LinkRow>> find_links(actions::LinkSide side, const matching::TokenSet& tokens) override;
    Result<std::vector<actions::LinkRow>> list_links(actions::LinkSide side) override;
    Result<void> keep_declarations(std::span<const actions::Declaration> declarations) override;
    Result<std::vector<actions::DeclarationCopy>> read_declaration(const actions::StaffId& staff) override;
    Result<std::vector<actions::GrantRow>> read_readers(actions::CaseId file) override;
    Result<std::vector<actions::SealedRecord>> read_records(std::uint64_t before, std::size_t limit) override;
    Result<std::vector<actions::SealedAccess>> read_accesses(actions::CaseId file, std::size_t limit) override;
    Result<std::vector<actions::ErasureRow>> read_erasures(const Code& unit) override;
    Result<bool> prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) override;

    Result<void> commit_bulk(std::span<const actions::CaseChange> changes) override;

  private:
    Writer& writer_;
    Readers& readers_;
    ErasureKeeper& erased_;
};

}  // namespace hogo::store::sqlite
