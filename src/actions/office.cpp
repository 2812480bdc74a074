#include "actions/office.h"

#include <sodium.h>

namespace hogo::actions {

vault::RawId group_id(std::string_view name) {
    const auto named = fmt::format("hogo group {}", name);
    vault::RawId id;
    crypto_generichash(id.data(), id.size(), bytes_of(named).data(), named.size(), nullptr, 0);
    return id;
}

std::string guarded_group(std::string_view name) { return fmt::format("{}.guarded", name); }

std::string escrow_group(const Code& unit) {
    return "escrow." + unit.text();
}

bool is_guarded_group(const vault::RawId& group, const Code& unit) {
    return group == group_id(guarded_group(fmt::format("leads.{}", unit.text()))) || group == group_id(guarded_group("duty"));
}

void OfficeChange::add(OfficeChange more) {
    auto append_to = [](auto& here, auto& there) {
        here.insert(here.end(), std::make_move_iterator(there.begin()), std::make_move_iterator(there.end()));
    };
    append_to(registrations, more.registrations);
    append_to(staff, more.staff);
    append_to(accounts, more.accounts);
    append_to(rooms, more.rooms);
    append_to(shares, more.shares);
    append_to(work_keys, more.work_keys);
    append_to(systems, more.systems);
    append_to(escrows, more.escrows);
    if (more.root) root = std::move(more.root);
}

}  // namespace hogo::actions
