// Custodians: any k of the n open an escrow, no k-1 do; a custodian's file opens with its passphrase alone.
#include "vault/custodian.h"

#include <gtest/gtest.h>

#include <bit>

namespace hogo::vault {
namespace {

struct Custodians {
    explicit Custodians(std::size_t n, std::uint32_t k) {
        RootDocument document;
        document.origin = "hogo.example/custodians";
        document.log_vkey = "hogo.example/custodians+00000000+AQ==";
        document.threshold = k;
        std::vector<const SignPair*> signers;
        for (std::size_t i = 0; i < n; ++i) pairs.push_back(SignPair::draw(*random));
        for (const auto& pair : pairs) {
            document.custodians.push_back(pair.open);
            signers.push_back(&pair);
        }
        root.emplace(*verify_root(*sign_root(document, signers), Purpose::production, std::nullopt));
        escrow.emplace(GroupSecret::draw({{7}, 1}, *random));
    }
    /// Those whose bit is set.
    std::vector<const SignPair*> some(unsigned bits) const {
        std::vector<const SignPair*> present;
        for (std::size_t i = 0; i < pairs.size(); ++i)
            if (bits >> i & 1) present.push_back(&pairs[i]);
        return present;
    }
    std::string opening(ByteView sealed, unsigned bits) const {
        const auto opened = open_with_custodians(sealed, escrow->of, escrow->pair.open, *root, some(bits));
        if (!opened) return std::string(opened.error().code.view());
        return std::ranges::equal(opened->pair.secret.reveal(), escrow->pair.secret.reveal())
                   ? "open"
                   : "another secret";
    }

    std::unique_ptr<RandomSource> random = seeded_random(5);
    std::vector<SignPair> pairs;
    std::optional<TrustedRoot> root;
    std::optional<GroupSecret> escrow;
};

TEST(Custodians, AnyThresholdOfThemOpensAndNoFewer) {
    for (const auto& [n, k] : {std::pair{3u, 2u}, {5u, 3u}, {4u, 4u}, {3u, 1u}}) {
        const Custodians office(n, k);
        const auto sealed = *seal_for_custodians(*office.escrow, *office.root, *office.random);
        for (unsigned bits = 0; bits < 1u << n; ++bits)
            EXPECT_EQ(office.opening(sealed, bits),
                      std::popcount(bits) >= static_cast<int>(k) ? "open" : "too_few_custodians")
                << n << " custodians, " << k << " needed, present " << bits;
    }
}

TEST(Custodians, OneOfThemTwiceIsOne) {
    const Custodians office(3, 2);
    const auto sealed = *seal_for_custodians(*office.escrow, *office.root, *office.random);
    const SignPair* twice[] = {&office.pairs[1], &office.pairs[1]};
    EXPECT_EQ(open_with_custodians(sealed, office.escrow->of, office.escrow->pair.open, *office.root, twice)
                  .error()
                  .code.view(),
              "too_few_custodians");
}

TEST(Custodians, EveryChangedByteOfTheNestThatIsOpenedIsRefused) {
    const Custodians office(3, 2);
    const auto sealed = *seal_for_custodians(*office.escrow, *office.root, *office.random);
    const std::size_t nest = (sealed.size() - 1) / 3;
    for (std::size_t at = 0; at < 1 + nest; ++at) {
        auto changed = sealed;
        changed[at] ^= 1;
        EXPECT_EQ(office.opening(changed, 0b011), "escrow_not_authentic") << at;
    }
    for (std::size_t length : {std::size_t{0}, std::size_t{1}, nest, sealed.size() - 1})
        EXPECT_EQ(office.opening(ByteView(sealed).first(length), 0b011), "escrow_not_authentic") << length;
}

TEST(Custodians, AnEscrowOfAnotherRootGroupOrVersionDoesNotOpen) {
    const Custodians office(3, 2), other(3, 2);
    const auto sealed = *seal_for_custodians(*office.escrow, *office.root, *office.random);
    const auto code = [&](GroupVersion of, const SealPublic& key) {
        return std::string(
            open_with_custodians(sealed, of, key, *office.root, office.some(0b011)).error().code.view());
    };
    EXPECT_EQ(code({{8}, 1}, office.escrow->pair.open), "escrow_not_authentic");
    EXPECT_EQ(code({{7}, 2}, office.escrow->pair.open), "escrow_not_authentic");
    EXPECT_EQ(code({{7}, 1}, office.pairs.size() ? SealPair::draw(*office.random).open : SealPublic{}),
              "escrow_not_authentic");
    EXPECT_EQ(nests_of(3, 2), 3u);
    EXPECT_EQ(nests_of(16, 8), most_nests + 1);
    EXPECT_EQ(
        seal_for_custodians(*office.escrow, *Custodians(16, 8).root, *office.random).error().code.view(),
        "too_many_custodians");
}

TEST(CustodianFile, OpensWithItsPassphraseAloneAndNotWhenAnythingWasChanged) {
    const auto random = seeded_random(9);
    const auto pair = SignPair::draw(*random);
    const SecretText passphrase("a passphrase for the drawer"), wrong("a passphrase for the safe");
    const auto file = *wrap_custodian(pair, passphrase, DerivationCost::minimum(), *random);
    EXPECT_EQ(unwrap_custodian(file, passphrase)->open, pair.open);
    EXPECT_EQ(unwrap_custodian(file, wrong).error().code.view(), "wrong_passphrase");
    EXPECT_EQ(
        wrap_custodian(pair, SecretText("short"), DerivationCost::minimum(), *random).error().code.view(),
        "password_too_short");
    for (std::size_t at = 0; at < file.size(); ++at) {
        auto changed = file;
        changed[at] = changed[at] == '0' ? '1' : '0';
        EXPECT_FALSE(unwrap_custodian(changed, passphrase)) << at;
    }
    EXPECT_EQ(unwrap_custodian("", passphrase).error().code.view(), "custodian_file_damaged");
    EXPECT_EQ(unwrap_custodian(file + "more", passphrase).error().code.view(), "custodian_file_damaged");
}

}  // namespace
}  // namespace hogo::vault
