#include "web/public/public_site.h"

#include <charconv>

#include "web/http/assets.h"
#include "web/public/compress.h"

namespace hogo::web::open {
namespace {

/// U+FFFD stands where bytes were that are no text.
constexpr std::string_view unreadable = "\xEF\xBF\xBD";

std::string taken(const FormView& view, std::string_view field) {
    const auto found = view.typed.find(std::string(field));
    return found == view.typed.end() ? std::string() : found->second;
}

Response page_of(const html::Html& html, const Request& request, int status = 200) {
    auto response = Response::page(html, status);
    compress(response, request);
    return response;
}

Response page_of_one_size(const html::Html& html, const Request& request) {
    auto response = Response::page(html);
    compress_to_one_size(response, request);
    return response;
}

/// A field's text. Bytes that are none were replaced when the form was read; the reader is asked to look,
/// once.
Text read_text(FormView& view, Literal field, std::size_t limit, Text::Lines lines, bool was_text) {
    const auto typed = taken(view, field.view());
    const auto parsed = Text::parse(typed, limit, lines);
    if (!was_text && typed.find(unreadable) != std::string::npos)
        view.wrong.push_back({std::string(field.view()), view.words["error.not_text"]});
    else if (!parsed && parsed.error().code.view() == "too_long")
        view.wrong.push_back(
            {std::string(field.view()), view.words.with("error.too_long", {{"max", std::to_string(limit)}})});
    else if (!parsed)
        view.wrong.push_back({std::string(field.view()), view.words["error.not_text"]});
    return parsed.value_or(Text{});
}

/// What is wrong with the files; and that they have to be chosen again, for a browser forgets them with every
/// answer.
void explain_files(FormView& view, const Posted& posted) {
    const auto why = posted.wrong_with_files();
    if (why == "file_too_large")
        view.wrong.push_back(
            {"files", view.words.with("error.file_too_large", {{"size", std::string(files_limit_text)}})});
    else if (why == "file_kind")
        view.wrong.push_back({"files", view.words["error.file_kind"]});
    else if (why == "files_busy")
        view.wrong.push_back({"files", view.words["error.file_busy"]});
}
void ask_for_files_again(FormView& view, const Posted& posted) {
    if (posted.has_files() && posted.wrong_with_files().empty())
        view.wrong.push_back({"files", view.words["error.file_again"]});
}

/// The sentence for a message that could not be kept, and the status that goes with it.
int explain(FormView& view, const Problem& problem) {
    const auto code = problem.code.view();
    if (code == "old_form") {
        view.wrong.push_back({"", view.words["error.old_form"]});
        return 409;
    }
    if (code == "already_sent") {
        view.typed.clear();
        view.wrong.push_back({"", view.words["error.already_sent"]});
        return 409;
    }
    view.wrong.push_back({"", code == "intake_full" || code == "files_full" || code == "scratch_full"
                                  ? view.words["error.busy"]
                                  : view.words["error.trouble"]});
    return 503;
}

}  // namespace

PublicSite::PublicSite(const Texts& texts, actions::PublicDesk& desk, const Clock& clock,
                       RandomSource& random)
    : texts_(texts),
      desk_(desk),
      clock_(clock),
      crowd_(random),
      file_crowd_(random, CrowdMeter::megabytes_from) {
    for (const auto& words : texts_.languages())
        for (int number = 1; number <= page_count; ++number) {
            Made made{information(texts_, words, number).text(), {}};
            made.gzip = gzipped(made.plain, 9);
            pages_.emplace(std::pair{words.tongue.id, number}, std::move(made));
        }
}

Response PublicSite::choose_language(const Request& request) const {
    return page_of(language_choice(texts_, texts_.suggested(request.accept_language)), request)
        .with("Vary", "Accept-Language");
}

Response PublicSite::show(const Request& request, const LanguageTexts& words, int number) const {
    if (number == consult_number)
        return page_of(consult_page({texts_, words, desk_.fresh_form(), {}, {}}), request);
    if (number == return_number)
        return page_of(return_page({texts_, words, desk_.fresh_form(), {}, {}}), request);
    const auto& made = pages_.at({words.tongue.id, number});
    Response response;
    const bool gzip = takes_gzip(request.accept_encoding);
    response.shared_body = gzip ? made.gzip : made.plain;
    if (gzip) response.headers.emplace_back("Content-Encoding", "gzip");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    return response;
}

actions::Consultation PublicSite::read_consultation(const Request& request, FormView& view, Posted& posted) {
    const bool was_text = posted.arrived_as_text();
    actions::Consultation message;
    message.language = *Code::parse(view.words.tongue.id);
    message.words = read_text(view, "words", words_limit, Text::Lines::many, was_text);
    message.contact = read_text(view, "contact", short_limit, Text::Lines::one, was_text);
    message.hours = read_text(view, "hours", short_limit, Text::Lines::one, was_text);
    message.avoid = read_text(view, "avoid", short_limit, Text::Lines::one, was_text);
    if (view.wrong.empty() && message.words.empty() && !posted.has_files())
        view.wrong.push_back(
            {"words", was_text ? view.words["error.words_missing"] : view.words["error.not_text"]});
    explain_files(view, posted);
    if (view.wrong.empty() && !posted.arrived_whole())
        view.wrong.push_back({"", view.words["error.trouble"]});
    const auto languages = answer_languages(texts_);
    const auto answer_in = Code::parse(taken(view, "answer_in"));
    message.answer_in = answer_in && std::ranges::find(languages, *answer_in) != languages.end()
                            ? *answer_in
                            : message.language;
    const auto danger = Code::parse(taken(view, "danger"));
    const auto answers = actions::danger_answers();
    if (danger && std::ranges::find(answers, *danger) != answers.end()) message.danger = *danger;
    message.crowd = crowd_.count(request.peer, clock_.now());
    return message;
}

Response PublicSite::consult(const Request& request, FormView view, Posted& posted) {
    const auto message = read_consultation(request, view, posted);
    if (!view.wrong.empty()) {
        ask_for_files_again(view, posted);
        return page_of(consult_page(view), request, 422);
    }
    const auto receipt = desk_.receive(taken(view, "form"), message, posted.files());
    if (!receipt) {
        const int status = explain(view, receipt.error());
        if (!view.typed.empty()) ask_for_files_again(view, posted);
        return page_of(consult_page(view), request, status);
    }
    return page_of_one_size(sent_page(texts_, view.words, receipt->text()), request);
}

Response PublicSite::write_again(const Request& request, FormView view, Posted& posted,
                                 const vault::Receipt& receipt) {
    const auto message = read_consultation(request, view, posted);
    if (!view.wrong.empty()) {
        ask_for_files_again(view, posted);
        return page_of(again_page(view, receipt.text(), false), request, 422);
    }
    if (const auto kept = desk_.receive_again(taken(view, "form"), receipt, message, posted.files()); !kept) {
        const int status = explain(view, kept.error());
        ask_for_files_again(view, posted);
        return page_of(again_page(view, receipt.text(), false), request, status);
    }
    return page_of_one_size(again_page(view, receipt.text(), true), request);
}

Response PublicSite::open_inbox(const Request& request, FormView view, Posted& posted) {
    const auto typed = taken(view, "receipt");
    const auto receipt = vault::Receipt::parse(typed);
    if (!receipt) {
        const auto code = receipt.error().code.view();
        view.wrong.push_back(
            {"receipt",
             code == "receipt_missing" ? view.words["error.receipt_missing"]
             : code == "receipt_length"
                 ? view.words.with("return.length_error",
                                   {{"expected", std::to_string(vault::Receipt::digits)},
                                    {"typed", std::to_string(vault::Receipt::count_digits(typed))}})
                 : view.words["return.typing_error"]});
        return page_of(return_page(view), request, 422);
    }
    if (taken(view, "step") == "write") return write_again(request, std::move(view), posted, *receipt);
    const auto answer = desk_.read_inbox(taken(view, "form"), *receipt);
    if (!answer) {
        const int status = explain(view, answer.error());
        return page_of(return_page(view), request, status);
    }
    return page_of_one_size(inbox_page(view, receipt->text(), *answer), request);
}

std::shared_ptr<Posted> PublicSite::begin_post(const Request& head) {
    return std::make_shared<Posted>(desk_, head, !file_crowd_.count(head.peer, clock_.now(), 0));
}

Response PublicSite::post(const Request& request, const LanguageTexts& words, int number) {
    auto posted = std::dynamic_pointer_cast<Posted>(request.sink);
    if (!posted) {  // there was no body, or nobody who gave it piece by piece
        posted = begin_post(request);
        posted->take(request.body);
    }
    constexpr std::uint64_t megabyte = 1'000'000;
    // What was dropped takes no room, and counts for nothing.
    if (posted->file_bytes() > 0 && posted->wrong_with_files().empty())
        file_crowd_.count(request.peer, clock_.now(),
                          static_cast<std::uint32_t>(posted->file_bytes() / megabyte));
    FormView view{texts_, words, desk_.fresh_form(), posted->typed(), {}};
    return number == consult_number ? consult(request, std::move(view), *posted)
                                    : open_inbox(request, std::move(view), *posted);
}

Response PublicSite::error(const Request& request, int status) const {
    const auto* words = request.segments.empty() ? nullptr : texts_.find(request.segments.front());
    if (words == nullptr) words = &texts_.suggested(request.accept_language);
    const auto shown = [&](Literal key) { return page_of(refusal(texts_, *words, key), request, status); };
    if (status == 413) {
        auto too_long = *words;
        too_long.sentences["error.too_long"] =
            words->with("error.too_long", {{"max", std::to_string(words_limit)}});
        return page_of(refusal(texts_, too_long, "error.too_long"), request, status);
    }
    if (status == 404 || status == 405) return shown("error.page_missing");
    if (status == 503) return shown("error.busy");
    return shown("error.trouble");
}

Router make_public_router(PublicSite& site) {
    Router router;
    router.on_error([&site](const Request& request, int status) { return site.error(request, status); });
    router.get("/",
               [&site](const Request& request, const Parameters&) { return site.choose_language(request); });
    router.get("/leave", [](const Request&, const Parameters&) {
        Response response;
        response.status = 303;
        return std::move(response)
            .with("Location", leave_to)
            .with("Clear-Site-Data", "\"cache\", \"storage\"");
    });
    // Only what the pages name, so that an address tells nothing of the office's own pages.
    router.get("/assets/{hash}/{name}", [&site](const Request& request, const Parameters& parameters) {
        for (const Asset& asset : embedded_assets()) {
            if (asset.name != "public.css" && asset.name != "public.js" && asset.name != "cloud.svg")
                continue;
            if (asset.name != parameters["name"] || asset.hash != parameters["hash"]) continue;
            Response response;
            response.content_type = std::string(asset.content_type);
            response.body = std::string(asset.bytes);
            compress(response, request);
            return response;
        }
        return site.error(request, 404);
    });
    const auto page_at = [&site](const Parameters& parameters) -> std::pair<const LanguageTexts*, int> {
        const auto* words = site.texts().find(parameters["language"]);
        const auto& typed = parameters["page"];
        int number = 0;
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
        const bool sound =
            error == std::errc{} && end == typed.data() + typed.size() && std::to_string(number) == typed;
        return {words, words && sound && number >= 1 && number <= return_number ? number : 0};
    };
    router.get("/{language}/{page}", [&site, page_at](const Request& request, const Parameters& parameters) {
        const auto [words, number] = page_at(parameters);
        return number == 0 ? site.error(request, 404) : site.show(request, *words, number);
    });
    router.post("/{language}/{page}",
                [&site, page_at](const Request& request, const Parameters& parameters) {
                    const auto [words, number] = page_at(parameters);
                    return number < consult_number ? site.error(request, 404)
                                                   : site.post(request, *words, number);
                },
                {.body_limit = body_limit,
                 .origin = OriginRule::same_or_unstated,
                 .sink = [&site](const Request& head) { return site.begin_post(head); }});
    return router;
}

}  // namespace hogo::web::open
