#include "ledger/frontier.h"

#include "base/result.h"

namespace hogo::ledger {

Hash Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    Hash root = peaks_.back();
    for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
    return root;
}

void Frontier::append_subtree(const Hash& root, unsigned height) {
    require(height < 63 && (size_ & ((std::uint64_t{1} << height) - 1)) == 0,
            "a subtree appended off its boundary");
    Hash merged = root;
    for (std::uint64_t complete = size_ >> height; complete & 1; complete >>= 1) {
        merged = node_hash(peaks_.back(), merged);
        peaks_.pop_back();
    }
    peaks_.push_back(merged);
    size_ += std::uint64_t{1} << height;
}

}  // namespace hogo::ledger
