// The detector is tested: every planted leak is found, and with none planted nothing is.
#include "leaks.h"

namespace hogo::attack {
namespace {

/// The first pair of this kind, from the first on, in which the worlds differ.
std::optional<std::string> found(World& world, Secret through, std::uint64_t pairs) {
    for (std::uint64_t number = 0; number < pairs; ++number) {
        const auto pair = pair_of(number, 9);
        if (pair.secret != through) continue;
        if (auto difference = attack::difference(world, pair)) return difference;
    }
    return std::nullopt;
}

TEST(SeededLeaks, AreAtLeastFortyFiveAndNoTwoAreTheSame) {
    std::set<std::string_view> names, mechanisms;
    for (const auto& leak : leaks()) names.insert(leak.name), mechanisms.insert(leak.what);
    EXPECT_EQ(names.size(), leaks().size());
    EXPECT_EQ(mechanisms.size(), leaks().size());
    EXPECT_GE(leaks().size(), 45u);
}

TEST(SeededLeaks, EveryOneIsCaught) {
    LeakTap tap;
    World world(&tap);
    make_ready(world);
    std::size_t caught = 0;
    for (const auto& leak : leaks()) {
        tap.leak = leak.name;
        const auto difference = found(world, leak.through, 120);
        EXPECT_TRUE(difference) << leak.name << " (" << leak.what << ") went unnoticed";
        caught += difference.has_value();
    }
    fmt::print("{} of {} seeded leaks caught\n", caught, leaks().size());
}

TEST(SeededLeaks, WithoutOneTheSamePairsShowNothing) {
    LeakTap tap;
    World world(&tap);
    make_ready(world);
    for (const auto secret : all_secrets) {
        const auto difference = found(world, secret, 18);
        EXPECT_FALSE(difference) << *difference;
    }
}

}  // namespace
}  // namespace hogo::attack
