#include "rules/screening.h"

namespace hogo::rules {
namespace {

FactValue value_of(Truth truth) {
    if (truth == Truth::unsettled) return {Standing::unknown, 0};
    return {Standing::known, truth == Truth::yes ? 1 : 0};
}

}  // namespace

ScreeningAnswer screen(const Pack& pack, std::span<FactValue> facts) {
    ScreeningAnswer answer;
    const KnownFacts& known = pack.known();
    answer.child_list = facts[known.child] == FactValue{Standing::known, 1};

    // What was said, and what it could become if every open answer turned out yes.
    struct Count {
        int of[4] = {0, 0, 0, 0};
    };
    std::array<Count, 6> said{};
    std::array<Count, 6> possible{};
    for (const Indicator& indicator : pack.indicators()) {
        const FactValue value = facts[indicator.fact];
        const auto dimension = static_cast<std::size_t>(indicator.dimension);
        const auto weight = static_cast<std::size_t>(answer.child_list ? indicator.child : indicator.adult);
        const bool settled = value.standing == Standing::known;
        said[dimension].of[weight] += settled && value.value == 1 ? 1 : 0;
        possible[dimension].of[weight] += !settled || value.value == 1 ? 1 : 0;
    }

    constexpr auto weak = static_cast<std::size_t>(Weight::weak);
    constexpr auto medium = static_cast<std::size_t>(Weight::medium);
    constexpr auto strong = static_cast<std::size_t>(Weight::strong);
    const auto positive = [](const Count& count) {
        return is_positive(count.of[strong], count.of[medium], count.of[weak]);
    };
    answer.any_strong = Truth::no;
    for (std::size_t i = 0; i < said.size(); ++i) {
        DimensionAnswer& dimension = answer.dimensions[i];
        dimension.strong = static_cast<std::uint8_t>(said[i].of[strong]);
        dimension.medium = static_cast<std::uint8_t>(said[i].of[medium]);
        dimension.weak = static_cast<std::uint8_t>(said[i].of[weak]);
        dimension.positive = positive(said[i])       ? Truth::yes
                             : positive(possible[i]) ? Truth::unsettled
                                                     : Truth::no;
        facts[known.dimensions[i]] = value_of(dimension.positive);
        if (said[i].of[strong] > 0) answer.any_strong = Truth::yes;
        if (possible[i].of[strong] > 0 && answer.any_strong == Truth::no) answer.any_strong = Truth::unsettled;
    }
    facts[known.any_strong] = value_of(answer.any_strong);
    return answer;
}

}  // namespace hogo::rules
