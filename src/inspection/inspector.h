// Files from outside, looked at in a child process that lives for one file.
//
// Promises: the file goes to the child (and to a virus scanner on this machine, where one listens) piece by
// piece and is never held here whole; a child that dies, hangs or says nonsense is a file of which nothing is
// known. Does not know: keys, the database, what a picture shows.
#pragma once
#include <chrono>
#include <filesystem>

#include "actions/file_inspection.h"

namespace hogo::inspection {

/// The child's program, beside this one.
std::filesystem::path program_beside_this();

struct InspectorOptions {
    std::filesystem::path program = program_beside_this();
    std::filesystem::path scanner = "/run/clamav/clamd.ctl";  ///< clamd's socket
    std::chrono::seconds longest{20};
};

class ChildInspector : public actions::FileInspector {
  public:
    explicit ChildInspector(InspectorOptions options = {}) : options_(std::move(options)) {}
    Result<actions::Inspected> inspect(const actions::FilePieces& pieces) override;

  private:
    InspectorOptions options_;
};

}  // namespace hogo::inspection
