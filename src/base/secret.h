// A secret value: moved, never copied; wiped when it ends; impossible to print, format, log or compare in variable time.
//
// tests/lint/compile_fail holds the programs that must not compile.
#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/bytes.h"

namespace hogo {

/// Overwrites memory in a way that the compiler may not leave out.
void wipe(std::span<Byte> memory) noexcept;
/// Overwrites what calls that have returned left on this thread's stack, 256 KiB deep.
void wipe_stack() noexcept;
/// Equal in content, in time that depends on the length alone. Different lengths are unequal.
bool equal_in_constant_time(ByteView a, ByteView b) noexcept;

template <std::size_t N>
class SecretBytes {
  public:
    static constexpr std::size_t size = N;

    SecretBytes() = default;
    /// Takes the bytes and wipes where they came from.
    static SecretBytes take(std::span<Byte, N> from) {
        SecretBytes secret;
        std::copy(from.begin(), from.end(), secret.bytes_.begin());
        wipe(from);
        return secret;
    }
    SecretBytes(SecretBytes&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
    SecretBytes& operator=(SecretBytes&& other) noexcept {
        if (this != &other) {
            bytes_ = other.bytes_;
            wipe(other.bytes_);
        }
        return *this;
    }
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes() { wipe(bytes_); }

    /// A second holder, on purpose and by name.
    SecretBytes duplicate() const {
        SecretBytes copy;
        copy.bytes_ = bytes_;
        return copy;
    }
    /// The bytes, for the cryptographic call that needs them.
    std::span<const Byte, N> reveal() const { return bytes_; }
    std::span<Byte, N> reveal() { return bytes_; }
    bool operator==(const SecretBytes&) const = delete;

  private:
    std::array<Byte, N> bytes_{};
};

/// Secret text (a password, an opened payload on its way to the screen).
class SecretText {
  public:
    SecretText() = default;
    explicit SecretText(std::string text) : text_(std::move(text)) { wipe_all(text); }
    SecretText(SecretText&& other) noexcept : text_(std::move(other.text_)) { other.clear(); }
    SecretText& operator=(SecretText&& other) noexcept {
        if (this != &other) {
            clear();
            text_ = std::move(other.text_);
            other.clear();
        }
        return *this;
    }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    ~SecretText() { clear(); }

    std::string_view reveal() const { return text_; }
    bool empty() const { return text_.empty(); }
    bool operator==(const SecretText&) const = delete;

  private:
    void clear() noexcept { wipe_all(text_); }
    /// The whole capacity: a short text that was moved from is empty, and its bytes are still there.
    static void wipe_all(std::string& text) noexcept {
        text.resize(text.capacity());
        wipe({reinterpret_cast<Byte*>(text.data()), text.size()});
        text.clear();
    }
    std::string text_;
};

}  // namespace hogo
