#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "matching/blind_file.h"
#include "matching/names_file.h"
#include "matching/open_index.h"

namespace hogo::matching {
namespace {

class Files : public testing::Test {
  protected:
    std::string path(const std::string& name) {
        return testing::TempDir() + "hogo-matching-" + std::to_string(::getpid()) + "-" + name;
    }
    void TearDown() override {
        for (const auto* name : {"open", "blind"}) std::remove(path(name).c_str());
    }
    const std::vector<std::string> names{
        "Petra Novakova", "Jana Horakova", "Pyotr Solovyov", "Kim Min-su", "Wolfgang Schmidt", "Emil", "",
        "Petra Novakova"};
};

TEST_F(Files, an_open_index_finds_a_name_in_another_spelling) {
    OpenIndexBuilder builder;
    for (std::size_t i = 0; i < names.size(); ++i) builder.add("n" + std::to_string(i), names[i]);
    ASSERT_TRUE(builder.write(path("open")));
    auto index = OpenIndex::open(path("open"));
    ASSERT_TRUE(index);
    EXPECT_EQ(index->names(), names.size());
    auto first = [&](std::string_view typed) {
        const auto found = index->query(typed);
        return found.empty() ? std::string() : found[0].id;
    };
    EXPECT_EQ(first("Novákova Petra"), "n0");
    EXPECT_EQ(first("Petra Novakvoa"), "n0");
    EXPECT_EQ(first("Пётр Соловьёв"), "n2");
    EXPECT_EQ(first("김민수"), "n3");
    EXPECT_EQ(first("ヴォルフガング・シュミット"), "n4");
    EXPECT_EQ(first("Emil"), "n5");
    EXPECT_TRUE(index->query("").empty());
    EXPECT_TRUE(index->query("Zbigniew Przybylski").empty());
    const auto found = index->query("Petra Novakova", 3);
    EXPECT_EQ(found[0].same_name, std::vector<std::string>{"n7"});
    EXPECT_EQ(found[0].score, 100);
    EXPECT_EQ(found[0].evidence.size(), 2u);
}

TEST_F(Files, a_blind_index_finds_it_too_and_shows_frequencies) {
    const auto random = seeded_random(1);
    BlindFileBuilder builder(*random);
    for (std::size_t i = 0; i < names.size(); ++i) builder.add("n" + std::to_string(i), names[i]);
    ASSERT_TRUE(builder.write(path("blind")));
    const auto index = BlindFile::open(path("blind"));
    ASSERT_TRUE(index);
    ASSERT_FALSE(index->query("Пётр Соловьёв").empty());
    EXPECT_EQ(index->query("Пётр Соловьёв")[0].id, "n2");
    EXPECT_TRUE(index->query("").empty());
    EXPECT_EQ(index->frequencies(Evidence::whole_name)[0], 2u);
    std::ifstream in(path("blind"), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    EXPECT_EQ(bytes.str().find("novakova"), std::string::npos);
    EXPECT_EQ(bytes.str().find("Petra"), std::string::npos);
}

TEST_F(Files, an_index_that_is_cut_short_is_refused) {
    OpenIndexBuilder builder;
    builder.add("a", "Petra Novakova");
    ASSERT_TRUE(builder.write(path("open")));
    EXPECT_EQ(OpenIndex::open(path("none")).error().code.view(), "index_not_found");
    EXPECT_EQ(BlindFile::open(path("open")).error().code.view(), "not_an_index");
    std::ofstream(path("open"), std::ios::binary | std::ios::trunc) << "hogo index 1\n";
    EXPECT_EQ(OpenIndex::open(path("open")).error().code.view(), "not_an_index");
}

TEST(CsvLines, are_read_with_their_numbers_and_broken_ones_named) {
    std::istringstream in("id,name\n1,\"Novak, Petra\"\n2,\"broken\n\n3,\"two\nlines\"\n4,\"a\"b\n5,last");
    CsvReader lines(in);
    EXPECT_EQ(lines.next()->fields, (std::vector<std::string>{"id", "name"}));
    auto line = lines.next();
    EXPECT_EQ(line->fields[1], "Novak, Petra");
    EXPECT_EQ(line->number, 2u);
    line = lines.next();
    EXPECT_EQ(line->number, 3u);
    std::size_t last = 0, wrong = 0;
    do {
        wrong += !line->wrong.empty();
        last = line->number;
        line = lines.next();
    } while (line);
    EXPECT_GE(wrong, 1u);
    EXPECT_EQ(last, 8u);
}

}  // namespace
}  // namespace hogo::matching
