// What a secret may do: be made, moved, duplicated by name, revealed on purpose, compared in constant time. And what a
// problem may say: what stood in the source code.
#include "base/result.h"
#include "base/secret.h"

hogo::Result<void> told() { return hogo::problem(hogo::ProblemKind::invalid_input, "code", "a sentence"); }

int main() {
    std::array<hogo::Byte, 4> bytes{1, 2, 3, 4};
    auto secret = hogo::SecretBytes<4>::take(bytes);
    const auto moved = std::move(secret);
    const auto again = moved.duplicate();
    const hogo::SecretText text(std::string("text"));
    return hogo::equal_in_constant_time(again.reveal(), moved.reveal()) && !text.reveal().empty() ? 0 : 1;
}
