// The registration chain: who is registered with which keys, roles and groups, as signed statements from the
// root on.
//
// Promises: each statement carries the hash of the one before and counts up by one; only a registrar signs
// (the root's registrar, or a person who then has the role `registrar`); replacing a person's keys takes two
// different signers. Only this chain makes a VerifiedKey or a VerifiedSigner, so nothing can be sealed to a
// key that was not verified. Format: docs/formats/vault.md, "Registration chain". Does not know what roles
// and units mean.
#pragma once
#include <map>
#include <set>
#include <variant>
#include <vector>

#include "base/code.h"
#include "base/time.h"
#include "vault/person_keys.h"
#include "vault/root_document.h"

namespace hogo::vault {

/// A key to seal to, of a person or a group that stands in a verified chain.
class VerifiedKey {
  public:
    const RawId& holder() const { return holder_; }
    const SealPublic& key() const { return key_; }

  private:
    friend class RegistrationChain;
    VerifiedKey(RawId holder, SealPublic key) : holder_(holder), key_(key) {}
    RawId holder_;
    SealPublic key_;
};

/// A key whose signatures count, of a person who stands in a verified chain, or of the server (subtractions).
class VerifiedSigner {
  public:
    const RawId& holder() const { return holder_; }
    const SignPublic& key() const { return key_; }

  private:
    friend class RegistrationChain;
    VerifiedSigner(RawId holder, SignPublic key) : holder_(holder), key_(key) {}
    RawId holder_;
    SignPublic key_;
};

struct RoleInUnit {
    Code role;
    Code unit;
    auto operator<=>(const RoleInUnit&) const = default;
};

struct PersonRegistered {
    RawId person;
    PersonPublic keys;
    std::set<RoleInUnit> roles;
};
struct PersonRekeyed {
    RawId person;
    PersonPublic keys;
};
struct PersonClosed {
    RawId person;
};
struct RoleGiven {
    RawId person;
    RoleInUnit role;
};
struct RoleTaken {
    RawId person;
    RoleInUnit role;
};
/// A group's pair, first (version 1, which makes the group) or rotated (one higher).
struct GroupKeySet {
    RawId group;
    std::uint32_t version;
    SealPublic key;
};
struct GroupJoined {
    RawId group;
    RawId person;
};
struct GroupLeft {
    RawId group;
    RawId person;
};
/// The next root document is in force from here on; signed by its registrar.
struct RootReplaced {
    Hash root;
};
using Registration = std::variant<PersonRegistered, PersonRekeyed, PersonClosed, RoleGiven, RoleTaken,
                                  GroupKeySet, GroupJoined, GroupLeft, RootReplaced>;

/// Signer id that stands for the root document's registrar.
inline constexpr RawId root_registrar{};
struct RegistrationSigner {
    RawId id;  ///< a registered person, or root_registrar
    const SignPair* pair;
};

class RegistrationChain {
  public:
    static constexpr std::string_view registrar_role = "registrar";

    explicit RegistrationChain(TrustedRoot root);
    /// Folds a stored chain. `roots`: version 1 and its updates in order, at least one.
    /// Problems: those of append.
    static Result<RegistrationChain> verify(std::vector<TrustedRoot> roots, std::span<const Bytes> entries);
    /// Makes a later root known, so that RootReplaced may name it. Problems: `root_not_next` (corrupt).
    Result<void> know_root(TrustedRoot next);

    /// The signed entry that would follow; not appended yet. One signer, two for PersonRekeyed.
    Bytes sign_next(const Registration& change, std::span<const RegistrationSigner> signers) const;
    /// Verifies and folds. Problems (corrupt): `registration_damaged`, `registration_out_of_order` (hash or
    /// count), `registration_not_signed`, `registration_not_permitted` (the signer is no registrar, or one
    /// signer where two are needed), `registration_impossible` (unknown or known already, role not held,
    /// group version not next…). A refused entry leaves the chain as it was.
    Result<void> append(ByteView entry);
    /// sign_next and append in one.
    Result<Bytes> add(const Registration& change, std::span<const RegistrationSigner> signers);

    std::uint64_t size() const { return size_; }
    const Hash& head() const {
        return head_;
    }  ///< hash of the last entry, or of the root where there is none
    const TrustedRoot& root() const { return roots_[root_in_force_]; }

    std::optional<VerifiedKey> ordinary_key(const RawId& person) const;
    std::optional<VerifiedKey> guarded_key(const RawId& person) const;
    std::optional<VerifiedSigner> signer(const RawId& person) const;
    /// A key that was the person's at some time, the person closed or rekeyed since: for what they signed
    /// then.
    std::optional<VerifiedSigner> signer_ever(const RawId& person, const SignPublic& key) const;
    std::optional<VerifiedKey> group_key(const RawId& group) const;
    std::uint32_t group_version(const RawId& group) const;  ///< 0: no such group
    VerifiedSigner subtraction_signer() const;
    std::set<RoleInUnit> roles(const RawId& person) const;
    bool has_role(const RawId& person, std::string_view role) const;  ///< in any unit
    std::set<RawId> members(const RawId& group) const;
    std::vector<RawId> people() const;

  private:
    struct Person {
        PersonPublic keys;
        std::set<RoleInUnit> roles;
    };
    struct Group {
        std::uint32_t version;
        SealPublic key;
        std::set<RawId> members;
    };
    Result<void> fold(const Registration& change);
    Result<void> check_signers(const Registration& change, const std::vector<RawId>& signers) const;

    std::vector<TrustedRoot> roots_;
    std::size_t root_in_force_ = 0;
    std::uint64_t size_ = 0;
    Hash head_;
    std::map<RawId, Person> people_;
    std::set<RawId> closed_;
    std::map<RawId, std::set<SignPublic>> signing_keys_ever_;
    std::map<RawId, Group> groups_;
};

}  // namespace hogo::vault
