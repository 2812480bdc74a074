// Both sides of a witness: `hogo witness` served, and a server that asks the witnesses of its configuration.
//
// Promises: the newest cosigned checkpoint lies beside the pins, outside the database; it counts as witnessed
// only while it verifies under the log's key and a listed witness's, and is not larger than what the database
// holds now.
#pragma once
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cli/witness.h"
#include "store/sqlite/database.h"

namespace hogo::app {

/// `http://host:port name+id+key`
struct ListedWitness {
    std::string host;
    std::uint16_t port = 0;
    ledger::VerifierKey key;
    static std::optional<ListedWitness> parse(std::string_view text);
};

cli::Exit serve_witness(const std::string& address, std::uint16_t port, ledger::Witness& witness);

/// Asks each listed witness to cosign the newest checkpoint. Answers how many did; what they said is kept in
/// `file`.
std::size_t ask_witnesses(store::sqlite::Database& database, const std::vector<ListedWitness>& witnesses,
                          const std::filesystem::path& file);
/// Whether the kept checkpoint is this log's and one of the witnesses has cosigned it.
bool is_witnessed(const std::filesystem::path& file, const ledger::VerifierKey& log,
                  const std::vector<ListedWitness>& witnesses);

/// Asks once a minute while it lives.
class Witnessing {
  public:
    Witnessing(store::sqlite::Database& database, std::vector<ListedWitness> witnesses,
               std::filesystem::path file);
    bool witnessed() const { return witnessed_; }

  private:
    std::atomic<bool> witnessed_ = false;
    std::jthread thread_;
};

}  // namespace hogo::app
