#include "web/html/html.h"

#include <gtest/gtest.h>

#include "web/html/hx.h"

namespace hogo::web::html {
namespace {

// What must not compile, as far as a type trait can ask; names of elements and attributes are checked by consteval.
static_assert(!std::is_constructible_v<Html, std::string> && !std::is_constructible_v<Html, const char*>);
static_assert(!std::is_constructible_v<Url, std::string> && !std::is_constructible_v<Url, const char*>);
static_assert(!std::is_constructible_v<TagName, std::string> && !std::is_constructible_v<AttributeName, std::string>);
static_assert(!std::is_constructible_v<ElementId, std::string>);
static_assert(!std::is_invocable_v<decltype([](auto v) -> decltype(href(v)) { return href(v); }), const char*>);

TEST(Html, text_is_escaped_in_content_and_in_attributes) {
    EXPECT_EQ(p(attr("title", "\"'<&>"), "<script>alert('x')</script> & more").text(),
              "<p title=\"&quot;&#39;&lt;&amp;&gt;\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more</p>");
}

TEST(Html, attributes_may_stand_anywhere_and_classes_are_joined) {
    EXPECT_EQ(div("a", id("x"), cls("one"), p("b"), cls_if(true, "two"), cls_if(false, "three")).text(),
              "<div class=\"one two\" id=\"x\">a<p>b</p></div>");
}

TEST(Html, void_elements_have_no_end_and_take_no_content) {
    EXPECT_EQ(br().text(), "<br>");
    EXPECT_EQ(input(attr("name", "a"), flag("checked"), flag("disabled", false)).text(), "<input name=\"a\" checked>");
    EXPECT_THROW(br("x"), Bug);
}

TEST(Html, an_attribute_given_twice_is_a_bug) {
    EXPECT_THROW(p(attr("lang", "ja"), attr("lang", "en")), Bug);
    EXPECT_THROW(together(attr("lang", "ja")), Bug);
}

TEST(Html, lists_and_absent_pieces_are_content_too) {
    std::vector<std::string> names = {"a", "<b>"};
    std::optional<Html> none;
    EXPECT_EQ(ul(each(names, [](const std::string& name) { return li(name); }), none, when(false, [] { return p("x"); })).text(),
              "<ul><li>a</li><li>&lt;b&gt;</li></ul>");
}

TEST(Html, a_form_says_how_and_where_it_is_sent) {
    EXPECT_EQ(form(action(url("/files/{}/wishes", "7f")), button("Record")).text(),
              "<form method=\"post\" action=\"/files/7f/wishes\"><button>Record</button></form>");
}

TEST(Html, htmx_attributes_hold_addresses_and_ids_alone) {
    EXPECT_EQ(div(hx::post(url("/a")), hx::target("part"), hx::select("part"), hx::swap(hx::Swap::outer)).text(),
              "<div hx-post=\"/a\" hx-target=\"#part\" hx-select=\"#part\" hx-swap=\"outerHTML\"></div>");
}

TEST(Html, a_large_page_is_the_same_bytes_each_time) {
    auto make = [] {
        std::vector<Html> rows;
        for (int n = 0; n < 600; ++n)
            rows.push_back(tr(td(cls("number"), std::to_string(n)), td(a(href(url("/files/{}", "7f")), "保護番号 & more"))));
        return document(element("html", element("body", table(tbody(rows))))).text();
    };
    EXPECT_GT(make().size(), 50'000u);
    EXPECT_EQ(make(), make());
}

TEST(Url, arguments_stay_within_their_segment) {
    EXPECT_EQ(url("/files/{}/x", "a/b?c#d e").text(), "/files/a%2Fb%3Fc%23d%20e/x");
    EXPECT_EQ(url("/search").query("q", "山田 & co").query("page", "2").at("list").text(),
              "/search?q=%E5%B1%B1%E7%94%B0%20%26%20co&page=2#list");
    EXPECT_THROW(url("/files/{}", ".."), Bug);
    EXPECT_THROW(url("/files/{}", ""), Bug);
}

TEST(Url, only_listed_hosts_and_https_become_a_link_to_outside) {
    EXPECT_TRUE(Url::source("https://www.moj.go.jp/isa/x.html"));
    EXPECT_TRUE(Url::source("https://laws.e-gov.go.jp/law/326CO0000000319"));
    for (const char* address : {"http://www.moj.go.jp/", "javascript:alert(1)", "https://moj.go.jp.evil.example/",
                                "https://evilmoj.go.jp/", "https://user@evil.example/.moj.go.jp",
                                "https://evil.example\\.moj.go.jp/", "https://evil.example#.moj.go.jp", "//moj.go.jp",
                                "https://evil.example@moj.go.jp/", "https://moj.go.jp\"onclick=", ""})
        EXPECT_FALSE(Url::source(address)) << address;
}

TEST(Url, the_way_back_is_a_path_of_this_site) {
    EXPECT_TRUE(Url::local("/files/7?x=1"));
    for (const char* path : {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/a b", "/a\nb"})
        EXPECT_FALSE(Url::local(path)) << path;
}

TEST(Url, a_telephone_number_keeps_its_digits) {
    EXPECT_EQ(Url::telephone("+81 (3) 1234-x56").text(), "tel:+813123456");
    EXPECT_EQ(Url::telephone("#8778").text(), "tel:%238778");
}

TEST(ElementId, is_joined_from_names_that_come_from_data) {
    EXPECT_EQ(ElementId::join("field", "answer.d1 x").text(), "field-answer_d1_x");
}

}  // namespace
}  // namespace hogo::web::html
