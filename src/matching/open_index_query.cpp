#include <algorithm>

#include "matching/open_index_state.h"

namespace hogo::matching {
namespace {

constexpr std::size_t most_looked_at = 2500;  ///< words of loose keys compared for one asked word
constexpr std::size_t ahead = 12;              ///< places that are fetched before they are needed
constexpr std::size_t most_kept = 48;         ///< stored words kept for one asked word
constexpr std::size_t most_scored = 40;       ///< names scored in full
constexpr std::size_t most_in_one_row =
    6000;                    ///< names of one word that are looked through for the other word
constexpr int settled = 91;  ///< above this the looser keys are not asked
constexpr int least_kept = 52;
constexpr int good_enough = 84;  ///< above this no row is looked through

}  // namespace

bool OpenIndex::State::take(std::size_t slot, std::uint32_t word) {
    auto& cell = cells[slot][word];
    if (cell.query == today) return false;
    cell.query = today;
    fresh.push_back(word);
    return true;
}

/// The best likeness of the sounds of each of `fresh`.
void OpenIndex::State::compare_sounds(const Asked& asked) {
    // Where one of the two leaves vowels unwritten, sounds are compared otherwise than where both or neither do.
    struct Queue {
        SoundBatch batch = {};
        std::array<std::uint32_t, SoundBatch::lanes> owners = {};
    };
    std::array<Queue, 2> queues;
    for (auto& queue : queues) queue.batch.clear();
    const auto compare_batch = [&](bool sparse) {
        auto& [batch, owners] = queues[sparse];
        SoundBatch::Likenesses found;
        for (const auto one : asked.sounds) {
            batch.compare(one, sparse, least_likeness, found);
            for (std::size_t lane = 0; lane < batch.size(); ++lane)
                fresh_sounds[owners[lane]] = std::max(fresh_sounds[owners[lane]], found[lane]);
        }
        batch.clear();
    };
    const auto& mine = asked.pattern.word();
    for (std::uint32_t i = 0; i < fresh.size(); ++i) {
        if (i + ahead < fresh.size()) __builtin_prefetch(&words[fresh[i + ahead]]);
        const auto& word = words[fresh[i]];
        if (mine.script == Script::han && static_cast<Script>(word.script) == Script::han) continue;
        const bool sparse = mine.sparse != (word.sparse != 0);
        auto& [batch, owners] = queues[sparse];
        for_each_sounds({sounds.data() + word.sounds_at, word.sounds_size}, [&](std::string_view form) {
            owners[batch.size()] = i;
            batch.add(form);
            if (batch.full()) compare_batch(sparse);
        });
    }
    for (const bool sparse : {false, true})
        if (queues[sparse].batch.size() > 0) compare_batch(sparse);
}

void OpenIndex::State::score_fresh(std::size_t slot, const Asked& asked) {
    fresh_sounds.assign(fresh.size(), 0);
    compare_sounds(asked);
    const auto& mine = asked.pattern.word();
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto& word = words[fresh[i]];
        // Of another script and without readings, only its sounds could be like; mostly they are not.
        const bool by_sound_alone = static_cast<Script>(word.script) != mine.script &&
                                    (word.readings_count == 0 || mine.readings.empty());
        if (by_sound_alone && fresh_sounds[i] == 0) {
            cells[slot][fresh[i]] = {today, 0, Met::not_at_all};
            continue;
        }
        const auto met = asked.pattern.alike(view(fresh[i]), fresh_sounds[i]);
        cells[slot][fresh[i]] = {today, static_cast<std::uint8_t>(met.likeness), met.met};
    }
}

Alike OpenIndex::State::score(std::size_t slot, const Asked& asked, std::uint32_t word) {
    auto& cell = cells[slot][word];
    if (cell.query != today) {
        const auto met = alike(asked.pattern.word(), view(word));
        cell = {today, static_cast<std::uint8_t>(met.likeness), met.met};
    }
    return {cell.likeness, cell.met};
}

void OpenIndex::State::gather(std::size_t slot, Asked& asked, const std::vector<std::uint64_t>& wanted,
                              bool telling) {
    fresh.clear();
    std::vector<std::span<const std::uint32_t>> rarest_first;
    for (const auto key : wanted) rarest_first.push_back(holders_of(key));
    std::sort(rarest_first.begin(), rarest_first.end(),
              [](const auto& a, const auto& b) { return a.size() < b.size(); });
    for (const auto& all : rarest_first)
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i + ahead < all.size()) __builtin_prefetch(&cells[slot][all[i + ahead]]);
            if (!telling && asked.looked_at == most_looked_at) break;
            if (take(slot, all[i]) && !telling) ++asked.looked_at;
        }
    score_fresh(slot, asked);
    for (const auto number : fresh)
        if (const auto likeness = cells[slot][number].likeness; likeness >= least_kept)
            asked.kept.push_back({number, likeness});
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

/// The best hits in order. Names come up again and again, and `done` of them were scored before: many more are
/// kept than are scored.
void OpenIndex::State::keep_best_hits(std::size_t done) {
    const auto better = [](const Hit& a, const Hit& b) {
        return a.partial != b.partial ? a.partial > b.partial : a.name < b.name;
    };
    const auto enough = static_cast<std::ptrdiff_t>(8 * (most_scored + done));
    if (std::ssize(hits) > enough) {
        std::nth_element(hits.begin(), hits.begin() + enough, hits.end(), better);
        hits.resize(static_cast<std::size_t>(enough));
    }
    std::sort(hits.begin(), hits.end(), better);
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
            const auto& known = cells[other];
            for (const auto& partner : all)
                if (partner.word != no_word && known[partner.word].query == today &&
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
        const auto names = row(start.kept.word);
        for (std::size_t slot = 0; slot < asked.size(); ++slot) {
            if (slot == start.slot) continue;
            fresh.clear();
            for (const auto& partner : names)
                if (partner.word != no_word) take(slot, partner.word);
            score_fresh(slot, asked[slot]);
        }
        for (const auto& partner : names) {
            int best = 0;
            if (partner.word != no_word)
                for (std::size_t slot = 0; slot < asked.size(); ++slot)
                    if (slot != start.slot) best = std::max<int>(best, cells[slot][partner.word].likeness);
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
        asked.push_back({WordPattern(views[i]), asked_keys(name.words[i])});
        for_each_sounds(packs[i], [&](std::string_view form) { asked.back().sounds.push_back(form); });
    }
    auto meet_all = [&] {
        partials.fill(0);
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (std::size_t j = i + 1; j < asked.size(); ++j) meet(asked, i, j);
    };

    std::vector<std::pair<int, std::uint32_t>> scored;
    std::vector<std::uint32_t> done;
    auto score_hits = [&] {
        keep_best_hits(done.size());
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

}  // namespace hogo::matching
