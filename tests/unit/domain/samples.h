// One sample of each type of event, every field filled from its name: the same on every machine and at every time.
//
// `Optional::left_out` leaves out what may be left out. Does not stand for anybody.
#pragma once
#include <nlohmann/json.hpp>

#include "domain/history/codec.h"

namespace hogo::domain::testing {

enum class Optional { given, left_out };

struct SampleFields {
    Optional optional;

    template <class T>
    void operator()(std::string_view name, T& field) const {
        if constexpr (requires { field.has_value(); }) {
            if (optional == Optional::left_out) return;
            field.emplace();
            fill(name, *field);
        } else {
            fill(name, field);
        }
    }

  private:
    static unsigned seed(std::string_view name) {
        unsigned sum = 7;
        for (char c : name) sum = sum * 31 + static_cast<unsigned char>(c);
        return sum;
    }
    static void fill(std::string_view, bool& field) { field = true; }
    static void fill(std::string_view name, std::int64_t& field) { field = seed(name) % 1000; }
    static void fill(std::string_view name, Code& field) { field = *Code::parse("a_" + std::string(name)); }
    static void fill(std::string_view name, Text& field) { field = *Text::parse("言葉 " + std::string(name), 100); }
    static void fill(std::string_view name, std::string& field) { field = name; }
    static void fill(std::string_view name, Instant& field) { field.milliseconds = 1'749'700'000'000 + seed(name) % 100'000; }
    static void fill(std::string_view name, LocalDate& field) {
        field = LocalDate::of(2025, 6, 12).plus_days(static_cast<int>(seed(name) % 365));
    }
    template <class Tag>
    static void fill(std::string_view name, Id<Tag>& field) {
        std::array<Byte, 16> bytes;
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<Byte>(seed(name) + i);
        field = Id<Tag>(bytes);
    }
    static void fill(std::string_view, Answer& field) { field = Answer::unknown; }
    static void fill(std::string_view, Stage& field) { field = Stage::recognised; }
    static void fill(std::string_view, Decision& field) { field = Decision::refused; }
    static void fill(std::string_view, Compartment& field) { field = Compartment::condition; }
    template <class T>
    static void fill(std::string_view name, std::vector<T>& field) {
        T item{};
        fill(name, item);
        field.push_back(std::move(item));
    }
    template <class T>
        requires(!std::is_same_v<T, FactValue>)
    static void fill(std::string_view name, std::map<Code, T>& field) {
        fill(name, field["a_key"]);
    }
    static void fill(std::string_view name, std::map<std::string, Text>& field) { fill(name, field["a key"]); }
    static void fill(std::string_view, std::map<Code, FactValue>& field) {
        field = {{"answer", Answer::yes},
                 {"code", Code("afternoon")},
                 {"date", LocalDate::of(2025, 4, 20)},
                 {"number", std::int64_t{-24}},
                 {"codes", std::vector<Code>{"one", "two"}}};
    }
    static void fill(std::string_view, IdentityDocument& field) { fill_parts(field); }
    static void fill(std::string_view, FoundLink& field) { fill_parts(field); }
    template <class Parts>
    static void fill_parts(Parts& field) {
        SampleFields inner{Optional::given};
        field.describe(inner);
    }
};

template <std::size_t I = 0>
void add_samples(Optional optional, std::vector<Event>& samples) {
    if constexpr (I < std::variant_size_v<AnyPayload>) {
        std::variant_alternative_t<I, AnyPayload> payload{};
        SampleFields fields{optional};
        payload.describe(fields);
        Event event;
        fields("id", event.id), fields("action", event.action), fields("author", event.author), fields("at", event.at);
        event.payload = std::move(payload);
        samples.push_back(std::move(event));
        add_samples<I + 1>(optional, samples);
    }
}

/// One of each type, in the order of Payload.
inline std::vector<Event> samples(Optional optional = Optional::given) {
    std::vector<Event> all;
    add_samples(optional, all);
    return all;
}

}  // namespace hogo::domain::testing
