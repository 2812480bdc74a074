#include "web/staff/language_sheet.h"

#include "web/http/origin.h"
#include "web/messages/encounter.h"
#include "web/staff/components.h"
#include "web/staff/languages.h"

namespace hogo::web::staff {
namespace {

using namespace html;

/// The question as the speakers of each language read it; for them, not for the screen's reader, so it is no
/// message.
std::string_view question_in(std::string_view language) {
    static constexpr std::pair<std::string_view, std::string_view> questions[] = {
        {"fil", "Anong wika ang sinasalita mo?"},
        {"th", "คุณพูดภาษาอะไร"},
        {"id", "Anda berbicara bahasa apa?"},
        {"vi", "Bạn nói tiếng gì?"},
        {"zh", "您说哪种语言?"},
        {"km", "តើអ្នកនិយាយភាសាអ្វី?"},
        {"ko", "어떤 언어를 사용하십니까?"},
        {"mn", "Та ямар хэлээр ярьдаг вэ?"},
        {"pt", "Que língua você fala?"},
        {"es", "¿Qué idioma habla usted?"},
        {"en", "Which language do you speak?"},
        {"ja", "どの言葉を話しますか。"},
        {"my", "သင် ဘယ်ဘာသာစကား ပြောသလဲ။"},
        {"ne", "तपाईं कुन भाषा बोल्नुहुन्छ?"},
        {"si", "ඔබ කතා කරන්නේ කුමන භාෂාවද?"},
        {"bn", "আপনি কোন ভাষায় কথা বলেন?"},
        {"ur", "آپ کون سی زبان بولتے ہیں؟"},
        {"fr", "Quelle langue parlez-vous ?"}};
    for (const auto& [code, question] : questions)
        if (code == language) return question;
    return {};
}

Html tile(const Visit& visit, const SpokenLanguage& language) {
    const auto code = language.code.text();
    return together(span(cls("point-own"), attr("lang", code), attr("dir", "auto"), language.own_name),
                    span(cls("point-question"), attr("lang", code), attr("dir", "auto"), question_in(code)),
                    span(cls("point-name"), language_name(visit.msg, language.code)));
}

Html hidden(std::string_view name, std::string_view value) {
    return input(attr("type", "hidden"), attr("name", name), attr("value", value));
}

Response sheet(const Visit& visit, const Html& content) {
    return Response::page(
        bare_shell(visit.context(), visit.msg.encounter.point_title(),
                   together(h1(cls("visually-hidden"), visit.msg.encounter.point_title()), content)));
}

}  // namespace

Response show_language_sheet(const Visit& visit) {
    std::vector<Html> tiles;
    for (const auto& language : spoken_languages())
        tiles.push_back(li(cls("point-tile"), tile(visit, language)));
    return sheet(
        visit,
        together(ul(cls("point-sheet"), together(tiles)), p(cls("hint"), visit.msg.encounter.point_print()),
                 button_bar(link_button(url("/encounters/new"), visit.msg.encounter.point_back()))));
}

Response choose_on_language_sheet(const Visit& visit, const Form& form, const Url& back) {
    std::vector<Html> fields{hidden("pointed", "yes")};
    for (const auto& [name, value] : form.fields())
        if (name != "language" && name != "pointed" && name != "suspicion" && name != csrf_field.view())
            fields.push_back(hidden(name, form.kept(name)));
    std::vector<Html> tiles;
    for (const auto& language : spoken_languages())
        tiles.push_back(li(button(attr("type", "submit"), cls("point-tile"), attr("name", "language"),
                                  attr("value", language.code.text()), tile(visit, language))));
    return sheet(visit,
                 html::form(action(back), token_field(visit.context()), together(fields),
                            ul(cls("point-sheet"), together(tiles)),
                            button_bar(button(attr("type", "submit"), cls("secondary"),
                                              attr("name", "language"), attr("value", form.kept("language")),
                                              visit.msg.encounter.point_back()))));
}

}  // namespace hogo::web::staff
