#include "planning/arrays.h"

// Where the processor has wider registers they are used; the numbers are the same. Sanitizers do not take
// such functions.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__OPTIMIZE__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOGO_WIDE [[gnu::target_clones("avx2", "default"), gnu::optimize("O3")]]
#else
#define HOGO_WIDE
#endif

namespace hogo::planning {

HOGO_WIDE void take_least(int* __restrict__ least, const int* __restrict__ value, int cost, int count) {
    for (int k = 0; k < count; ++k) {
        const int sum = value[k] + cost;
        least[k] = sum < least[k] ? sum : least[k];
    }
}

HOGO_WIDE void add_below(int* __restrict__ sum, const int* __restrict__ part, int ceiling, int count) {
    for (int k = 0; k < count; ++k) {
        const int both = sum[k] + part[k];
        sum[k] = both > ceiling ? ceiling : both;
    }
}

HOGO_WIDE int least_of(const int* __restrict__ value, int count) {
    int least = value[0];
    for (int k = 1; k < count; ++k) least = value[k] < least ? value[k] : least;
    return least;
}

HOGO_WIDE void count_equal(int* __restrict__ times, const int* __restrict__ value,
                           const int* __restrict__ least, int count) {
    for (int k = 0; k < count; ++k) times[k] += value[k] == least[k];
}

}  // namespace hogo::planning
