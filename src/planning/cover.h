// A small instance searched to the end: every interview takes one of its ways, no two ways exclude each
// other, and what is lost against prices stays below a limit.
//
// Promises: says `none` only when there is nothing below the limit; `unknown` when its steps ended. Does not
// know interviews, days or rules: only losses and which ways exclude each other.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace hogo::planning {

class Cover {
  public:
    /// Slots of one half-day.
    static constexpr int words = 8;
    struct Bits {
        std::array<std::uint64_t, words> word{};
        void set(int bit) { word[bit >> 6] |= std::uint64_t{1} << (bit & 63); }
        bool test(int bit) const { return word[bit >> 6] >> (bit & 63) & 1; }
        bool meets(const Bits& other) const {
            std::uint64_t both = 0;
            for (int k = 0; k < words; ++k) both |= word[k] & other.word[k];
            return both != 0;
        }
        Bits& operator|=(const Bits& other) {
            for (int k = 0; k < words; ++k) word[k] |= other.word[k];
            return *this;
        }
    };
    enum class Answer { none, unknown };
    struct Item {
        int way;
        int half_day;  // below 0: takes nothing
        int day;
        double loss;  // alone, with the best of its partner
        double value;
        Bits takes;
    };

    /// Slots of each half-day with their prices.
    explicit Cover(std::vector<std::vector<double>> prices) : prices_(std::move(prices)) {}
    /// The ways of the next interview.
    void add(std::vector<Item> items);
    /// The second lies at least so many days after the first; together they cost `least` at best.
    void pair(int first, int second, int days, double least);

    /// Tells each complete choice (a way of each interview) that loses less than `limit`; the answer is the
    /// limit from then on. `over` is asked now and then.
    Answer search(double limit, std::int64_t steps, const std::function<bool()>& over,
                  const std::function<double(const std::vector<int>& ways)>& found);

  private:
    struct Partner {
        int other = -1, days = 0;
        bool first = false;
        double least = 0;
    };
    struct Open {
        int interview;
        std::vector<const Item*> items;
        double least = 0;
    };
    void look(std::size_t depth, double loss, const Item* last);
    /// What the item adds to the loss now, or too much where its partner excludes it.
    double added(int interview, const Item& item) const;

    std::vector<std::vector<double>> prices_;
    std::vector<std::vector<Item>> items_;
    std::vector<Partner> partner_;
    std::vector<const Item*> chosen_;
    std::vector<std::vector<Open>> levels_;
    std::vector<Bits> taken_, priced_;
    double limit_ = 0;
    std::int64_t left_ = 0;
    const std::function<bool()>* over_ = nullptr;
    const std::function<double(const std::vector<int>&)>* found_ = nullptr;
};

}  // namespace hogo::planning
