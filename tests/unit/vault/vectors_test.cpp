// Frozen bytes of every format: what was sealed once opens for ever, and what must fail fails as its header
// says.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "vector_outcome.h"

namespace hogo::vault::testing {
namespace {

std::vector<std::filesystem::path> vector_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(HOGO_SOURCE_DIR "/tests/vectors/vault"))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

class Vectors : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Vectors, end_as_their_header_says) {
    const auto vector = nlohmann::json::parse(std::ifstream(GetParam()));
    ASSERT_EQ(vector.at("format"), "hogo-vault-vector/1");
    EXPECT_EQ(outcome_of(vector), vector.at("expect").get<std::string>()) << vector.at("about");
}

INSTANTIATE_TEST_SUITE_P(Vault, Vectors, ::testing::ValuesIn(vector_files()), [](const auto& vector) {
    std::string name = vector.param.stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

TEST(VaultVectors, cover_every_kind_with_a_good_and_a_bad_one) {
    std::map<std::string, std::set<bool>> seen;
    for (const auto& file : vector_files()) {
        const auto vector = nlohmann::json::parse(std::ifstream(file));
        seen[vector.at("kind")].insert(vector.at("expect") == "ok");
    }
    EXPECT_EQ(seen.size(), 15u);
    for (const auto& [kind, outcomes] : seen)
        if (kind != "heads") {
            EXPECT_EQ(outcomes.size(), 2u) << kind;
        }
}

}  // namespace
}  // namespace hogo::vault::testing
