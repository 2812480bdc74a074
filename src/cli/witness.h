// `hogo witness`: a witness of other people's logs, as a process of its own with a key of its own.
//
// Promises: what it saw of a log lies in one small file each, replaced whole and synced before anything is
// answered; the key is made once, in a folder that only its user reads. Does not know sockets: the program
// supplies the server.
#pragma once
#include <functional>

#include "cli/command.h"
#include "ledger/witness.h"

namespace hogo::cli {

/// Serves `POST /add-checkpoint` at the address until it is told to stop.
using ServeWitness =
    std::function<Exit(const std::string& address, std::uint16_t port, ledger::Witness& witness)>;

void add_witness_command(CLI::App& app, Outcome& outcome, ServeWitness serve);

/// One small file a log, in a folder that is made where it is not there (0700).
class WitnessFolder final : public ledger::WitnessMemory {
  public:
    explicit WitnessFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
    Result<ledger::Seen> read(std::string_view origin) override;
    Result<void> keep(std::string_view origin, const ledger::Seen& seen) override;

  private:
    std::filesystem::path folder_;
};

}  // namespace hogo::cli
