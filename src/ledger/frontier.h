// A frontier (compact range): as much of a tree as is needed to append to it and to know its root.
//
// Promises: the root of RFC 6962 after any sequence of appends; memory of one hash per set bit of the size.
#pragma once
#include <cstdint>
#include <vector>

#include "ledger/hash.h"

namespace hogo::ledger {

class Frontier {
  public:
    std::uint64_t size() const { return size_; }
    Hash root() const;

    void append(const Hash& leaf) { append_subtree(leaf, 0); }
    /// Appends 2^height leaves whose root is known. The size must be a multiple of 2^height.
    void append_subtree(const Hash& root, unsigned height);

  private:
    std::uint64_t size_ = 0;
    std::vector<Hash> peaks_;  // roots of the complete subtrees, the largest first
};

}  // namespace hogo::ledger
