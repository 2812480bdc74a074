#include "vault/receipt.h"

#include <charconv>

#include "base/text.h"
#include "vault/primitives.h"
#include "vault/record.h"

namespace hogo::vault {
namespace {

constexpr std::size_t number_digits = 42;
constexpr Byte format_version = 1;
constexpr std::size_t head_size = 512, words_size = 2048, reply_size = 8192;

int remainder_97(std::string_view digits) {
    int rest = 0;
    for (char digit : digits) rest = (rest * 10 + (digit - '0')) % 97;
    return rest;
}

std::string with_check(std::string number) {
    const int check = 98 - remainder_97(number + "00");
    number += static_cast<char>('0' + check / 10);
    number += static_cast<char>('0' + check % 10);
    return number;
}

/// The zeros of the scripts whose digits people may type; nine more follow each of them.
constexpr char32_t zeros[] = {U'0',   0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                              0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
                              0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0xFF10};

std::optional<char> digit_of(char32_t character) {
    for (char32_t zero : zeros)
        if (character >= zero && character < zero + 10) return static_cast<char>('0' + (character - zero));
    return std::nullopt;
}

bool is_between(char32_t character) {
    constexpr std::u32string_view ignored =
        U" \t\r\n-.,_/\u00a0\u00b7\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014"
        U"\u2015\u202a\u202c\u2066\u2068\u2069\u2212\u3000\u3001\u30fb\u30fc\ufeff\uff0d\uff0e";
    return ignored.find(character) != std::u32string_view::npos;
}

/// The digits of what was typed; none where something else stands between them.
struct Typed {
    std::string digits;
    bool strange = false;
};

Typed read_digits(std::string_view typed) {
    Typed out;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(typed[at]); };
    for (std::size_t at = 0; at < typed.size();) {
        const unsigned lead = byte(at);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > typed.size() || !is_utf8(typed.substr(at, length))) {
            out.strange = true;
            ++at;
            continue;
        }
        char32_t character = length == 1 ? lead : lead & (0xFFu >> (length + 1));
        for (std::size_t more = 1; more < length; ++more)
            character = character << 6 | (byte(at + more) & 0x3Fu);
        at += length;
        if (const auto digit = digit_of(character))
            out.digits += *digit;
        else if (!is_between(character))
            out.strange = true;
    }
    return out;
}

template <std::size_t N>
std::array<Byte, N> beginning(const Hash& whole) {
    std::array<Byte, N> out;
    std::copy_n(whole.begin(), N, out.begin());
    return out;
}

Hash place_of(const GroupVersion& desk, ConsultationPart part, const RawId& row) {
    return primitives::hash("hogo/consultation/1",
                            {desk.group, bytes_of(part == ConsultationPart::head ? "head" : "words"), row});
}

/// ISO/IEC 7816-4, to a size of its own.
SecretText padded_to(ByteView plain, std::size_t size) {
    std::string text(size, '\0');
    std::copy(plain.begin(), plain.end(), text.begin());
    text[plain.size()] = '\x80';
    return SecretText(std::move(text));
}

std::optional<SecretText> open_padded(const SealPair& pair, const Hash& place, ByteView box) {
    if (box.size() <= primitives::box_overhead) return std::nullopt;
    std::string text(box.size() - primitives::box_overhead, '\0');
    const std::span<Byte> plain(reinterpret_cast<Byte*>(text.data()), text.size());
    if (!primitives::open_box(plain, pair, place, box)) return std::nullopt;
    const auto end = text.find_last_not_of('\0');
    if (end == std::string::npos || text[end] != '\x80') return std::nullopt;
    text.resize(end);
    return SecretText(std::move(text));
}

std::unexpected<Problem> too_long() {
    return problem(ProblemKind::invalid_input, "record_too_long", "more text than one record holds");
}
std::unexpected<Problem> unusable() {
    return problem(ProblemKind::corrupt, "key_unusable", "a key that nothing can be sealed to");
}

}  // namespace

Receipt Receipt::of_form(const SecretKey& key, const RawId& form) {
    // Digit by digit out of a stream of hashed bytes; 250 and more are left out, so that all ten digits are
    // alike.
    std::string number;
    for (Byte block = 0; number.size() < number_digits; ++block) {
        Hash bytes = primitives::keyed_hash(key, "hogo/receipt-digits/1", {form, ByteView(&block, 1)});
        for (Byte byte : bytes)
            if (byte < 250 && number.size() < number_digits) number += static_cast<char>('0' + byte % 10);
        wipe(bytes);
    }
    return Receipt(SecretText(with_check(std::move(number))));
}

std::size_t Receipt::count_digits(std::string_view typed) {
    return read_digits(typed).digits.size();
}

Result<Receipt> Receipt::parse(std::string_view typed) {
    auto read = read_digits(typed);
    SecretText all(std::move(read.digits));
    if (all.empty()) return problem(ProblemKind::invalid_input, "receipt_missing", "no receipt was typed");
    if (all.reveal().size() != digits)
        return problem(ProblemKind::invalid_input, "receipt_length", "a receipt of another length");
    if (read.strange || remainder_97(all.reveal()) != 1)
        return problem(ProblemKind::invalid_input, "receipt_typing", "a digit of the receipt is another one");
    return Receipt(std::move(all));
}

SecretText Receipt::text() const {
    std::string out;
    out.reserve(digits + digits / 4);
    for (std::size_t at = 0; at < digits; at += 4) {
        if (at > 0) out += ' ';
        out += digits_.reveal().substr(at, 4);
    }
    return SecretText(std::move(out));
}

SecretKey Receipt::root() const {
    Hash bytes = primitives::hash("hogo/receipt/1", {bytes_of(digits_.reveal().substr(0, number_digits))});
    return SecretKey::take(bytes);
}

Inbox Receipt::inbox() const {
    return beginning<16>(primitives::keyed_hash(root(), "inbox", {}));
}

SealPair Receipt::reply_pair() const {
    return SealPair::from_secret(primitives::derive(root(), "replies", {}));
}

std::string DeskKey::text() const {
    return "hogo desk key 1\n" + to_hex(of.group) + "\n" + std::to_string(of.version) + "\n" +
           to_hex(key.bytes) + "\n";
}

Result<DeskKey> DeskKey::parse(std::string_view text) {
    const auto damaged = [] {
        return problem(ProblemKind::corrupt, "desk_key_damaged", "desk.key does not hold the desk's key");
    };
    std::array<std::string_view, 4> lines;
    for (auto& line : lines) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return damaged();
        line = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    const auto group = from_hex(lines[1]), key = from_hex(lines[3]);
    DeskKey desk;
    const auto [end, error] =
        std::from_chars(lines[2].data(), lines[2].data() + lines[2].size(), desk.of.version);
    if (!text.empty() || lines[0] != "hogo desk key 1" || !group || group->size() != desk.of.group.size() ||
        !key || key->size() != desk.key.bytes.size() || error != std::errc{} ||
        end != lines[2].data() + lines[2].size())
        return damaged();
    std::ranges::copy(*group, desk.of.group.begin());
    std::ranges::copy(*key, desk.key.bytes.begin());
    return desk;
}

Result<Bytes> seal_to_desk(const DeskKey& desk, ConsultationPart part, const RawId& row, ByteView plain,
                           RandomSource& random) {
    const auto least = part == ConsultationPart::head ? head_size : words_size;
    if (plain.size() >= record_limit) return too_long();
    const auto text = padded_to(plain, std::max(least, primitives::bucket_of(plain.size())));
    Bytes sealed{format_version};
    primitives::append_u32(sealed, desk.of.version);
    if (!primitives::seal_box(sealed, desk.key, place_of(desk.of, part, row), bytes_of(text.reveal()),
                              random))
        return unusable();
    return sealed;
}

Result<SecretText> open_at_desk(std::span<const GroupSecret> desk, ConsultationPart part, const RawId& row,
                                ByteView sealed) {
    if (sealed.size() > 5 && sealed[0] == format_version)
        for (const auto& group : desk) {
            if (group.of.version != primitives::read_u32(sealed.subspan(1, 4))) continue;
            if (auto text = open_padded(group.pair, place_of(group.of, part, row), sealed.subspan(5)))
                return *std::move(text);
        }
    return problem(ProblemKind::corrupt, "box_not_authentic",
                   "a message that was changed, or is for somebody else");
}

Result<Bytes> seal_reply(const SealPublic& reply_key, const Inbox& inbox, ByteView plain,
                         RandomSource& random) {
    if (plain.size() > reply_limit) return too_long();
    const auto text = padded_to(plain, reply_size);
    Bytes sealed{format_version};
    if (!primitives::seal_box(sealed, reply_key, primitives::hash("hogo/reply/1", {inbox}),
                              bytes_of(text.reveal()), random))
        return unusable();
    return sealed;
}

std::optional<SecretText> open_reply(const SealPair& pair, const Inbox& inbox, ByteView sealed) {
    if (sealed.size() != sealed_reply_size || sealed[0] != format_version) return std::nullopt;
    return open_padded(pair, primitives::hash("hogo/reply/1", {inbox}), sealed.subspan(1));
}

RawId form_mark(const SecretKey& key, const RawId& form) {
    return beginning<16>(primitives::keyed_hash(key, "hogo/form/1", {form}));
}

std::array<Byte, 8> likeness_of(ByteView words) {
    return beginning<8>(primitives::hash("hogo/likeness/1", {words}));
}

RawId consultation_row(const RawId& form, ByteView words) {
    return beginning<16>(primitives::hash("hogo/consultation-row/1", {form, words}));
}

BatchHash::BatchHash() : hash_(primitives::hash("hogo/consultation-batch/1", {})) {}
void BatchHash::add(const RawId& id, ByteView head, ByteView words) {
    hash_ = primitives::hash("hogo/consultation-batch/1", {hash_, id, head, words});
}

}  // namespace hogo::vault
