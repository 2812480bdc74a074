// What looks at files, told what to find; it reads them to the end as a child would.
#pragma once
#include <string>

#include "actions/file_inspection.h"

namespace hogo::actions::testing {

class ToldInspector final : public FileInspector {
  public:
    Inspected found{.type = "jpeg", .pages = 1, .picture = Bytes(2000, 'J'), .scan = "none"};
    std::string read;  ///< of the last file

    Result<Inspected> inspect(const FilePieces& pieces) override {
        read.clear();
        while (true) {
            HOGO_TRY(piece, pieces());
            if (piece.empty()) return found;
            read += text_of(piece);
        }
    }
};

}  // namespace hogo::actions::testing
