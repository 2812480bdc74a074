// Reading the fields of a signed CBOR map, strictly: every field there, of its type, and none besides.
//
// Promises: after complete() is true, exactly the asked fields were there. Inside the vault only.
#pragma once
#include "base/cbor.h"
#include "base/code.h"
#include "base/time.h"
#include "vault/keys.h"

namespace hogo::vault {

inline cbor::Value blob(ByteView bytes) {
    return cbor::Value::binary(Bytes(bytes.begin(), bytes.end()));
}

class Fields {
  public:
    explicit Fields(const cbor::Value& map) : map_(map.is_object() ? &map : nullptr) {}

    template <std::size_t N>
    std::array<Byte, N> bytes(std::string_view key) {
        std::array<Byte, N> out{};
        const cbor::Value* value = take(key);
        if (value == nullptr || !value->is_binary() || value->get_binary().size() != N)
            failed_ = true;
        else
            std::ranges::copy(value->get_binary(), out.begin());
        return out;
    }
    Bytes blob(std::string_view key) {
        const cbor::Value* value = take(key);
        if (value != nullptr && value->is_binary()) return value->get_binary();
        failed_ = true;
        return {};
    }
    std::string text(std::string_view key) {
        const cbor::Value* value = take(key);
        if (value != nullptr && value->is_string()) return value->get<std::string>();
        failed_ = true;
        return {};
    }
    Code code(std::string_view key) {
        auto code = Code::parse(text(key));
        failed_ = failed_ || !code;
        return code.value_or(Code{});
    }
    std::uint64_t number(std::string_view key, std::uint64_t most) {
        const cbor::Value* value = take(key);
        if (value != nullptr && value->is_number_unsigned() && value->get<std::uint64_t>() <= most)
            return value->get<std::uint64_t>();
        failed_ = true;
        return 0;
    }
    std::uint32_t number32(std::string_view key) {
        return static_cast<std::uint32_t>(number(key, 0xffffffff));
    }
    std::optional<Instant> instant_or_none(std::string_view key) {
        const cbor::Value* value = take(key);
        if (value != nullptr && value->is_number_unsigned() && value->get<std::uint64_t>() < (1ull << 62))
            return Instant{value->get<std::int64_t>()};
        failed_ = failed_ || value == nullptr || !value->is_null();
        return std::nullopt;
    }
    std::optional<Hash> hash_or_none(std::string_view key) {
        if (const cbor::Value* value = find(key); value != nullptr && value->is_null()) {
            ++taken_;
            return std::nullopt;
        }
        return bytes<sizeof(Hash)>(key);
    }
    /// An empty list where it is missing or no list; complete() then says so.
    const cbor::Value& list(std::string_view key) {
        static const cbor::Value none = cbor::Value::array();
        const cbor::Value* value = take(key);
        if (value != nullptr && value->is_array()) return *value;
        failed_ = true;
        return none;
    }
    /// The marks that every statement bears: its type and format version 1.
    void expect(std::string_view type) {
        if (text("type") != type || number("v", 1) != 1) failed_ = true;
    }
    bool complete() const { return map_ != nullptr && !failed_ && taken_ == map_->size(); }

  private:
    const cbor::Value* find(std::string_view key) const {
        if (map_ == nullptr) return nullptr;
        const auto found = map_->find(key);
        return found == map_->end() ? nullptr : &*found;
    }
    const cbor::Value* take(std::string_view key) {
        const cbor::Value* value = find(key);
        if (value != nullptr) ++taken_;
        return value;
    }

    const cbor::Value* map_;
    std::size_t taken_ = 0;
    bool failed_ = false;
};

/// Decodes one signed map; none where it is longer than `limit` or not deterministic CBOR.
inline std::optional<cbor::Value> decode_statement(ByteView bytes, std::size_t limit) {
    if (bytes.size() > limit) return std::nullopt;
    auto value = cbor::decode(bytes);
    if (!value) return std::nullopt;
    return std::move(*value);
}

}  // namespace hogo::vault
