// Check a hold: may another authority or carrier take this step against the holder of a document? (P5, P13, P14)
//
// Promises: `proceed` or `refer` and nothing else, never a reason; the same calls of the store whoever the person is; no
// compartment is opened; every check is on the ledger. It refers whenever a file names the document, and also for
// identifiers that are too thin, a spent budget, any failure, and a fixed keyed fraction of documents that nobody knows:
// `refer` therefore proves nothing about a person. The step must be one on which a hold may stand, else it proceeds.
// Does not know whether a file was closed: a document stays a reason to ask a human being (docs/interfaces.md).
#pragma once
#include <mutex>

#include "actions/receive_encounter.h"

namespace hogo::actions {

/// Checks by identity that one system may make in an hour.
inline constexpr int checks_an_hour = 60;
/// One unknown document in this many is referred.
inline constexpr int unknown_referred = 64;

/// How many checks each system made in the running hour. In memory: a restart gives each system its budget anew.
class CheckBudget {
  public:
    explicit CheckBudget(int an_hour = checks_an_hour) : an_hour_(an_hour) {}
    /// Counts one check; false when the hour's are spent.
    bool take(const StaffId& system, Instant now);

  private:
    struct Hour {
        std::int64_t number = 0;
        int taken = 0;
    };
    const int an_hour_;
    std::mutex mutex_;
    std::map<StaffId, Hour> hours_;
};

struct CheckHold {
    static inline const Code code = "check_hold";

    domain::IdentityDocument document;
    Code step;
    std::string reference;  ///< of the caller's own encounter: such a check spends no budget; may be empty
};

enum class HoldAnswer { proceed, refer };

/// Never fails: a failure is `refer`.
HoldAnswer check_hold(House& house, CheckBudget& budget, const Actor& system, const CheckHold& check);

}  // namespace hogo::actions
