#include "store/sqlite/writer.h"

#include "store/sqlite/tile_rows.h"

namespace hogo::store::sqlite {

Writer::Writer(std::unique_ptr<Connection> connection, ledger::LogSigner signer, Written written,
               std::size_t group_limit)
    : connection_(std::move(connection)),
      signer_(std::move(signer)),
      group_limit_(group_limit),
      written_(std::move(written)),
      thread_([this] { work(); }) {}

void Writer::stop() {
    {
        const std::lock_guard lock(queue_mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Writer::submit(const std::shared_ptr<Job>& job) {
    {
        const std::lock_guard lock(queue_mutex_);
        if (stopping_) return false;
        queue_.push_back(job);
    }
    arrived_.notify_one();
    return true;
}

void Writer::work() {
    for (;;) {
        Jobs jobs;
        {
            std::unique_lock lock(queue_mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            while (!queue_.empty() && jobs.size() < group_limit_) {
                jobs.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
        }
        {
            const std::lock_guard writing(gate_);
            commit(jobs);
        }
        for (const auto& job : jobs) job->finish();
    }
}

void Writer::commit(const Jobs& jobs) {
    const auto written = guarded([&]() -> Result<Written> {
        Group group{*connection_, written_.edge.size(), {}, written_.directory};
        connection_->run("BEGIN IMMEDIATE");
        for (const auto& job : jobs) execute(*job, group);
        Written next{written_.edge, written_.checkpoint, group.directory};
        if (!group.leaves.empty()) {
            auto integration = ledger::integrate(written_.edge, group.leaves);
            next.edge = std::move(integration.edge);
            next.checkpoint = ledger::sign_checkpoint(signer_, next.edge.size(), next.edge.root());
            write_tiles(*connection_, integration.tiles);
            write_checkpoint(*connection_, next.checkpoint);
        }
        connection_->run("COMMIT");
        return next;
    });
    if (written) return publish(*std::move(written));
    connection_->roll_back();
    for (const auto& job : jobs) job->fail(written.error());
}

void Writer::execute(Job& job, Group& group) {
    const auto leaves = group.leaves.size();
    const auto directory = group.directory;
    connection_->run("SAVEPOINT job");
    if (!job.execute(group)) {
        // Some troubles (a full disk) end the whole transaction; then ROLLBACK TO throws and the group fails together.
        connection_->run("ROLLBACK TO job");
        group.leaves.resize(leaves);
        group.directory = directory;
    }
    connection_->run("RELEASE job");
}

void Writer::publish(Written written) {
    const std::lock_guard lock(written_mutex_);
    written_ = std::move(written);
    ++commits_;
}

std::shared_ptr<const actions::Directory> Writer::directory() const {
    const std::lock_guard lock(written_mutex_);
    return written_.directory;
}

std::string Writer::checkpoint() const {
    const std::lock_guard lock(written_mutex_);
    return written_.checkpoint;
}

std::uint64_t Writer::commits() const {
    const std::lock_guard lock(written_mutex_);
    return commits_;
}

void Writer::Job::finish() {
    // Under the lock, for the waiter may let go of its job as soon as it sees the flag.
    const std::lock_guard lock(mutex_);
    finished_ = true;
    done_.notify_one();
}

void Writer::Job::wait() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return finished_; });
}

}  // namespace hogo::store::sqlite
