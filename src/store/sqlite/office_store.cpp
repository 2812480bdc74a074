#include "store/sqlite/office_store.h"

#include "store/sqlite/directory_rows.h"

namespace hogo::store::sqlite {

using namespace actions;

namespace {

constexpr int kept_forms_a_person = 20;

/// One statement in the next group; nothing to answer.
template <class... Values>
Result<void> write(Writer& writer, const char* sql, const Values&... values) {
    return writer.run([&](Group& group) -> Result<void> {
        Query(group.connection, sql, values...).run();
        return {};
    });
}

template <class Key>
Result<std::optional<AccountRow>> read_account(Readers& readers, const char* sql, const Key& key) {
    return readers.read([&](Connection& connection) -> Result<std::optional<AccountRow>> {
        Query query(connection, sql, key);
        if (!query.step()) return std::nullopt;
        return AccountRow{query.id<StaffId>(0), query.bytes(1), query.bytes(2), query.integer(3)};
    });
}

}  // namespace

Result<void> SqliteOffice::change(const OfficeChange& change) {
    return writer_.run([&](Group& group) { return write_office_change(group, change); });
}

Result<std::optional<AccountRow>> SqliteOffice::find_account(const vault::Hash& name) {
    return read_account(readers_, "SELECT staff, wrapped_keys, wrapped_totp, last_totp_step FROM accounts WHERE name = ?",
                        name);
}

Result<std::optional<AccountRow>> SqliteOffice::find_account_of(const StaffId& staff) {
    return read_account(readers_, "SELECT staff, wrapped_keys, wrapped_totp, last_totp_step FROM accounts WHERE staff = ?",
                        staff);
}

Result<void> SqliteOffice::advance_totp(const StaffId& staff, std::int64_t step) {
    return writer_.run([&](Group& group) -> Result<void> {
        const auto changed = Query(group.connection,
                                   "UPDATE accounts SET last_totp_step = ?2 WHERE staff = ?1 AND last_totp_step < ?2",
                                   staff, step)
                                 .run();
        if (changed == 0) return problem(ProblemKind::conflict, "stale_account", "this code was used already");
        return {};
    });
}

Result<void> SqliteOffice::replace_wrapped_keys(const StaffId& staff, Bytes wrapped) {
    return writer_.run([&](Group& group) -> Result<void> {
        const auto changed =
            Query(group.connection, "UPDATE accounts SET wrapped_keys = ? WHERE staff = ?", wrapped, staff).run();
        if (changed == 0) return problem(ProblemKind::not_found, "no_such_account", "there is no such account");
        return {};
    });
}

Result<void> SqliteOffice::replace_totp(const StaffId& staff, Bytes wrapped, std::int64_t step) {
    return writer_.run([&](Group& group) -> Result<void> {
        const auto changed = Query(group.connection, "UPDATE accounts SET wrapped_totp = ?, last_totp_step = ? WHERE staff = ?",
                                   wrapped, step, staff)
                                 .run();
        if (changed == 0) return problem(ProblemKind::not_found, "no_such_account", "there is no such account");
        return {};
    });
}

Result<std::vector<GroupShareRow>> SqliteOffice::read_group_shares(const StaffId& staff) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<GroupShareRow>> {
        std::vector<GroupShareRow> shares;
        Query query(connection,
                    "SELECT group_id, version, share FROM group_shares WHERE staff = ? ORDER BY group_id, version", staff);
        while (query.step())
            shares.push_back({query.array<16>(0), query.number<std::uint32_t>(1), query.bytes(2)});
        return shares;
    });
}

Result<std::optional<EscrowRow>> SqliteOffice::read_escrow(const vault::RawId& group, std::uint32_t version) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<EscrowRow>> {
        Query query(connection, "SELECT sealed FROM escrows WHERE group_id = ? AND version = ?", group, version);
        if (!query.step()) return std::nullopt;
        return EscrowRow{group, version, query.bytes(0)};
    });
}

Result<std::vector<SecurityKeyRow>> SqliteOffice::read_security_keys(const StaffId& staff) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<SecurityKeyRow>> {
        std::vector<SecurityKeyRow> keys;
        Query query(connection, "SELECT id, sealed FROM security_keys WHERE staff = ? ORDER BY place", staff);
        while (query.step()) keys.push_back({query.array<32>(0), query.bytes(1)});
        return keys;
    });
}

Result<void> SqliteOffice::keep_security_key(const StaffId& staff, const SecurityKeyRow& key) {
    return writer_.run([&](Group& group) -> Result<void> {
        {
            Query query(group.connection, "SELECT staff FROM security_keys WHERE id = ?", key.id);
            if (query.step() && query.id<StaffId>(0) != staff)
                return problem(ProblemKind::conflict, "key_taken", "this security key is somebody else's");
        }
        Query(group.connection,
              "INSERT INTO security_keys (staff, place, id, sealed) VALUES "
              "(?1, (SELECT coalesce(max(place), 0) + 1 FROM security_keys WHERE staff = ?1), ?2, ?3) "
              "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
              staff, key.id, key.sealed)
            .run();
        return {};
    });
}

Result<void> SqliteOffice::forget_security_key(const StaffId& staff, const vault::Hash& id) {
    return write(writer_, "DELETE FROM security_keys WHERE staff = ? AND id = ?", staff, id);
}

Result<std::optional<Bytes>> SqliteOffice::read_work_grant(const Code& unit) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<Bytes>> {
        Query query(connection, "SELECT granted FROM work_keys WHERE unit = ?", unit);
        if (!query.step()) return std::nullopt;
        return query.bytes(0);
    });
}

Result<void> SqliteOffice::open_session(const SessionRow& session) {
    return write(writer_,
                 "INSERT INTO sessions (id, staff, wrapped, created, seen, language) VALUES (?, ?, ?, ?, ?, ?)",
                 session.id, session.staff, session.wrapped, session.created, session.seen, session.language);
}

Result<std::optional<SessionRow>> SqliteOffice::find_session(const vault::Hash& id) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<SessionRow>> {
        Query query(connection, "SELECT staff, wrapped, created, seen, language, guarded, guarded_until FROM sessions WHERE id = ?", id);
        if (!query.step()) return std::nullopt;
        return SessionRow{id, query.id<StaffId>(0), query.bytes(1), {query.integer(2)}, {query.integer(3)}, query.code(4),
                          query.bytes(5), {query.integer(6)}};
    });
}

Result<void> SqliteOffice::touch_session(const vault::Hash& id, Instant seen) {
    return write(writer_, "UPDATE sessions SET seen = max(seen, ?2) WHERE id = ?1", id, seen);
}

Result<void> SqliteOffice::set_session_language(const vault::Hash& id, const Code& language) {
    return write(writer_, "UPDATE sessions SET language = ?2 WHERE id = ?1", id, language);
}

Result<void> SqliteOffice::set_session_guarded(const vault::Hash& id, Bytes wrapped, Instant until) {
    return write(writer_, "UPDATE sessions SET guarded = ?2, guarded_until = ?3 WHERE id = ?1", id, wrapped, until);
}

Result<void> SqliteOffice::end_sessions(Instant idle, Instant whole, Instant now, Instant forgotten) {
    // Looked for first: when nothing has ended, which is nearly always, nothing is written.
    HOGO_TRY(ended, readers_.read([&](Connection& connection) -> Result<bool> {
                 return Query(connection,
                              "SELECT 1 FROM sessions WHERE ((seen < ? OR created < ?) AND length(wrapped) > 0) "
                              "OR (guarded_until <= ? AND length(guarded) > 0) OR created < ?",
                              idle, whole, now, forgotten)
                     .step();
             }));
    if (!ended) return {};
    return writer_.run([&](Group& group) -> Result<void> {
        Query(group.connection, "DELETE FROM sessions WHERE created < ?", forgotten).run();
        Query(group.connection, "UPDATE sessions SET wrapped = x'', guarded = x'' WHERE seen < ? OR created < ?", idle, whole).run();
        Query(group.connection, "UPDATE sessions SET guarded = x'' WHERE guarded_until <= ?", now).run();
        return {};
    });
}

Result<void> SqliteOffice::close_other_sessions(const StaffId& staff, const vault::Hash& kept) {
    return write(writer_, "DELETE FROM sessions WHERE staff = ? AND id <> ?", staff, kept);
}

Result<void> SqliteOffice::close_session(const vault::Hash& id) {
    return write(writer_, "DELETE FROM sessions WHERE id = ?", id);
}

Result<void> SqliteOffice::close_sessions_of(const StaffId& staff) {
    return write(writer_, "DELETE FROM sessions WHERE staff = ?", staff);
}

Result<std::optional<SystemRow>> SqliteOffice::find_system(const vault::Hash& key) {
    return readers_.read([&](Connection& connection) -> Result<std::optional<SystemRow>> {
        Query query(connection, "SELECT name, unit FROM systems WHERE key = ?", key);
        if (!query.step()) return std::nullopt;
        return SystemRow{key, query.code(0), query.code(1)};
    });
}

Result<void> SqliteOffice::keep_form(const StaffId& author, const KeptForm& form, LocalDate day) {
    return writer_.run([&](Group& group) -> Result<void> {
        auto& connection = group.connection;
        Query(connection, "DELETE FROM kept_forms WHERE staff = ? AND form = ?", author, form.form).run();
        Query(connection,
              "INSERT INTO kept_forms (staff, place, form, path, day, sealed) VALUES "
              "(?1, (SELECT coalesce(max(place), 0) + 1 FROM kept_forms WHERE staff = ?1), ?2, ?3, ?4, ?5)",
              author, form.form, form.path, day, form.sealed)
            .run();
        Query(connection,
              "DELETE FROM kept_forms WHERE staff = ?1 AND place NOT IN "
              "(SELECT place FROM kept_forms WHERE staff = ?1 ORDER BY place DESC LIMIT ?2)",
              author, kept_forms_a_person)
            .run();
        return {};
    });
}

Result<std::vector<KeptForm>> SqliteOffice::read_kept_forms(const StaffId& author) {
    return readers_.read([&](Connection& connection) -> Result<std::vector<KeptForm>> {
        std::vector<KeptForm> forms;
        Query query(connection, "SELECT form, path, sealed FROM kept_forms WHERE staff = ? ORDER BY place", author);
        while (query.step()) forms.push_back({query.id<domain::ActionId>(0), query.text(1), query.bytes(2)});
        return forms;
    });
}

Result<void> SqliteOffice::forget_form(const StaffId& author, const domain::ActionId& form) {
    return write(writer_, "DELETE FROM kept_forms WHERE staff = ? AND form = ?", author, form);
}

}  // namespace hogo::store::sqlite
