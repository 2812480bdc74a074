// A blind index of names in a file, for the command line and for measuring: the same tokens as in service,
// cut to eight bytes, under a key that was drawn for this file and stands in it.
//
// Promises: results carry ids and kinds of evidence, nothing of a name. Records whose whole names are equal
// count once. Does not know: telephones and addresses; a file of names has none.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "matching/blind_index.h"
#include "matching/packed_file.h"

namespace hogo::matching {

class BlindFileBuilder {
  public:
    explicit BlindFileBuilder(RandomSource& random);
    void add(std::string_view id, std::string_view name);
    /// Problems: as PackedWriter.
    Result<void> write(const std::string& path);

  private:
    std::vector<Byte> key_;
    std::string ids_;
    std::vector<std::uint64_t> id_ends_{0};
    std::vector<std::uint64_t> wholes_;  ///< of each name, its whole-name token
    struct Holder {
        std::uint64_t token;  ///< the kind is in the lowest four bits
        std::uint32_t name;
    };
    std::vector<Holder> holders_;
};

struct BlindFound {
    std::string id;
    Link link;
};

class BlindFile {
  public:
    /// Problems: as PackedFile.
    static Result<BlindFile> open(const std::string& path);
    std::vector<BlindFound> query(std::string_view name, std::size_t limit = 10) const;
    /// How many names hold each token of a kind, most first: what a thief of the index sees.
    std::vector<std::uint32_t> frequencies(Evidence kind) const;

  private:
    PackedFile file_;
    std::span<const Byte> key_;
    std::span<const char> ids_;
    std::span<const std::uint64_t> id_ends_, wholes_, tokens_;
    std::span<const std::uint32_t> token_ends_, holders_;
};

/// Tokens of one name as the file keeps them, with the kind in the lowest four bits.
std::vector<std::uint64_t> short_tokens(std::string_view name, std::span<const Byte, 32> key);

}  // namespace hogo::matching
