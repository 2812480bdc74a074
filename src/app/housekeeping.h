// What has to be tidied while the server runs: once a minute, sessions whose time is over lose their keys.
//
// Promises: ends with the object; what fails is tried again a minute later, for the limits hold without it.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "actions/house.h"

namespace hogo::app {

class Housekeeping {
  public:
    explicit Housekeeping(actions::House& house);
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

  private:
    void work();

    actions::House& house_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace hogo::app
