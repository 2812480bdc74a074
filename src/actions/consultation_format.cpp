#include "actions/consultation_format.h"

#include "vault/fields.h"

namespace hogo::actions {
namespace {

using vault::blob;
using vault::Fields;

constexpr auto damaged = [] {
    return problem(ProblemKind::corrupt, "consultation_damaged",
                   "a consultation that does not read as it was written");
};

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::uint64_t most_file_bytes = 1ull << 32;

/// `read` takes the fields of a map that has one of the versions up to `newest` and nothing besides.
template <class Value, class Read>
Result<Value> decode_map(ByteView plain, const Read& read, unsigned newest = 1) {
    const auto map = vault::decode_statement(plain, most_bytes);
    if (!map) return damaged();
    Fields fields(*map);
    const auto version = fields.number("v", newest);
    Value value = [&] {
        if constexpr (requires { read(fields, version); }) return read(fields, version);
        else return read(fields);
    }();
    if (version < 1 || !fields.complete()) return damaged();
    return value;
}

bool flag(Fields& fields, std::string_view key) {
    return fields.number(key, 1) == 1;
}
unsigned number(bool flag) {
    return flag ? 1 : 0;
}

}  // namespace

Bytes encode(const MessageHead& head) {
    return cbor::encode({{"v", 1u},
                         {"inbox", blob(head.inbox)},
                         {"reply_key", blob(head.reply_key.bytes)},
                         {"language", head.language.text()},
                         {"answer_in", head.answer_in.text()},
                         {"danger", head.danger.text()},
                         {"again", number(head.again)},
                         {"likeness", blob(head.likeness)},
                         {"crowd", number(head.crowd)}});
}

Result<MessageHead> decode_message_head(ByteView plain) {
    return decode_map<MessageHead>(plain, [](Fields& fields) {
        return MessageHead{.inbox = fields.bytes<16>("inbox"),
                           .reply_key = {fields.bytes<32>("reply_key")},
                           .language = fields.code("language"),
                           .answer_in = fields.code("answer_in"),
                           .danger = fields.code("danger"),
                           .again = flag(fields, "again"),
                           .likeness = fields.bytes<8>("likeness"),
                           .crowd = flag(fields, "crowd")};
    });
}

/// Version 1 where there is no file, as it was before there were any.
Bytes encode(const MessageWords& words) {
    cbor::Value map{{"v", words.files.empty() ? 1u : 2u},
                    {"words", words.words},
                    {"contact", words.contact},
                    {"hours", words.hours},
                    {"avoid", words.avoid}};
    for (const auto& file : words.files)
        map["files"].push_back(
            {{"id", blob(file.id)}, {"name", file.name}, {"size", file.size}, {"digest", blob(file.digest)}});
    return cbor::encode(map);
}

Result<MessageWords> decode_message_words(ByteView plain) {
    bool whole = true;
    auto words = decode_map<MessageWords>(
        plain,
        [&](Fields& fields, auto version) {
            MessageWords read{.words = fields.text("words"),
                              .contact = fields.text("contact"),
                              .hours = fields.text("hours"),
                              .avoid = fields.text("avoid"),
                              .files = {}};
            if (version < 2) return read;
            for (const auto& item : fields.list("files")) {
                Fields file(item);
                read.files.push_back({file.bytes<16>("id"), file.text("name"),
                                      static_cast<std::uint64_t>(file.number("size", most_file_bytes)),
                                      file.bytes<32>("digest")});
                whole = whole && file.complete();
            }
            whole = whole && !read.files.empty();
            return read;
        },
        2);
    if (!whole) return damaged();
    return words;
}

Bytes encode(const NoteHead& head) {
    auto covers = cbor::Value::array();
    for (const auto& id : head.covers) covers.push_back(blob(id));
    return cbor::encode({{"v", 1u},
                         {"inbox", blob(head.inbox)},
                         {"kind", head.kind.text()},
                         {"role", head.role.text()},
                         {"covers", std::move(covers)},
                         {"before", head.before}});
}

Result<NoteHead> decode_note_head(ByteView plain) {
    bool whole = true;
    auto head = decode_map<NoteHead>(plain, [&](Fields& fields) {
        NoteHead read{.inbox = fields.bytes<16>("inbox"),
                      .kind = fields.code("kind"),
                      .role = fields.code("role"),
                      .covers = {},
                      .before = static_cast<std::uint64_t>(fields.number("before", 1'000'000))};
        for (const auto& item : fields.list("covers")) {
            vault::RawId id{};
            if (item.is_binary() && item.get_binary().size() == id.size())
                std::ranges::copy(item.get_binary(), id.begin());
            else
                whole = false;
            read.covers.push_back(id);
        }
        return read;
    });
    if (!whole) return damaged();
    return head;
}

Bytes encode(const NoteWords& words) {
    return cbor::encode({{"v", 1u},
                         {"text", words.text},
                         {"original", words.original},
                         {"detail", words.detail},
                         {"machine", number(words.machine)}});
}

Result<NoteWords> decode_note_words(ByteView plain) {
    return decode_map<NoteWords>(plain, [](Fields& fields) {
        return NoteWords{.text = fields.text("text"),
                         .original = fields.text("original"),
                         .detail = fields.text("detail"),
                         .machine = flag(fields, "machine")};
    });
}

Result<Bytes> encode_answer(const Answer& answer) {
    auto bytes = cbor::encode({{"v", 1u},
                               {"day", answer.day.text()},
                               {"text", answer.text.text()},
                               {"original", answer.original.text()},
                               {"machine", number(answer.machine)}});
    if (bytes.size() > vault::reply_limit)
        return problem(ProblemKind::invalid_input, "record_too_long", "a reply longer than its slot", "text");
    return bytes;
}

Result<Answer> decode_answer(ByteView plain) {
    bool whole = true;
    auto answer = decode_map<Answer>(plain, [&](Fields& fields) {
        const auto day = LocalDate::parse(fields.text("day"));
        auto text = Text::parse(fields.text("text"), vault::reply_limit);
        auto original = Text::parse(fields.text("original"), vault::reply_limit);
        whole = day && text && original;
        if (!whole) return Answer{};
        return Answer{*day, *std::move(text), *std::move(original), flag(fields, "machine")};
    });
    if (!whole) return damaged();
    return answer;
}

}  // namespace hogo::actions
