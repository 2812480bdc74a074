// What a consultation's files add to receipt.h: where one belongs, which message it came with, whose key opens it.
//
// Format: docs/formats/consultation.md, docs/formats/attachment.md.
#pragma once
#include "vault/attachment.h"
#include "vault/receipt.h"

namespace hogo::vault {

/// To the desk.
AttachmentPlace place_of_attachment(const GroupVersion& desk, const RawId& file);
/// The id of a message's row where files came with it, by their hashes: the same form with the same words and files is
/// the same row. Without files it is consultation_row (receipt.h).
RawId consultation_row(const RawId& form, ByteView words, std::span<const Hash> files);
/// The version of the desk's key that a message was sealed to; 0 where it says none.
std::uint32_t desk_version_of(ByteView sealed);

}  // namespace hogo::vault
