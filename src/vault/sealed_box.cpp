#include "vault/sealed_box.h"

#include "vault/primitives.h"
#include "vault/record.h"

namespace hogo::vault {
namespace {

constexpr Byte format_version = 1;

Hash binding(const Code& purpose, ByteView context) {
    return primitives::hash("hogo/sealed-box/1", {bytes_of(purpose.text()), context});
}

}  // namespace

Result<Bytes> seal_to_public(const SealPublic& recipient, const Code& purpose, ByteView context, ByteView plain,
                             RandomSource& random) {
    if (plain.size() > record_limit)
        return problem(ProblemKind::invalid_input, "record_too_long", "more text than one record holds");
    const SecretText text(primitives::padded(plain));
    Bytes sealed{format_version};
    sealed.reserve(1 + text.reveal().size() + primitives::box_overhead);
    if (!primitives::seal_box(sealed, recipient, binding(purpose, context), bytes_of(text.reveal()),
                              random))
        return problem(ProblemKind::corrupt, "key_unusable",
                       "a registered key that nothing can be sealed to");
    return sealed;
}

Result<Bytes> seal_to(const VerifiedKey& recipient, const Code& purpose, ByteView context, ByteView plain,
                      RandomSource& random) {
    return seal_to_public(recipient.key(), purpose, context, plain, random);
}

Result<SecretText> open_box(const SealPair& recipient, const Code& purpose, ByteView context, ByteView box) {
    const auto not_authentic = [] {
        return problem(ProblemKind::corrupt, "box_not_authentic",
                       "a box that was changed, or is for something else");
    };
    constexpr std::size_t overhead = 1 + primitives::box_overhead;
    if (box.size() < overhead || box[0] != format_version ||
        box.size() > overhead + primitives::bucket_of(record_limit))
        return not_authentic();
    std::string text(box.size() - overhead, '\0');
    const std::span<Byte> plain(reinterpret_cast<Byte*>(text.data()), text.size());
    if (!primitives::open_box(plain, recipient, binding(purpose, context), box.subspan(1)))
        return not_authentic();
    const auto length = primitives::length_without_padding(plain);
    if (!length) {
        wipe(plain);
        return not_authentic();
    }
    text.resize(*length);
    return SecretText(std::move(text));
}

Result<Bytes> seal_form(const VerifiedKey& author, const RawId& form_id, ByteView form,
                        RandomSource& random) {
    return seal_to(author, Code("expired-form"), form_id, form, random);
}

Result<SecretText> open_form(const SealPair& author, const RawId& form_id, ByteView sealed) {
    return open_box(author, Code("expired-form"), form_id, sealed);
}

}  // namespace hogo::vault
