// A small office for tests: a root with three custodians, a registrar, two officers and a group, all from one
// seed. Does not stand for anybody; every byte follows from the seed.
#pragma once
#include "vault/registration.h"

namespace hogo::vault::testing {

inline RawId id_of(Byte number) {
    RawId id{};
    id.fill(number);
    return id;
}

struct Office {
    std::unique_ptr<RandomSource> random;
    std::vector<SignPair> custodians;
    SignPair registrar;
    SignPair server;
    PersonKeys lead, officer, newcomer;
    RawId lead_id = id_of(0x11), officer_id = id_of(0x22), newcomer_id = id_of(0x33), group_id = id_of(0x77);
    SealPair group;
    RootDocument root;
    Bytes signed_root;
    std::vector<Bytes> entries;
    std::optional<RegistrationChain> chain;

    explicit Office(std::uint64_t seed = 1)
        : random(seeded_random(seed)),
          registrar(SignPair::draw(*random)),
          server(SignPair::draw(*random)),
          lead(PersonKeys::draw(*random)),
          officer(PersonKeys::draw(*random)),
          newcomer(PersonKeys::draw(*random)),
          group(SealPair::draw(*random)) {
        for (int i = 0; i < 3; ++i) custodians.push_back(SignPair::draw(*random));
        root.purpose = Purpose::demonstration;
        root.origin = "hogo.example/sample";
        root.threshold = 2;
        root.registrar = registrar.open;
        root.subtraction_key = server.open;
        root.log_vkey = "hogo.example/sample+00000000+AQ==";
        for (const SignPair& custodian : custodians) root.custodians.push_back(custodian.open);
        const SignPair* signers[] = {&custodians[0], &custodians[2]};
        signed_root = *sign_root(root, signers);
        chain.emplace(trusted());

        register_as_root(PersonRegistered{
            lead_id, lead.open(), {{Code("lead"), Code("tokyo")}, {Code("registrar"), Code("tokyo")}}});
        register_as_root(PersonRegistered{officer_id, officer.open(), {{Code("officer"), Code("tokyo")}}});
        register_as_root(GroupKeySet{group_id, 1, group.open});
        register_as_root(GroupJoined{group_id, officer_id});
    }

    TrustedRoot trusted() const { return *verify_root(signed_root, Purpose::demonstration, root_hash(root)); }
    std::vector<TrustedRoot> roots() const { return {trusted()}; }
    RegistrationSigner by_root() const { return {root_registrar, &registrar}; }
    RegistrationSigner by_lead() const { return {lead_id, &lead.signing()}; }
    RegistrationSigner by_officer() const { return {officer_id, &officer.signing()}; }

    void register_as_root(const Registration& change) {
        const RegistrationSigner signers[] = {by_root()};
        entries.push_back(*chain->add(change, signers));
    }
    /// The code of the problem, or "ok"; the chain is a copy, so nothing is kept.
    std::string_view outcome(const Registration& change, std::vector<RegistrationSigner> signers) const {
        RegistrationChain copy = *chain;
        const auto added = copy.add(change, signers);
        return added ? "ok" : added.error().code.view();
    }
};

}  // namespace hogo::vault::testing
