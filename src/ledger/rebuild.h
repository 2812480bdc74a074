// One half of the verifier: the tree rebuilt from its entries, every tile compared on the way.
//
// Promises: reads each bundle and each tile once, in order; what departs becomes a Finding and the rest is
// still examined as far as anything is left to examine. Does not know of checkpoints and signatures.
#pragma once
#include <map>

#include "ledger/frontier.h"
#include "ledger/verify.h"

namespace hogo::ledger {

/// Gathers at most 100 findings and counts the others.
class Findings {
  public:
    void add(Literal code, std::optional<std::uint64_t> index = {}, std::optional<unsigned> level = {});
    std::vector<Finding> take();

  private:
    std::vector<Finding> list_;
    std::uint64_t left_out_ = 0;
};

class Rebuilding {
  public:
    Rebuilding(const TileReader& tiles, std::uint64_t size, Findings& findings)
        : tiles_(tiles), size_(size), findings_(findings) {}
    /// Asks for the root that the tree had at an earlier size, at most `size`.
    void remember_root_at(std::uint64_t earlier_size) { earlier_size_ = earlier_size; }

    /// Problems: those of the reader that are of the environment.
    Result<void> run();

    bool complete() const { return frontier_.size() == size_; }
    Hash root() const { return frontier_.root(); }
    std::optional<Hash> earlier_root() const { return earlier_root_; }
    std::uint64_t integrated() const { return integrated_; }

  private:
    using Place = std::pair<unsigned, std::uint64_t>;

    Result<void> take_stock();
    Result<std::vector<Hash>> leaves_of(std::uint64_t bundle, unsigned width);
    Result<void> add_leaf(const Hash& leaf);
    Result<void> add_hash(unsigned level, const Hash& hash);
    Result<void> compare_tile(unsigned level, std::uint64_t index);
    Result<std::optional<Bytes>> read(const TileName& name, Literal missing, Literal malformed);
    void report(const TileName& name, Literal code);

    const TileReader& tiles_;
    std::uint64_t size_;
    Findings& findings_;
    std::optional<std::uint64_t> earlier_size_;
    std::optional<Hash> earlier_root_;
    Frontier frontier_;
    std::vector<std::vector<Hash>> levels_;  // the tile of each level that is being filled
    std::map<Place, std::vector<unsigned>> older_tiles_,
        older_bundles_;  // narrower partials that still lie there
    std::uint64_t integrated_ = 0;
};

}  // namespace hogo::ledger
