#include "gallery/gallery.h"

#include "web/html/moments.h"
#include "web/staff/components.h"
#include "web/staff/shell.h"

namespace hogo::web::staff {

using namespace html;

namespace {

/// Sample text in the language of the page.
struct Words {
    Language language;
    SampleWords words;
    std::string operator()(std::string_view ja, std::string_view en) const {
        if (words == SampleWords::digits) return "7";
        return std::string(language == Language::ja ? ja : en);
    }
};

Html screening(const Messages& msg, const Words& w) {
    FormState state;
    state.start("passport", "yes").start("debt", "unknown");
    return together(
        answer_buttons(msg, state, "passport", w("旅券や在留カードを、誰かが預かっていますか。", "Does somebody keep your passport or residence card?"),
                       w("指標:身分証の取上げ", "Indicator: documents taken")),
        answer_buttons(msg, state, "debt", w("来るときの費用を、働いて返すように言われていますか。", "Were you told to work off the cost of coming here?"),
                       w("指標:借金による拘束", "Indicator: debt bondage")),
        answer_buttons(msg, state, "leave", w("いまの仕事を、やめたいときにやめられますか。", "Can you leave your work when you want to?")));
}

Html my_work(const Messages& msg, const Words& w) {
    Table falling{w("在留期限が近い案件", "Files about to fall out of status"),
                  {w("保護番号", "Number"), w("在留期限", "Expiry"), w("次にすること", "Next step")},
                  {}};
    auto row = [&](std::string_view number, int left, LocalDate due, std::string next) {
        falling.rows.push_back({a(href(url("/files/{}", number)), w(number, number)), days_left(msg, left, due),
                                a(href(url("/files/{}", number)), next)});
    };
    row("H7K-2041", 3, LocalDate::of(2025, 4, 20), w("在留資格変更の起案を送る", "Send the draft for change of status"));
    row("H7K-1187", 21, LocalDate::of(2025, 5, 8), w("本人の希望を聞く", "Ask what the person wishes"));
    row("H7K-0932", 48, LocalDate::of(2025, 6, 4), w("更新の準備", "Prepare renewal"));
    return together(
        band(msg, "today", w("今日", "Today"), 2,
             div(cls("card-row"),
                 card(w("13:30 聴取", "13:30 interview"),
                      together(p(w("H7K-2041・タガログ語・60分", "H7K-2041 · Tagalog · 60 minutes")),
                               p(badge(Icon::done, w("安全措置は整っています", "Safeguards are in place"))))),
                 card(w("回答期限", "Answer due"), together(p(w("女性相談支援センターからの照会", "Inquiry from a Women's Support Center")),
                                                            p(badge(Icon::waiting, w("第二者の承認待ち", "Waiting for a second person"))))))),
        band(msg, "falling", w("在留資格を失うおそれ", "Falling out of status"), 3, table_of(falling)),
        band(msg, "waiting", w("判断待ち", "Waiting for me"), 0, Html()));
}

Html file(const Messages& msg, const Words& w) {
    Zone tokyo = *Zone::named("Asia/Tokyo");
    Instant now = *Instant::parse("2025-06-15T03:40:00Z");
    Explanation held{.outcome = w("収容・送還はなぜ留保されていますか", "Why are custody and removal on hold?"),
                     .rule = w("案件が開いている間は身柄を拘束しない", "No physical custody while a file is open"),
                     .provision = w("人身取引対策行動計画/入管法第39条", "Action plan / Immigration Act, Art. 39"),
                     .source = Url::source("https://laws.e-gov.go.jp/law/326CO0000000319"),
                     .verified = false,
                     .facts = {w("保護案件が2025年6月12日に開かれた", "The file was opened on 12 June 2025"),
                               w("現時点で「認知に至らない」決定はない", "No decision that recognition is not established")},
                     .would_change = {w("局長の書面による期限付きの一時解除", "A director's written lifting, for a limited time")}};
    Html open_name = form(action(url("/files/{}/name", "7")), button(attr("type", "submit"), w("開く", "Open")));
    return together(
        page_section("now", w("いま", "Now"),
                     together(notice(msg, Weight::urgent, w("金曜日までに決定が必要です", "A decision is needed by Friday"),
                                     p(w("在留期間が30日以下のため、申請中の特例期間はありません。", "A period of stay of 30 days or less has no special period while an application is pending."))),
                              explanation(msg, held),
                              definition_list({{w("在留期限", "Expiry of stay"), days_left(msg, 3, LocalDate::of(2025, 6, 18))},
                                               {w("身元", "Identity"), closed_part(msg, w("氏名", "Name"), open_name)},
                                               {w("母語", "Native language"), span(w("タイ語(日本語は少し)", "Thai (some Japanese)"))}}))),
        page_section("timeline", w("経過", "Timeline"),
                     timeline({{moment_ago(*Instant::parse("2025-06-15T01:10:00Z"), now, tokyo, msg), w("本人の希望を記録", "Wish recorded"),
                                w("担当官 佐藤", "Case officer Sato"),
                                p(w("「店には戻りたくない。警察にはまだ会いたくない。」", "“I do not want to go back. I do not want to meet the police yet.”"))},
                               {moment_ago(*Instant::parse("2025-06-12T03:40:00Z"), now, tokyo, msg), w("監理措置を提案", "Supervisory measure proposed"),
                                w("主任担当官 鈴木", "Case lead Suzuki"), {}},
                               {moment(*Instant::parse("2025-06-12T02:05:00Z"), tokyo, msg), w("被害の疑いがあると考え、案件を開始", "Suspicion: the file opens"), "", {}}})));
}

}  // namespace

Html gallery_form(const Messages& msg, SampleWords words) {
    Words w{msg.language, words};
    FormState state;
    state.start("words", w("店を出て、別の仕事をしたい。", "I want to leave the bar and work elsewhere."))
        .start("language", "tl").start("about", "stay").start("about", "work")
        .wrong("said", w("日付を確かめてください。未来の日は選べません。", "Check the day. It cannot lie in the future."))
        .wrong("channel", w("聞いた場面を選んでください。", "Choose where you heard it."));
    return together(
        error_summary(msg, state),
        form(action(url("/wishes")), flag("novalidate"),
             text_area(msg, state, "words", w("本人の言葉", "In the person's words"),
                       {.hint = w("要約せず、話したとおりに。", "As spoken, not summarised.")}),
             select_field(msg, state, "language", w("言語", "Language"), {{"tl", w("タガログ語", "Tagalog")}, {"th", w("タイ語", "Thai")}},
                          {.width = Width::medium}),
             date_field(msg, state, "said", w("話した日", "Day it was said")),
             radios(msg, state, "channel", w("聞いた場面", "Where it was heard"),
                    {{"interview", w("聴取", "Interview")}, {"counter", w("窓口", "Counter"), w("付き添いの人がいないところで", "Away from any companion")}}),
             checkboxes(msg, state, "about", w("何についての希望ですか", "What is it about?"),
                        {{"stay", w("在留", "Stay")}, {"work", w("仕事", "Work")}, {"police", w("警察との関わり", "Contact with the police")}}, {.optional = true}),
             checkbox(state, "told", w("希望は後で変えられることを伝えました", "I said that a wish can be changed later")),
             field(msg, state, "phone", w("連絡できる番号", "A number to call"), {.optional = true, .width = Width::medium, .type = "tel", .input_mode = "tel"}),
             button_bar(primary_button(w("希望を記録する", "Record the wish")), secondary_button(w("下書きに残す", "Keep as draft")))));
}

Html gallery_content(const Messages& msg, SampleWords words) {
    Words w{msg.language, words};
    FileHead head{.number = w("H7K-2041", "H7K-2041"),
                  .badges = together(badge(Icon::open, w("被害者等", "Possible victim")),
                                     badge(Icon::held, w("収容・送還を留保中", "Custody and removal on hold")),
                                     badge(Icon::caution, w("一時解除 あと2日", "Lifted, 2 days left"))),
                  .days_left = days_left(msg, 3, LocalDate::of(2025, 6, 18)),
                  .next_step = a(href(url("/files/{}/measures/new", "7")), w("監理措置の起案を第二者に送る", "Send the draft of the supervisory measure to a second person"))};
    return together(
        print_header(msg, w("H7K-2041", "H7K-2041"), LocalDate::of(2025, 6, 15)), file_head(msg, head),
        page_anchors(msg, {{"now", w("いま", "Now")}, {"timeline", w("経過", "Timeline")}, {"screening", w("確認の質問", "Screening")},
                           {"today", w("担当一覧", "My work")}, {"form", w("希望", "Wishes")}}),
        div(cls("columns"), div(file(msg, w)),
            div(notice(msg, Weight::info, w("聴取は昼からにしてください", "Interviews in the afternoon only"), p(w("午前は服薬のため難しいと本人が話しています。", "Mornings are hard because of medication, she says."))),
                notice(msg, Weight::caution, w("関係の可能性あり", "Possible link"), p(w("監理人の候補は主任の確認待ちです。", "The proposed supervisor awaits the lead's check."))),
                notice(msg, Weight::done, w("希望を記録しました", "The wish is recorded")))),
        page_section("screening", w("確認の質問", "Screening"), screening(msg, w)), my_work(msg, w),
        page_section("form", w("希望を記録する", "Record a wish"), gallery_form(msg, words)));
}

}  // namespace hogo::web::staff
