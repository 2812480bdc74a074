// The loops in which the bound spends its time, over whole calendars of whole numbers.
#pragma once

namespace hogo::planning {

/// least[k] = min(least[k], value[k] + cost)
void take_least(int* least, const int* value, int cost, int count);
/// sum[k] = min(sum[k] + part[k], ceiling)
void add_below(int* sum, const int* part, int ceiling, int count);
int least_of(const int* value, int count);
/// times[k] += value[k] == least[k]
void count_equal(int* times, const int* value, const int* least, int count);

}  // namespace hogo::planning
