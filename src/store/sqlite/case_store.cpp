#include "store/sqlite/case_store.h"

#include "ledger/proof.h"
#include "store/sqlite/case_rows.h"
#include "store/sqlite/erasure_rows.h"
#include "store/sqlite/link_rows.h"
#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {

using namespace actions;

Result<std::uint64_t> SqliteCases::record_access(const LedgerEntry& entry, LocalDate day) {
    return writer_.run([&](Group& group) { return write_access(group, entry, day); });
}

Result<CaseRows> SqliteCases::read_case(CaseId file, std::span<const vault::SealPublic> recipients,
                                        Compartments wanted) {
    return readers_.read([&](Connection& connection) { return read_rows(connection, file, recipients, wanted); });
}

Result<Receipt> SqliteCases::commit(const PermitBase&, CaseChange change) {
    if (!change.shredding) return writer_.run([&](Group& group) { return write_change(group, change); });
    HOGO_TRY(final_on, erased_.last_good_day(change.shredding->day));
    HOGO_TRY(receipt, writer_.run([&](Group& group) { return write_change(group, change, final_on); }));
    HOGO_CHECK(erased_.remember(erasure_entries(change)));
    return receipt;
}

Result<void> SqliteCases::commit_bulk(std::span<const CaseChange> changes) {
    return writer_.run([&](Group& group) -> Result<void> {
        for (const auto& change : changes) HOGO_CHECK(write_change(group, change));
        return {};
    });
}

Result<std::optional<Receipt>> SqliteCases::find_receipt(domain::ActionId action) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<Receipt>> {
        return read_receipt(connection, action);
    });
}

Result<std::optional<CaseId>> SqliteCases::find_number(std::string_view number) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<CaseId>> {
        Query query(connection, "SELECT id FROM cases WHERE number = ?", number);
        if (!query.step()) return std::nullopt;
        return query.id<CaseId>(0);
    });
}

Result<std::vector<CaseId>> SqliteCases::find_documents(std::span<const vault::Hash> tokens) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<CaseId>> {
        const Snapshot whole(connection);
        std::vector<CaseId> files;
        for (const auto& token : tokens) {
            Query query(connection, "SELECT case_id FROM document_tokens WHERE token = ?", token);
            while (query.step()) files.push_back(query.id<CaseId>(0));
        }
        std::ranges::sort(files);
        const auto repeated = std::ranges::unique(files);
        files.erase(repeated.begin(), repeated.end());
        return files;
    });
}

Result<std::vector<WorkRow>> SqliteCases::read_work(const Code& unit, LocalDate until) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<WorkRow>> {
        std::vector<WorkRow> rows;
        Query query(connection, "SELECT id, due, sealed FROM work WHERE unit = ? AND due <= ? ORDER BY due, id", unit,
                    until);
        while (query.step()) rows.push_back({query.id<WorkId>(0), unit, query.day(1), query.bytes(2)});
        return rows;
    });
}

Result<std::optional<WorkRow>> SqliteCases::read_work_row(WorkId id) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<WorkRow>> {
        Query query(connection, "SELECT unit, due, sealed FROM work WHERE id = ?", id);
        if (!query.step()) return std::nullopt;
        return WorkRow{id, query.code(0), query.day(1), query.bytes(2)};
    });
}

Result<std::vector<WorkId>> SqliteCases::read_walls(const vault::Hash& person) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<WorkId>> {
        std::vector<WorkId> lines;
        Query query(connection, "SELECT line FROM walls WHERE person = ? ORDER BY line", person);
        while (query.step()) lines.push_back(query.id<WorkId>(0));
        return lines;
    });
}

Result<std::vector<LinkRow>> SqliteCases::find_links(LinkSide side, const matching::TokenSet& tokens) {
    return readers_.read([&](Connection& connection) { return read_links_near(connection, side, tokens); });
}

Result<std::vector<LinkRow>> SqliteCases::list_links(LinkSide side) {
    return readers_.read([&](Connection& connection) { return read_link_list(connection, side); });
}

Result<void> SqliteCases::keep_declarations(std::span<const Declaration> declarations) {
    return writer_.run([&](Group& group) -> Result<void> {
        for (const auto& declaration : declarations) write_declaration(group.connection, declaration);
        return {};
    });
}

Result<std::vector<DeclarationCopy>> SqliteCases::read_declaration(const StaffId& staff) {
    return readers_.read([&](Connection& connection) { return read_declaration_copies(connection, staff); });
}

Result<std::vector<GrantRow>> SqliteCases::read_readers(CaseId file) {
    return readers_.read([&](Connection& connection) { return read_all_grants(connection, file); });
}

Result<std::vector<SealedRecord>> SqliteCases::read_records(std::uint64_t before, std::size_t limit) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<SealedRecord>> {
        std::vector<SealedRecord> records;
        Query query(connection, "SELECT leaf, id, sealed FROM ledger_records WHERE leaf < ? ORDER BY leaf DESC LIMIT ?",
                    before, limit);
        while (query.step()) records.push_back({query.number<std::uint64_t>(0), query.id<EventId>(1), query.bytes(2)});
        return records;
    });
}

Result<std::vector<SealedAccess>> SqliteCases::read_accesses(CaseId file, std::size_t limit) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<SealedAccess>> {
        std::vector<SealedAccess> accesses;
        Query query(connection,
                    "SELECT leaf, access_version, id, day, sealed FROM accesses WHERE case_id = ? "
                    "ORDER BY leaf DESC LIMIT ?",
                    file, limit);
        while (query.step())
            accesses.push_back({query.number<std::uint64_t>(0), query.number<std::uint32_t>(1), query.id<EventId>(2),
                                query.day(3), query.bytes(4)});
        return accesses;
    });
}

Result<std::vector<ErasureRow>> SqliteCases::read_erasures(const Code& unit) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<ErasureRow>> { return read_erasure_rows(connection, unit); });
}

Result<bool> SqliteCases::prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) {
    return readers_.read([&](Connection& connection) -> Result<bool> {
        const Snapshot whole(connection);
        HOGO_TRY(note, read_checkpoint(connection));
        HOGO_TRY(parsed, ledger::parse_note(note));
        HOGO_TRY(checkpoint, ledger::parse_checkpoint_text(parsed.text));
        if (index >= checkpoint.size) return false;
        const TileRows tiles(connection);
        const auto expected = ledger::commitment(salt, record);
        HOGO_TRY(entry, read_entry(tiles, checkpoint.size, index));
        if (!std::ranges::equal(entry, expected)) return false;
        HOGO_TRY(proof, ledger::inclusion_proof(tiles, checkpoint.size, index, checkpoint.size));
        return ledger::verify_inclusion(ledger::leaf_hash(expected), index, checkpoint.size, proof, checkpoint.root);
    });
}

}  // namespace hogo::store::sqlite
