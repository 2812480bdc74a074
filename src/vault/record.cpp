#include "vault/record.h"

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;
constexpr std::size_t head_size = 2 + sizeof(Commitment);

/// The head's own bytes, then the place: all of it is authenticated, none of the place is stored in the
/// record.
Bytes associated_data(ByteView head, const CompartmentVersion& of, std::uint64_t sequence,
                      const RawId& event) {
    Bytes data;
    data.reserve(head.size() + 64 + of.compartment.text().size());
    append(data, head);
    append(data, of.case_id);
    data.push_back(static_cast<Byte>(of.compartment.text().size()));
    append(data, bytes_of(of.compartment.text()));
    primitives::append_u32(data, of.version);
    primitives::append_u64(data, sequence);
    append(data, event);
    return data;
}

Bytes head_of(RecordMode mode, const Commitment& commitment, std::size_t reserve) {
    Bytes head;
    head.reserve(head_size + reserve);
    head.push_back(format_version);
    head.push_back(static_cast<Byte>(mode));
    append(head, commitment);
    return head;
}

}  // namespace

std::size_t bucket_of(std::size_t length) {
    return primitives::bucket_of(length);
}

Result<RecordHead> read_record_head(ByteView sealed) {
    const auto damaged = [] {
        return problem(ProblemKind::corrupt, "record_damaged", "bytes that are no sealed record");
    };
    if (sealed.size() < head_size || sealed[0] != format_version) return damaged();
    std::size_t overhead = 0;
    switch (sealed[1]) {
        case static_cast<Byte>(RecordMode::member):
            overhead = primitives::seal_overhead;
            break;
        case static_cast<Byte>(RecordMode::added):
            overhead = primitives::box_overhead;
            break;
        default:
            return damaged();
    }
    const std::size_t shortest = head_size + overhead + primitives::bucket_of(0);
    if (sealed.size() < shortest ||
        sealed.size() > head_size + overhead + primitives::bucket_of(record_limit))
        return damaged();
    RecordHead head{static_cast<RecordMode>(sealed[1]), {}};
    std::ranges::copy(sealed.subspan(2, sizeof(Commitment)), head.commitment.begin());
    return head;
}

Result<SecretText> CompartmentReader::open(ByteView sealed, std::uint64_t sequence,
                                           const RawId& event) const {
    HOGO_TRY(head, read_record_head(sealed));
    if (!equal_in_constant_time(head.commitment, of().commitment))
        return problem(ProblemKind::corrupt, "record_of_another_key",
                       "a record that another key version sealed");
    const Bytes associated = associated_data(sealed.first(head_size), of().of, sequence, event);
    const ByteView body = sealed.subspan(head_size);
    const bool by_member = head.mode == RecordMode::member;

    std::string text(body.size() - (by_member ? primitives::seal_overhead : primitives::box_overhead), '\0');
    const std::span<Byte> plain(reinterpret_cast<Byte*>(text.data()), text.size());
    const bool opened = by_member ? primitives::open(plain, secret_.record_key(), associated, body)
                                  : primitives::open_box(plain, secret_.pair(), associated, body);
    const auto length = opened ? primitives::length_without_padding(plain) : std::nullopt;
    if (!length) {
        wipe(plain);
        return problem(ProblemKind::corrupt, "record_not_authentic",
                       "a record that was changed, or is not of this place");
    }
    text.resize(*length);
    return SecretText(std::move(text));
}

Result<Bytes> CompartmentReader::seal(ByteView plain, std::uint64_t sequence, const RawId& event,
                                      RandomSource& random) const {
    if (plain.size() > record_limit)
        return problem(ProblemKind::invalid_input, "record_too_long", "more text than one record holds");
    const SecretText text(primitives::padded(plain));
    Bytes sealed =
        head_of(RecordMode::member, of().commitment, text.reveal().size() + primitives::seal_overhead);
    const Bytes associated = associated_data(sealed, of().of, sequence, event);
    primitives::seal(sealed, secret_.record_key(), associated, bytes_of(text.reveal()), random);
    return sealed;
}

Result<Bytes> add_record(const CompartmentPublic& to, ByteView plain, std::uint64_t sequence,
                         const RawId& event, RandomSource& random) {
    if (plain.size() > record_limit)
        return problem(ProblemKind::invalid_input, "record_too_long", "more text than one record holds");
    const SecretText text(primitives::padded(plain));
    Bytes sealed = head_of(RecordMode::added, to.commitment, text.reveal().size() + primitives::box_overhead);
    const Bytes associated = associated_data(sealed, to.of, sequence, event);
    if (!primitives::seal_box(sealed, to.key, associated, bytes_of(text.reveal()), random))
        return problem(ProblemKind::corrupt, "key_unusable",
                       "a compartment's public key that nothing can be sealed to");
    return sealed;
}

}  // namespace hogo::vault
