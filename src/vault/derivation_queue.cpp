#include "vault/derivation_queue.h"

#include <future>
#include <memory>

namespace hogo::vault {

DerivationQueue::DerivationQueue(Limits limits) : limits_(limits) {
    for (std::size_t i = 0; i < limits_.at_once; ++i) threads_.emplace_back([this] { serve(); });
}

DerivationQueue::~DerivationQueue() {
    {
        std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    threads_.clear();
}

Result<void> DerivationQueue::submit(const std::string& client, Lane lane, Work work) {
    std::lock_guard lock(mutex_);
    Waiting& waiting = lane == Lane::known_device ? known_ : other_;
    const auto found = waiting.of_client.find(client);
    const std::size_t of_client = found == waiting.of_client.end() ? 0 : found->second.size();
    if (ending_ || waiting.count >= limits_.waiting || of_client >= limits_.waiting_per_client)
        return problem(ProblemKind::environment, "sign_in_busy", "too many sign-ins are waiting");
    if (of_client == 0) waiting.turns.push_back(client);
    waiting.of_client[client].push_back(std::move(work));
    ++waiting.count;
    changed_.notify_one();
    return {};
}

Result<void> DerivationQueue::run(const std::string& client, Lane lane, Work work) {
    auto done = std::make_shared<std::promise<void>>();
    auto finished = done->get_future();
    HOGO_CHECK(submit(client, lane, [work = std::move(work), done = std::move(done)]() mutable {
        work();
        done->set_value();
    }));
    try {
        finished.get();
    } catch (const std::future_error&) {
        return problem(ProblemKind::environment, "sign_in_busy",
                       "the queue ended before the work had its turn");
    }
    return {};
}

std::size_t DerivationQueue::waiting() const {
    std::lock_guard lock(mutex_);
    return known_.count + other_.count;
}

DerivationQueue::Work DerivationQueue::Waiting::take() {
    const std::string client = std::move(turns.front());
    turns.pop_front();
    auto& works = of_client.find(client)->second;
    Work work = std::move(works.front());
    works.pop_front();
    --count;
    if (works.empty())
        of_client.erase(client);
    else
        turns.push_back(client);  // one piece, then to the end of the line
    return work;
}

DerivationQueue::Waiting& DerivationQueue::next_lane() {
    // Known devices go first, but after three of them one stranger, so that neither lane starves the other.
    const bool known = known_.count > 0 && (other_.count == 0 || known_in_a_row_ < 3);
    known_in_a_row_ = known ? known_in_a_row_ + 1 : 0;
    return known ? known_ : other_;
}

void DerivationQueue::serve() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ending_ || known_.count + other_.count > 0; });
        if (ending_) return;
        Work work = next_lane().take();
        lock.unlock();
        work();
        work = nullptr;  // what it holds (a password) ends here, outside the lock
        lock.lock();
    }
}

}  // namespace hogo::vault
