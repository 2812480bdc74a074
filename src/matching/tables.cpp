#include "matching/tables.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

namespace hogo::matching {
namespace {

constexpr std::string_view names[] = {"ja.surname", "ja.given", "ja.ksurname", "ja.kgiven", "zh",
                                      "yue",        "ko",       "vi",          "variant"};
constexpr std::string_view magic("hogo names 1\n\0\0\0", 16);

std::uint32_t number_at(const char* at) {
    std::uint32_t value;
    std::memcpy(&value, at, 4);
    return value;
}

}  // namespace

const Tables& Tables::installed() {
    static const Tables tables(HOGO_NAME_TABLES);
    return tables;
}

Tables::Tables(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file >= 0 && ::fstat(file, &status) == 0 && status.st_size > 20) {
        size_ = static_cast<std::size_t>(status.st_size);
        void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
        if (mapped != MAP_FAILED) memory_ = static_cast<const char*>(mapped);
    }
    if (file >= 0) ::close(file);
    if (memory_ && std::string_view(memory_, 16) == magic)
        read_sections();
    else
        missing_ = {"names.tables"};
}

Tables::~Tables() {
    if (memory_) ::munmap(const_cast<char*>(memory_), size_);
}

void Tables::read_sections() {
    constexpr std::size_t head = 24;
    const std::uint32_t count = number_at(memory_ + 16);
    for (std::uint32_t i = 0; i < count && 20 + (i + 1) * head <= size_; ++i) {
        const char* at = memory_ + 20 + i * head;
        const std::string_view name(at, ::strnlen(at, 12));
        Range range{nullptr, memory_ + number_at(at + 20), number_at(at + 12)};
        const auto offsets_at = number_at(at + 16);
        if (offsets_at + std::uint64_t{4} * (range.count + 1) > size_) continue;
        range.offsets = reinterpret_cast<const std::uint32_t*>(memory_ + offsets_at);
        if (number_at(at + 20) + std::uint64_t{range.offsets[range.count]} > size_) continue;
        for (std::size_t s = 0; s < std::size(names); ++s)
            if (names[s] == name) sections_[s] = range;
        if (name == "sources")
            for (const char* source : {"enamdict", "kanjidic", "readings", "variants"})
                if (find_in(range, source) != "here") missing_.emplace_back(source);
    }
}

std::string_view Tables::find_in(const Range& range, std::string_view key) {
    std::uint32_t low = 0, high = range.count;
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const std::string_view item(range.text + range.offsets[middle],
                                    range.offsets[middle + 1] - range.offsets[middle]);
        const auto tab = item.find('\t');
        const auto found = item.substr(0, tab);
        if (found == key) return item.substr(tab + 1);
        if (found < key)
            low = middle + 1;
        else
            high = middle;
    }
    return {};
}

std::string_view Tables::find(Section section, std::string_view key) const {
    return find_in(sections_[static_cast<std::size_t>(section)], key);
}

std::vector<SharedReading> shared_readings(std::string_view value) {
    std::vector<SharedReading> out;
    while (!value.empty()) {
        const auto comma = value.find(',');
        const auto item = value.substr(0, comma);
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
        const auto colon = item.find(':');
        int share = 0;
        if (colon != std::string_view::npos)
            for (char c : item.substr(colon + 1))
                if (c >= '0' && c <= '9') share = share * 10 + (c - '0');
        out.push_back({item.substr(0, colon), share});
    }
    return out;
}

}  // namespace hogo::matching
