// The witness: what it answers, in the words of C2SP tlog-witness, and what it never says.
#include "ledger/witness.h"

#include "toy.h"

namespace hogo::ledger {
namespace {

struct Memory final : WitnessMemory {
    Result<Seen> read(std::string_view origin) override {
        const auto found = seen.find(std::string(origin));
        return found == seen.end() ? Seen{} : found->second;
    }
    Result<void> keep(std::string_view origin, const Seen& now) override {
        if (fails) return problem(ProblemKind::environment, "witness_memory_unwritable", "the disk is full");
        seen[std::string(origin)] = now;
        return {};
    }
    std::map<std::string, Seen> seen;
    bool fails = false;
};

SecretBytes<32> seed_of(Byte first) {
    std::array<Byte, 32> bytes{};
    bytes[0] = first;
    return SecretBytes<32>::take(bytes);
}

class Witnessing : public ::testing::Test {
  protected:
    LogSigner log = LogSigner::from_seed("hogo.example/log", seed_of(1)).value();
    LogSigner other = LogSigner::from_seed("hogo.example/other", seed_of(2)).value();
    Memory memory;
    Witness witness{Cosigner::from_seed("witness.example/w", seed_of(3)).value(), {log.key()}, memory};
    MemoryTiles tiles;
    Edge edge;

    std::string grow(std::uint64_t by) {
        const auto grown = integrate(edge, toy_entries(by, edge.size()));
        tiles.put(grown);
        edge = grown.edge;
        return sign_checkpoint(log, edge.size(), edge.root());
    }
    std::string request(const std::string& checkpoint, std::uint64_t from) { return make_consistency(tiles, checkpoint, from).value().encode(); }
    WitnessAnswer ask(const std::string& body) { return witness.add_checkpoint(body, 1750000000); }
};

TEST_F(Witnessing, BeginsAtSizeZeroAndCosignsWhatContinues) {
    const auto first = grow(5);
    const auto answer = ask(request(first, 0));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto signature = read_cosignature(answer.body, first, witness.key());
    ASSERT_TRUE(signature);
    EXPECT_EQ(cosigned_at(*signature), 1750000000u);
    EXPECT_EQ(memory.seen.at("hogo.example/log").size, 5u) << "kept before it was answered";
    const auto second = grow(300);
    EXPECT_EQ(ask(request(second, 5)).status, 200);
    EXPECT_EQ(ask(request(second, 305)).status, 200) << "the same once more is no harm";
}

TEST_F(Witnessing, AnswersAsTheDocumentSays) {
    const auto first = grow(5);
    ASSERT_EQ(ask(request(first, 0)).status, 200);
    EXPECT_EQ(ask("").status, 400);
    EXPECT_EQ(ask("old 5\n").status, 400);
    EXPECT_EQ(ask("old five\n\n" + first).status, 400);
    EXPECT_EQ(ask("old 6\n\n" + first).status, 400) << "beyond the checkpoint";
    EXPECT_EQ(ask("old 0\n\n" + sign_checkpoint(other, edge.size(), edge.root())).status, 404);
    auto unsigned_note = first;
    unsigned_note.replace(unsigned_note.find("hogo.example/log ", 20), 16, "hogo.example/nob");
    EXPECT_EQ(ask("old 5\n\n" + unsigned_note).status, 403);
    const auto stale = ask(request(grow(3), 0));
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.content_type, "text/x.tlog.size");
    EXPECT_EQ(read_witness_size(stale.body), 5u);
    auto wrong = make_consistency(tiles, sign_checkpoint(log, edge.size(), edge.root()), 5).value();
    wrong.proof.back()[0] ^= 1;
    EXPECT_EQ(ask(wrong.encode()).status, 422);
    std::string long_proof = "old 5\n";
    for (int i = 0; i < 64; ++i) long_proof += to_base64(empty_root()) + "\n";
    EXPECT_EQ(ask(long_proof + "\n" + first).status, 400);
}

TEST_F(Witnessing, NeverCosignsASecondTreeOfOneSizeNorASmallerOne) {
    const auto first = grow(8);
    ASSERT_EQ(ask(request(first, 0)).status, 200);
    Edge forked_edge;
    MemoryTiles forked;
    const auto fork = integrate(forked_edge, toy_entries(8, 100));
    forked.put(fork);
    EXPECT_EQ(ask("old 8\n\n" + sign_checkpoint(log, 8, fork.edge.root())).status, 409) << "another tree of the same size";
    const auto grown = integrate(fork.edge, toy_entries(4, 200));
    forked.put(grown);
    const auto later = sign_checkpoint(log, 12, grown.edge.root());
    EXPECT_EQ(ask(make_consistency(forked, later, 8).value().encode()).status, 422) << "and what grew from it";
    EXPECT_EQ(ask("old 3\n\n" + sign_checkpoint(log, 3, empty_root())).status, 409);
    EXPECT_EQ(memory.seen.at("hogo.example/log").size, 8u);
}

TEST_F(Witnessing, SaysNothingThatItCannotKeep) {
    memory.fails = true;
    const auto answer = ask(request(grow(2), 0));
    EXPECT_EQ(answer.status, 500);
    EXPECT_FALSE(answer.body.contains("witness.example/w"));
}

TEST_F(Witnessing, ItsAnswerCountsOnlyForTheCheckpointThatWasAsked) {
    const auto first = grow(2);
    const auto answer = ask(request(first, 0));
    const auto second = grow(2);
    EXPECT_FALSE(read_cosignature(answer.body, second, witness.key()));
    EXPECT_FALSE(read_cosignature("", first, witness.key()));
    EXPECT_FALSE(read_cosignature(answer.body, first, Cosigner::from_seed("witness.example/w", seed_of(9)).value().key()));
}

TEST_F(Witnessing, AnyChangedByteOfARequestIsRefusedOrChangesNothing) {
    ASSERT_EQ(ask(request(grow(7), 0)).status, 200);
    const auto body = request(grow(6), 7);
    for (std::size_t at = 0; at < body.size(); ++at) {
        auto changed = body;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        memory.seen["hogo.example/log"] = {7, memory.seen["hogo.example/log"].root};
        const auto before = memory.seen;
        const auto answer = ask(changed);
        if (answer.status == 200) {
            // Base64 of a signature that is nobody's, or of nothing that counts: the tree cosigned is the real one.
            EXPECT_EQ(memory.seen.at("hogo.example/log").size, edge.size()) << at;
            EXPECT_EQ(memory.seen.at("hogo.example/log").root, edge.root()) << at;
            memory.seen = before;
        } else {
            EXPECT_EQ(memory.seen, before) << at;
        }
    }
}

}  // namespace
}  // namespace hogo::ledger
