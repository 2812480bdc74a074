// Noninterference: an observer's view follows from their own rights and acts alone, beyond the declared
// releases.
#include <cstdlib>

#include "pairs.h"

namespace hogo::attack {
namespace {

bool deep() {
    return std::getenv("HOGO_DEEP") != nullptr;
}

TEST(Noninterference, PairsOfWorldsThatDifferInSecretsAnswerByteForByteAlike) {
    const std::uint64_t pairs = deep() ? 10'000 : 300;
    World world;
    make_ready(world);
    std::set<web::Router::Listed> covered;
    std::size_t found = 0;
    for (std::uint64_t number = 0; number < pairs && found < 5; ++number)
        if (const auto difference = attack::difference(world, pair_of(number), &covered)) {
            ++found;
            ADD_FAILURE() << *difference;
        }
    std::size_t asked = 0, all = 0;
    for (const auto& route : world.router().routes()) {
        if (route.pattern.starts_with("/api/") || route.pattern == "/sign-out") continue;
        ++all;
        if (covered.contains(route))
            ++asked;
        else
            ADD_FAILURE() << web::name_of(route.method) << " " << route.pattern
                          << " was asked by no observer";
    }
    RecordProperty("pairs", static_cast<int>(pairs));
    fmt::print("{} pairs of worlds, {} of {} routes asked, {} differences\n", pairs, asked, all, found);
}

}  // namespace
}  // namespace hogo::attack
