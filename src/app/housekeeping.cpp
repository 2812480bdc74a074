#include "app/housekeeping.h"

#include "actions/sign_in.h"

namespace hogo::app {

Housekeeping::Housekeeping(actions::House& house) : house_(house), thread_([this] { work(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Housekeeping::work() {
    std::unique_lock lock(mutex_);
    do {
        lock.unlock();
        static_cast<void>(actions::end_sessions_that_are_over(house_));
        lock.lock();
    } while (!wake_.wait_for(lock, std::chrono::minutes{1}, [this] { return ending_; }));
}

}  // namespace hogo::app
