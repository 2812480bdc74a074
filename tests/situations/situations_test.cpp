// Every file under tests/situations/<pack> is a test: the rules must answer what the file expects.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "rules/explain.h"
#include "rules/situation.h"

namespace hogo::rules {
namespace {

const std::filesystem::path root = HOGO_SOURCE_DIR;

std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

const Pack& pack_named(const std::string& name) {
    static std::map<std::string, std::shared_ptr<const Pack>> packs;
    auto& pack = packs[name];
    if (!pack) {
        std::vector<SourceText> texts;
        for (const auto file : pack_files()) texts.push_back({std::string(file), text_of_file(root / "packs" / name / file)});
        auto loaded = load_pack(texts);
        if (!loaded) throw std::runtime_error(loaded.error().front().text());
        pack = *loaded;
    }
    return *pack;
}

std::vector<std::string> situation_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "tests/situations"))
        if (entry.path().extension() == ".yaml")
            files.push_back(std::filesystem::relative(entry.path(), root / "tests/situations").string());
    std::ranges::sort(files);
    return files;
}

std::expected<Situation, Complaints> situation_in(const Pack& pack, const std::filesystem::path& file) {
    return read_situation(pack, {file.filename().string(), text_of_file(file)});
}

class Situations : public testing::TestWithParam<std::string> {};

TEST_P(Situations, AreAnsweredAsExpected) {
    const auto file = root / "tests/situations" / GetParam();
    const Pack& pack = pack_named(file.parent_path().filename().string());
    const auto situation = situation_in(pack, file);
    ASSERT_TRUE(situation) << situation.error().front().text();
    ASSERT_FALSE(situation->expectations.empty() && situation->same_as.empty()) << "nothing is expected";

    const Assessment assessment = evaluate(pack, situation->facts, situation->date);
    EXPECT_TRUE(assessment.conflicts.empty());
    for (const auto& complaint : unmet(pack, *situation, assessment, GetParam())) ADD_FAILURE() << complaint.text();
    for (const auto& same : situation->same_as) {
        const auto other = situation_in(pack, file.parent_path() / same.filename);
        ASSERT_TRUE(other) << other.error().front().text();
        const auto differing = differing_parts(answer_json(pack, assessment),
                                               answer_json(pack, evaluate(pack, other->facts, other->date)), same.parts);
        EXPECT_TRUE(differing.empty()) << differing.front() << " differs from " << same.filename;
    }
}

INSTANTIATE_TEST_SUITE_P(All, Situations, testing::ValuesIn(situation_files()), [](const auto& chosen) {
    std::string name = chosen.param;
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
});

TEST(Situations, CoverEveryScenario) {
    const auto files = situation_files();
    for (int scenario = 1; scenario <= 20; ++scenario) {
        const std::string beginning = fmt::format("jp/s{:02}-", scenario);
        EXPECT_TRUE(std::ranges::any_of(files, [&](const auto& file) { return file.starts_with(beginning); })) << beginning;
    }
}

}  // namespace
}  // namespace hogo::rules
