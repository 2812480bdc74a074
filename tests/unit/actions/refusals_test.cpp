// Every refusal has a sentence that says what to do, in both languages.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace hogo::actions::testing {
namespace {

std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::set<std::string> refusals_in_the_source() {
    // Refused{"code", …, Refused refused{"code", …, Refused{condition ? Code("code") : Code("code"), …
    const std::regex made(R"(Refused(?: \w+)?\{([^,]*),)"), literal(R"re("([a-z0-9_]+)")re");
    std::set<std::string> codes;
    for (const auto& entry : std::filesystem::directory_iterator(HOGO_SOURCE_DIR "/src/actions")) {
        const auto text = content(entry.path());
        for (std::sregex_iterator it(text.begin(), text.end(), made), end; it != end; ++it) {
            const auto rule = (*it)[1].str();
            for (std::sregex_iterator code(rule.begin(), rule.end(), literal); code != end; ++code) codes.insert((*code)[1]);
        }
    }
    return codes;
}

TEST(Refusals, EachHasItsSentenceInBothLanguages) {
    const auto codes = refusals_in_the_source();
    ASSERT_GT(codes.size(), 60u) << "the source is read";
    for (const auto* language : {"ja", "en"}) {
        const auto sentences = content(std::string(HOGO_SOURCE_DIR "/locales/") + language + "/refused.yaml");
        for (const auto& code : codes)
            EXPECT_NE(sentences.find("\nrefused." + code + ": "), std::string::npos) << language << ": " << code;
    }
}

}  // namespace
}  // namespace hogo::actions::testing
