#include "actions/renew_keys.h"

#include <set>

#include "actions/grants.h"

namespace hogo::actions {
namespace {

/// A key to which parts are granted, and whose it is.
struct Reader {
    vault::VerifiedKey key;
    std::set<vault::RawId> people;  ///< one person, or a group's members
    bool group = false;
};

/// Everybody in the verified chain to whom a part may have been granted, by key.
std::map<vault::SealPublic, Reader> readers_by_key(const Directory& directory,
                                                   std::span<const std::string> groups) {
    std::map<vault::SealPublic, Reader> readers;
    for (const auto& person : directory.chain.people())
        for (const auto& key : {directory.chain.ordinary_key(person), directory.chain.guarded_key(person)})
            if (key) readers.emplace(key->key(), Reader{*key, {person}});
    for (const auto& name : groups)
        if (const auto key = directory.chain.group_key(group_id(name)))
            readers.emplace(key->key(), Reader{*key, directory.chain.members(group_id(name)), true});
    return readers;
}

std::vector<std::string> groups_of(const Code& unit) {
    std::vector<std::string> names{"duty", guarded_group("duty")};
    for (const auto* prefix : {"leads", "directors", "coordinators", "escrow"}) {
        names.push_back(fmt::format("{}.{}", prefix, unit.text()));
        names.push_back(guarded_group(names.back()));
    }
    return names;
}

struct NowReading {
    std::map<Compartment, std::vector<Reader>> readers;  ///< of the newest version, each key once
};
Result<NowReading> now_reading(House& house, const OpenedFile& opened) {
    HOGO_TRY(rows, house.cases.read_readers(opened.id));
    const auto known = readers_by_key(*house.office.directory(), groups_of(opened.unit));
    NowReading now;
    for (const auto& row : rows) {
        if (row.version != opened.newest(row.compartment).of.version) continue;
        HOGO_TRY(head, vault::read_grant_head(row.grant));
        if (head.statement.expires && house.now() >= *head.statement.expires) continue;
        // A key that left the chain reads nothing new.
        if (const auto found = known.find(row.recipient); found != known.end())
            now.readers[row.compartment].push_back(found->second);
    }
    return now;
}

}  // namespace

Result<Compartments> parts_open_to(House& house, const OpenedFile& opened, const StaffId& staff) {
    HOGO_TRY(now, now_reading(house, opened));
    Compartments parts;
    for (const auto& [part, readers] : now.readers)
        for (const auto& reader : readers)
            if (reader.people.contains(vault::raw(staff))) parts.add(part);
    return parts;
}

Result<Besides> renew_keys_without(House& house, const Actor& actor, const OpenedFile& opened,
                                   const StaffId& staff) {
    const auto without = vault::raw(staff);
    const auto directory = house.office.directory();
    HOGO_TRY(now, now_reading(house, opened));
    Besides besides;
    for (const auto& [part, readers] : now.readers) {
        if (std::ranges::none_of(readers,
                                 [&](const Reader& reader) { return reader.people.contains(without); }))
            continue;
        std::map<vault::SealPublic, vault::VerifiedKey> keep;
        std::set<vault::RawId> holders;
        for (const auto& reader : readers) {
            for (const auto& person : reader.people)
                if (person != without) holders.insert(person);
            if (!reader.people.contains(without)) {
                keep.emplace(reader.key.key(), reader.key);
                continue;
            }
            if (!reader.group) continue;
            for (const auto& person : reader.people) {
                if (person == without) continue;
                const auto key = reader_key(*directory, part, person);
                if (!key)
                    return problem(ProblemKind::environment, "reader_missing",
                                   "a reader has no verified key");
                keep.emplace(key->key(), *key);
            }
        }
        if (holders.size() < 2)
            return problem(ProblemKind::conflict, "two_holders_needed", "too few would still hold the keys");
        auto of = opened.newest(part).of;
        ++of.version;
        const auto secret = vault::CompartmentSecret::draw(of, house.random);
        besides.compartments.push_back({part, secret.open()});
        for (const auto& [key, verified] : keep) {
            HOGO_TRY(grant, vault::make_grant(secret, verified, std::nullopt, vault::raw(actor.id()),
                                              actor.keys.signing(), house.random));
            besides.grants.push_back({part, of.version, key, std::move(grant)});
        }
    }
    return besides;
}

}  // namespace hogo::actions
