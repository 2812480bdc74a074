#include "memory_store.h"

#include <algorithm>

namespace hogo::actions::testing {
namespace {

Head head_of(const CaseRows& rows, Compartment part) {
    const auto found = rows.heads.find(part);
    if (found != rows.heads.end()) return found->second;
    return {0, vault::first_head(vault::raw(rows.id), *Code::parse(name_of(part)))};
}

template <class To, class From>
void append_range(To& to, const From& from) {
    to.insert(to.end(), from.begin(), from.end());
}

std::string seen_of(const CaseChange& change) {
    std::string seen = "events";
    for (const auto& row : change.events) seen += fmt::format(" {}:{}", name_of(row.compartment), row.sealed.size());
    seen += " lines";
    for (const auto& row : change.work) seen += fmt::format(" {}", row.sealed.size());
    return seen + fmt::format(" walls {} links {} grants {} ledger {}", change.walls.size(), change.links.size(), change.grants.size(),
                              change.entry.sealed_for_file.size());
}

}  // namespace

void MemoryStore::forget_matcher() {
    const std::scoped_lock lock(mutex_);
    for (auto& [record, row] : links_) row.matcher = 0;
}

std::uint64_t MemoryStore::add_leaf(const LedgerEntry& entry, LocalDate day, const char* kind) {
    const auto leaf = leaves_.size();
    leaves_.push_back({kind, entry.record, entry.salt, entry.id, entry.sealed_for_audit});
    if (entry.file) accesses_[*entry.file].push_back({leaf, entry.access_version, entry.id, day, entry.sealed_for_file});
    return leaf;
}

Result<std::uint64_t> MemoryStore::record_access(const LedgerEntry& entry, LocalDate day) {
    const std::scoped_lock lock(mutex_);
    watch.push_back(fmt::format("record_access {} {}", entry.record.size(), entry.sealed_for_file.size()));
    return add_leaf(entry, day, "access");
}

Result<CaseRows> MemoryStore::read_case(CaseId file, std::span<const vault::SealPublic> recipients, Compartments wanted) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_case");
    const auto found = cases_.find(file);
    if (found == cases_.end()) return problem(ProblemKind::not_found, "no_such_file", "no such file");
    CaseRows rows = found->second;
    std::erase_if(rows.grants, [&](const GrantRow& grant) {
        return std::ranges::find(recipients, grant.recipient) == recipients.end();
    });
    std::erase_if(rows.events, [&](const EventRow& row) { return !wanted.has(row.compartment); });
    return rows;
}

Result<Heads> MemoryStore::next_heads(const CaseRows& rows, const CaseChange& change) const {
    Heads next = rows.heads;
    for (const auto& row : change.events) {
        if (!change.expected.contains(row.compartment) || change.expected.at(row.compartment) != head_of(rows, row.compartment))
            return problem(ProblemKind::conflict, "stale_file", "the file has changed meanwhile");
        auto& head = next.try_emplace(row.compartment, head_of(rows, row.compartment)).first->second;
        require(row.sequence == head.revision + 1, "an event at a place that is not the next");
        head = {row.sequence, vault::next_head(head.hash, row.sealed)};
    }
    return next;
}

Result<Receipt> MemoryStore::commit(const PermitBase&, CaseChange change) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("commit " + seen_of(change));
    if (const auto before = receipts_.find(change.action); before != receipts_.end()) return before->second;
    CaseRows fresh;
    fresh.id = change.file;
    auto found = cases_.find(change.file);
    if (change.opens) {
        if (std::ranges::any_of(cases_, [&](const auto& each) { return each.second.number == change.opens->number; }))
            return problem(ProblemKind::conflict, "number_taken", "the number is taken");
        fresh.number = change.opens->number;
        fresh.unit = change.opens->unit;
    } else if (found == cases_.end()) {
        return problem(ProblemKind::not_found, "no_such_file", "no such file");
    }
    CaseRows& rows = change.opens ? fresh : found->second;
    HOGO_TRY(heads, next_heads(rows, change));
    HOGO_CHECK(planning_.change(change.planning));

    rows.heads = std::move(heads);
    append_range(rows.compartments, change.compartments);
    append_range(rows.grants, change.grants);
    append_range(rows.events, change.events);
    for (auto& row : change.work) work_.insert_or_assign(row.id, row);
    walls_.insert(change.walls.begin(), change.walls.end());
    for (const auto& wall : change.walls_lifted) walls_.erase(wall);
    for (const auto& row : change.work)
        for (const auto& wall : std::set(walls_))
            if (std::ranges::find(row.walled_like, wall.line) != row.walled_like.end()) walls_.insert({wall.person, row.id});
    for (const auto& row : change.links) links_.insert_or_assign(row.record, row);
    for (const auto& token : change.document_tokens) documents_[token].push_back(change.file);
    const Receipt receipt{change.action, change.file, add_leaf(change.entry, {}, "change")};
    if (change.opens) cases_.emplace(change.file, std::move(fresh));
    receipts_.emplace(change.action, receipt);
    if (change.shredding) shred(change, receipt.leaf);
    return receipt;
}

void MemoryStore::shred(const CaseChange& change, std::uint64_t leaf) {
    const auto& shredding = *change.shredding;
    const auto gone = [&](Compartment part, std::uint32_t version) {
        const auto found = shredding.parts.find(part);
        return found != shredding.parts.end() && version <= found->second;
    };
    auto& rows = cases_.at(change.file);
    std::erase_if(rows.grants, [&](const GrantRow& row) { return gone(row.compartment, row.version); });
    std::erase_if(rows.events, [&](const EventRow& row) { return gone(row.compartment, row.version); });
    std::erase_if(links_, [&](const auto& each) {
        const auto& link = each.second;
        return link.holder == vault::raw(change.file) && shredding.parts.contains(link.side == LinkSide::person ? Compartment::identity : Compartment::network);
    });
    if (shredding.parts.contains(Compartment::identity))
        for (auto& [token, files] : documents_) std::erase(files, change.file);
    std::uint64_t records = 0;
    if (shredding.whole()) {
        for (const auto& access : accesses_[change.file])
            if (access.leaf != leaf) leaves_[access.leaf].record.clear(), leaves_[access.leaf].sealed.clear(), ++records;
        accesses_.erase(change.file);
        for (const auto& id : shredding.work) {
            work_.erase(id);
            std::erase_if(walls_, [&](const WallRow& wall) { return wall.line == id; });
        }
        std::erase_if(receipts_, [&](const auto& each) { return each.second.file == change.file && each.first != change.action; });
        cases_.erase(change.file);
    }
    erasures_.insert(erasures_.begin(), {shredding.id, shredding.unit, shredding.day, shredding.day, records, leaf, shredding.sealed});
}

Result<std::vector<ErasureRow>> MemoryStore::read_erasures(const Code& unit) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_erasures");
    std::vector<ErasureRow> rows;
    std::ranges::copy_if(erasures_, std::back_inserter(rows), [&](const ErasureRow& row) { return row.unit == unit; });
    return rows;
}

Result<std::optional<Receipt>> MemoryStore::find_receipt(domain::ActionId action) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("find_receipt");
    const auto found = receipts_.find(action);
    return found == receipts_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<CaseId>> MemoryStore::find_number(std::string_view number) {
    const std::scoped_lock lock(mutex_);
    for (const auto& [id, rows] : cases_)
        if (rows.number == number) return std::optional(id);
    return std::optional<CaseId>();
}

Result<std::vector<CaseId>> MemoryStore::find_documents(std::span<const vault::Hash> tokens) {
    const std::scoped_lock lock(mutex_);
    std::vector<CaseId> found;
    for (const auto& token : tokens)
        if (const auto files = documents_.find(token); files != documents_.end()) append_range(found, files->second);
    return found;
}

Result<std::vector<WorkRow>> MemoryStore::read_work(const Code& unit, LocalDate until) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_work");
    std::vector<WorkRow> rows;
    for (const auto& [id, row] : work_)
        if (row.unit == unit && row.due <= until) rows.push_back(row);
    std::ranges::stable_sort(rows, {}, &WorkRow::due);
    return rows;
}

Result<std::optional<WorkRow>> MemoryStore::read_work_row(WorkId id) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_work_row");
    const auto found = work_.find(id);
    return found == work_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<WorkId>> MemoryStore::read_walls(const vault::Hash& person) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_walls");
    std::vector<WorkId> lines;
    for (const auto& wall : walls_)
        if (wall.person == person) lines.push_back(wall.line);
    return lines;
}

Result<std::vector<LinkRow>> MemoryStore::find_links(LinkSide side, const matching::TokenSet& tokens) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("find_links");
    std::vector<LinkRow> found;
    for (const auto& [record, row] : links_)
        if (row.side == side && std::ranges::any_of(row.tokens, [&](const auto& token) { return std::ranges::binary_search(tokens, token); }))
            found.push_back(row);
    return found;
}
Result<std::vector<LinkRow>> MemoryStore::list_links(LinkSide side) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("list_links");
    std::vector<LinkRow> found;
    for (const auto& [record, row] : links_)
        if (row.side == side) found.push_back({row.side, row.record, row.holder, row.matcher, {}});
    return found;
}
Result<void> MemoryStore::keep_declarations(std::span<const Declaration> declarations) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("keep_declarations");
    for (const auto& declaration : declarations) {
        links_.insert_or_assign(declaration.tokens.record, declaration.tokens);
        declarations_.insert_or_assign(declaration.tokens.record, declaration.copies);
    }
    return {};
}
Result<std::vector<DeclarationCopy>> MemoryStore::read_declaration(const StaffId& staff) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_declaration");
    return declarations_[vault::raw(staff)];
}

Result<std::vector<GrantRow>> MemoryStore::read_readers(CaseId file) {
    const std::scoped_lock lock(mutex_);
    watch.push_back("read_readers");
    const auto found = cases_.find(file);
    if (found == cases_.end()) return problem(ProblemKind::not_found, "no_such_file", "no such file");
    return found->second.grants;
}

Result<std::vector<SealedRecord>> MemoryStore::read_records(std::uint64_t before, std::size_t limit) {
    const std::scoped_lock lock(mutex_);
    std::vector<SealedRecord> records;
    for (auto leaf = std::min<std::uint64_t>(before, leaves_.size()); leaf-- > 0 && records.size() < limit;)
        records.push_back({leaf, leaves_[leaf].id, leaves_[leaf].sealed});
    return records;
}

Result<std::vector<SealedAccess>> MemoryStore::read_accesses(CaseId file, std::size_t limit) {
    const std::scoped_lock lock(mutex_);
    auto newest_first = accesses_[file];
    std::ranges::reverse(newest_first);
    if (newest_first.size() > limit) newest_first.resize(limit);
    return newest_first;
}

Result<bool> MemoryStore::prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) {
    const std::scoped_lock lock(mutex_);
    return index < leaves_.size() && std::ranges::equal(leaves_[index].record, record) && leaves_[index].salt == salt;
}

Result<void> MemoryOffice::change(const OfficeChange& change) {
    auto next = std::make_shared<Directory>(*directory_);
    if (change.root) {
        HOGO_TRY(root, vault::verify_root_update(next->chain.root(), *change.root));
        HOGO_CHECK(next->chain.know_root(std::move(root)));
    }
    for (const auto& entry : change.registrations) HOGO_CHECK(next->chain.append(entry));
    for (const auto& person : change.staff) next->staff.insert_or_assign(person.id, person);
    append_range(next->rooms, change.rooms);
    for (const auto& [unit, key, grant] : change.work_keys) {
        next->work_keys.insert_or_assign(unit, key);
        work_grants_.insert_or_assign(unit, grant);
    }
    for (const auto& [name, account] : change.accounts) accounts_.insert_or_assign(name, account);
    for (const auto& [staff, share] : change.shares) {
        std::erase_if(shares_, [&](const auto& row) {
            return row.first == staff && row.second.group == share.group && row.second.version == share.version;
        });
        shares_.emplace(staff, share);
    }
    for (const auto& system : change.systems) systems_.insert_or_assign(system.key, system);
    for (const auto& escrow : change.escrows) escrows_.insert_or_assign({escrow.group, escrow.version}, escrow);
    directory_ = std::move(next);
    return {};
}

Result<std::optional<EscrowRow>> MemoryOffice::read_escrow(const vault::RawId& group, std::uint32_t version) {
    const auto found = escrows_.find({group, version});
    return found == escrows_.end() ? std::nullopt : std::optional(found->second);
}
Result<std::vector<SecurityKeyRow>> MemoryOffice::read_security_keys(const StaffId& staff) {
    std::vector<SecurityKeyRow> keys;
    for (const auto& [owner, key] : security_keys_)
        if (owner == staff) keys.push_back(key);
    return keys;
}
Result<void> MemoryOffice::keep_security_key(const StaffId& staff, const SecurityKeyRow& key) {
    for (auto& [owner, kept] : security_keys_) {
        if (kept.id != key.id) continue;
        if (owner != staff) return problem(ProblemKind::conflict, "key_taken", "this security key is somebody else's");
        kept = key;
        return {};
    }
    security_keys_.emplace_back(staff, key);
    return {};
}
Result<void> MemoryOffice::forget_security_key(const StaffId& staff, const vault::Hash& id) {
    std::erase_if(security_keys_, [&](const auto& row) { return row.first == staff && row.second.id == id; });
    return {};
}

Result<std::optional<AccountRow>> MemoryOffice::find_account(const vault::Hash& name) {
    const auto found = accounts_.find(name);
    return found == accounts_.end() ? std::nullopt : std::optional(found->second);
}
Result<std::optional<AccountRow>> MemoryOffice::find_account_of(const StaffId& staff) {
    for (const auto& [name, account] : accounts_)
        if (account.staff == staff) return std::optional(account);
    return std::optional<AccountRow>();
}
Result<void> MemoryOffice::advance_totp(const StaffId& staff, std::int64_t step) {
    for (auto& [name, account] : accounts_) {
        if (account.staff != staff) continue;
        if (account.last_totp_step >= step) return problem(ProblemKind::conflict, "stale_account", "this code was used");
        account.last_totp_step = step;
    }
    return {};
}
Result<void> MemoryOffice::replace_wrapped_keys(const StaffId& staff, Bytes wrapped) {
    for (auto& [name, account] : accounts_)
        if (account.staff == staff) account.wrapped_keys = wrapped;
    return {};
}
Result<std::vector<GroupShareRow>> MemoryOffice::read_group_shares(const StaffId& staff) {
    std::vector<GroupShareRow> rows;
    const auto [first, last] = shares_.equal_range(staff);
    for (auto it = first; it != last; ++it) rows.push_back(it->second);
    return rows;
}
Result<std::optional<Bytes>> MemoryOffice::read_work_grant(const Code& unit) {
    const auto found = work_grants_.find(unit);
    return found == work_grants_.end() ? std::nullopt : std::optional(found->second);
}

Result<void> MemoryOffice::open_session(const SessionRow& session) {
    sessions_.insert_or_assign(session.id, session);
    return {};
}
Result<std::optional<SessionRow>> MemoryOffice::find_session(const vault::Hash& id) {
    const auto found = sessions_.find(id);
    return found == sessions_.end() ? std::nullopt : std::optional(found->second);
}
Result<void> MemoryOffice::touch_session(const vault::Hash& id, Instant seen) {
    if (const auto found = sessions_.find(id); found != sessions_.end()) found->second.seen = seen;
    return {};
}
Result<void> MemoryOffice::set_session_language(const vault::Hash& id, const Code& language) {
    if (const auto found = sessions_.find(id); found != sessions_.end()) found->second.language = language;
    return {};
}
Result<void> MemoryOffice::replace_totp(const StaffId& staff, Bytes wrapped, std::int64_t step) {
    for (auto& [name, account] : accounts_)
        if (account.staff == staff) {
            account.wrapped_totp = wrapped;
            account.last_totp_step = step;
        }
    return {};
}
Result<void> MemoryOffice::set_session_guarded(const vault::Hash& id, Bytes wrapped, Instant until) {
    if (const auto found = sessions_.find(id); found != sessions_.end()) {
        found->second.guarded = std::move(wrapped);
        found->second.guarded_until = until;
    }
    return {};
}
Result<void> MemoryOffice::end_sessions(Instant idle, Instant whole, Instant now, Instant forgotten) {
    std::erase_if(sessions_, [&](const auto& each) { return each.second.created < forgotten; });
    for (auto& [id, session] : sessions_) {
        const bool over = session.seen < idle || session.created < whole;
        if (over) session.wrapped.clear();
        if (over || session.guarded_until <= now) session.guarded.clear();
    }
    return {};
}
Result<void> MemoryOffice::close_other_sessions(const StaffId& staff, const vault::Hash& kept) {
    std::erase_if(sessions_, [&](const auto& each) { return each.second.staff == staff && each.first != kept; });
    return {};
}
Result<void> MemoryOffice::close_session(const vault::Hash& id) {
    sessions_.erase(id);
    return {};
}
Result<void> MemoryOffice::close_sessions_of(const StaffId& staff) {
    std::erase_if(sessions_, [&](const auto& each) { return each.second.staff == staff; });
    return {};
}
Result<std::optional<SystemRow>> MemoryOffice::find_system(const vault::Hash& key) {
    const auto found = systems_.find(key);
    return found == systems_.end() ? std::nullopt : std::optional(found->second);
}
Result<void> MemoryOffice::keep_form(const StaffId& author, const KeptForm& form, LocalDate) {
    auto& forms = forms_[author];
    forms.push_back(form);
    if (forms.size() > 20) forms.erase(forms.begin());
    return {};
}
Result<std::vector<KeptForm>> MemoryOffice::read_kept_forms(const StaffId& author) { return forms_[author]; }
Result<void> MemoryOffice::forget_form(const StaffId& author, const domain::ActionId& form) {
    std::erase_if(forms_[author], [&](const KeptForm& kept) { return kept.form == form; });
    return {};
}

}  // namespace hogo::actions::testing
