// A connection to the database, its prepared statements, and the pool of those that read.
//
// Promises: every connection has the same settings (WAL, synchronous=FULL, secure_delete, untrusted schema, temporary
// things in memory, foreign keys); what SQLite throws becomes a Problem in `guarded` and travels no further.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "base/code.h"
#include "base/id.h"
#include "base/time.h"

namespace hogo::store::sqlite {

/// Stored values that cannot be what was written.
struct Damaged {};

class Connection {
  public:
    enum class Use { read, write };
    /// The file must exist. Throws SQLite::Exception.
    Connection(const std::filesystem::path& file, Use use);

    void run(const char* sql);
    SQLite::Statement& statement(const char* sql);
    bool in_transaction() const;
    void roll_back() noexcept;
    SQLite::Database& database() { return database_; }

  private:
    SQLite::Database database_;
    std::unordered_map<const char*, SQLite::Statement> statements_;  // by the literal's address
};

/// One run of a prepared statement; reset when it ends. The SQL must be a literal.
class Query {
  public:
    template <class... Values>
    Query(Connection& connection, const char* sql, const Values&... values) : statement_(connection.statement(sql)) {
        int at = 0;
        (bind(++at, values), ...);
    }
    ~Query() { statement_.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Whether there is a further row.
    bool step() { return statement_.executeStep(); }
    /// Runs to the end; answers how many rows changed.
    int run() { return statement_.exec(); }

    bool is_null(int column) const { return statement_.isColumnNull(column); }
    std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
    template <std::integral T>
    T number(int column) const {
        return static_cast<T>(integer(column));
    }
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    Bytes bytes(int column) const {
        const auto view = view_of(column);
        return {view.begin(), view.end()};
    }
    template <std::size_t N>
    std::array<Byte, N> array(int column) const {
        const auto view = view_of(column);
        if (view.size() != N) throw Damaged{};
        std::array<Byte, N> bytes;
        std::ranges::copy(view, bytes.begin());
        return bytes;
    }
    template <class Identity>
    Identity id(int column) const {
        return Identity(array<Identity::size>(column));
    }
    Code code(int column) const {
        const auto code = Code::parse(text(column));
        if (!code) throw Damaged{};
        return *code;
    }
    LocalDate day(int column) const { return LocalDate::from_number(number<int>(column)); }

  private:
    void bind(int at, std::integral auto value) { statement_.bind(at, static_cast<std::int64_t>(value)); }
    void bind(int at, std::string_view text) { statement_.bind(at, std::string(text)); }
    void bind(int at, ByteView bytes) {
        statement_.bind(at, bytes.empty() ? static_cast<const void*>("") : bytes.data(), static_cast<int>(bytes.size()));
    }
    void bind(int at, const Bytes& bytes) { bind(at, ByteView(bytes)); }
    template <std::size_t N>
    void bind(int at, const std::array<Byte, N>& bytes) {
        bind(at, ByteView(bytes));
    }
    template <class Tag>
    void bind(int at, const Id<Tag>& id) {
        bind(at, id.bytes());
    }
    void bind(int at, const Code& code) { bind(at, std::string_view(code.text())); }
    void bind(int at, const std::optional<Code>& code) {
        if (code)
            bind(at, *code);
        else
            statement_.bind(at);
    }
    void bind(int at, LocalDate day) { bind(at, day.number()); }
    void bind(int at, Instant instant) { bind(at, instant.milliseconds); }

    ByteView view_of(int column) const {
        const auto value = statement_.getColumn(column);
        return {static_cast<const Byte*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
    }
    SQLite::Statement& statement_;
};

/// Problems: `disk_full`, `store_busy`, `store_trouble` (environment), `store_damaged` (corrupt), `change_not_whole`
/// (invalid_input: it names something that is not stored).
Problem problem_of(const SQLite::Exception& thrown);
Problem problem_of(const Damaged&);

template <class Body>
auto guarded(Body&& body) -> decltype(body()) {
    try {
        return body();
    } catch (const SQLite::Exception& thrown) {
        return std::unexpected(problem_of(thrown));
    } catch (const Damaged& thrown) {
        return std::unexpected(problem_of(thrown));
    }
}

/// One state of the database from beginning to end.
class Snapshot {
  public:
    explicit Snapshot(Connection& connection) : connection_(connection) { connection_.run("BEGIN"); }
    ~Snapshot() { connection_.roll_back(); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

  private:
    Connection& connection_;
};

/// Connections for reading: one for each call that is under way.
class Readers {
  public:
    explicit Readers(std::filesystem::path file) : file_(std::move(file)) {}

    /// Reads on a connection of its own.
    template <class Body>
    auto read(Body&& body) -> decltype(body(std::declval<Connection&>())) {
        return guarded([&] {
            const auto connection = take();
            return body(*connection);
        });
    }
    /// Every connection that is not in use.
    void close_idle();

  private:
    using Lease = std::unique_ptr<Connection, std::function<void(Connection*)>>;
    Lease take();
    void give_back(std::unique_ptr<Connection> connection);

    static constexpr std::size_t kept_idle = 64;
    std::filesystem::path file_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace hogo::store::sqlite
