// Leaks that were planted: each is one mechanism by which a secret gets out, and the detector must find every
// one.
//
// They sit where real ones would: in what the store answers, in what is done for a request, and in what goes
// out. Only this test program contains them.
#pragma once
#include "pairs.h"

namespace hogo::attack {

struct Leak {
    std::string_view name;
    std::string_view what;
    Secret through;  ///< a kind of pair in which it shows
};
std::span<const Leak> leaks();

class LeakTap final : public Tap {
  public:
    std::string leak;  ///< which one flows; none where it is empty
    std::unique_ptr<WatchedStore> store(World& world) override;
    void answer(World& world, const std::string& login, const Asked& asked, web::Response& response) override;
};

}  // namespace hogo::attack
