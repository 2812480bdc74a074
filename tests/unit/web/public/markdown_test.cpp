// The pages' small text format, and that nothing else can be written in it.
#include <gtest/gtest.h>

#include "web/public/markdown.h"

namespace hogo::web::open {
namespace {

html::Url nowhere(std::string_view id) { return html::url("/x/{}", id); }
std::string rendered(std::string_view text) {
    const auto document = read_markdown(text);
    EXPECT_TRUE(document) << (document ? "" : document.error().reason.view());
    return document ? render(*document, nowhere).text() : "";
}
std::string error_in(std::string_view text) {
    const auto document = read_markdown(text);
    return document ? "none" : std::to_string(document.error().line) + ": " + std::string(document.error().reason.view());
}

TEST(Markdown, HasHeadingsListsParagraphsStrongAndLinks) {
    EXPECT_EQ(rendered("## A\n\nb **c** d\ne\n\n- f\n- [g](page:signs)\n\n1. h\n2. i\n"),
              "<h2>A</h2><p>b <strong>c</strong> d\ne</p><ul><li>f</li><li><a href=\"/x/signs\">g</a></li></ul>"
              "<ol><li>h</li><li>i</li></ol>");
    EXPECT_EQ(rendered("[#8778](tel:%238778)"), "<p><a class=\"tel\" dir=\"ltr\" href=\"tel:%238778\">#8778</a></p>");
    EXPECT_EQ(rendered("### x\n\n**a [b](page:c)**\n"), "<h3>x</h3><p><strong>a </strong><strong><a href=\"/x/c\">b</a></strong></p>");
}

TEST(Markdown, MarkupIsText) {
    EXPECT_EQ(rendered("<script>alert(1)</script> & <b>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>");
    EXPECT_EQ(rendered("[a] (page:b) * c"), "<p>[a] (page:b) * c</p>");
}

TEST(Markdown, AnOddLineIsNamedAndNothingIsGuessed) {
    EXPECT_EQ(error_in("a\n\n[x](https://example.org)"), "3: a link leads to page: or tel: and nowhere else");
    EXPECT_EQ(error_in("[x](javascript:alert)"), "1: a link leads to page: or tel: and nowhere else");
    EXPECT_EQ(error_in("[x](page:../a)"), "1: not the id of a page");
    EXPECT_EQ(error_in("[x](tel:110;x)"), "1: not a telephone number");
    EXPECT_EQ(error_in("**a"), "1: strong words without their end");
    EXPECT_EQ(error_in("# a"), "1: a line that begins like nothing this format has");
    EXPECT_EQ(error_in("## a\nb"), "2: an empty line belongs between two blocks");
    EXPECT_EQ(error_in("1. a\n3. b"), "2: a list's numbers count from 1");
    EXPECT_EQ(error_in("\xff"), "1: not UTF-8");
    EXPECT_EQ(error_in(std::string("a\0b", 3)), "1: a control character");
    EXPECT_EQ(error_in("[x](page:a"), "1: a link without its end");
}

}  // namespace
}  // namespace hogo::web::open
