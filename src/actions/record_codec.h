// Small records as deterministic CBOR: each struct says its fields once, in `describe`, as events do.
//
// Promises: a record that lacks a field, has another kind of value in it or one field more reads as nothing.
// Optional fields are left out where there is nothing to say. Does not know any record.
#pragma once
#include "base/cbor.h"
#include "base/code.h"
#include "base/id.h"
#include "base/text.h"
#include "base/time.h"

namespace hogo::actions::codec {

using cbor::Value;

template <class T>
concept Described = requires(T& record, int any) {
    record.describe([](std::string_view, auto&) {});
};
template <class T>
concept Optional = requires(T& field) {
    field.has_value();
};

struct Writer {
    Value& map;
    template <class T>
    void operator()(std::string_view name, const T& field) {
        if constexpr (Optional<const T>) {
            if (field) map[std::string(name)] = value(*field);
        } else {
            map[std::string(name)] = value(field);
        }
    }
    static Value value(bool v) { return v; }
    template <std::integral T>
    requires(!std::same_as<T, bool>) static Value value(T v) { return static_cast<std::int64_t>(v); }
    static Value value(const Code& v) { return v.text(); }
    static Value value(const Text& v) { return v.text(); }
    static Value value(LocalDate v) { return v.text(); }
    template <class Tag>
    static Value value(const Id<Tag>& v) {
        return Value::binary(Bytes(v.bytes().begin(), v.bytes().end()));
    }
    template <class T>
    static Value value(const std::vector<T>& v) {
        auto list = Value::array();
        for (const auto& item : v) list.push_back(value(item));
        return list;
    }
    template <class T>
    static Value value(const std::map<Code, T>& v) {
        auto entries = Value::object();
        for (const auto& [key, item] : v) entries[key.text()] = value(item);
        return entries;
    }
    template <Described T>
    static Value value(const T& v) {
        auto inner = Value::object();
        auto copy = v;
        copy.describe(Writer{inner});
        return inner;
    }
};

struct Reader {
    const Value& map;
    std::size_t& taken;
    bool& sound;

    template <class T>
    void operator()(std::string_view name, T& field) {
        const auto found = map.find(std::string(name));
        if (found != map.end()) ++taken;
        if constexpr (Optional<T>) {
            if (found == map.end()) return;
            typename T::value_type inner{};
            sound = read(*found, inner) && sound;
            field = std::move(inner);
        } else {
            sound = found != map.end() && read(*found, field) && sound;
        }
    }
    static bool read(const Value& from, bool& to) {
        return from.is_boolean() && (to = from.get<bool>(), true);
    }
    template <std::integral T>
    requires(!std::same_as<T, bool>) static bool read(const Value& from, T& to) {
        return from.is_number_integer() && (to = static_cast<T>(from.get<std::int64_t>()), true);
    }
    template <class T>
    static bool assign(std::optional<T> parsed, T& to) {
        return parsed && (to = std::move(*parsed), true);
    }
    static bool read(const Value& from, Code& to) {
        if (from.is_string() && from.get_ref<const std::string&>().empty()) return to = Code(), true;
        return from.is_string() && assign(Code::parse(from.get_ref<const std::string&>()), to);
    }
    static bool read(const Value& from, Text& to) {
        if (!from.is_string()) return false;
        auto parsed = Text::parse(from.get_ref<const std::string&>(), 1000);
        return parsed && (to = std::move(*parsed), true);
    }
    static bool read(const Value& from, LocalDate& to) {
        return from.is_string() && assign(LocalDate::parse(from.get_ref<const std::string&>()), to);
    }
    template <class Tag>
    static bool read(const Value& from, Id<Tag>& to) {
        return from.is_binary() && assign(Id<Tag>::from_bytes(from.get_binary()), to);
    }
    template <class T>
    static bool read(const Value& from, std::vector<T>& to) {
        if (!from.is_array()) return false;
        for (const auto& item : from) {
            T inner{};
            if (!read(item, inner)) return false;
            to.push_back(std::move(inner));
        }
        return true;
    }
    template <class T>
    static bool read(const Value& from, std::map<Code, T>& to) {
        if (!from.is_object()) return false;
        for (const auto& entry : from.items()) {
            T inner{};
            const auto key = Code::parse(entry.key());
            if (!key || !read(entry.value(), inner)) return false;
            to.emplace(*key, std::move(inner));
        }
        return true;
    }
    template <Described T>
    static bool read(const Value& from, T& to) {
        if (!from.is_object()) return false;
        std::size_t count = 0;
        bool good = true;
        to.describe(Reader{from, count, good});
        return good && count == from.size();
    }
};

template <Described T>
Bytes encode(const T& record) {
    return cbor::encode(Writer::value(record));
}

/// Nothing where the bytes are no such record.
template <Described T>
std::optional<T> decode(ByteView bytes) {
    const auto value = cbor::decode(bytes);
    T record{};
    if (!value || !Reader::read(*value, record)) return std::nullopt;
    return record;
}

}  // namespace hogo::actions::codec
