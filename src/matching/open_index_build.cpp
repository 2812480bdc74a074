#include <algorithm>
#include <unordered_map>

#include "matching/open_index.h"
#include "matching/word_keys.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_words = 8;
constexpr std::uint32_t nobody = 0xFFFFFFFF;

}  // namespace

struct OpenIndexBuilder::State {
    std::unordered_map<std::string, std::uint32_t> word_numbers;
    WordsReadBefore read_before;
    std::vector<StoredWord> words;
    std::string text, sounds, ids;
    std::vector<std::uint64_t> readings;
    std::vector<std::uint64_t> keys;  ///< with the word's number beside it
    std::vector<std::uint32_t> key_words;
    std::vector<std::uint64_t> id_ends{0};
    std::vector<std::uint32_t> name_words;
    std::vector<std::uint64_t> name_ends{0};

    std::uint32_t number_of(const NameWord& word);
};

std::uint32_t OpenIndexBuilder::State::number_of(const NameWord& word) {
    const auto key = word.plain + static_cast<char>(word.script) + static_cast<char>(word.weight) +
                     (word.readings.size() > 1 ? 'r' : 's');
    const auto [at, fresh] = word_numbers.try_emplace(key, static_cast<std::uint32_t>(words.size()));
    if (!fresh) return at->second;
    StoredWord stored{};
    // Names are at most 400 letters long, and the words of a 4 GB text are more than anybody's names have.
    stored.plain_at = static_cast<std::uint32_t>(text.size());
    stored.plain_size = static_cast<std::uint16_t>(word.plain.size());
    text += word.plain;
    const auto packed = packed_sounds(word);
    stored.sounds_at = static_cast<std::uint32_t>(sounds.size());
    stored.sounds_size = static_cast<std::uint16_t>(packed.size());
    sounds += packed;
    stored.readings_at = static_cast<std::uint32_t>(readings.size());
    stored.readings_count = static_cast<std::uint8_t>(std::min<std::size_t>(word.readings.size(), 24));
    readings.insert(readings.end(), word.readings.begin(), word.readings.begin() + stored.readings_count);
    stored.script = static_cast<std::uint8_t>(word.script);
    stored.sparse = word.sparse;
    stored.weight = word.weight;
    words.push_back(stored);
    for (const auto k : stored_keys(word)) {
        keys.push_back(k);
        key_words.push_back(at->second);
    }
    return at->second;
}

OpenIndexBuilder::OpenIndexBuilder() : state_(std::make_unique<State>()) {}
OpenIndexBuilder::~OpenIndexBuilder() = default;
std::size_t OpenIndexBuilder::names() const {
    return state_->id_ends.size() - 1;
}

std::uint32_t OpenIndexBuilder::add(std::string_view id, std::string_view name) {
    auto& s = *state_;
    s.ids += id;
    s.id_ends.push_back(s.ids.size());
    const auto read = read_name(name, Record::Kind::person, Tables::installed(), &s.read_before);
    // Each way to divide a name adds its words; a word that two ways share stands once.
    std::vector<std::uint32_t> numbers;
    for (const auto& way : read.ways)
        for (const auto& word : way.words) {
            const auto number = s.number_of(word);
            if (numbers.size() < most_words &&
                std::find(numbers.begin(), numbers.end(), number) == numbers.end())
                numbers.push_back(number);
        }
    s.name_words.insert(s.name_words.end(), numbers.begin(), numbers.end());
    s.name_ends.push_back(s.name_words.size());
    return read.oddities;
}

Result<void> OpenIndexBuilder::write(const std::string& path) {
    auto& s = *state_;
    const auto word_count = s.words.size();
    // Rows of partners by counting: how many, where each begins, then each in its place.
    std::vector<std::uint64_t> row_ends(word_count + 1, 0);
    auto each_pair = [&](auto&& visit) {
        for (std::size_t name = 0; name + 1 < s.name_ends.size(); ++name) {
            const auto* begin = s.name_words.data() + s.name_ends[name];
            const auto size = s.name_ends[name + 1] - s.name_ends[name];
            if (size == 1) visit(begin[0], nobody, static_cast<std::uint32_t>(name));
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t j = 0; j < size; ++j)
                    if (i != j) visit(begin[i], begin[j], static_cast<std::uint32_t>(name));
        }
    };
    each_pair([&](std::uint32_t word, std::uint32_t, std::uint32_t) { ++row_ends[word + 1]; });
    for (std::size_t w = 0; w < word_count; ++w) row_ends[w + 1] += row_ends[w];
    std::vector<Partner> partners(row_ends[word_count]);
    {
        auto next = row_ends;
        each_pair([&](std::uint32_t word, std::uint32_t other, std::uint32_t name) {
            partners[next[word]++] = {other, name};
        });
    }
    for (std::size_t w = 0; w < word_count; ++w)
        std::sort(partners.begin() + static_cast<std::ptrdiff_t>(row_ends[w]),
                  partners.begin() + static_cast<std::ptrdiff_t>(row_ends[w + 1]),
                  [](const Partner& a, const Partner& b) {
                      return a.word != b.word ? a.word < b.word : a.name < b.name;
                  });

    std::vector<std::uint32_t> order(s.keys.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return s.keys[a] != s.keys[b] ? s.keys[a] < s.keys[b] : s.key_words[a] < s.key_words[b];
    });
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> key_ends{0}, holders;
    for (const auto i : order) {
        if (keys.empty() || keys.back() != s.keys[i]) {
            keys.push_back(s.keys[i]);
            key_ends.push_back(key_ends.back());
        }
        holders.push_back(s.key_words[i]);
        key_ends.back() = static_cast<std::uint32_t>(holders.size());
    }
    // Where the keys with given leading bits begin.
    std::uint32_t bits = 1;
    while ((std::size_t{1} << bits) < keys.size() + 1 && bits < 26) ++bits;
    std::vector<std::uint32_t> directory((std::size_t{1} << bits) + 1, 0);
    for (const auto k : keys) ++directory[(k >> (64 - bits)) + 1];
    for (std::size_t i = 0; i + 1 < directory.size(); ++i) directory[i + 1] += directory[i];

    PackedWriter writer;
    writer.add(s.words);
    writer.add(s.text);
    writer.add(s.sounds);
    writer.add(s.readings);
    writer.add(keys);
    writer.add(key_ends);
    writer.add(holders);
    writer.add(directory);
    writer.add(row_ends);
    writer.add(partners);
    writer.add(s.name_words);
    writer.add(s.name_ends);
    writer.add(s.ids);
    writer.add(s.id_ends);
    return writer.write(path);
}

}  // namespace hogo::matching
