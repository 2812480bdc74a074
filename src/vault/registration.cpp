#include "vault/registration.h"

#include "vault/primitives.h"
#include "vault/registration_format.h"

namespace hogo::vault {
namespace {

std::unexpected<Problem> impossible() {
    return problem(ProblemKind::corrupt, "registration_impossible",
                   "a registration that does not fit what stands");
}
std::unexpected<Problem> not_signed() {
    return problem(ProblemKind::corrupt, "registration_not_signed",
                   "a registration without a valid signature");
}

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

}  // namespace

RegistrationChain::RegistrationChain(TrustedRoot root) : head_(root.hash()) {
    roots_.push_back(std::move(root));
}

Result<RegistrationChain> RegistrationChain::verify(std::vector<TrustedRoot> roots,
                                                    std::span<const Bytes> entries) {
    require(!roots.empty(), "a chain without a root");
    RegistrationChain chain(std::move(roots.front()));
    for (std::size_t i = 1; i < roots.size(); ++i) HOGO_CHECK(chain.know_root(std::move(roots[i])));
    for (const Bytes& entry : entries) HOGO_CHECK(chain.append(entry));
    return chain;
}

Result<void> RegistrationChain::know_root(TrustedRoot next) {
    if (next.document().previous != roots_.back().hash() ||
        next.document().version != roots_.back().document().version + 1)
        return problem(ProblemKind::corrupt, "root_not_next",
                       "a root document that does not follow the one in force");
    roots_.push_back(std::move(next));
    return {};
}

Bytes RegistrationChain::sign_next(const Registration& change,
                                   std::span<const RegistrationSigner> signers) const {
    RegistrationEntry entry{encode_statement({size_, head_, change}), {}};
    for (const RegistrationSigner& signer : signers)
        entry.signatures.emplace_back(signer.id, sign(*signer.pair, entry.statement));
    return encode_entry(entry);
}

Result<Bytes> RegistrationChain::add(const Registration& change,
                                     std::span<const RegistrationSigner> signers) {
    Bytes entry = sign_next(change, signers);
    HOGO_CHECK(append(entry));
    return entry;
}

Result<void> RegistrationChain::append(ByteView bytes) {
    const auto damaged = [] {
        return problem(ProblemKind::corrupt, "registration_damaged", "bytes that are no registration");
    };
    const auto entry = parse_registration_entry(bytes);
    if (!entry) return damaged();
    const auto statement = parse_registration_statement(entry->statement);
    if (!statement) return damaged();
    if (statement->number != size_ || statement->previous != head_)
        return problem(ProblemKind::corrupt, "registration_out_of_order",
                       "a registration that does not follow the last");

    const bool replaces_root = std::holds_alternative<RootReplaced>(statement->change);
    if (replaces_root && root_in_force_ + 1 == roots_.size()) return impossible();
    std::vector<RawId> signers;
    for (const auto& [signer, signature] : entry->signatures) {
        // A replaced root speaks through its own registrar; everything else through who is registered now.
        const SignPublic* key = nullptr;
        if (signer == root_registrar)
            key = &roots_[root_in_force_ + (replaces_root ? 1 : 0)].document().registrar;
        else if (const auto found = people_.find(signer); found != people_.end())
            key = &found->second.keys.signing;
        if (key == nullptr || !is_signed_by(*key, entry->statement, signature)) return not_signed();
        if (std::ranges::find(signers, signer) != signers.end()) return not_signed();
        signers.push_back(signer);
    }
    HOGO_CHECK(check_signers(statement->change, signers));
    HOGO_CHECK(fold(statement->change));
    head_ = primitives::hash("hogo/registration/1", {bytes});
    ++size_;
    return {};
}

Result<void> RegistrationChain::check_signers(const Registration& change,
                                              const std::vector<RawId>& signers) const {
    const auto not_permitted = [] {
        return problem(ProblemKind::corrupt, "registration_not_permitted",
                       "a registration by somebody who may not");
    };
    if (signers.empty()) return not_signed();
    if (std::holds_alternative<RootReplaced>(change)) {
        if (signers.size() != 1 || signers.front() != root_registrar) return not_permitted();
        return {};
    }
    const auto is_registrar = [&](const RawId& id) {
        return id == root_registrar || has_role(id, registrar_role);
    };
    if (const auto* rekeyed = std::get_if<PersonRekeyed>(&change)) {
        // A forgotten password: two approve, at least one of them a registrar, neither the person.
        const bool own = std::ranges::find(signers, rekeyed->person) != signers.end();
        if (signers.size() != 2 || own || !std::ranges::any_of(signers, is_registrar)) return not_permitted();
        return {};
    }
    if (signers.size() != 1 || !is_registrar(signers.front())) return not_permitted();
    return {};
}

Result<void> RegistrationChain::fold(const Registration& change) {
    const auto person = [&](const RawId& id) {
        const auto found = people_.find(id);
        return found == people_.end() ? nullptr : &found->second;
    };
    const auto group = [&](const RawId& id) {
        const auto found = groups_.find(id);
        return found == groups_.end() ? nullptr : &found->second;
    };
    const bool fits =
        std::visit(Overloaded{
                       [&](const PersonRegistered& made) {
                           if (made.person == root_registrar || closed_.contains(made.person)) return false;
                           if (!people_.emplace(made.person, Person{made.keys, made.roles}).second)
                               return false;
                           signing_keys_ever_[made.person].insert(made.keys.signing);
                           return true;
                       },
                       [&](const PersonRekeyed& made) {
                           Person* found = person(made.person);
                           if (found == nullptr || found->keys == made.keys) return false;
                           found->keys = made.keys;
                           signing_keys_ever_[made.person].insert(made.keys.signing);
                           return true;
                       },
                       [&](const PersonClosed& made) {
                           if (people_.erase(made.person) == 0) return false;
                           closed_.insert(made.person);
                           for (auto& [id, of] : groups_) of.members.erase(made.person);
                           return true;
                       },
                       [&](const RoleGiven& made) {
                           Person* found = person(made.person);
                           return found != nullptr && found->roles.insert(made.role).second;
                       },
                       [&](const RoleTaken& made) {
                           Person* found = person(made.person);
                           return found != nullptr && found->roles.erase(made.role) == 1;
                       },
                       [&](const GroupKeySet& made) {
                           Group* found = group(made.group);
                           if (made.version != (found == nullptr ? 1 : found->version + 1)) return false;
                           if (found != nullptr && found->key == made.key) return false;
                           Group& of = groups_[made.group];
                           of.version = made.version;
                           of.key = made.key;
                           return true;
                       },
                       [&](const GroupJoined& made) {
                           Group* found = group(made.group);
                           return found != nullptr && person(made.person) != nullptr &&
                                  found->members.insert(made.person).second;
                       },
                       [&](const GroupLeft& made) {
                           Group* found = group(made.group);
                           return found != nullptr && found->members.erase(made.person) == 1;
                       },
                       [&](const RootReplaced& made) {
                           if (made.root != roots_[root_in_force_ + 1].hash()) return false;
                           ++root_in_force_;
                           return true;
                       },
                   },
                   change);
    if (!fits) return impossible();
    return {};
}

std::optional<VerifiedKey> RegistrationChain::ordinary_key(const RawId& person) const {
    const auto found = people_.find(person);
    if (found == people_.end()) return std::nullopt;
    return VerifiedKey(person, found->second.keys.ordinary);
}

std::optional<VerifiedKey> RegistrationChain::guarded_key(const RawId& person) const {
    const auto found = people_.find(person);
    if (found == people_.end()) return std::nullopt;
    return VerifiedKey(person, found->second.keys.guarded);
}

std::optional<VerifiedSigner> RegistrationChain::signer(const RawId& person) const {
    const auto found = people_.find(person);
    if (found == people_.end()) return std::nullopt;
    return VerifiedSigner(person, found->second.keys.signing);
}

std::optional<VerifiedSigner> RegistrationChain::signer_ever(const RawId& person,
                                                             const SignPublic& key) const {
    const auto found = signing_keys_ever_.find(person);
    if (found == signing_keys_ever_.end() || !found->second.contains(key)) return std::nullopt;
    return VerifiedSigner(person, key);
}

std::optional<VerifiedKey> RegistrationChain::group_key(const RawId& group) const {
    const auto found = groups_.find(group);
    if (found == groups_.end()) return std::nullopt;
    return VerifiedKey(group, found->second.key);
}

std::uint32_t RegistrationChain::group_version(const RawId& group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? 0 : found->second.version;
}

VerifiedSigner RegistrationChain::subtraction_signer() const {
    return VerifiedSigner(root_registrar, root().document().subtraction_key);
}

std::set<RoleInUnit> RegistrationChain::roles(const RawId& person) const {
    const auto found = people_.find(person);
    return found == people_.end() ? std::set<RoleInUnit>{} : found->second.roles;
}

bool RegistrationChain::has_role(const RawId& person, std::string_view role) const {
    const auto found = people_.find(person);
    return found != people_.end() && std::ranges::any_of(found->second.roles, [&](const RoleInUnit& held) {
               return held.role == role;
           });
}

std::set<RawId> RegistrationChain::members(const RawId& group) const {
    const auto found = groups_.find(group);
    return found == groups_.end() ? std::set<RawId>{} : found->second.members;
}

std::vector<RawId> RegistrationChain::people() const {
    std::vector<RawId> ids;
    for (const auto& [id, person] : people_) ids.push_back(id);
    return ids;
}

}  // namespace hogo::vault
