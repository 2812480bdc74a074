#include "ledger/verify.h"

#include "ledger/rebuild.h"

namespace hogo::ledger {
namespace {

struct Signed {
    Note note;
    Checkpoint checkpoint;
};

Result<Signed> read_signed(std::string_view bytes) {
    HOGO_TRY(note, parse_note(bytes));
    HOGO_TRY(checkpoint, parse_checkpoint_text(note.text));
    return Signed{std::move(note), std::move(checkpoint)};
}

bool was_not_signed(const Problem& why) {
    return why.code == Literal("note_not_signed");
}

void check_own(const Signed& own, const VerifierKey& key, Findings& findings) {
    if (const auto signers = signers_of(own.note, {&key, 1}); !signers)
        findings.add(was_not_signed(signers.error()) ? Literal("checkpoint_not_signed")
                                                     : Literal("checkpoint_signature_wrong"));
    if (own.checkpoint.origin != key.name) findings.add("checkpoint_origin_differs");
}

/// Whether the kept checkpoint binds this log; only then does its size and root accuse anybody.
bool check_kept(const Signed& kept, const VerifierKey& key, Findings& findings) {
    if (kept.checkpoint.origin != key.name) {
        findings.add("kept_checkpoint_other_log");
        return false;
    }
    const auto signers = signers_of(kept.note, {&key, 1});
    if (!signers)
        findings.add(was_not_signed(signers.error()) ? Literal("kept_checkpoint_not_signed")
                                                     : Literal("kept_checkpoint_signature_wrong"));
    return signers.has_value();
}

}  // namespace

Result<Report> verify(const Verification& verification) {
    HOGO_TRY(own, read_signed(verification.checkpoint));
    Findings findings;
    check_own(own, verification.key, findings);

    const std::uint64_t size = own.checkpoint.size;
    Rebuilding rebuilding(verification.tiles, size, findings);
    std::optional<Checkpoint> kept;
    if (verification.kept) {
        const auto read = read_signed(*verification.kept);
        if (!read)
            return problem(ProblemKind::invalid_input, "kept_checkpoint_malformed",
                           "the kept checkpoint is no checkpoint");
        if (check_kept(*read, verification.key, findings)) kept = read->checkpoint;
    }
    if (kept && kept->size > size) findings.add("rolled_back", kept->size);
    if (kept && kept->size <= size) rebuilding.remember_root_at(kept->size);

    HOGO_CHECK(rebuilding.run());
    if (rebuilding.complete() && rebuilding.root() != own.checkpoint.root) findings.add("root_differs");
    if (kept && rebuilding.earlier_root() && *rebuilding.earlier_root() != kept->root)
        findings.add("forked", kept->size);

    return Report{size, own.checkpoint.root, rebuilding.integrated(), verification.pending, findings.take()};
}

}  // namespace hogo::ledger
