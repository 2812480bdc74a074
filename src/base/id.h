// Ids that cannot be mixed up: Id<CaseTag> never converts to Id<StaffTag>.
//
// Promises: 128 random bits; the text form says nothing about order, time or kind.
#pragma once
#include <array>
#include <compare>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace hogo {

template <class Tag>
class Id {
  public:
    static constexpr std::size_t size = 16;

    constexpr Id() = default;
    explicit Id(std::array<Byte, size> bytes) : bytes_(bytes) {}
    static Id draw(RandomSource& random) { return Id(random.draw<size>()); }

    /// 32 lower-case hexadecimal digits, as they stand in addresses of pages.
    static std::optional<Id> parse(std::string_view text) {
        auto bytes = from_hex(text);
        return bytes ? from_bytes(*bytes) : std::nullopt;
    }
    static std::optional<Id> from_bytes(ByteView bytes) {
        if (bytes.size() != size) return std::nullopt;
        Id id;
        std::memcpy(id.bytes_.data(), bytes.data(), size);
        return id;
    }

    std::string text() const { return to_hex(bytes_); }
    ByteView bytes() const { return bytes_; }
    bool empty() const { return bytes_ == std::array<Byte, size>{}; }
    auto operator<=>(const Id&) const = default;

  private:
    std::array<Byte, size> bytes_{};
};

}  // namespace hogo

template <class Tag>
struct std::hash<hogo::Id<Tag>> {
    std::size_t operator()(const hogo::Id<Tag>& id) const noexcept {
        std::size_t value;
        std::memcpy(&value, id.bytes().data(), sizeof value);
        return value;
    }
};
