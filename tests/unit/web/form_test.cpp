#include "web/http/form.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "web/http/cookies.h"
#include "web/http/origin.h"

namespace hogo::web {
namespace {

Request urlencoded(std::string_view body) {
    Request request;
    request.content_type = "application/x-www-form-urlencoded";
    append(request.body, bytes_of(body));
    return request;
}

Request multipart(std::string_view body) {
    Request request;
    request.content_type = "multipart/form-data; boundary=----b7";
    append(request.body, bytes_of(body));
    return request;
}

std::string part(std::string_view disposition, std::string_view content, std::string_view more = "") {
    return "------b7\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n" + std::string(more) + "\r\n" +
           std::string(content) + "\r\n";
}

TEST(UrlencodedForm, fields_come_decoded_in_order_with_their_namesakes) {
    auto form = Form::read(urlencoded("wish=a+b%26c&lang=th&wish=%E5%B1%B1&empty=&bare"));
    ASSERT_TRUE(form);
    EXPECT_EQ(form->raw("wish"), "a b&c");
    EXPECT_EQ(form->all("wish"), (std::vector<std::string_view>{"a b&c", "山"}));
    EXPECT_TRUE(form->has("empty") && form->has("bare") && !form->has("other"));
    EXPECT_EQ(form->file("wish"), nullptr);
}

TEST(UrlencodedForm, line_ends_of_browsers_become_plain_ones) {
    auto form = Form::read(urlencoded("a=x%0D%0Ay%0Dz"));
    EXPECT_EQ(form->raw("a"), "x\ny\nz");
}

TEST(UrlencodedForm, broken_encodings_are_refused_whole) {
    for (const char* body : {"a=%", "a=%4", "a=%zz", "=x", "a=%g0&b=1"}) {
        auto form = Form::read(urlencoded(body));
        ASSERT_FALSE(form) << body;
        EXPECT_EQ(form.error().code, Literal("broken_form"));
    }
}

TEST(UrlencodedForm, counts_and_sizes_are_limited) {
    std::string many;
    for (int n = 0; n < 501; ++n) many += "a=1&";
    EXPECT_EQ(Form::read(urlencoded(many)).error().code, Literal("form_too_large"));
    EXPECT_EQ(Form::read(urlencoded("a=" + std::string(256 * 1024 + 1, 'x'))).error().code, Literal("form_too_large"));
    EXPECT_EQ(Form::read(urlencoded(std::string(101, 'n') + "=1")).error().code, Literal("form_too_large"));
}

TEST(Form, broken_utf8_is_reported_at_its_field_and_can_be_shown_again) {
    auto form = Form::read(urlencoded("good=%E5%B1%B1&bad=a%C3%28b%01"));
    ASSERT_TRUE(form);
    EXPECT_EQ(form->text("good", 10)->text(), "山");
    auto bad = form->text("bad", 10);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, Literal("not_utf8"));
    EXPECT_EQ(bad.error().field, Literal("bad"));
    EXPECT_EQ(form->kept("bad"), "a\xEF\xBF\xBD(b\xEF\xBF\xBD");
    EXPECT_EQ(form->kept("good"), "山");
}

TEST(Form, another_content_type_is_no_form) {
    Request request = urlencoded("a=1");
    request.content_type = "application/json";
    EXPECT_EQ(Form::read(request).error().code, Literal("not_a_form"));
}

TEST(MultipartForm, fields_and_files_are_told_apart) {
    auto form = Form::read(multipart(part("name=\"a\"", "one") + part("name=\"a\"", "") +
                                     part("name=\"upload\"; filename=\"x.xml\"", "<a>\r\n</a>", "Content-Type: text/xml\r\n") +
                                     part("name=\"none\"; filename=\"\"", "", "Content-Type: application/octet-stream\r\n") +
                                     "------b7--\r\n"));
    ASSERT_TRUE(form);
    EXPECT_EQ(form->all("a"), (std::vector<std::string_view>{"one", ""}));
    ASSERT_NE(form->file("upload"), nullptr);
    EXPECT_EQ(form->file("upload")->file_name, "x.xml");
    EXPECT_EQ(form->file("upload")->content_type, "text/xml");
    EXPECT_EQ(text_of(form->file("upload")->bytes), "<a>\r\n</a>");
    EXPECT_EQ(form->file("none"), nullptr);
}

TEST(MultipartForm, what_is_cut_short_or_ambiguous_is_refused) {
    std::string good = part("name=\"a\"", "one");
    for (const std::string& body : {
             good,                                                    // no final boundary
             good + "------b7-",                                      // half of one
             "preamble\r\n" + good + "------b7--",                    // bytes before the first
             part("name=\"a", "one") + "------b7--",                  // an open quote
             part("filename=\"x\"", "one") + "------b7--",            // no name
             part("name=\"a\"; name=\"b\"", "one") + "------b7--",    // two names
             part("name=\"a\"", "one", "Content-Disposition: form-data; name=\"b\"\r\n") + "------b7--",
             part("name=\"a\"", "one", "Content-Transfer-Encoding: base64\r\n") + "------b7--",
             std::string("------b7\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n------b7--"),
             std::string("------b7\nContent-Disposition: form-data; name=\"a\"\n\nx\n------b7--"),
             std::string("------b7\r\n" + std::string(3000, 'x') + "\r\n\r\n\r\n------b7--"),
             std::string(),
         }) {
        auto form = Form::read(multipart(body));
        ASSERT_FALSE(form) << body;
        EXPECT_EQ(form.error().code, Literal("broken_form")) << body;
    }
}

TEST(MultipartForm, needs_a_plain_boundary) {
    for (const char* type : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a b\"",
                             "multipart/form-data; boundary=\"a"})
        EXPECT_FALSE(boundary_of(type)) << type;
    EXPECT_EQ(boundary_of("multipart/form-data; charset=utf-8; boundary=\"--x\""), "--x");
}

TEST(Cookies, only_names_of_this_host_are_read_and_doubled_ones_dropped) {
    auto cookies = read_cookies("__Host-session=abc; other=1; __Host-a=1; __Host-a=2; junk; __Host-bad=a b; __Host-lang=ja");
    EXPECT_EQ(cookies.size(), 2u);
    EXPECT_EQ(cookies["session"], "abc");
    EXPECT_EQ(cookies["lang"], "ja");
}

TEST(Cookies, are_bound_to_this_host_and_closed_to_scripts) {
    EXPECT_EQ(set_cookie_line({"session", "abc", std::nullopt}),
              "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
    EXPECT_TRUE(set_cookie_line({"session", "", std::chrono::seconds(0)}).ends_with("; Max-Age=0"));
    EXPECT_THROW(set_cookie_line({"session", "a; Domain=x", std::nullopt}), Bug);
}

TEST(FormToken, belongs_to_one_session_and_one_key) {
    auto seeded = seeded_random(7);
    auto key_bytes = seeded->draw<32>(), other_bytes = seeded->draw<32>();
    auto key = SecretBytes<32>::take(key_bytes), other = SecretBytes<32>::take(other_bytes);
    std::string token = csrf_token(key, bytes_of("session-a"));
    EXPECT_TRUE(csrf_token_matches(key, bytes_of("session-a"), token));
    EXPECT_FALSE(csrf_token_matches(key, bytes_of("session-b"), token));
    EXPECT_FALSE(csrf_token_matches(other, bytes_of("session-a"), token));
    EXPECT_FALSE(csrf_token_matches(key, bytes_of("session-a"), ""));
}

TEST(Origin, the_browsers_word_goes_first_and_null_says_nothing) {
    EXPECT_EQ(origin_of("same-origin", "null", "localhost:8080"), Origin::same);
    EXPECT_EQ(origin_of("same-site", "http://localhost:8080", "localhost:8080"), Origin::other);
    EXPECT_EQ(origin_of("none", "", "localhost:8080"), Origin::other);
    EXPECT_EQ(origin_of("", "http://localhost:8080", "localhost:8080"), Origin::same);
    EXPECT_EQ(origin_of("", "http://localhost:9090", "localhost:8080"), Origin::other);
    EXPECT_EQ(origin_of("", "null", "localhost:8080"), Origin::unstated);
    EXPECT_EQ(origin_of("", "", "localhost:8080"), Origin::unstated);
}

}  // namespace
}  // namespace hogo::web
