#include <filesystem>

#include "ledger/checkpoint.h"
#include "toy.h"

namespace hogo::ledger {
namespace {

struct NoteVector {
    std::string expect, body;
    std::vector<VerifierKey> keys;
};

/// `header: value` lines, a line `----`, and the note as it stands.
NoteVector read_vector(const std::string& file) {
    NoteVector vector;
    const auto divide = file.find("----\n");
    vector.body = file.substr(divide + 5);
    for (std::size_t at = 0; at < divide; at = file.find('\n', at) + 1) {
        const std::string line = file.substr(at, file.find('\n', at) - at);
        if (line.starts_with("expect: ")) vector.expect = line.substr(8);
        if (line.starts_with("vkey: ")) vector.keys.push_back(*VerifierKey::parse(line.substr(6)));
    }
    return vector;
}

std::string outcome(const NoteVector& vector) {
    const auto note = parse_note(vector.body);
    return note ? outcome_of(signers_of(*note, vector.keys)) : outcome_of(note);
}

}  // namespace

TEST(Note, each_vector_ends_as_its_header_says) {
    int seen = 0;
    for (const auto& file : std::filesystem::directory_iterator(vector_path("notes"))) {
        const auto name = file.path().filename().string();
        const auto vector = read_vector(vector_file("notes/" + name));
        EXPECT_EQ(outcome(vector), vector.expect) << name;
        if (const auto note = parse_note(vector.body)) {
            EXPECT_EQ(note->encode(), vector.body) << name;
        }
        ++seen;
    }
    EXPECT_EQ(seen, 20);
}

TEST(Note, no_single_bit_of_a_signed_checkpoint_can_change_unnoticed) {
    const auto whole = vector_file("toy-log/checkpoint");
    const auto key = toy_signer().key();
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        auto changed = whole;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(open_checkpoint(changed, key)) << "bit " << bit;
    }
    EXPECT_TRUE(open_checkpoint(whole, key));
}

TEST(Note, there_is_an_end_to_its_length_and_to_its_signatures) {
    Note note = *parse_note(vector_file("toy-log/checkpoint"));
    note.signatures.resize(100, note.signatures[0]);
    EXPECT_EQ(outcome_of(parse_note(note.encode())), "accepted");
    note.signatures.push_back(note.signatures[0]);
    EXPECT_EQ(outcome_of(parse_note(note.encode())), "note_malformed");
    note.signatures.resize(1);
    note.text = std::string(1 << 20, 'a') + "\n";
    EXPECT_EQ(outcome_of(parse_note(note.encode())), "note_malformed");
}

TEST(Key, a_seed_gives_the_recorded_keys) {
    const auto& keys = vectors().at("keys");
    EXPECT_EQ(toy_signer().key().text(), keys.at("log_vkey").get<std::string>());
    EXPECT_EQ(Cosigner::from_seed("witness.example/w1", seed_from(64))->key().text(),
              keys.at("witness_vkey").get<std::string>());
}

TEST(Key, a_verifier_key_in_any_other_form_is_refused) {
    const auto good = toy_signer().key().text();
    ASSERT_EQ(VerifierKey::parse(good)->text(), good);
    for (const std::string& text :
         {std::string(), std::string("name"),
          std::string("+d1f10d6d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"), std::string("other") + good,
          good + "A", good.substr(0, good.size() - 1),
          std::string("hogo.example/toy-log+D1F10D6D+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"),
          std::string("hogo.example/toy-log+d1f10d6e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"),
          std::string("hogo.example/toy-log+d1f10d6d+AgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"),
          " " + good})
        EXPECT_EQ(outcome_of(VerifierKey::parse(text)), "verifier_key_malformed") << text;
}

TEST(Key, a_name_has_no_spaces_of_any_script_and_no_plus) {
    EXPECT_EQ(outcome_of(LogSigner::from_seed("保護.example", seed_from(0))), "accepted");
    for (const auto* name : {"", "a b", "a+b", "a\nb", "a\u3000b", "a\u00a0b", "\xff"})
        EXPECT_EQ(outcome_of(LogSigner::from_seed(name, seed_from(0))), "key_name_malformed") << name;
}

TEST(Checkpoint, signing_gives_the_recorded_bytes) {
    const Hash root = hash_of_hex(vectors().at("toy_roots").back().at("root").get<std::string>());
    EXPECT_EQ(sign_checkpoint(toy_signer(), 300, root), vectors().at("checkpoint").get<std::string>());
}

TEST(Checkpoint, a_cosignature_gives_the_recorded_bytes_and_covers_its_time) {
    const auto witness = std::move(*Cosigner::from_seed("witness.example/w1", seed_from(64)));
    auto note = *parse_note(vectors().at("checkpoint").get<std::string>());
    note.signatures.push_back(witness.cosign(note.text, 1'750'000'000));
    EXPECT_EQ(note.encode(), vectors().at("cosigned").get<std::string>());
    EXPECT_EQ(cosigned_at(note.signatures.back()), 1'750'000'000u);
    EXPECT_TRUE(witness.key().verifies(note.text, note.signatures.back()));

    note.signatures.back().bytes[11] ^= 1;  // within the time
    EXPECT_FALSE(witness.key().verifies(note.text, note.signatures.back()));
    EXPECT_EQ(outcome_of(signers_of(note, std::vector{toy_signer().key(), witness.key()})),
              "note_signature_wrong");
}

TEST(Checkpoint, a_cosignature_has_a_time_of_at_most_63_bits_and_one_length) {
    const auto witness = std::move(*Cosigner::from_seed("witness.example/w1", seed_from(64)));
    constexpr std::uint64_t last = (std::uint64_t{1} << 63) - 1;
    EXPECT_TRUE(witness.key().verifies("text\n", witness.cosign("text\n", last)));
    EXPECT_FALSE(witness.key().verifies("text\n", witness.cosign("text\n", last + 1)));
    auto longer = witness.cosign("text\n", 1);
    longer.bytes.push_back(0);
    EXPECT_FALSE(witness.key().verifies("text\n", longer));
    longer.bytes.resize(5);
    EXPECT_FALSE(witness.key().verifies("text\n", longer));
}

TEST(Checkpoint, a_witness_alone_does_not_speak_for_the_log) {
    const auto witness = std::move(*Cosigner::from_seed("hogo.example/toy-log", seed_from(0)));
    auto note = *parse_note(vectors().at("checkpoint").get<std::string>());
    note.signatures = {witness.cosign(note.text, 1'750'000'000)};
    EXPECT_EQ(outcome_of(open_checkpoint(note.encode(), toy_signer().key())), "note_not_signed");
}

TEST(Checkpoint, text_in_any_other_form_is_refused) {
    const std::string root = to_base64(empty_root());
    EXPECT_EQ(outcome_of(parse_checkpoint_text("o\n0\n" + root + "\n")), "accepted");
    EXPECT_EQ(parse_checkpoint_text("o\n0\n" + root + "\nmore\n")->extensions,
              std::vector<std::string>{"more"});
    for (const auto& text : std::vector<std::string>{
             "", "o\n0\n" + root, "\n0\n" + root + "\n", "o\n00\n" + root + "\n", "o\n-1\n" + root + "\n",
             "o\n+1\n" + root + "\n", "o\n1 \n" + root + "\n", "o\n18446744073709551616\n" + root + "\n",
             "o\n4611686018427387904\n" + root + "\n", "o\n1\nAAAA\n", "o\n1\n" + root.substr(0, 43) + "\n",
             "o\n1\n" + root + "\n\n", "o\n1\n"})
        EXPECT_EQ(outcome_of(parse_checkpoint_text(text)), "checkpoint_malformed") << text;
}

TEST(Checkpoint, one_that_speaks_of_another_log_is_refused) {
    Note note{Checkpoint{"hogo.example/another", 0, empty_root(), {}}.text(), {}};
    note.signatures.push_back(toy_signer().sign(note.text));
    EXPECT_EQ(outcome_of(open_checkpoint(note.encode(), toy_signer().key())), "checkpoint_origin_differs");
}

}  // namespace hogo::ledger
