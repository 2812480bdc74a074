// A root document that waits in the data folder for its custodians' signatures, with its registrar's seed
// beside it.
//
// Promises: both files are the owner's alone; the seed is overwritten when the document came into force.
#pragma once
#include <filesystem>

#include "vault/root_document.h"

namespace hogo::app {

class WaitingRoot {
  public:
    explicit WaitingRoot(const std::filesystem::path& data) : folder_(data / "founding") {}

    std::filesystem::path document_file() const { return folder_ / "root"; }
    /// Problems: `file_exists` (conflict: another one waits), `unwritable`, those of sign_root.
    Result<void> begin(const vault::RootDocument& document, const vault::SignPair& registrar) const;
    /// The document with the signatures that it has by now. Problems: `unreadable` (environment).
    Result<Bytes> document() const;
    /// Problems: `unreadable`, `founding_damaged` (corrupt).
    Result<vault::SignPair> registrar() const;
    void end() const;

  private:
    std::filesystem::path registrar_file() const { return folder_ / "registrar"; }
    std::filesystem::path folder_;
};

}  // namespace hogo::app
