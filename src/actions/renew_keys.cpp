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

namespace {

/// Whose keys are taken, of which parts, and whether what they read through a group goes too.
struct Taking {
    vault::RawId from;
    Compartments parts;
    bool from_groups;
    bool two_must_remain;  ///< else a part that would have fewer holders keeps its keys
};

Result<Besides> renew(House& house, const Actor& actor, const OpenedFile& opened, const Taking& taking) {
    const auto directory = house.office.directory();
    HOGO_TRY(now, now_reading(house, opened));
    Besides besides;
    for (const auto& [part, readers] : now.readers) {
        const auto loses = [&](const Reader& reader) {
            return reader.people.contains(taking.from) && (taking.from_groups || !reader.group);
        };
        if (!taking.parts.has(part) || std::ranges::none_of(readers, loses)) continue;
        std::map<vault::SealPublic, vault::VerifiedKey> keep;
        std::set<vault::RawId> holders;
        for (const auto& reader : readers) {
            const bool stays = !loses(reader);
            for (const auto& person : reader.people)
                if (stays || person != taking.from) holders.insert(person);
            if (stays) {
                keep.emplace(reader.key.key(), reader.key);
                continue;
            }
            if (!reader.group) continue;
            for (const auto& person : reader.people) {
                if (person == taking.from) continue;
                const auto key = reader_key(*directory, part, person);
                if (!key) return problem(ProblemKind::environment, "reader_missing", "a reader has no verified key");
                keep.emplace(key->key(), *key);
            }
        }
        if (holders.size() < 2) {
            if (!taking.two_must_remain) continue;
            return problem(ProblemKind::conflict, "two_holders_needed", "too few would still hold the keys");
        }
        auto of = opened.newest(part).of;
        ++of.version;
        const auto secret = vault::CompartmentSecret::draw(of, house.random);
        besides.compartments.push_back({part, secret.open()});
        for (const auto& [key, verified] : keep) {
            HOGO_TRY(grant, vault::make_grant(secret, verified, std::nullopt, vault::raw(actor.id()), actor.keys.signing(),
                                              house.random));
            besides.grants.push_back({part, of.version, key, std::move(grant)});
        }
    }
    return besides;
}

}  // namespace

Result<Besides> renew_keys_without(House& house, const Actor& actor, const OpenedFile& opened, const StaffId& staff) {
    return renew(house, actor, opened, {vault::raw(staff), Compartments::all(), true, true});
}

Result<Besides> renew_keys_after_task(House& house, const Actor& actor, const OpenedFile& opened, const StaffId& staff,
                                      Compartments parts) {
    return renew(house, actor, opened, {vault::raw(staff), parts, false, false});
}

Result<Besides> renew_keys_of(House& house, const Actor& actor, const OpenedFile& opened, Compartments parts) {
    HOGO_TRY(now, now_reading(house, opened));
    Besides besides;
    for (auto part : domain::all_compartments) {
        if (!parts.has(part)) continue;
        auto of = opened.newest(part).of;
        ++of.version;
        const auto secret = vault::CompartmentSecret::draw(of, house.random);
        besides.compartments.push_back({part, secret.open()});
        for (const auto& reader : now.readers[part]) {
            HOGO_TRY(grant, vault::make_grant(secret, reader.key, std::nullopt, vault::raw(actor.id()), actor.keys.signing(),
                                              house.random));
            besides.grants.push_back({part, of.version, reader.key.key(), std::move(grant)});
        }
    }
    return besides;
}

Result<Compartments> parts_held_by_too_few(House& house, const OpenedFile& opened) {
    const auto directory = house.office.directory();
    HOGO_TRY(now, now_reading(house, opened));
    Compartments parts;
    for (auto part : domain::all_compartments) {
        std::set<vault::RawId> living;
        for (const auto& reader : now.readers[part])
            for (const auto& person : reader.people) {
                const auto* staff = directory->find(StaffId(person));
                if (staff && staff->active) living.insert(person);
            }
        if (living.size() < 2) parts.add(part);
    }
    return parts;
}

Result<Besides> renew_keys_for_more(House& house, const Actor& actor, const OpenedFile& opened,
                                    std::span<const StaffId> more) {
    const auto directory = house.office.directory();
    HOGO_TRY(now, now_reading(house, opened));
    Besides besides;
    const auto grant = [&](const vault::CompartmentSecret& secret, Compartment part,
                           const vault::VerifiedKey& to) -> Result<void> {
        HOGO_TRY(made, vault::make_grant(secret, to, std::nullopt, vault::raw(actor.id()), actor.keys.signing(), house.random));
        besides.grants.push_back({part, secret.open().of.version, to.key(), std::move(made)});
        return {};
    };
    for (auto part : domain::all_compartments) {
        std::map<vault::SealPublic, vault::VerifiedKey> readers;
        for (const auto& reader : now.readers[part]) readers.emplace(reader.key.key(), reader.key);
        for (const auto& staff : more) {
            const auto key = reader_key(*directory, part, vault::raw(staff));
            if (!key) return problem(ProblemKind::environment, "reader_missing", "a reader has no verified key");
            const bool reads_already = !readers.emplace(key->key(), *key).second;
            for (const auto& [place, reader] : opened.readers)
                if (place.first == part && !reads_already) HOGO_CHECK(grant(reader.secret(), part, *key));
        }
        auto of = opened.newest(part).of;
        ++of.version;
        const auto secret = vault::CompartmentSecret::draw(of, house.random);
        besides.compartments.push_back({part, secret.open()});
        for (const auto& [key, verified] : readers) HOGO_CHECK(grant(secret, part, verified));
    }
    return besides;
}

}  // namespace hogo::actions
