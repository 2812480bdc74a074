#include "store/sqlite/upkeep.h"

namespace hogo::store::sqlite {
namespace {

constexpr std::chrono::milliseconds interval{200};
constexpr std::int64_t long_log = 8192;  // pages: 32 MiB
constexpr int impatient_milliseconds = 20;

}  // namespace

Upkeep::Upkeep(std::unique_ptr<Connection> connection, Writer& writer, Pins pins,
               std::chrono::milliseconds pin_interval)
    : connection_(std::move(connection)),
      writer_(writer),
      pins_(std::move(pins)),
      pin_interval_(pin_interval),
      too_long_(long_log),
      thread_([this] { work(); }) {}

void Upkeep::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

Result<void> Upkeep::finish() {
    const auto carried = guarded([&]() -> Result<void> {
        Query(*connection_, "PRAGMA wal_checkpoint(TRUNCATE)").step();
        return {};
    });
    HOGO_CHECK(pin());
    return carried;
}

void Upkeep::work() {
    auto next_pin = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::min(interval, pin_interval_), [this] { return stopping_; })) {
        lock.unlock();
        carry_over();
        if (const auto now = std::chrono::steady_clock::now(); now >= next_pin) {
            // A pin that cannot be written is tried again; an old pin only makes the check weaker.
            static_cast<void>(pin());
            next_pin = now + pin_interval_;
        }
        lock.lock();
    }
}

void Upkeep::carry_over() {
    const auto commits = writer_.commits();
    if (commits == carried_ && !empty_log_) return;
    // Trouble here leaves the log as it is: nothing is lost, and the next round tries again.
    static_cast<void>(guarded([&]() -> Result<void> {
        std::int64_t pages = 0;
        {
            Query query(*connection_, "PRAGMA wal_checkpoint(PASSIVE)");
            if (query.step()) pages = query.integer(1);
        }
        // Somebody who reads an old state (a verifier, a backup) keeps the log from ending: then it may grow as much again.
        if (pages > too_long_) too_long_ = begin_log_anew() ? long_log : pages + long_log;
        carried_ = commits;
        return {};
    }));
    if (empty_log_.exchange(false) && !cut_log()) empty_log_ = true;
}

bool Upkeep::cut_log() {
    const auto cut = guarded([&]() -> Result<bool> {
        const std::lock_guard writing(writer_.gate());
        connection_->database().setBusyTimeout(impatient_milliseconds);
        Query query(*connection_, "PRAGMA wal_checkpoint(TRUNCATE)");
        return query.step() && query.integer(0) == 0;
    });
    return cut && *cut;
}

bool Upkeep::begin_log_anew() {
    const std::lock_guard writing(writer_.gate());
    connection_->database().setBusyTimeout(impatient_milliseconds);
    Query query(*connection_, "PRAGMA wal_checkpoint(RESTART)");
    return query.step() && query.integer(0) == 0;
}

Result<void> Upkeep::pin() {
    auto checkpoint = writer_.checkpoint();
    if (checkpoint == pinned_) return {};
    HOGO_CHECK(pins_.write_checkpoint(checkpoint));
    pinned_ = std::move(checkpoint);
    return {};
}

}  // namespace hogo::store::sqlite
