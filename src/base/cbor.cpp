#include "base/cbor.h"

namespace hogo::cbor {
namespace {

constexpr int deepest = 64;

enum Major : unsigned { unsigned_integer, negative_integer, byte_text, text, array, map, tag, simple };

/// Accepts the one encoding that each value has, so that nothing needs to be encoded again to compare.
class Reader {
  public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }

    bool read(Value& to, int depth = 0) {
        unsigned major = 0;
        std::uint64_t count = 0;
        if (depth > deepest || !read_head(major, count)) return false;
        switch (major) {
            case unsigned_integer:
                to = count;
                return true;
            case negative_integer:
                if (count > std::uint64_t(std::numeric_limits<std::int64_t>::max())) return false;
                to = -1 - std::int64_t(count);
                return true;
            case byte_text: {
                ByteView bytes;
                if (!take(count, bytes)) return false;
                to = Value::binary({bytes.begin(), bytes.end()});
                return true;
            }
            case text: {
                std::string words;
                if (!read_text(count, words)) return false;
                to = std::move(words);
                return true;
            }
            case array:
                return read_array(to, count, depth);
            case map:
                return read_map(to, count, depth);
            case simple:
                return read_simple(to, count);
            default:
                return false;  // no tags
        }
    }

  private:
    /// The three bits of the kind, and the number behind them in as few bytes as it fits in.
    bool read_head(unsigned& major, std::uint64_t& count) {
        if (rest_.empty()) return false;
        major = rest_.front() >> 5;
        count = rest_.front() & 31;
        rest_ = rest_.subspan(1);
        if (count < 24) return true;
        if (count > 27 || major == simple) return false;  // no indefinite lengths, no floats
        const auto width = std::size_t{1} << (count - 24);
        if (rest_.size() < width) return false;
        count = 0;
        for (const auto byte : rest_.first(width)) count = count << 8 | byte;
        rest_ = rest_.subspan(width);
        return width == 1 ? count >= 24 : count >> (width * 4) != 0;
    }

    bool take(std::uint64_t count, ByteView& bytes) {
        if (count > rest_.size()) return false;
        bytes = rest_.first(count);
        rest_ = rest_.subspan(count);
        return true;
    }

    bool read_text(std::uint64_t count, std::string& words) {
        ByteView bytes;
        if (!take(count, bytes)) return false;
        words.assign(text_of(bytes));
        return true;
    }

    bool read_array(Value& to, std::uint64_t count, int depth) {
        if (count > rest_.size()) return false;  // each value takes a byte at least
        to = Value::array();
        auto& items = to.get_ref<Value::array_t&>();
        items.reserve(
            std::min<std::uint64_t>(count, 32));  // a count is only a claim until its items are there
        for (; count > 0; --count)
            if (!read(items.emplace_back(), depth + 1)) return false;
        return true;
    }

    bool read_map(Value& to, std::uint64_t count, int depth) {
        to = Value::object();
        auto& items = to.get_ref<Value::object_t&>();
        for (; count > 0; --count) {
            unsigned major = 0;
            std::uint64_t length = 0;
            std::string key;
            if (!read_head(major, length) || major != text || !read_text(length, key)) return false;
            if (!items.empty() && !EncodedOrder{}(items.rbegin()->first, key)) return false;
            if (!read(items.emplace_hint(items.end(), std::move(key), nullptr)->second, depth + 1))
                return false;
        }
        return true;
    }

    static bool read_simple(Value& to, std::uint64_t which) {
        constexpr std::uint64_t no = 20, yes = 21, null = 22;
        if (which == no || which == yes)
            to = which == yes;
        else if (which == null)
            to = nullptr;
        return which >= no && which <= null;
    }

    ByteView rest_;
};

}  // namespace

Bytes encode(const Value& value) {
    return Value::to_cbor(value);
}

Result<Value> decode(ByteView bytes) {
    Value value;
    Reader reader(bytes);
    if (!reader.read(value) || !reader.at_end())
        return problem(ProblemKind::corrupt, "not_deterministic_cbor",
                       "bytes that are not deterministic CBOR");
    return value;
}

}  // namespace hogo::cbor
