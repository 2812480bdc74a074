#include "store/sqlite/ledger_check.h"

#include "ledger/proof.h"
#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {
namespace {

constexpr auto damaged = [] {
    return problem(ProblemKind::corrupt, "ledger_damaged", "the ledger's tiles and its signed checkpoint do not fit");
};
constexpr auto rolled_back = [] {
    return problem(ProblemKind::environment, "rolled_back",
                   "the database is older than, or differs from, what was pinned outside it; an old copy was put back");
};

/// The same sizes prove consistent by an empty proof, so the roots are what is compared.
bool continues(const ledger::TileReader& tiles, const ledger::Checkpoint& older, const ledger::Checkpoint& newer) {
    if (older.size > newer.size) return false;
    if (older.size == newer.size) return older.root == newer.root;
    const auto proof = ledger::consistency_proof(tiles, newer.size, older.size, newer.size);
    return proof && ledger::verify_consistency(older.size, newer.size, older.root, newer.root, *proof);
}

}  // namespace

Result<ledger::Edge> check_ledger(const ledger::TileReader& tiles, std::string_view note, std::string_view pinned,
                                  const ledger::Hash& root, const ledger::VerifierKey& log) {
    const auto now = ledger::open_checkpoint(note, log);
    if (!now || now->size == 0) return damaged();
    const auto then = ledger::open_checkpoint(pinned, log);
    if (!then)
        return problem(ProblemKind::environment, "pins_damaged", "pins/checkpoint does not hold a checkpoint of this log");
    if (then->size > now->size) return rolled_back();

    auto edge = ledger::Edge::read(tiles, now->size);
    if (!edge || edge->root() != now->root) return damaged();
    const auto first = read_entry(tiles, now->size, 0);
    if (!first || !std::ranges::equal(*first, root)) return damaged();
    if (!continues(tiles, *then, *now)) return rolled_back();
    return edge;
}

Result<std::uint64_t> size_of(std::string_view note) {
    HOGO_TRY(parsed, ledger::parse_note(note));
    HOGO_TRY(checkpoint, ledger::parse_checkpoint_text(parsed.text));
    return checkpoint.size;
}

}  // namespace hogo::store::sqlite
