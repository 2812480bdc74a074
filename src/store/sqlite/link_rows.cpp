#include "store/sqlite/link_rows.h"

#include <set>

namespace hogo::store::sqlite {
namespace {

using namespace actions;

using StoredToken = std::array<Byte, 17>;

StoredToken stored(const matching::KeyedToken& token) {
    StoredToken bytes;
    bytes[0] = static_cast<Byte>(token.kind);
    std::ranges::copy(token.value, bytes.begin() + 1);
    return bytes;
}

matching::KeyedToken token_at(const Query& query, int column) {
    const auto bytes = query.array<17>(column);
    matching::KeyedToken token{static_cast<matching::Evidence>(bytes[0]), {}};
    std::copy(bytes.begin() + 1, bytes.end(), token.value.begin());
    return token;
}

LinkSide side_at(const Query& query, int column) {
    const auto number = query.integer(column);
    if (number < 0 || number > 2) throw Damaged{};
    return static_cast<LinkSide>(number);
}

Result<std::optional<LinkRow>> read_record(Connection& connection, const vault::RawId& record) {
    LinkRow row;
    {
        Query query(connection, "SELECT side, holder, matcher FROM link_records WHERE record = ?", record);
        if (!query.step()) return std::nullopt;
        row = {side_at(query, 0), record, query.array<16>(1), query.number<std::uint32_t>(2), {}};
    }
    Query query(connection, "SELECT token FROM link_tokens WHERE record = ? ORDER BY token", record);
    while (query.step()) row.tokens.push_back(token_at(query, 0));
    return row;
}

}  // namespace

void write_link_row(Connection& connection, const LinkRow& row) {
    Query(connection, "DELETE FROM link_records WHERE record = ?", row.record).run();
    Query(connection, "INSERT INTO link_records (record, side, holder, matcher) VALUES (?, ?, ?, ?)",
          row.record, static_cast<int>(row.side), row.holder, row.matcher)
        .run();
    for (const auto& token : row.tokens)
        Query(connection, "INSERT INTO link_tokens (token, record) VALUES (?, ?) ON CONFLICT DO NOTHING",
              stored(token), row.record)
            .run();
}

void write_declaration(Connection& connection, const Declaration& declaration) {
    write_link_row(connection, declaration.tokens);
    Query(connection, "DELETE FROM declarations WHERE staff = ?", declaration.tokens.record).run();
    for (const auto& copy : declaration.copies)
        Query(connection, "INSERT INTO declarations (staff, reader, sealed) VALUES (?, ?, ?)",
              declaration.tokens.record, copy.reader.bytes, copy.sealed)
            .run();
}

Result<std::vector<LinkRow>> read_links_near(Connection& connection, LinkSide side,
                                             const matching::TokenSet& tokens) {
    const Snapshot whole(connection);
    std::set<vault::RawId> records;
    for (const auto& token : tokens) {
        Query query(connection, "SELECT record FROM link_tokens WHERE token = ?", stored(token));
        while (query.step()) records.insert(query.array<16>(0));
    }
    std::vector<LinkRow> rows;
    for (const auto& record : records) {
        HOGO_TRY(row, read_record(connection, record));
        if (row && row->side == side) rows.push_back(*std::move(row));
    }
    return rows;
}

Result<std::vector<LinkRow>> read_link_list(Connection& connection, LinkSide side) {
    std::vector<LinkRow> rows;
    Query query(connection, "SELECT record, holder, matcher FROM link_records WHERE side = ? ORDER BY record",
                static_cast<int>(side));
    while (query.step())
        rows.push_back({side, query.array<16>(0), query.array<16>(1), query.number<std::uint32_t>(2), {}});
    return rows;
}

Result<std::vector<DeclarationCopy>> read_declaration_copies(Connection& connection, const StaffId& staff) {
    std::vector<DeclarationCopy> copies;
    Query query(connection, "SELECT reader, sealed FROM declarations WHERE staff = ? ORDER BY reader", staff);
    while (query.step()) copies.push_back({{query.array<32>(0)}, query.bytes(1)});
    return copies;
}

}  // namespace hogo::store::sqlite
