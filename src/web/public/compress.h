// An answer's bytes, gzipped or as they are, and of a fixed size where a page's size would tell what is in
// it.
//
// Promises: a padded answer has one length for each encoding, whatever it says; padding stands where browsers
// skip it (a field of gzip's own header, a comment behind the page).
#pragma once
#include "web/http/request.h"

namespace hogo::web::open {

/// Sizes of every padded answer; a page that is longer than the first gets the next.
inline constexpr std::size_t padded_gzip = 14'000, padded_plain = 64 * 1024;

/// Whether a client takes gzip (`Accept-Encoding: gzip, br`); `gzip;q=0` is a no.
bool takes_gzip(std::string_view accept_encoding);

/// RFC 1952, without time and name: the same text gives the same bytes. `size`: the least length, filled up
/// inside the header.
std::string gzipped(std::string_view text, int level, std::size_t size = 0);

/// Sets body and encoding of a page that is the same for everybody, or of a form.
void compress(Response& response, const Request& request);
/// The same, padded.
void compress_to_one_size(Response& response, const Request& request);

}  // namespace hogo::web::open
