// A bar chart for a handful of counted things: the word, a bar, the number. The bar only repeats the number.
#pragma once
#include "web/html/html.h"

namespace hogo::web::staff {

struct Bar {
    std::string label;
    int count = 0;
};

/// In the order given. The longest bar is the largest count, however small it is.
html::Html bars(const std::vector<Bar>& counted);

}  // namespace hogo::web::staff
