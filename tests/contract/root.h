// A founded house for tests: host keys and a signed root document, the same for the same seed.
#pragma once
#include "ledger/key.h"
#include "vault/host_keys.h"
#include "vault/registration.h"

namespace hogo::contract {

struct Root {
    explicit Root(std::uint64_t seed = 1)
        : random(seeded_random(seed)),
          keys{vault::SecretKey::take(std::span<Byte, 32>(draw())), vault::SecretKey::take(std::span<Byte, 32>(draw())),
               vault::SecretKey::take(std::span<Byte, 32>(draw())), vault::SecretKey::take(std::span<Byte, 32>(draw()))},
          custodian(vault::SignPair::draw(*random)),
          registrar(vault::SignPair::draw(*random)) {
        vault::RootDocument root;
        root.purpose = vault::Purpose::demonstration;
        root.origin = "hogo.example/contract";
        root.custodians = {custodian.open};
        root.registrar = registrar.open;
        root.log_vkey = ledger::LogSigner::from_seed(root.origin, keys.log_seed.duplicate())->key().text();
        root.subtraction_key = keys.subtraction_key().open;
        const vault::SignPair* signers[] = {&custodian};
        document = *vault::sign_root(root, signers);
        hash = vault::root_hash(root);
    }

    /// The next registration of a chain, signed by the registrar; appended to it.
    Bytes registered(vault::RegistrationChain& chain, const vault::Registration& change) const {
        const vault::RegistrationSigner signer{vault::root_registrar, &registrar};
        return *chain.add(change, {&signer, 1});
    }

    std::unique_ptr<RandomSource> random;
    vault::HostKeys keys;
    vault::SignPair custodian, registrar;
    Bytes document;
    vault::Hash hash{};

  private:
    std::array<Byte, 32>& draw() {
        drawn_ = random->draw<32>();
        return drawn_;
    }
    std::array<Byte, 32> drawn_{};
};

}  // namespace hogo::contract
