#include "vault/desk_files.h"

#include "vault/primitives.h"

namespace hogo::vault {

AttachmentPlace place_of_attachment(const GroupVersion& desk, const RawId& file) {
    return {desk.group, "desk", desk.version, file};
}

RawId consultation_row(const RawId& form, ByteView words, std::span<const Hash> files) {
    if (files.empty()) return consultation_row(form, words);
    Bytes all;
    for (const auto& file : files) append(all, file);
    const auto hash = primitives::hash("hogo/consultation-row/1", {form, words, all});
    RawId id;
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

std::uint32_t desk_version_of(ByteView sealed) {
    return sealed.size() > 5 && sealed[0] == 1 ? primitives::read_u32(sealed.subspan(1, 4)) : 0;
}

}  // namespace hogo::vault
