// Parts that are read while they arrive: the same as of a body that is there whole, however it was cut on the
// way.
#include "web/http/part_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace hogo::web {
namespace {

struct Collected final : PartReader::Receiver {
    struct Part {
        std::string name;
        std::optional<std::string> file_name;
        std::string bytes;
        bool ended = false;
        bool operator==(const Part&) const = default;
    };
    std::vector<Part> parts;
    void begin(const FormPart& part) override { parts.push_back({part.name, part.file_name, {}, false}); }
    void content(ByteView more) override { parts.back().bytes += text_of(more); }
    void end() override { parts.back().ended = true; }
};

std::vector<Collected::Part> read_in_pieces(std::string_view body, std::string_view boundary,
                                            std::size_t piece, bool& whole) {
    Collected collected;
    PartReader reader(boundary, collected);
    while (!body.empty()) {
        reader.take(bytes_of(body.substr(0, piece)));
        body.remove_prefix(std::min(piece, body.size()));
    }
    whole = reader.is_whole();
    return collected.parts;
}

std::string body_of(const std::vector<Collected::Part>& parts, const std::string& boundary) {
    std::string body;
    for (const auto& part : parts) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + "\"";
        if (part.file_name) body += "; filename=\"" + *part.file_name + "\"\r\nContent-Type: image/jpeg";
        body += "\r\n\r\n" + part.bytes + "\r\n";
    }
    return body + "--" + boundary + "--\r\n";
}

TEST(PartReader, gives_what_a_whole_body_gives_however_it_was_cut) {
    const std::vector<Collected::Part> parts{
        {"words", std::nullopt, "two\r\nlines", true},
        {"empty", std::nullopt, "", true},
        {"files", "a photo.jpg", std::string("\xff\xd8\r\n--almost\r\n--b\0\r\r\n", 21), true},
        {"files", "", "", true}};
    const auto body = body_of(parts, "bound");
    for (std::size_t piece = 1; piece <= body.size(); ++piece) {
        bool whole = false;
        EXPECT_EQ(read_in_pieces(body, "bound", piece, whole), parts) << piece;
        EXPECT_TRUE(whole) << piece;
    }
    const auto at_once = read_multipart(bytes_of(body), "bound", {}).value();
    ASSERT_EQ(at_once.size(), parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_EQ(text_of(at_once[i].bytes), parts[i].bytes);
}

TEST(PartReader, of_any_bytes_agrees_with_the_reader_of_whole_bodies) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& contents, std::uint8_t piece) {
        std::vector<Collected::Part> parts;
        for (const auto& content : contents)
            if (content.find("\r\n--b") == std::string::npos)
                parts.push_back({"f", std::nullopt, content, true});
        if (parts.empty()) return;
        bool whole = false;
        RC_ASSERT(read_in_pieces(body_of(parts, "b0"), "b0", piece + 1u, whole) == parts);
        RC_ASSERT(whole);
    }));
}

TEST(PartReader, gives_what_came_before_a_body_broke_off_and_takes_nothing_that_is_no_part) {
    const std::vector<Collected::Part> parts{{"words", std::nullopt, "kept", true},
                                             {"files", "a", "bytes of it", true}};
    const auto body = body_of(parts, "b");
    bool whole = true;
    const auto cut =
        read_in_pieces(std::string_view(body).substr(0, body.find("bytes of") + 9), "b", 7, whole);
    EXPECT_FALSE(whole);
    ASSERT_EQ(cut.size(), 2u);
    EXPECT_EQ(cut[0], parts[0]);
    EXPECT_FALSE(cut[1].ended);
    for (const auto* broken : {"", "x", "--other\r\n", "--b", "--bX", "--b\r\n\r\nno header",
                               "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
                               "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"}) {
        EXPECT_TRUE(read_in_pieces(broken, "b", 3, whole).empty()) << broken;
        EXPECT_FALSE(whole) << broken;
    }
    EXPECT_TRUE(read_in_pieces("--b\r\n" + std::string(5000, 'h'), "b", 100, whole).empty())
        << "a header has a bound";
}

}  // namespace
}  // namespace hogo::web
