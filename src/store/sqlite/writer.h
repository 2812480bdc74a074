// The one thread that writes: takes what waits, commits it together, and answers afterwards.
//
// Promises: a group of jobs is one transaction (BEGIN IMMEDIATE) with a savepoint each; a job that fails leaves no row
// and no leaf and does not disturb the others; the group's leaves, their tiles and a signed checkpoint are in the same
// transaction; a caller hears only after COMMIT. Does not know what the jobs write.
#pragma once
#include <condition_variable>
#include <deque>
#include <thread>

#include "actions/office.h"
#include "ledger/checkpoint.h"
#include "ledger/integrate.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite {

/// What the jobs of one transaction share.
struct Group {
    Connection& connection;
    std::uint64_t first_leaf;
    std::vector<Bytes> leaves;
    std::shared_ptr<const actions::Directory> directory;  ///< as it will be

    /// The index that the entry gets in the tree.
    std::uint64_t append_leaf(const ledger::Hash& entry) {
        leaves.emplace_back(entry.begin(), entry.end());
        return first_leaf + leaves.size() - 1;
    }
};

/// What the writer keeps between its commits, as it stands in the database.
struct Written {
    ledger::Edge edge;
    std::string checkpoint;  ///< signed note
    std::shared_ptr<const actions::Directory> directory;
};

class Writer {
  public:
    Writer(std::unique_ptr<Connection> connection, ledger::LogSigner signer, Written written, std::size_t group_limit);
    ~Writer() { stop(); }

    /// Runs `body(Group&)` in the next group and waits until it is durable. Problems: the body's own, those of the
    /// store, `store_closed` (environment). A Bug in the body comes out here.
    template <class Body>
    auto run(Body body) -> decltype(body(std::declval<Group&>()));

    /// Finishes what waits, then ends the thread.
    void stop();

    std::shared_ptr<const actions::Directory> directory() const;
    std::string checkpoint() const;
    /// Counts commits; for those who want to know whether anything happened.
    std::uint64_t commits() const;
    /// Held while a group is being written.
    std::mutex& gate() { return gate_; }

  private:
    class Job {
      public:
        virtual ~Job() = default;
        virtual bool execute(Group& group) = 0;        ///< false: to be undone
        virtual void fail(const Problem& problem) = 0; ///< what seemed done is not
        void finish();
        void wait();

      private:
        std::mutex mutex_;
        std::condition_variable done_;
        bool finished_ = false;
    };
    template <class Body, class Answer>
    class JobOf;
    using Jobs = std::vector<std::shared_ptr<Job>>;

    bool submit(const std::shared_ptr<Job>& job);
    void work();
    void commit(const Jobs& jobs);
    void execute(Job& job, Group& group);
    void publish(Written written);

    std::unique_ptr<Connection> connection_;
    ledger::LogSigner signer_;
    const std::size_t group_limit_;
    std::mutex gate_;

    mutable std::mutex written_mutex_;
    Written written_;
    std::uint64_t commits_ = 0;

    std::mutex queue_mutex_;
    std::condition_variable arrived_;
    std::deque<std::shared_ptr<Job>> queue_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all the others
};

template <class Body, class Answer>
class Writer::JobOf : public Writer::Job {
  public:
    explicit JobOf(Body& body) : body_(body) {}
    bool execute(Group& group) override {
        try {
            answer = guarded([&] { return body_(group); });
            return answer->has_value();
        } catch (...) {
            thrown = std::current_exception();
            return false;
        }
    }
    void fail(const Problem& problem) override {
        if (!thrown && (!answer || answer->has_value())) answer = std::unexpected(problem);
    }
    std::optional<Answer> answer;
    std::exception_ptr thrown;

  private:
    Body& body_;
};

template <class Body>
auto Writer::run(Body body) -> decltype(body(std::declval<Group&>())) {
    using Answer = decltype(body(std::declval<Group&>()));
    const auto job = std::make_shared<JobOf<Body, Answer>>(body);
    if (!submit(job)) return problem(ProblemKind::environment, "store_closed", "the database is being closed");
    job->wait();
    if (job->thrown) std::rethrow_exception(job->thrown);
    return *std::move(job->answer);
}

}  // namespace hogo::store::sqlite
