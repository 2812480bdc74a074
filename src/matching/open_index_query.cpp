#include <algorithm>
#include <array>

#include "matching/open_index.h"
#include "matching/word_keys.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_asked_words = 5;
constexpr std::size_t most_looked_at = 2500;  ///< outlines compared for one asked word
constexpr std::size_t most_kept = 48;         ///< stored words kept for one asked word
constexpr std::size_t most_scored = 40;       ///< names scored in full
constexpr std::size_t most_in_one_row =
    6000;                    ///< names of one word that are looked through for the other word
constexpr int settled = 91;  ///< above this the looser keys are not asked
constexpr int least_kept = 52;
constexpr int good_enough = 84;  ///< above this no row is looked through
constexpr std::uint32_t nobody = 0xFFFFFFFF;

struct Kept {
    std::uint32_t word;
    std::uint8_t likeness;
};
struct Hit {
    std::uint32_t name;
    int partial;
};

}  // namespace

struct OpenIndex::State {
    PackedFile file;
    std::span<const StoredWord> words;
    std::span<const char> text, sounds, outlines, ids;
    std::span<const std::uint64_t> readings, keys, row_ends, name_ends, id_ends;
    std::span<const std::uint32_t> key_ends, holders, directory, name_words;
    std::span<const Partner> partners;
    int directory_bits = 0;

    struct Asked {
        WordView view;
        std::string packed;
        std::vector<OutlinePattern> patterns;
        std::vector<std::size_t> pattern_sizes;
        std::vector<Kept> kept;  ///< best first
        std::size_t rows = 0;
        std::size_t looked_at = 0;
        bool plain_is_long = false;
        AskedKeys keys;
    };
    /// What each stored word scored for each asked word, valid where the stamp is today's.
    std::array<std::vector<std::uint32_t>, most_asked_words> stamps;
    std::array<std::vector<Alike>, most_asked_words> scores;
    std::uint32_t today = 0;
    std::vector<Hit> hits;
    std::array<std::uint32_t, 401> partials{};

    bool connect();
    WordView view(std::uint32_t word) const;
    std::span<const std::uint32_t> holders_of(std::uint64_t key) const;
    std::span<const Partner> row(std::uint32_t word) const {
        return partners.subspan(row_ends[word], row_ends[word + 1] - row_ends[word]);
    }
    std::span<const std::uint32_t> words_of_name(std::uint32_t name) const {
        return name_words.subspan(name_ends[name], name_ends[name + 1] - name_ends[name]);
    }
    bool near(const Asked& asked, std::uint32_t word) const;
    const Alike& score(std::size_t slot, const Asked& asked, std::uint32_t word);
    void gather(std::size_t slot, Asked& asked, const std::vector<std::uint64_t>& wanted, bool telling);
    void meet(std::vector<Asked>& asked, std::size_t one, std::size_t other);
    void look_through_rows(std::vector<Asked>& asked);
    void hit(std::uint32_t name, int partial);
    std::vector<std::pair<int, std::uint32_t>> best_names(const Name& name, std::size_t limit);
    OpenFound found(const Name& name, std::uint32_t number, int score);
};

bool OpenIndex::State::connect() {
    if (file.parts() != 15) return false;
    words = file.part<StoredWord>(0);
    text = file.part<char>(1);
    sounds = file.part<char>(2);
    outlines = file.part<char>(3);
    readings = file.part<std::uint64_t>(4);
    keys = file.part<std::uint64_t>(5);
    key_ends = file.part<std::uint32_t>(6);
    holders = file.part<std::uint32_t>(7);
    directory = file.part<std::uint32_t>(8);
    row_ends = file.part<std::uint64_t>(9);
    partners = file.part<Partner>(10);
    name_words = file.part<std::uint32_t>(11);
    name_ends = file.part<std::uint64_t>(12);
    ids = file.part<char>(13);
    id_ends = file.part<std::uint64_t>(14);
    if (row_ends.size() != words.size() + 1 || key_ends.size() != keys.size() + 1 || name_ends.empty() ||
        name_ends.size() != id_ends.size() || directory.size() < 2)
        return false;
    if (row_ends.back() != partners.size() || name_ends.back() != name_words.size() ||
        id_ends.back() != ids.size() || key_ends.back() != holders.size())
        return false;
    while ((std::size_t{1} << directory_bits) + 1 < directory.size()) ++directory_bits;
    if ((std::size_t{1} << directory_bits) + 1 != directory.size() || directory_bits < 1) return false;
    for (auto& s : stamps) s.assign(words.size(), 0);
    for (auto& s : scores) s.resize(words.size());
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

/// Whether any outline of the stored word is within reach of any of the asked one's.
bool OpenIndex::State::near(const Asked& asked, std::uint32_t word) const {
    const auto& w = words[word];
    const char* at = outlines.data() + w.outlines_at;
    for (std::uint8_t i = 0; i < w.outline_count; ++i) {
        const std::string_view line(at + 1, static_cast<std::size_t>(at[0]));
        at += line.size() + 1;
        for (std::size_t p = 0; p < asked.patterns.size(); ++p) {
            const auto longer = std::max(asked.pattern_sizes[p], line.size());
            const auto shorter = std::min(asked.pattern_sizes[p], line.size());
            const bool sparse = asked.view.sparse != (w.sparse != 0);
            const auto reach = sparse ? longer / 2 + 1 : (longer * 3 + 5) / 10 + (longer > 3);
            if (longer - shorter > reach) continue;
            if (static_cast<std::size_t>(asked.patterns[p].distance(line)) <= reach) return true;
        }
    }
    return false;
}

const Alike& OpenIndex::State::score(std::size_t slot, const Asked& asked, std::uint32_t word) {
    auto& cell = scores[slot][word];
    if (stamps[slot][word] != today) {
        stamps[slot][word] = today;
        cell = alike(asked.view, view(word));
    }
    return cell;
}

void OpenIndex::State::gather(std::size_t slot, Asked& asked, const std::vector<std::uint64_t>& wanted,
                              bool telling) {
    const auto& stamp = stamps[slot];
    const auto script = static_cast<std::uint8_t>(asked.view.script);
    for (const auto key : wanted)
        for (const auto number : holders_of(key)) {
            if (stamp[number] == today) continue;
            if (!telling && (++asked.looked_at > most_looked_at)) break;
            if (!telling && (words[number].script != script || asked.plain_is_long) && !near(asked, number))
                continue;
            if (const auto& met = score(slot, asked, number); met.likeness >= least_kept)
                asked.kept.push_back({number, static_cast<std::uint8_t>(met.likeness)});
        }
    std::sort(asked.kept.begin(), asked.kept.end(), [](const Kept& x, const Kept& y) {
        return x.likeness != y.likeness ? x.likeness > y.likeness : x.word < y.word;
    });
    if (asked.kept.size() > most_kept) asked.kept.resize(most_kept);
    asked.rows = 0;
    for (const auto& kept : asked.kept) asked.rows += row_ends[kept.word + 1] - row_ends[kept.word];
}

void OpenIndex::State::hit(std::uint32_t name, int partial) {
    hits.push_back({name, partial});
    ++partials[static_cast<std::size_t>(std::min(partial, 400))];
}

/// Names that have a word like the one and a word like the other.
void OpenIndex::State::meet(std::vector<Asked>& asked, std::size_t one, std::size_t other) {
    if (asked[one].rows > asked[other].rows) std::swap(one, other);
    const auto& from = asked[one].kept;
    const auto& to = asked[other].kept;
    if (from.empty() || to.empty()) return;
    auto sorted = to;
    std::sort(sorted.begin(), sorted.end(), [](const Kept& a, const Kept& b) { return a.word < b.word; });
    for (const auto& kept : from) {
        // Enough names are better than anything that this word could still lead to.
        std::size_t better = 0;
        for (int p = kept.likeness + to.front().likeness + 1; p <= 200; ++p)
            better += partials[static_cast<std::size_t>(p)];
        if (better >= most_scored) break;
        const auto all = row(kept.word);
        if (all.size() > 16 * sorted.size()) {
            auto at = all.begin();
            for (const auto& second : sorted) {
                at = std::lower_bound(at, all.end(), second.word,
                                      [](const Partner& p, std::uint32_t word) { return p.word < word; });
                for (; at != all.end() && at->word == second.word; ++at)
                    hit(at->name, kept.likeness + second.likeness);
            }
        } else {
            const auto& stamp = stamps[other];
            const auto& known = scores[other];
            for (const auto& partner : all)
                if (partner.word != nobody && stamp[partner.word] == today &&
                    known[partner.word].likeness > 0)
                    hit(partner.name, kept.likeness + known[partner.word].likeness);
        }
    }
}

/// One word is found and the other is too far off for any key: the names of the first, rarest first.
void OpenIndex::State::look_through_rows(std::vector<Asked>& asked) {
    struct Start {
        std::size_t slot;
        Kept kept;
        std::size_t size;
    };
    std::vector<Start> starts;
    for (std::size_t slot = 0; slot < asked.size(); ++slot)
        for (std::size_t k = 0; k < asked[slot].kept.size() && k < 6; ++k) {
            const auto& kept = asked[slot].kept[k];
            if (kept.likeness >= 78) starts.push_back({slot, kept, row(kept.word).size()});
        }
    std::sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) {
        return a.size != b.size ? a.size < b.size : a.kept.word < b.kept.word;
    });
    std::size_t budget = most_in_one_row;
    for (const auto& start : starts) {
        if (start.size > budget) break;
        budget -= start.size;
        std::uint32_t last = nobody;
        int best = 0;
        for (const auto& partner : row(start.kept.word)) {
            if (partner.word != last) {
                last = partner.word;
                best = 0;
                if (partner.word != nobody)
                    for (std::size_t slot = 0; slot < asked.size(); ++slot)
                        if (slot != start.slot &&
                            (stamps[slot][partner.word] == today || near(asked[slot], partner.word) ||
                             words[partner.word].script ==
                                 static_cast<std::uint8_t>(asked[slot].view.script)))
                            best = std::max(best, score(slot, asked[slot], partner.word).likeness);
            }
            if (best > 0 || asked.size() == 1) hit(partner.name, start.kept.likeness + best);
        }
    }
}

std::vector<std::pair<int, std::uint32_t>> OpenIndex::State::best_names(const Name& name, std::size_t limit) {
    ++today;
    hits.clear();
    std::vector<std::size_t> order(name.words.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    // The words that say most; the others only count when names are scored.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return name.words[a].weight > name.words[b].weight;
    });
    std::vector<std::string> packs;
    std::vector<WordView> views;
    for (const auto& word : name.words) packs.push_back(packed_sounds(word));
    std::vector<std::uint8_t> weights;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        views.push_back(view_of(name.words[i], packs[i]));
        weights.push_back(name.words[i].weight);
    }
    std::vector<std::size_t> slot_of(name.words.size(), most_asked_words);
    std::vector<Asked> asked;
    for (const auto i : order) {
        if (asked.size() == most_asked_words || (name.words[i].weight < 30 && asked.size() >= 2)) break;
        slot_of[i] = asked.size();
        asked.emplace_back();
        auto& last = asked.back();
        last.view = views[i];
        last.keys = asked_keys(name.words[i]);
        last.plain_is_long = views[i].plain.size() > 4;
        for (const auto& sounds_of_word : name.words[i].sounds) {
            const auto line = outline(sounds_of_word);
            last.patterns.emplace_back(line);
            last.pattern_sizes.push_back(line.size());
        }
    }
    auto meet_all = [&] {
        partials.fill(0);
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (std::size_t j = i + 1; j < asked.size(); ++j) meet(asked, i, j);
    };

    std::vector<std::pair<int, std::uint32_t>> scored;
    std::vector<std::uint32_t> done;
    auto score_hits = [&] {
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
            return a.partial != b.partial ? a.partial > b.partial : a.name < b.name;
        });
        std::vector<std::uint8_t> other_weights;
        std::vector<Alike> matrix;
        std::size_t count = 0;
        for (const auto& h : hits) {
            if (count == most_scored) break;
            if (std::find(done.begin(), done.end(), h.name) != done.end()) continue;
            done.push_back(h.name);
            ++count;
            const auto others = words_of_name(h.name);
            other_weights.clear();
            matrix.clear();
            for (const auto w : others) other_weights.push_back(words[w].weight);
            for (std::size_t i = 0; i < name.words.size(); ++i)
                for (const auto w : others) {
                    const auto slot = slot_of[i];
                    matrix.push_back(slot < most_asked_words ? score(slot, asked[slot], w)
                                                             : alike(views[i], view(w)));
                }
            scored.emplace_back(laid_together(weights, other_weights, matrix).score, h.name);
        }
        hits.clear();
        std::sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
    };
    // The telling keys first; looser ones as long as nothing nearly the same was found.
    for (std::size_t slot = 0; slot < asked.size(); ++slot) {
        gather(slot, asked[slot], asked[slot].keys.telling, true);
        gather(slot, asked[slot], asked[slot].keys.skeletons, false);
    }
    meet_all();
    score_hits();
    auto found_enough = [&](int score) {
        return asked.size() > 1 && scored.size() >= limit && scored.front().first >= score;
    };
    if (found_enough(settled)) return scored;
    for (std::size_t slot = 0; slot < asked.size(); ++slot)
        gather(slot, asked[slot], asked[slot].keys.loose, false);
    meet_all();
    score_hits();
    if (found_enough(good_enough)) return scored;
    look_through_rows(asked);
    score_hits();
    return scored;
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
    const auto want = others.size() > 1 ? (*rarest == others[0] ? others[1] : others[0]) : nobody;
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
