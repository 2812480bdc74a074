#include "matching/open_index.h"

#include <algorithm>

#include "matching/open_index_state.h"

namespace hogo::matching {

bool OpenIndex::State::connect() {
    if (file.parts() != 14) return false;
    words = file.part<StoredWord>(0);
    text = file.part<char>(1);
    sounds = file.part<char>(2);
    readings = file.part<std::uint64_t>(3);
    keys = file.part<std::uint64_t>(4);
    key_ends = file.part<std::uint32_t>(5);
    holders = file.part<std::uint32_t>(6);
    directory = file.part<std::uint32_t>(7);
    row_ends = file.part<std::uint64_t>(8);
    partners = file.part<Partner>(9);
    name_words = file.part<std::uint32_t>(10);
    name_ends = file.part<std::uint64_t>(11);
    ids = file.part<char>(12);
    id_ends = file.part<std::uint64_t>(13);
    if (row_ends.size() != words.size() + 1 || key_ends.size() != keys.size() + 1 || name_ends.empty() ||
        name_ends.size() != id_ends.size() || directory.size() < 2)
        return false;
    if (row_ends.back() != partners.size() || name_ends.back() != name_words.size() ||
        id_ends.back() != ids.size() || key_ends.back() != holders.size())
        return false;
    while ((std::size_t{1} << directory_bits) + 1 < directory.size()) ++directory_bits;
    if ((std::size_t{1} << directory_bits) + 1 != directory.size() || directory_bits < 1) return false;
    for (auto& row_of_cells : cells) row_of_cells.resize(words.size());
    return true;
}

WordView OpenIndex::State::view(std::uint32_t number) const {
    const auto& w = words[number];
    return {{text.data() + w.plain_at, w.plain_size},
            {sounds.data() + w.sounds_at, w.sounds_size},
            readings.subspan(w.readings_at, w.readings_count),
            static_cast<Script>(w.script),
            w.sparse != 0,
            w.weight};
}

std::span<const std::uint32_t> OpenIndex::State::holders_of(std::uint64_t key) const {
    const auto leading = key >> (64 - directory_bits);
    const auto begin = keys.begin() + directory[leading], end = keys.begin() + directory[leading + 1];
    const auto at = std::find_if(begin, end, [&](std::uint64_t k) { return k >= key; });
    if (at == end || *at != key) return {};
    const auto i = static_cast<std::size_t>(at - keys.begin());
    return holders.subspan(key_ends[i], key_ends[i + 1] - key_ends[i]);
}

OpenFound OpenIndex::State::found(const Name& name, std::uint32_t number, int score_found) {
    auto id_of = [&](std::uint32_t n) {
        return std::string(ids.data() + id_ends[n], id_ends[n + 1] - id_ends[n]);
    };
    OpenFound result{id_of(number), score_found, {}, 0, {}};
    const auto others = words_of_name(number);
    std::vector<std::string> packs;
    std::vector<std::uint8_t> weights, other_weights;
    std::vector<Alike> matrix;
    for (const auto& word : name.words) packs.push_back(packed_sounds(word));
    for (const auto w : others) other_weights.push_back(words[w].weight);
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        weights.push_back(name.words[i].weight);
        for (const auto w : others) matrix.push_back(alike(view_of(name.words[i], packs[i]), view(w)));
    }
    for (const auto& pair : laid_together(weights, other_weights, matrix).pairs)
        result.evidence.push_back({name.words[pair.one].plain, std::string(view(others[pair.other]).plain),
                                   pair.alike.met, pair.alike.likeness});
    // Others that bear the same words stand in the rows of the rarest of them.
    const auto rarest = std::min_element(others.begin(), others.end(),
                                         [&](auto a, auto b) { return row(a).size() < row(b).size(); });
    if (rarest == others.end()) return result;
    std::vector<std::uint32_t> same;
    const auto want = others.size() > 1 ? (*rarest == others[0] ? others[1] : others[0]) : no_word;
    const auto all = row(*rarest);
    auto at = std::lower_bound(all.begin(), all.end(), want,
                               [](const Partner& p, std::uint32_t word) { return p.word < word; });
    for (; at != all.end() && at->word == want; ++at) {
        const auto theirs = words_of_name(at->name);
        if (at->name == number || theirs.size() != others.size() ||
            !std::is_permutation(theirs.begin(), theirs.end(), others.begin()))
            continue;
        ++result.same_name_count;
        if (result.same_name.size() < 20) result.same_name.push_back(id_of(at->name));
    }
    return result;
}

OpenIndex::OpenIndex() : state_(std::make_unique<State>()) {}
OpenIndex::OpenIndex(OpenIndex&&) noexcept = default;
OpenIndex::~OpenIndex() = default;
std::size_t OpenIndex::names() const {
    return state_->name_ends.size() - 1;
}

Result<OpenIndex> OpenIndex::open(const std::string& path) {
    OpenIndex index;
    HOGO_TRY(file, PackedFile::open(path));
    index.state_->file = std::move(file);
    if (!index.state_->connect())
        return problem(ProblemKind::corrupt, "not_an_index", "the file is no index of names of this program");
    return index;
}

std::vector<OpenFound> OpenIndex::query(std::string_view typed, std::size_t limit) {
    const auto read = read_name(typed, Record::Kind::person);
    struct Best {
        int score;
        std::uint32_t name;
        const Name* way;
    };
    std::vector<Best> best;
    for (const auto& way : read.ways)
        for (const auto& [score, name] : state_->best_names(way, limit)) best.push_back({score, name, &way});
    std::stable_sort(best.begin(), best.end(), [](const Best& a, const Best& b) {
        return a.score != b.score ? a.score > b.score : a.name < b.name;
    });
    std::vector<OpenFound> out;
    std::vector<std::vector<std::uint32_t>> seen;
    for (const auto& b : best) {
        if (out.size() == limit) break;
        const auto words = state_->words_of_name(b.name);
        std::vector<std::uint32_t> sorted(words.begin(), words.end());
        std::sort(sorted.begin(), sorted.end());
        if (std::find(seen.begin(), seen.end(), sorted) != seen.end()) continue;
        seen.push_back(std::move(sorted));
        out.push_back(state_->found(*b.way, b.name, b.score));
    }
    return out;
}

}  // namespace hogo::matching
