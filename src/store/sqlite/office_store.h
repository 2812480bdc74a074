// Office over SQLite: accounts, sessions, other systems, kept forms; the directory as the writer last made it.
#pragma once
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

class SqliteOffice : public actions::Office {
  public:
    SqliteOffice(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    Result<void> change(const actions::OfficeChange& change) override;
    std::shared_ptr<const actions::Directory> directory() override { return writer_.directory(); }
    Result<std::optional<actions::AccountRow>> find_account(const vault::Hash& name) override;
    Result<std::optional<actions::AccountRow>> find_account_of(const actions::StaffId& staff) override;
    Result<void> advance_totp(const actions::StaffId& staff, std::int64_t step) override;
    Result<void> replace_wrapped_keys(const actions::StaffId& staff, Bytes wrapped) override;
    Result<void> replace_totp(const actions::StaffId& staff, Bytes wrapped, std::int64_t step) override;
    Result<std::vector<actions::GroupShareRow>> read_group_shares(const actions::StaffId& staff) override;
    Result<std::optional<actions::EscrowRow>> read_escrow(const vault::RawId& group, std::uint32_t version) override;
    Result<std::vector<actions::SecurityKeyRow>> read_security_keys(const actions::StaffId& staff) override;
    Result<void> keep_security_key(const actions::StaffId& staff, const actions::SecurityKeyRow& key) override;
    Result<void> forget_security_key(const actions::StaffId& staff, const vault::Hash& id) override;
    Result<std::optional<Bytes>> read_work_grant(const Code& unit) override;

    Result<void> open_session(const actions::SessionRow& session) override;
    Result<std::optional<actions::SessionRow>> find_session(const vault::Hash& id) override;
    Result<void> touch_session(const vault::Hash& id, Instant seen) override;
    Result<void> set_session_language(const vault::Hash& id, const Code& language) override;
    Result<void> set_session_guarded(const vault::Hash& id, Bytes wrapped, Instant until) override;
    Result<void> end_sessions(Instant idle, Instant whole, Instant now, Instant forgotten) override;
    Result<void> close_other_sessions(const actions::StaffId& staff, const vault::Hash& kept) override;
    Result<void> close_session(const vault::Hash& id) override;
    Result<void> close_sessions_of(const actions::StaffId& staff) override;

    Result<std::optional<actions::SystemRow>> find_system(const vault::Hash& key) override;
    Result<void> keep_form(const actions::StaffId& author, const actions::KeptForm& form, LocalDate day) override;
    Result<std::vector<actions::KeptForm>> read_kept_forms(const actions::StaffId& author) override;
    Result<void> forget_form(const actions::StaffId& author, const domain::ActionId& form) override;

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace hogo::store::sqlite
