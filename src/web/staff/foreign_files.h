// Files from outside on a page: what is known of one, its picture, and the file itself to be kept.
//
// Promises: a file is never run and never drawn by this process or by the browser; what is shown is a picture
// that a child drew; the file as it came is only ever something to save. Does not know whose file it is, or
// who may open it.
#pragma once
#include "actions/attachments.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

struct ForeignFile {
    actions::AttachedFile file;
    html::Url back, picture, raw;
    std::string back_label;
    bool drawn_anew = false;  ///< already when it was kept
};

/// `17 KB`, `3.2 MB`.
std::string size_of_file(std::uint64_t bytes);
/// Name, size and a link; for a list of files.
html::Html listed_file(const Messages& msg, const actions::AttachedFile& file, const html::Url& look);

/// The page about one file: its pieces are given to the child. Problems: those of the pieces.
Result<Response> foreign_file_page(Visit& visit, std::optional<Place> place, const ForeignFile& file,
                                   const actions::FilePieces& pieces);
/// Problems: `no_such_page` (not_found) where there is no picture; those of the pieces.
Result<Response> foreign_file_picture(Visit& visit, const actions::FilePieces& pieces);
Response foreign_file_itself(const actions::AttachedFile& file, actions::FilePieces pieces);

/// `{attachment}` of the pattern. Problems: `no_such_page` (not_found).
Result<vault::RawId> read_attachment_id(const Parameters& parameters);

}  // namespace hogo::web::staff
