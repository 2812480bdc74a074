// An index of names in clear: for the command line, for measuring, and for a lead's own opened files. In
// service the blind index is used (blind_index.h).
//
// Promises: a name is found by two of its words together, each of them by its letters with a typing error,
// its readings or its sounds; names that share one word are looked through where that finds too little. The
// same file answers the same. Memory: about 100 bytes a name; the file is mapped. Does not know: where the
// names come from.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "matching/packed_file.h"
#include "matching/score.h"

namespace hogo::matching {

/// One word of a name, kept once however many names have it.
struct StoredWord {
    std::uint32_t readings_at, plain_at, sounds_at;
    std::uint16_t plain_size, sounds_size;
    std::uint8_t readings_count, script, sparse, weight;
};
/// A name that has a word, found beside the other word of a pair.
struct Partner {
    std::uint32_t word, name;
};

class OpenIndexBuilder {
  public:
    OpenIndexBuilder();
    ~OpenIndexBuilder();
    /// Returns what was odd about the name (letters.h). A name without letters is kept, and found by nothing.
    std::uint32_t add(std::string_view id, std::string_view name);
    /// Problems: as PackedWriter.
    Result<void> write(const std::string& path);
    std::size_t names() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

struct OpenFound {
    std::string id;
    int score;
    std::vector<std::string> same_name;  ///< other records with the same words, at most 20 of them
    std::size_t same_name_count = 0;     ///< how many there are in all
    struct Evidence {
        std::string query, name;
        Met met;
        int likeness;
    };
    std::vector<Evidence> evidence;
};

class OpenIndex {
  public:
    /// Problems: as PackedFile.
    static Result<OpenIndex> open(const std::string& path);
    OpenIndex(OpenIndex&&) noexcept;
    ~OpenIndex();

    std::size_t names() const;
    /// The likeliest names, best first, each once however many records bear it; names with one score in the
    /// order of the index. For one thread at a time.
    std::vector<OpenFound> query(std::string_view typed, std::size_t limit = 10);

  private:
    OpenIndex();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace hogo::matching
