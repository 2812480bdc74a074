// All screening of one office's planning: 700 people (staff, interpreters) against everybody to keep away of
// all cases, by token sets alone; then one change. Names are made up from a seed. Prints processor time.
//
//   bench_matching [PEOPLE [KEPT_AWAY]]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "base/random.h"
#include "matching/blind_index.h"

namespace {

using namespace hogo;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string word(RandomSource& random) {
    constexpr std::string_view consonants = "bdfgklmnprstvz", vowels = "aeiou";
    std::string out;
    const auto bytes = random.draw<8>();
    for (std::size_t i = 0; i < 2 + bytes[7] % 2u; ++i) {
        out += consonants[bytes[2 * i] % consonants.size()];
        out += vowels[bytes[2 * i + 1] % vowels.size()];
    }
    return out;
}

matching::Record record(RandomSource& random) {
    const auto digits = random.draw<4>();
    return {matching::Record::Kind::person,
            {word(random) + " " + word(random)},
            {"090-" + std::to_string(1000 + digits[0] * 30) + "-" + std::to_string(1000 + digits[1] * 30)},
            {}};
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t people = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 700,
                      kept_away = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 20000;
    const auto random = seeded_random(5);
    std::array<Byte, 32> bytes = random->draw<32>();
    const auto key = SecretBytes<32>::take(bytes);
    std::vector<matching::TokenSet> staff;
    double begin = processor_seconds();
    for (std::size_t i = 0; i < people; ++i) staff.push_back(matching::keyed_tokens(record(*random), key));
    std::printf("tokens of a person: %.1f us, %zu of them\n",
                (processor_seconds() - begin) * 1e6 / static_cast<double>(people), staff[0].size());
    matching::BlindIndex index;
    for (std::size_t i = 0; i < kept_away; ++i) index.put(i, matching::keyed_tokens(record(*random), key));
    begin = processor_seconds();
    std::size_t links = 0;
    for (const auto& tokens : staff) links += index.links(tokens).size();
    std::printf("%zu people against %zu to keep away: %.0f ms, %zu possible links\n", people, kept_away,
                (processor_seconds() - begin) * 1e3, links);
    begin = processor_seconds();
    index.put(0, matching::keyed_tokens(record(*random), key));
    const auto changed = index.links(staff[0]).size();
    std::printf("one changed record put and one asked: %.2f ms (%zu)\n", (processor_seconds() - begin) * 1e3,
                changed);
    return 0;
}
