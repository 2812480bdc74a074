#include "web/staff/components.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gallery/gallery.h"
#include "hard_coded_text.h"
#include "web/staff/shell.h"

namespace hogo::web::staff {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Messages& ja = Messages::in(Language::ja);
const Messages& en = Messages::in(Language::en);

Form sent(std::string_view body) {
    Request request;
    request.content_type = "application/x-www-form-urlencoded";
    append(request.body, bytes_of(body));
    return *Form::read(request);
}

TEST(ErrorSummary, says_how_many_and_leads_to_each_field) {
    EXPECT_TRUE(error_summary(ja, FormState()).empty());
    FormState state;
    state.wrong("born", "生年月日を確かめてください").wrong("wish", "希望を書いてください");
    EXPECT_EQ(error_summary(ja, state).text(),
              "<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" data-focus=\"\"><h2>" + icon(Icon::urgent).text() +
                  "入力を確かめてください(2か所)</h2><ul><li><a href=\"#field-born\">生年月日を確かめてください</a></li>"
                  "<li><a href=\"#field-wish\">希望を書いてください</a></li></ul></div>");
}

TEST(Field, keeps_what_was_typed_and_ties_hint_and_error_to_it) {
    Form form = sent("name=%3Cb%3E");
    FormState state(form);
    state.wrong("name", "短くしてください");
    std::string html = field(ja, state, "name", "呼び名", {.hint = "本人が使う名前", .optional = true}).text();
    EXPECT_THAT(html, HasSubstr("<label for=\"field-name\">呼び名<span class=\"optional\">任意</span></label>"));
    EXPECT_THAT(html, HasSubstr("value=\"&lt;b&gt;\""));
    EXPECT_THAT(html, HasSubstr("aria-invalid=\"true\" aria-describedby=\"hint-name error-name\""));
    EXPECT_THAT(html, HasSubstr("id=\"hint-name\""));
    EXPECT_THAT(html, HasSubstr("id=\"error-name\""));
}

TEST(Field, never_writes_a_password_back) {
    Form form = sent("password=secret");
    EXPECT_THAT(field(en, FormState(form), "password", "Password", {.type = "password"}).text(), Not(HasSubstr("secret")));
}

TEST(TextArea, keeps_a_line_end_at_the_beginning) {
    Form form = sent("wish=%0D%0Aline");
    EXPECT_THAT(text_area(ja, FormState(form), "wish", "希望").text(), HasSubstr(">\n\nline</textarea>"));
}

TEST(DateField, is_a_day_of_the_calendar) {
    FormState state;
    state.start("due", "2025-04-20");
    EXPECT_THAT(date_field(ja, state, "due", "期限").text(),
                HasSubstr("<input class=\"width-medium\" id=\"field-due\" name=\"due\" type=\"date\" value=\"2025-04-20\""));
}

TEST(Choices, radios_and_checkboxes_remember_what_was_chosen) {
    Form form = sent("door=landing&need=a&need=c");
    FormState state(form);
    std::vector<Choice> doors = {{"landing", "上陸審査"}, {"residence", "在留審査", "窓口"}};
    std::string html = radios(ja, state, "door", "窓口", doors).text();
    EXPECT_THAT(html, HasSubstr("<input id=\"field-door\" type=\"radio\" name=\"door\" value=\"landing\" checked>"));
    EXPECT_THAT(html, HasSubstr("aria-describedby=\"choice-hint-door-residence\""));
    html = checkboxes(ja, state, "need", "必要", {{"a", "A"}, {"b", "B"}, {"c", "C"}}).text();
    EXPECT_THAT(html, HasSubstr("value=\"a\" checked"));
    EXPECT_THAT(html, Not(HasSubstr("value=\"b\" checked")));
    EXPECT_THAT(html, HasSubstr("value=\"c\" checked"));
    EXPECT_THAT(select_field(ja, state, "door", "窓口", doors).text(),
                HasSubstr("<option value=\"landing\" selected>上陸審査</option>"));
    EXPECT_THAT(checkbox(FormState().start("told", "yes"), "told", "伝えた").text(), HasSubstr("value=\"yes\" checked"));
}

TEST(AnswerButtons, not_asked_is_where_every_question_begins) {
    std::string html = answer_buttons(ja, FormState(), "d1", "旅券を取り上げられていますか").text();
    EXPECT_THAT(html, HasSubstr("value=\"not_asked\" checked"));
    for (const char* word : {"はい", "いいえ", "不明", "聞いていない"})
        EXPECT_THAT(html, HasSubstr("<span class=\"answer-word\">" + std::string(word) + "</span>"));
    FormState state;
    state.start("d1", "unknown");
    html = answer_buttons(ja, state, "d1", "?").text();
    EXPECT_THAT(html, HasSubstr("value=\"unknown\" checked"));
    EXPECT_THAT(html, Not(HasSubstr("value=\"not_asked\" checked")));
}

TEST(Notices, say_their_weight_in_a_word_and_a_shape) {
    std::string html = notice(en, Weight::urgent, "Decide by Friday", html::p("text")).text();
    EXPECT_THAT(html, HasSubstr("role=\"alert\""));
    EXPECT_THAT(html, HasSubstr("<span class=\"notice-word\">Urgent</span>"));
    EXPECT_THAT(html, HasSubstr("<svg class=\"icon\""));
    EXPECT_THAT(notice(en, Weight::caution, "x").text(), HasSubstr("Caution"));
    EXPECT_THAT(badge(Icon::held, "収容を留保中").text(), HasSubstr("<span>収容を留保中</span>"));
}

TEST(Band, says_so_where_nothing_waits) {
    EXPECT_THAT(band(ja, "today", "今日", 0, html::Html()).text(), HasSubstr("待っているものはありません"));
    EXPECT_THAT(band(ja, "today", "今日", 2, html::p("x")).text(), HasSubstr("<span class=\"count\">2</span>"));
}

TEST(DaysLeft, grows_louder_as_the_day_comes) {
    LocalDate due = LocalDate::of(2025, 4, 20);
    EXPECT_THAT(days_left(ja, 48, due).text(), HasSubstr("<span class=\"days-left\">"));
    EXPECT_THAT(days_left(ja, 30, due).text(), HasSubstr("days-left-soon"));
    EXPECT_THAT(days_left(ja, 7, due).text(), HasSubstr("days-left-urgent"));
    EXPECT_THAT(days_left(ja, -1, due).text(), HasSubstr("1日経過"));
}

TEST(Explanations, name_rule_provision_facts_and_what_nobody_verified) {
    Explanation why{.outcome = "収容は留保されています",
                    .rule = "hold_custody",
                    .provision = "入管法第39条",
                    .source = html::Url::source("https://laws.e-gov.go.jp/law/326CO0000000319"),
                    .verified = false,
                    .facts = {"保護案件が開いている"},
                    .would_change = {"局長の書面による一時解除"}};
    std::string html = explanation(ja, why).text();
    EXPECT_THAT(html, HasSubstr("<details class=\"explanation\"><summary>収容は留保されています</summary>"));
    EXPECT_THAT(html, HasSubstr("法令との照合は未了です"));
    EXPECT_THAT(html, HasSubstr("href=\"https://laws.e-gov.go.jp/law/326CO0000000319\""));
    why.verified = true;
    EXPECT_THAT(explanation(ja, why).text(), Not(HasSubstr("照合")));
}

TEST(Tables, name_each_cell_for_the_narrow_screen) {
    std::string html = table_of({"一覧", {"番号", "期限"}, {{html::span("P-1"), html::span("明日")}}}).text();
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\"><span>P-1</span></th><td data-label=\"期限\">"));
    EXPECT_THROW(table_of({"一覧", {"番号", "期限"}, {{html::span("P-1")}}}), Bug);
}

TEST(SmallParts, have_their_form) {
    EXPECT_EQ(timeline({{html::span("昨日"), "希望を記録", "", {}}}).text(),
              "<ol class=\"timeline\"><li><p class=\"timeline-when\"><span>昨日</span></p><div class=\"timeline-what\"><p>"
              "<strong>希望を記録</strong></p></div></li></ol>");
    EXPECT_EQ(button_bar(primary_button("送る"), secondary_button_to("下書き", html::url("/draft"))).text(),
              "<div class=\"button-bar\"><button class=\"primary\" type=\"submit\">送る</button>"
              "<button class=\"secondary\" type=\"submit\" formaction=\"/draft\">下書き</button></div>");
    EXPECT_THAT(print_header(ja, "P-1", LocalDate::of(2025, 4, 1)).text(), HasSubstr("2025年4月1日(火)"));
    EXPECT_THAT(closed_part(ja, "氏名", html::Html()).text(), HasSubstr("閲覧記録に残ります"));
    EXPECT_EQ(definition_list({{"国籍", html::span("タイ")}}).text(),
              "<dl class=\"definitions\"><div><dt>国籍</dt><dd><span>タイ</span></dd></div></dl>");
    EXPECT_EQ(card("題", html::p("x")).text(), "<article class=\"card\"><h3>題</h3><p>x</p></article>");
    EXPECT_THAT(page_anchors(ja, {{"wishes", "希望"}}).text(), HasSubstr("<a href=\"#wishes\">希望</a>"));
    EXPECT_THAT(page_section("wishes", "希望", html::p("x")).text(), HasSubstr("aria-labelledby=\"wishes-title\""));
    EXPECT_THAT(file_head(ja, {.number = "P-1"}).text(), HasSubstr("<h1>P-1</h1>"));
}

PageContext signed_in(Language language) {
    PageContext context{.msg = Messages::in(language)};
    context.here = "/files/7?x=1";
    context.form_token = "token";
    context.viewer = Viewer{"", "1", "2", {Place::my_work, Place::new_encounter}};
    context.place = Place::my_work;
    return context;
}

TEST(Shell, has_skip_link_places_language_cover_and_a_neutral_title) {
    std::string html = shell(signed_in(Language::ja), "P-1", html::p("x")).text();
    EXPECT_THAT(html, HasSubstr("<!doctype html><html lang=\"ja\">"));
    EXPECT_THAT(html, HasSubstr("<title>P-1 · 保護 Hogo</title>"));
    EXPECT_THAT(html, HasSubstr("<a class=\"skip-link\" href=\"#content\">"));
    EXPECT_THAT(html, HasSubstr("<a href=\"/work\" aria-current=\"page\">担当一覧</a>"));
    EXPECT_THAT(html, HasSubstr("action=\"/language\""));
    EXPECT_THAT(html, HasSubstr("name=\"back\" value=\"/files/7?x=1\""));
    EXPECT_THAT(html, HasSubstr("action=\"/cover\""));
    EXPECT_THAT(html, HasSubstr("name=\"form_token\" value=\"token\""));
    EXPECT_THAT(html, Not(HasSubstr("見本データ")));
    EXPECT_THAT(html, Not(HasSubstr(" style=")));
    EXPECT_THAT(html, Not(HasSubstr("局長")));  // only the places of the role
}

TEST(Shell, configures_htmx_to_keep_nothing_and_evaluate_nothing) {
    std::string html = shell(signed_in(Language::ja), "x", html::Html()).text();
    for (const char* setting : {"historyCacheSize&quot;:0", "refreshOnHistoryMiss&quot;:true", "allowEval&quot;:false",
                                "includeIndicatorStyles&quot;:false", "selfRequestsOnly&quot;:true"})
        EXPECT_THAT(html, HasSubstr(setting));
}

TEST(Shell, the_sample_office_wears_a_banner) {
    PageContext context = signed_in(Language::ja);
    context.demonstration = true;
    EXPECT_THAT(shell(context, "x", html::Html()).text(), HasSubstr("見本データ"));
}

TEST(Shell, holds_no_words_but_messages) {
    PageContext context = signed_in(Language::pseudo);
    context.demonstration = true;
    EXPECT_THAT(test::hard_coded_text(shell(context, "1", html::Html()).text()), IsEmpty());
}

TEST(Components, hold_no_words_but_messages) {
    // The gallery's own sample words are digits here, so that whatever else shows up was typed into a component.
    EXPECT_THAT(test::hard_coded_text(gallery_content(Messages::in(Language::pseudo), SampleWords::digits).text()), IsEmpty());
}

TEST(HardCodedText, finds_a_word_that_no_message_brought) {
    EXPECT_THAT(test::hard_coded_text("<p>⟦Šáƒé⟧</p><p>typed</p><p title=\"also\">1</p>"),
                testing::UnorderedElementsAre("typed", "also"));
}

}  // namespace
}  // namespace hogo::web::staff
