#include "domain/history/codec.h"

namespace hogo::domain {
namespace {

using Value = cbor::Value;
constexpr int current_version = 1;

Value binary(ByteView bytes) { return Value::binary(Bytes(bytes.begin(), bytes.end())); }

/// Fields onto a CBOR map.
struct Writer {
    Value& map;

    template <class T>
    void operator()(std::string_view name, T& field) {
        if constexpr (requires { field.has_value(); }) {
            if (field) map[std::string(name)] = value(*field);
        } else {
            map[std::string(name)] = value(field);
        }
    }

    static Value value(bool v) { return v; }
    static Value value(std::int64_t v) { return v; }
    static Value value(const Code& v) { return v.text(); }
    static Value value(const Text& v) { return v.text(); }
    static Value value(const std::string& v) { return v; }
    static Value value(Instant v) { return v.milliseconds; }
    static Value value(LocalDate v) { return v.text(); }
    template <class Tag>
    static Value value(const Id<Tag>& v) {
        return binary(v.bytes());
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    static Value value(Enum v) {
        return std::string(name_of(v));
    }
    /// A fact names its own kind, for a date and a code look alike.
    static Value value(const FactValue& v) {
        constexpr std::string_view kinds[] = {"answer", "code", "date", "number", "codes"};
        return Value{{std::string(kinds[v.index()]), std::visit([](const auto& inner) { return value(inner); }, v)}};
    }
    template <class T>
    static Value value(const std::vector<T>& v) {
        auto list = Value::array();
        for (const auto& item : v) list.push_back(value(item));
        return list;
    }
    template <class Key, class T>
    static Value value(const std::map<Key, T>& v) {
        auto entries = Value::object();
        for (const auto& [key, item] : v) {
            if constexpr (std::is_same_v<Key, Code>) entries[key.text()] = value(item);
            else entries[key] = value(item);
        }
        return entries;
    }
    static Value value(const IdentityDocument& v) { return parts_of(v); }
    static Value value(const FoundLink& v) { return parts_of(v); }

  private:
    template <class Parts>
    static Value parts_of(const Parts& v) {
        auto inner = Value::object();
        Writer writer{inner};
        auto copy = v;
        copy.describe(writer);
        return inner;
    }
};

/// Fields from a CBOR map; remembers whether any was missing or of another kind, and how many there were.
struct Reader {
    const Value& map;
    std::size_t taken = 0;
    bool sound = true;

    /// Each field was there, and nothing besides: what this program does not know it must not pass over.
    bool whole() const { return sound && taken == map.size(); }

    template <class T>
    void operator()(std::string_view name, T& field) {
        const auto found = map.find(std::string(name));
        if (found != map.end()) ++taken;
        if constexpr (requires { field.has_value(); }) {
            if (found == map.end()) return;
            typename T::value_type inner{};
            sound = read(*found, inner) && sound;
            field = std::move(inner);
        } else {
            sound = found != map.end() && read(*found, field) && sound;
        }
    }

    static bool read(const Value& from, bool& to) { return from.is_boolean() && (to = from.get<bool>(), true); }
    static bool read(const Value& from, std::int64_t& to) {
        return from.is_number_integer() && (to = from.get<std::int64_t>(), true);
    }
    static bool read(const Value& from, std::string& to) {
        return from.is_string() && (to = from.get_ref<const std::string&>(), true);
    }
    template <class T>
    static bool assign(std::optional<T> parsed, T& to) {
        return parsed && (to = std::move(*parsed), true);
    }
    /// A code that nobody filled in was written as empty text; it comes back empty.
    static bool read(const Value& from, Code& to) {
        if (from.is_string() && from.get_ref<const std::string&>().empty()) return to = Code(), true;
        return from.is_string() && assign(Code::parse(from.get_ref<const std::string&>()), to);
    }
    static bool read(const Value& from, Text& to) {
        if (!from.is_string()) return false;
        auto parsed = Text::parse(from.get_ref<const std::string&>(), 100'000);
        return parsed && (to = std::move(*parsed), true);
    }
    static bool read(const Value& from, Instant& to) {
        return from.is_number_integer() && (to.milliseconds = from.get<std::int64_t>(), true);
    }
    static bool read(const Value& from, LocalDate& to) {
        return from.is_string() && assign(LocalDate::parse(from.get_ref<const std::string&>()), to);
    }
    template <class Tag>
    static bool read(const Value& from, Id<Tag>& to) {
        return from.is_binary() && assign(Id<Tag>::from_bytes(from.get_binary()), to);
    }
    static bool read(const Value& from, Answer& to) { return named(from, to, answer_named); }
    static bool read(const Value& from, Stage& to) { return named(from, to, stage_named); }
    static bool read(const Value& from, Compartment& to) { return named(from, to, compartment_named); }
    static bool read(const Value& from, Decision& to) { return named(from, to, decision_named); }
    template <class Enum, class Lookup>
    static bool named(const Value& from, Enum& to, Lookup lookup) {
        return from.is_string() && assign(lookup(from.get_ref<const std::string&>()), to);
    }
    static bool read(const Value& from, FactValue& to) {
        if (!from.is_object() || from.size() != 1) return false;
        const auto& inner = from.begin().value();
        const auto& kind = from.begin().key();
        if (kind == "answer") return read_as<Answer>(inner, to);
        if (kind == "code") return read_as<Code>(inner, to);
        if (kind == "date") return read_as<LocalDate>(inner, to);
        if (kind == "number") return read_as<std::int64_t>(inner, to);
        return kind == "codes" && read_as<std::vector<Code>>(inner, to);
    }
    template <class T>
    static bool read_as(const Value& from, FactValue& to) {
        T inner{};
        return read(from, inner) && (to = std::move(inner), true);
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
    template <class Key, class T>
    static bool read(const Value& from, std::map<Key, T>& to) {
        if (!from.is_object()) return false;
        for (const auto& [name, item] : from.items()) {
            Key key{};
            T inner{};
            if constexpr (std::is_same_v<Key, Code>) {
                if (!assign(Code::parse(name), key)) return false;
            } else {
                key = name;
            }
            if (!read(item, inner)) return false;
            to.emplace(std::move(key), std::move(inner));
        }
        return true;
    }
    static bool read(const Value& from, IdentityDocument& to) { return read_parts(from, to); }
    static bool read(const Value& from, FoundLink& to) { return read_parts(from, to); }
    template <class Parts>
    static bool read_parts(const Value& from, Parts& to) {
        if (!from.is_object()) return false;
        Reader reader{from};
        to.describe(reader);
        return reader.whole();
    }
};

template <std::size_t I = 0>
bool read_payload(std::string_view type, Reader& reader, Payload& payload) {
    if constexpr (I == std::variant_size_v<AnyPayload>) {
        return false;
    } else {
        using Event = std::variant_alternative_t<I, AnyPayload>;
        if (type != Event::type) return read_payload<I + 1>(type, reader, payload);
        Event event{};
        event.describe(reader);
        payload = std::move(event);
        return true;
    }
}

}  // namespace

Bytes encode(const Event& event) {
    auto map = Value::object();
    Writer writer{map};
    map["type"] = std::string(type_of(event.payload));
    map["version"] = current_version;
    map["id"] = binary(event.id.bytes());
    map["action"] = binary(event.action.bytes());
    map["author"] = binary(event.author.bytes());
    map["at"] = event.at.milliseconds;
    auto payload = event.payload;
    std::visit([&](auto& inner) { inner.describe(writer); }, payload);
    return cbor::encode(map);
}

Result<Event> decode(ByteView bytes) {
    HOGO_TRY(map, cbor::decode(bytes));
    const auto broken = problem(ProblemKind::corrupt, "broken_event", "an event with a missing, strange or unknown field");
    if (!map.is_object() || !map.contains("type") || !map["type"].is_string()) return broken;
    if (!map.contains("version") || map["version"] != current_version)
        return problem(ProblemKind::corrupt, "unknown_event", "an event of a version that this program does not know");
    Event event;
    Reader reader{.map = map, .taken = 2};  // type and version
    reader("id", event.id), reader("action", event.action), reader("author", event.author), reader("at", event.at);
    if (!read_payload(map["type"].get_ref<const std::string&>(), reader, event.payload))
        return problem(ProblemKind::corrupt, "unknown_event", "an event of a type that this program does not know");
    if (!reader.whole()) return broken;
    return event;
}

}  // namespace hogo::domain
