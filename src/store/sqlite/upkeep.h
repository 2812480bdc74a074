// What goes on beside the writing: the write-ahead log is carried into the database, the last checkpoint is pinned.
//
// Promises: a thread and a connection of its own; writing stands still only while a log that has grown long is begun
// anew, a moment after most of it was carried over. The pin is never newer than what is durable.
#pragma once
#include <atomic>

#include "store/sqlite/pins.h"
#include "store/sqlite/writer.h"

namespace hogo::store::sqlite {

class Upkeep {
  public:
    Upkeep(std::unique_ptr<Connection> connection, Writer& writer, Pins pins, std::chrono::milliseconds pin_interval);
    ~Upkeep() { stop(); }
    /// Ends the thread; what is pinned and carried over afterwards is up to finish().
    void stop();
    /// What was shredded leaves the write-ahead log too, with the next round.
    void empty_log() { empty_log_ = true; }
    /// After the writer stopped: everything into the database file, and the last checkpoint pinned.
    Result<void> finish();

  private:
    void work();
    void carry_over();
    /// False where a reader of an old state is in the way. Writing waits at most some 20 ms for it.
    bool begin_log_anew();
    bool cut_log();
    Result<void> pin();

    std::unique_ptr<Connection> connection_;
    Writer& writer_;
    const Pins pins_;
    const std::chrono::milliseconds pin_interval_;
    std::string pinned_;
    std::uint64_t carried_ = 0;  // commits that were there when the log was last carried over
    std::int64_t too_long_;      // pages of the log at which it is begun anew

    std::atomic<bool> empty_log_ = false;

    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace hogo::store::sqlite
