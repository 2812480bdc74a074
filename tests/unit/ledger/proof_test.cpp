#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/proof.h"
#include "ledger/tlog_proof.h"
#include "toy.h"

namespace hogo::ledger {
namespace {

constexpr std::uint64_t stored = 1000;

const MemoryTiles& tiles() {
    static const MemoryTiles all = [] {
        MemoryTiles made;
        made.put(integrate(Edge{}, toy_entries(stored)));
        return made;
    }();
    return all;
}

Hash root_at(std::uint64_t size) {
    return integrate(Edge{}, toy_entries(size)).edge.root();
}

Proof proof_of(const nlohmann::json& hashes) {
    Proof proof;
    for (const auto& hash : hashes) proof.push_back(hash_of_hex(hash.get<std::string>()));
    return proof;
}

Hash flipped(Hash hash, std::size_t bit) {
    hash[bit / 8] ^= static_cast<Byte>(1 << (bit % 8));
    return hash;
}

}  // namespace

TEST(Proof, tiles_give_the_recorded_inclusion_proofs) {
    for (const auto& vector : vectors().at("inclusion")) {
        const auto index = vector.at("index").get<std::uint64_t>(),
                   size = vector.at("size").get<std::uint64_t>();
        EXPECT_EQ(inclusion_proof(tiles(), stored, index, size), proof_of(vector.at("proof")))
            << index << " of " << size;
    }
}

TEST(Proof, tiles_give_the_recorded_consistency_proofs) {
    for (const auto& vector : vectors().at("consistency")) {
        const auto from = vector.at("from").get<std::uint64_t>(), to = vector.at("to").get<std::uint64_t>();
        EXPECT_EQ(consistency_proof(tiles(), stored, from, to), proof_of(vector.at("proof")))
            << from << " to " << to;
    }
}

RC_GTEST_PROP(Proof, every_inclusion_proof_verifies_and_no_changed_bit_does, ()) {
    const auto size = *rc::gen::inRange<std::uint64_t>(1, stored + 1);
    const auto index = *rc::gen::inRange<std::uint64_t>(0, size);
    const Hash leaf = leaf_hash(toy_entry(index)), root = root_at(size);
    const Proof proof = *inclusion_proof(tiles(), stored, index, size);
    RC_ASSERT(verify_inclusion(leaf, index, size, proof, root));

    for (std::size_t bit = 0; bit < 256; ++bit) {
        RC_ASSERT(!verify_inclusion(flipped(leaf, bit), index, size, proof, root));
        RC_ASSERT(!verify_inclusion(leaf, index, size, proof, flipped(root, bit)));
        for (std::size_t at = 0; at < proof.size(); ++at) {
            Proof changed = proof;
            changed[at] = flipped(changed[at], bit);
            RC_ASSERT(!verify_inclusion(leaf, index, size, changed, root));
        }
    }
    for (unsigned bit = 0; bit < 64; ++bit)
        RC_ASSERT(!verify_inclusion(leaf, index ^ (std::uint64_t{1} << bit), size, proof, root));
    Proof longer = proof, shorter = proof;
    longer.push_back(root);
    RC_ASSERT(!verify_inclusion(leaf, index, size, longer, root));
    if (!shorter.empty()) {
        shorter.pop_back();
        RC_ASSERT(!verify_inclusion(leaf, index, size, shorter, root));
    }
}

RC_GTEST_PROP(Proof, every_consistency_proof_verifies_and_no_changed_bit_does, ()) {
    const auto to = *rc::gen::inRange<std::uint64_t>(1, stored + 1);
    const auto from = *rc::gen::inRange<std::uint64_t>(1, to + 1);
    const Hash from_root = root_at(from), to_root = root_at(to);
    const Proof proof = *consistency_proof(tiles(), stored, from, to);
    RC_ASSERT(verify_consistency(from, to, from_root, to_root, proof));

    for (std::size_t bit = 0; bit < 256; ++bit) {
        RC_ASSERT(!verify_consistency(from, to, flipped(from_root, bit), to_root, proof));
        RC_ASSERT(!verify_consistency(from, to, from_root, flipped(to_root, bit), proof));
        for (std::size_t at = 0; at < proof.size(); ++at) {
            Proof changed = proof;
            changed[at] = flipped(changed[at], bit);
            RC_ASSERT(!verify_consistency(from, to, from_root, to_root, changed));
        }
    }
    Proof longer = proof, shorter = proof;
    longer.push_back(to_root);
    RC_ASSERT(!verify_consistency(from, to, from_root, to_root, longer));
    if (!shorter.empty()) {
        shorter.pop_back();
        RC_ASSERT(!verify_consistency(from, to, from_root, to_root, shorter));
    }
}

TEST(Proof, every_tree_begins_with_the_empty_one) {
    EXPECT_EQ(consistency_proof(tiles(), stored, 0, 300), Proof{});
    EXPECT_TRUE(verify_consistency(0, 300, empty_root(), root_at(300), {}));
    EXPECT_FALSE(verify_consistency(0, 300, root_at(1), root_at(300), {}));
    EXPECT_FALSE(verify_consistency(300, 200, root_at(300), root_at(200), {}));
}

TEST(Proof, a_node_above_the_leaves_does_not_pass_for_a_leaf) {
    const Hash left = tree_hash(toy_entries(2)), right = tree_hash(toy_entries(2, 2));
    EXPECT_FALSE(verify_inclusion(left, 0, 4, Proof{right}, root_at(4))) << "a path that ends too early";
    EXPECT_FALSE(verify_inclusion(right, 0, 1, Proof{left}, root_at(4))) << "a path in a tree of one";
    EXPECT_FALSE(verify_consistency(1, 4, left, root_at(4), Proof{right})) << "a path that ends too early";
    const Hash more = root_at(3);
    EXPECT_FALSE(verify_consistency(1, 2, left, node_hash(root_at(4), more), Proof{right, more}))
        << "a path too long";
}

TEST(ProofFile, the_recorded_files_are_read_written_and_verified) {
    const auto key = toy_signer().key();
    for (const auto& [name, index] :
         {std::pair{"tlog-proof/toy-17.tlog-proof", 17u}, {"tlog-proof/toy-299-extra.tlog-proof", 299u}}) {
        const auto text = vector_file(name);
        const auto file = parse_proof_file(text);
        ASSERT_TRUE(file) << name;
        EXPECT_EQ(file->encode(), text);
        EXPECT_EQ(file->index, index);
        EXPECT_EQ(verify_proof_file(*file, toy_entry(index), key)->size, 300u);
        EXPECT_EQ(outcome_of(verify_proof_file(*file, toy_entry(index - 1), key)), "proof_fails");
    }
    const auto with_salt = parse_proof_file(vector_file("tlog-proof/toy-299-extra.tlog-proof"));
    EXPECT_EQ(as_bytes(commitment(*hash_from(*with_salt->extra), bytes_of("toy record 299"))),
              toy_entry(299));
}

TEST(ProofFile, no_single_bit_of_it_can_change_unnoticed) {
    const auto whole = vector_file("tlog-proof/toy-17.tlog-proof");
    const auto key = toy_signer().key();
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        auto changed = whole;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        const auto file = parse_proof_file(changed);
        EXPECT_FALSE(file && verify_proof_file(*file, toy_entry(17), key)) << "bit " << bit;
    }
}

TEST(ProofFile, text_in_any_other_form_is_refused) {
    for (const auto* text :
         {"", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n",
          "c2sp.org/tlog-proof@v1\nindex 0\n", "c2sp.org/tlog-proof@v1\nindex 0\n\n",
          "c2sp.org/tlog-proof@v1\nindex 00\n\nx\n", "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n",
          "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nx\n", "c2sp.org/tlog-proof@v1\nextra AAAA\n\nx\n"})
        EXPECT_EQ(outcome_of(parse_proof_file(text)), "proof_malformed") << text;
    ProofFile file{{}, 0, Proof(62), "x"};
    EXPECT_EQ(outcome_of(parse_proof_file(file.encode())), "accepted");
    file.proof.emplace_back();
    EXPECT_EQ(outcome_of(parse_proof_file(file.encode())), "proof_malformed")
        << "longer than any tree is high";
}

}  // namespace hogo::ledger
