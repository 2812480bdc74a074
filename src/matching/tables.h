// Readings of names that the build compiled from dictionaries, mapped once and only read.
//
// Promises: works without the table or with parts of it missing; missing() says which, so that nobody takes a
// gap for an answer. Does not know: how readings become sounds.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hogo::matching {

enum class Section {
    ja_surname,
    ja_given,
    ja_letter_surname,
    ja_letter_given,
    mandarin,
    cantonese,
    korean,
    vietnamese,
    variant
};

class Tables {
  public:
    /// The table of this build, opened on first use. Safe from any thread.
    static const Tables& installed();
    /// For tests: another file, or one that is not there.
    explicit Tables(const std::string& path);
    ~Tables();
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    /// The value of a key; empty where there is none. Readings are `かな:share,…` with shares of 1000, best
    /// first.
    std::string_view find(Section section, std::string_view key) const;
    /// Dictionaries that were not there at build (`enamdict`, `kanjidic`, `readings`, `variants`), or
    /// `names.tables`.
    const std::vector<std::string>& missing() const { return missing_; }

  private:
    struct Range {
        const std::uint32_t* offsets = nullptr;
        const char* text = nullptr;
        std::uint32_t count = 0;
    };
    static std::string_view find_in(const Range& range, std::string_view key);
    void read_sections();

    const char* memory_ = nullptr;
    std::size_t size_ = 0;
    Range sections_[9];
    std::vector<std::string> missing_;
};

/// `かな:share` items of a value, best first.
struct SharedReading {
    std::string_view reading;
    int share;
};
std::vector<SharedReading> shared_readings(std::string_view value);

}  // namespace hogo::matching
