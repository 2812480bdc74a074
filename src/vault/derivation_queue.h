// Where password derivations wait their turn, for each takes 256 MiB and half a second.
//
// Promises: never more than `at_once` together; clients (buckets of addresses or logins) are served in turn,
// so that one that floods delays itself alone; known devices have a lane of their own; a full queue refuses
// at once. Does not know what the work is.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace hogo::vault {

class DerivationQueue {
  public:
    using Work = std::move_only_function<void()>;
    enum class Lane { known_device, other };
    struct Limits {
        std::size_t at_once = 2;
        std::size_t waiting = 64;            ///< in each lane
        std::size_t waiting_per_client = 4;  ///< in each lane
    };

    DerivationQueue() : DerivationQueue(Limits{}) {}
    explicit DerivationQueue(Limits limits);
    /// Ends what runs; what still waits is dropped unrun.
    ~DerivationQueue();
    DerivationQueue(const DerivationQueue&) = delete;
    DerivationQueue& operator=(const DerivationQueue&) = delete;

    /// `work` will run on a thread of the queue; it must not throw. Problems: `sign_in_busy` (environment).
    Result<void> submit(const std::string& client, Lane lane, Work work);
    /// The same, and waits until it ran. Problems: `sign_in_busy` (environment; also when the queue ends
    /// meanwhile).
    Result<void> run(const std::string& client, Lane lane, Work work);

    std::size_t waiting() const;

  private:
    /// One lane: a list of work a client, and the clients in the order of their turns.
    struct Waiting {
        std::unordered_map<std::string, std::deque<Work>> of_client;
        std::deque<std::string> turns;
        std::size_t count = 0;
        Work take();
    };
    Waiting& next_lane();
    void serve();

    Limits limits_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Waiting known_, other_;
    unsigned known_in_a_row_ = 0;
    bool ending_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace hogo::vault
