// Result and Problem: what can go wrong is a value that the caller must look at.
//
// Promises: a Problem is built from literals alone, so no name, address or statement can travel in an error.
// Does not know: how a problem is shown; the web and the command line have sentences for each code.
#pragma once
#include <expected>
#include <string_view>

namespace hogo {

/// Text that stood in the source code. Nothing read at run time converts to it.
class Literal {
  public:
    template <std::size_t N>
    consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}
    constexpr std::string_view view() const { return text_; }
    constexpr bool operator==(const Literal&) const = default;

  private:
    std::string_view text_;
};

/// What kind of trouble, and so which exit code or HTTP status it becomes.
enum class ProblemKind {
    invalid_input,   ///< the caller can mend it (4xx, exit 3)
    not_found,       ///< unknown, or hidden from this caller: one and the same answer
    conflict,        ///< somebody else was faster, or the form is stale
    unauthenticated, ///< sign in again
    environment,     ///< disk, port, old data (5xx, exit 4)
    corrupt,         ///< stored bytes that do not hold what they must (5xx, exit 4)
};

/// A stable code (`snake_case`), a sentence for the log, and the form field it belongs to, if any.
struct Problem {
    ProblemKind kind;
    Literal code;
    Literal message;
    Literal field = "";
    bool operator==(const Problem&) const = default;
};

template <class T>
using Result = std::expected<T, Problem>;

/// `return problem(ProblemKind::conflict, "stale_form", "…");`
constexpr std::unexpected<Problem> problem(ProblemKind kind, Literal code, Literal message, Literal field = "") {
    return std::unexpected<Problem>(Problem{kind, code, message, field});
}

/// A broken promise of our own code: ends the request (the adapter catches it), never the caller's business.
[[noreturn]] void bug(Literal what);
inline void require(bool holds, Literal what) {
    if (!holds) bug(what);
}

/// Thrown by bug(); caught only where a request or a command begins.
struct Bug {
    std::string_view what;
};

}  // namespace hogo

/// Passes a problem on to the caller: `HOGO_TRY(name, expression);` declares `name` with the value.
#define HOGO_TRY_JOIN2(a, b) a##b
#define HOGO_TRY_JOIN(a, b) HOGO_TRY_JOIN2(a, b)
#define HOGO_TRY(name, ...)                                                                   \
    auto HOGO_TRY_JOIN(name, _result) = (__VA_ARGS__);                                        \
    if (!HOGO_TRY_JOIN(name, _result)) return std::unexpected(HOGO_TRY_JOIN(name, _result).error()); \
    auto name = std::move(*HOGO_TRY_JOIN(name, _result))
#define HOGO_CHECK(...)                                                              \
    do {                                                                             \
        auto hogo_checked = (__VA_ARGS__);                                           \
        if (!hogo_checked) return std::unexpected(hogo_checked.error());             \
    } while (false)
