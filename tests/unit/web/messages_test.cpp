#include "web/messages.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "web/html/moments.h"
#include "web/messages/components.h"
#include "web/messages/dates.h"
#include "web/messages/shell.h"

namespace hogo::web {
namespace {

namespace fs = std::filesystem;

const Messages& ja = Messages::in(Language::ja);
const Messages& en = Messages::in(Language::en);
const Messages& xx = Messages::in(Language::pseudo);

TEST(Messages, count_as_each_language_counts) {
    EXPECT_EQ(ja.dates.days_left(48), "あと48日");
    EXPECT_EQ(en.dates.days_left(48), "48 days left");
    EXPECT_EQ(en.dates.days_left(1), "1 day left");
    EXPECT_EQ(en.dates.days_left(0), "ends today");
    EXPECT_EQ(ja.dates.days_left(1234), "あと1,234日");
}

TEST(Messages, are_found_by_key_where_they_take_no_arguments) {
    EXPECT_EQ(ja.components.find("not_asked"), "聞いていない");
    EXPECT_EQ(ja.dates.find("days_left"), std::nullopt);
    EXPECT_EQ(ja.components.find("nothing_of_that_name"), std::nullopt);
}

TEST(Messages, the_pseudo_locale_marks_every_message) {
    EXPECT_EQ(xx.shell.settings(), "⟦Šéťťíñğš⟧");
    EXPECT_EQ(xx.dates.days_left(2), "⟦2 ďáýš ĺéƒť⟧");
}

TEST(Moments, days_read_as_each_language_writes_them) {
    LocalDate easter = LocalDate::of(2025, 4, 20);
    EXPECT_EQ(html::day_text(easter, Language::ja), "2025年4月20日(日)");
    EXPECT_EQ(html::day_text(easter, Language::en), "20 April 2025 (Sun)");
    EXPECT_EQ(html::days_left_text(-3, ja), "3日経過");
    EXPECT_EQ(html::day(easter, ja).text(), "<time datetime=\"2025-04-20\">2025年4月20日(日)</time>");
}

TEST(Moments, relative_times_carry_the_exact_one) {
    Zone tokyo = *Zone::named("Asia/Tokyo");
    Instant now = *Instant::parse("2025-06-12T03:40:00Z"), before = *Instant::parse("2025-06-09T03:05:00Z");
    EXPECT_EQ(html::moment_ago(before, now, tokyo, ja).text(),
              "<time datetime=\"2025-06-09T03:05:00Z\" title=\"2025年6月9日(月) 12:05\">3日前</time>");
    EXPECT_EQ(html::relative_text(now, before, en), "in 3 days");
    EXPECT_EQ(html::relative_text(now, now, en), "just now");
    EXPECT_EQ(html::relative_text(before, before.plus(std::chrono::minutes(1)), en), "1 minute ago");
}

/// Runs the generator over two small files and returns its exit code and what it said.
class Generator : public testing::Test {
  protected:
    Generator() : folder(fs::path(testing::TempDir()) / ("messages-" + std::to_string(::getpid()))) {
        for (const char* language : {"ja", "en"}) fs::create_directories(folder / "locales" / language);
    }
    ~Generator() override { fs::remove_all(folder); }

    void write(const std::string& path, const std::string& content) {
        std::ofstream(folder / "locales" / path) << content;
    }
    int run() {
        std::string command = std::string(HOGO_GENERATE_MESSAGES) + " '" + (folder / "locales").string() + "' '" +
                              (folder / "out").string() + "' '" + (folder / "stamp").string() + "' 2> '" +
                              (folder / "said").string() + "'";
        int status = std::system(command.c_str());
        said = read(folder / "said");
        return WEXITSTATUS(status);
    }
    static std::string read(const fs::path& path) {
        std::ifstream in(path);
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }
    fs::path folder;
    std::string said;
};

TEST_F(Generator, writes_a_function_with_typed_parameters) {
    write("ja/a.yaml", "a.hello: \"こんにちは、{name}さん({n}件)\"\n");
    write("en/a.yaml", "a.hello: \"Hello {name}, {n, plural, one {# thing} other {# things}}\"\n");
    ASSERT_EQ(run(), 0) << said;
    EXPECT_NE(read(folder / "out/messages/a.h").find("std::string hello(std::string_view name, std::int64_t n) const;"),
              std::string::npos);
}

TEST_F(Generator, refuses_a_message_that_one_language_lacks) {
    write("ja/a.yaml", "a.one: あ\na.two: い\n");
    write("en/a.yaml", "a.one: A\n");
    EXPECT_EQ(run(), 3);
    EXPECT_NE(said.find("locales/en/a.yaml:1: `two` is missing; it stands at locales/ja/a.yaml:2"), std::string::npos) << said;
}

TEST_F(Generator, refuses_an_argument_that_languages_do_not_share) {
    write("ja/a.yaml", "a.one: \"{nam}さん\"\n");
    write("en/a.yaml", "\na.one: \"Mr {name}\"\n");
    EXPECT_EQ(run(), 3);
    EXPECT_NE(said.find("locales/en/a.yaml:2: `one` lacks the argument `nam`"), std::string::npos) << said;
}

TEST_F(Generator, refuses_broken_patterns_keys_and_files_with_their_line) {
    write("ja/a.yaml", "a.one: \"{n, plural, one {x}\"\n");
    write("en/a.yaml", "a.one: x\nb.two: y\na.delete: z\n");
    EXPECT_EQ(run(), 3);
    EXPECT_NE(said.find("locales/ja/a.yaml:1: not a message pattern"), std::string::npos) << said;
    EXPECT_NE(said.find("locales/en/a.yaml:2: the key `b.two`"), std::string::npos) << said;
    EXPECT_NE(said.find("locales/en/a.yaml:3: the key `a.delete`"), std::string::npos) << said;
}

}  // namespace
}  // namespace hogo::web
