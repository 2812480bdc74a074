// What this process remembers of sign-ins between requests: wrong codes, and challenges that were answered.
//
// Promises: guessing codes under a password that is known ends after a few tries, and only for devices that never signed
// in; a challenge is answered once. Holds ids and hashes for a quarter of an hour at most; safe from any thread.
// Does not know passwords, and is lost when the process ends.
#pragma once
#include <mutex>

#include "actions/house.h"

namespace hogo::actions {

class SignInMemory {
  public:
    static constexpr std::chrono::minutes window{15};
    static constexpr int most_wrong_codes = 10;

    /// After ten wrong codes under the right password within a quarter of an hour.
    bool holds_back(const StaffId& staff, Instant now) const;
    void note_wrong_code(const StaffId& staff, Instant now);
    void forget_wrong_codes(const StaffId& staff);
    /// True the first time. `until`: after it nobody may answer the challenge any more, and it is forgotten.
    bool use_challenge(const vault::Hash& challenge, Instant now, Instant until);

  private:
    struct Wrong {
        int codes = 0;
        Instant since;
    };
    mutable std::mutex mutex_;
    std::map<StaffId, Wrong> wrong_;
    std::map<vault::Hash, Instant> used_;
};

}  // namespace hogo::actions
