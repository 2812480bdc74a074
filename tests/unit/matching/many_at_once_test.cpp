// What is computed side by side, and what is made ready once, is what was computed one by one.
#include <gtest/gtest.h>

#include <random>

#include "matching/score.h"
#include "matching/sound_batch.h"

namespace hogo::matching {
namespace {

std::string drawn(std::mt19937& chance, std::string_view letters, std::size_t most) {
    std::string out;
    for (auto left = 1 + chance() % most; left > 0; --left) out += letters[chance() % letters.size()];
    return out;
}

TEST(ManySounds, AreLaidOnOneWithTheSameLikenesses) {
    std::mt19937 chance(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> words;
        SoundBatch batch;
        batch.clear();
        // Also so long that eight bits do not hold their cost.
        for (auto left = 1 + chance() % SoundBatch::lanes; left > 0; --left)
            words.push_back(drawn(chance, "aeioupbfvwtdTkgHhszSZXQmnlrycCGj", round % 7 == 0 ? 40 : 12));
        for (const auto& word : words) batch.add(word);
        auto one = drawn(chance, "aeioupbfvwtdTkgHhszSZXQmnlrycCGj", 12);
        if (round % 3 == 0) one = words[chance() % words.size()].substr(0, 9) + "a";
        for (const bool sparse : {false, true})
            for (const int least : {0, 38, 70}) {
                SoundBatch::Likenesses found;
                batch.compare(one, sparse, least, found);
                for (std::size_t i = 0; i < words.size(); ++i) {
                    const int alone = likeness(one, words[i], sparse, 0);
                    EXPECT_EQ(found[i] < least ? 0 : found[i], alone < least ? 0 : alone)
                        << one << " against " << words[i] << (sparse ? ", sparse" : "");
                }
            }
    }
}

TEST(ManySounds, ABatchBeginsAnewWithoutTheEarlierWords) {
    SoundBatch batch;
    SoundBatch::Likenesses found;
    batch.clear();
    batch.add("tanakatarou");
    batch.clear();
    batch.add("ta");
    batch.compare("ta", false, 0, found);
    EXPECT_EQ(batch.size(), 1u);
    EXPECT_EQ(found[0], 100);
}

TEST(AWordMadeReady, IsAlikeAsItIsOtherwise) {
    std::vector<NameWord> words;
    for (const auto* name :
         {"Tanaka Tarou", "Tanaka Taro", "Tarou Tnaaka", "田中 太郎", "タナカ タロウ", "Иванов Иван", "Ivanov Iwan", "김영희",
          "Kim Younghee", "محمد علي", "Mohammed Ali", "王小明", "Wang Xiaoming", "J. Smith", "John Smith", "007",
          "Maximilianaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa X", "สมชาย ใจดี", "Somchai Jaidee"})
        for (auto& way : read_name(name, Record::Kind::person).ways)
            for (auto& word : way.words) words.push_back(std::move(word));
    std::vector<std::string> packs;
    for (const auto& word : words) packs.push_back(packed_sounds(word));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const WordPattern pattern(view_of(words[i], packs[i]));
        for (std::size_t j = 0; j < words.size(); ++j) {
            const auto other = view_of(words[j], packs[j]);
            int sound = 0;
            for (const auto& a : words[i].sounds)
                for (const auto& b : words[j].sounds)
                    sound = std::max(sound, likeness(a, b, words[i].sparse != words[j].sparse));
            const auto ready = pattern.alike(other, sound), plainly = alike(pattern.word(), other);
            EXPECT_EQ(ready.likeness, plainly.likeness) << words[i].plain << " against " << words[j].plain;
            EXPECT_EQ(ready.met, plainly.met) << words[i].plain << " against " << words[j].plain;
        }
    }
}

}  // namespace
}  // namespace hogo::matching
