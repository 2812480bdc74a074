// A file of flat arrays that is mapped and used as it lies there: how the open index is kept.
//
// Promises: a file that is cut short, of another format or of another machine's byte order is refused, never
// read past its end. Writing is whole or not at all (a temporary file that is renamed).
#pragma once
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace hogo::matching {

class PackedWriter {
  public:
    template <class T>
    void add(const std::vector<T>& array) {
        static_assert(std::is_trivially_copyable_v<T>);
        parts_.push_back({reinterpret_cast<const char*>(array.data()), array.size() * sizeof(T)});
    }
    void add(const std::string& text) { parts_.push_back({text.data(), text.size()}); }
    /// Problems: `index_not_written` (environment).
    Result<void> write(const std::string& path) const;

  private:
    struct Part {
        const char* data;
        std::size_t size;
    };
    std::vector<Part> parts_;
};

class PackedFile {
  public:
    PackedFile() = default;
    PackedFile(PackedFile&& other) noexcept;
    PackedFile& operator=(PackedFile&& other) noexcept;
    ~PackedFile();

    /// Problems: `index_not_found` (environment), `not_an_index` (corrupt).
    static Result<PackedFile> open(const std::string& path);

    std::size_t parts() const { return parts_.size(); }
    /// The part as an array; empty where its size does not fit the type.
    template <class T>
    std::span<const T> part(std::size_t number) const {
        const auto& bytes = parts_.at(number);
        if (bytes.size() % sizeof(T) != 0) return {};
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }

  private:
    const char* memory_ = nullptr;
    std::size_t size_ = 0;
    std::vector<std::span<const char>> parts_;
};

}  // namespace hogo::matching
