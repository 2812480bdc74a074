// What looks at a hostile file, as a port: the work is done in a process that can do nothing else.
//
// Promises to be kept by whoever implements it: no byte of the file is parsed in this process; what comes
// back is a code out of a list and a picture that was drawn anew. Does not know whose file it is.
#pragma once
#include <functional>

#include "base/bytes.h"
#include "base/code.h"
#include "base/result.h"

namespace hogo::actions {

/// The next piece of a file; empty: there is no more.
using FilePieces = std::function<Result<Bytes>()>;

struct Inspected {
    Code type = "unknown";  ///< by content: jpeg, png, gif, webp, heic, pdf, text, other; `unknown`: nobody
                            ///< could look
    int pages = 0;          ///< of a paper; 1 of a photograph
    Bytes picture;          ///< JPEG, drawn anew; empty where there is none
    Code scan = "none";     ///< clean, found, none (no scanner answered)
};

class FileInspector {
  public:
    virtual ~FileInspector() = default;
    /// Problems: those of `pieces`; a file that nobody could look at is none (`unknown`).
    virtual Result<Inspected> inspect(const FilePieces& pieces) = 0;
};

}  // namespace hogo::actions
