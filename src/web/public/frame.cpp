#include "web/public/frame.h"

#include "web/http/assets.h"

namespace hogo::web::open {
namespace {

using namespace html;

/// Key that leaves quickly, as keyboards print it.
constexpr std::string_view leave_key = "Esc";

Html language_link(const LanguageTexts& to, int number, const LanguageTexts* shown) {
    return li(a(href(address(to, number)), attr("lang", to.tongue.tag), attr("hreflang", to.tongue.tag),
                attr_if(to.tongue.right_to_left, "dir", "rtl"), attr_if(&to == shown, "aria-current", "true"),
                to.tongue.name));
}

Html languages(const Frame& at) {
    return details(cls("languages"), summary(at.words["site.languages"]),
                   ul(each(at.texts.languages(), [&](const LanguageTexts& to) {
                       return language_link(to, at.number == 0 ? 1 : at.number, &at.words);
                   })));
}

Html contents(const Frame& at) {
    const auto link = [&](int number, std::string_view heading) {
        return li(a(href(address(at.words, number)), attr_if(number == at.number, "aria-current", "page"),
                    heading));
    };
    const ElementId menu = "menu";
    return nav(
        labelled_by(menu), h2(id(menu), at.words["site.menu"]),
        ul(each(at.words.pages, [&](const Page& page) { return link(page.number, page.heading); }),
           link(consult_number, at.words["site.consult"]), link(return_number, at.words["site.return"])));
}

/// Behind the first lines and not in the head: what stands before it need not wait for it.
Html style_sheet() {
    return element("link", attr("rel", "stylesheet"), href(asset_url("public.css")));
}

Html head_of(const Frame& at) {
    return element(
        "head", element("meta", attr("charset", "utf-8")), element("title", at.title),
        element("meta", attr("name", "viewport"), attr("content", "width=device-width, initial-scale=1")),
        element("meta", attr("name", "robots"), attr("content", "noarchive, nocache")),
        element("link", attr("rel", "icon"), attr("type", "image/svg+xml"), href(asset_url("cloud.svg"))),
        element("script", src(asset_url("public.js")), flag("defer")));
}

Where where_in(const Texts& texts, const LanguageTexts& words) {
    return [&](std::string_view id) { return address(words, texts.number_of(id)); };
}

Html translation_note(const Texts& texts, const LanguageTexts& words, const Page& page) {
    if (page.state == TranslationState::original) return {};
    const auto state = page.state == TranslationState::machine ? words["translation.machine"]
                       : page.state == TranslationState::own   ? words["translation.own"]
                                                               : words["translation.verified"];
    const auto* source = texts.find(page.made_from);
    return div(cls("note"), p(state), when(page.stale, [&] {
                   return p(words.with("translation.stale", {{"source_date", words.day(page.source_date)}}),
                            " ",
                            a(href(address(*source, page.number)), attr("hreflang", source->tongue.tag),
                              words.with("translation.newest", {{"language", source->tongue.name}})));
               }));
}

Html turn_over(const LanguageTexts& words, int number) {
    return nav(
        cls("turn"), attr("aria-label", words["site.next"]),
        number > 1
            ? a(cls("before"), attr("rel", "prev"), href(address(words, number - 1)), words["site.previous"])
            : Html(),
        number < page_count
            ? a(cls("after"), attr("rel", "next"), href(address(words, number + 1)), words["site.next"])
            : Html());
}

Html ways(const LanguageTexts& words) {
    const auto way = [&](int number, const std::string& text, bool main) {
        return li(a(cls_if(main, "main"), href(address(words, number)), text));
    };
    return ul(cls("ways"), way(2, words["home.signs"], false), way(3, words["home.help"], false),
              way(consult_number, words["home.ask"], true), way(return_number, words["home.receipt"], false));
}

}  // namespace

Url address(const LanguageTexts& words, int number) {
    return url("/{}/{}", words.tongue.id, std::to_string(number));
}

Html sentence(const Texts& texts, const LanguageTexts& words, Literal key) {
    return render(read_line(words[key]).value(), where_in(texts, words));
}

Html frame(const Frame& at, const Html& first, const Html& rest) {
    const auto& words = at.words;
    const ElementId text = "text";
    return document(element(
        "html", attr("lang", words.tongue.tag), attr("dir", words.tongue.right_to_left ? "rtl" : "ltr"),
        head_of(at),
        element(
            "body", a(cls("skip"), href(Url::here(text)), words["site.skip"]),
            header(a(cls("leave"), id("leave"), attr("rel", "noreferrer"), href(url("/leave")),
                     words["site.leave"]),
                   languages(at)),
            main_region(id(text), attr("tabindex", -1), first, style_sheet(), rest),
            footer(contents(at), p(cls("hint"), words["site.leave_hint"], " ",
                                   span(id("leave-key"), flag("hidden"),
                                        words.with("site.leave_key", {{"key", std::string(leave_key)}})))))));
}

Html information(const Texts& texts, const LanguageTexts& words, int number) {
    const auto& page = words.pages.at(static_cast<std::size_t>(number - 1));
    return frame(
        {texts, words, number, page.title}, together(h1(page.heading), p(cls("lead"), page.lead)),
        together(translation_note(texts, words, page), when(number == 1, [&] { return ways(words); }),
                 render(page.body, where_in(texts, words)), turn_over(words, number),
                 p(cls("date"), words.with("site.date", {{"date", words.day(page.date)}}))));
}

Html language_choice(const Texts& texts, const LanguageTexts& suggested) {
    std::vector<Html> links{language_link(suggested, 1, nullptr)};
    for (const auto& language : texts.languages())
        if (&language != &suggested) links.push_back(language_link(language, 1, nullptr));
    const auto& words = suggested;
    return document(element(
        "html", attr("lang", words.tongue.tag), attr("dir", words.tongue.right_to_left ? "rtl" : "ltr"),
        head_of({texts, words, 0, words["site.name"]}),
        element("body",
                header(a(cls("leave"), id("leave"), attr("rel", "noreferrer"), href(url("/leave")),
                         words["site.leave"])),
                main_region(h1(words["site.languages"]), style_sheet(), ul(cls("choice"), links)))));
}

Html refusal(const Texts& texts, const LanguageTexts& words, Literal key) {
    return frame({texts, words, 0, words["site.name"]},
                 together(h1(words["error.heading"]), p(cls("lead"), words[key])),
                 together(ul(cls("ways"), li(a(href(address(words, 1)), words["site.start"])),
                             li(a(href(address(words, consult_number)), words["site.consult"])))));
}

}  // namespace hogo::web::open
