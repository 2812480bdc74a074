#include "web/public/texts.h"

#include <unicode/datefmt.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "base/code.h"

namespace hogo::web::open {
namespace {

namespace fs = std::filesystem;
using Fields = std::map<std::string, std::string, std::less<>>;
using Error = std::string;
template <class T>
using Read = std::expected<T, Error>;

std::unexpected<Error> wrong(const fs::path& file, std::size_t line, std::string_view reason) {
    return std::unexpected(fmt::format("{}:{}: {}", file.string(), line, reason));
}

constexpr std::array<std::string_view, 10> page_ids{
    "start", "signs",       "what-you-can-ask",           "what-we-do",    "what-happens-next",
    "where", "for-friends", "for-employers-and-shelters", "being-watched", "about"};

constexpr std::string_view keys[] = {"site.name",
                                     "site.skip",
                                     "site.languages",
                                     "site.menu",
                                     "site.leave",
                                     "site.leave_hint",
                                     "site.leave_key",
                                     "site.start",
                                     "site.next",
                                     "site.previous",
                                     "site.consult",
                                     "site.return",
                                     "site.source",
                                     "site.date",
                                     "site.print",
                                     "home.signs",
                                     "home.help",
                                     "home.ask",
                                     "home.receipt",
                                     "translation.machine",
                                     "translation.own",
                                     "translation.verified",
                                     "translation.stale",
                                     "translation.newest",
                                     "consult.heading",
                                     "consult.lead",
                                     "consult.danger_now",
                                     "consult.who_reads",
                                     "consult.passed_on",
                                     "consult.more",
                                     "consult.language",
                                     "consult.language_hint",
                                     "consult.language_other",
                                     "consult.words",
                                     "consult.words_hint",
                                     "consult.danger",
                                     "consult.danger_hint",
                                     "consult.danger_yes",
                                     "consult.danger_no",
                                     "consult.danger_unsure",
                                     "consult.contact",
                                     "consult.contact_hint",
                                     "consult.hours",
                                     "consult.hours_hint",
                                     "consult.avoid",
                                     "consult.avoid_hint",
                                     "consult.optional",
                                     "consult.time",
                                     "consult.send",
                                     "sent.heading",
                                     "sent.lead",
                                     "sent.receipt",
                                     "sent.receipt_explained",
                                     "sent.keep",
                                     "sent.show_nobody",
                                     "sent.when",
                                     "sent.card",
                                     "sent.card_hint",
                                     "sent.finish",
                                     "card.heading",
                                     "card.product",
                                     "card.number",
                                     "card.note",
                                     "return.heading",
                                     "return.lead",
                                     "return.receipt",
                                     "return.receipt_hint",
                                     "return.open",
                                     "return.typing_error",
                                     "return.length_error",
                                     "return.nothing_heading",
                                     "return.nothing",
                                     "return.other_ways",
                                     "reply.heading",
                                     "reply.day",
                                     "reply.from",
                                     "reply.once",
                                     "reply.translated",
                                     "reply.original",
                                     "reply.write_heading",
                                     "reply.words",
                                     "reply.send",
                                     "reply.sent",
                                     "error.heading",
                                     "error.kept",
                                     "error.words_missing",
                                     "error.too_long",
                                     "error.not_text",
                                     "error.already_sent",
                                     "error.busy",
                                     "error.receipt_missing",
                                     "error.old_form",
                                     "error.page_missing",
                                     "error.trouble"};

Read<std::string> read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::unexpected(fmt::format("{}: cannot be read", file.string()));
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!is_utf8(text)) return wrong(file, 1, "not UTF-8");
    return text;
}

/// `"…"` with `\"` and `\\` inside, or a plain word.
std::optional<std::string> scalar_of(std::string_view written) {
    if (!written.starts_with('"')) {
        while (written.ends_with(' ')) written.remove_suffix(1);
        return written.empty() ? std::nullopt : std::optional<std::string>(written);
    }
    std::string out;
    for (std::size_t at = 1; at < written.size(); ++at) {
        if (written[at] == '"') return at + 1 == written.size() ? std::optional(out) : std::nullopt;
        if (written[at] == '\\' && ++at == written.size()) return std::nullopt;
        out += written[at];
    }
    return std::nullopt;
}

/// `{id: ja, name: "日本語"}`.
std::optional<Fields> map_of(std::string_view written) {
    if (!written.starts_with('{') || !written.ends_with('}')) return std::nullopt;
    written = written.substr(1, written.size() - 2);
    Fields fields;
    while (!written.empty()) {
        const auto colon = written.find(": ");
        if (colon == std::string_view::npos) return std::nullopt;
        const auto key = written.substr(0, colon);
        written.remove_prefix(colon + 2);
        std::size_t end = 0;
        for (bool quoted = false; end < written.size() && (quoted || written[end] != ','); ++end)
            if (written[end] == '"') quoted = !quoted;
        const auto value = scalar_of(written.substr(0, end));
        if (!value || !fields.emplace(key, *value).second) return std::nullopt;
        written.remove_prefix(std::min(end + 1, written.size()));
        while (written.starts_with(' ')) written.remove_prefix(1);
    }
    return fields;
}

std::string field(const Fields& fields, std::string_view key) {
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
}

/// Walks the lines of a file.
struct Lines {
    const fs::path& file;
    std::string_view rest;
    std::size_t number = 0;

    bool next(std::string_view& line) {
        if (rest.empty()) return false;
        ++number;
        const auto end = std::min(rest.find('\n'), rest.size());
        line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return true;
    }
    std::unexpected<Error> error(std::string_view reason) const { return wrong(file, number, reason); }
};

struct Translation {
    TranslationState state = TranslationState::original;
    std::string of;
    LocalDate source_date;
};

std::optional<Translation> translation_of(std::string_view written) {
    const auto fields = map_of(written);
    if (!fields) return std::nullopt;
    Translation translation;
    const auto state = field(*fields, "state");
    if (state == "original") return translation;
    if (state == "own")
        translation.state = TranslationState::own;
    else if (state == "machine")
        translation.state = TranslationState::machine;
    else if (state == "verified")
        translation.state = TranslationState::verified;
    else
        return std::nullopt;
    translation.of = field(*fields, "of");
    const auto date = LocalDate::parse(field(*fields, "source_date"));
    if (translation.of.empty() || !date) return std::nullopt;
    translation.source_date = *date;
    return translation;
}

Read<Page> read_page(const fs::path& file) {
    auto text = read_file(file);
    if (!text) return std::unexpected(text.error());
    Lines lines{file, *text};
    std::string_view line;
    if (!lines.next(line) || line != "---") return lines.error("a page begins with ---");
    Page page;
    bool ended = false;
    while (!ended && lines.next(line)) {
        if (line == "---") {
            ended = true;
            break;
        }
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) return lines.error("a field is written `name: value`");
        const auto name = line.substr(0, colon), value = line.substr(colon + 2);
        const auto scalar = scalar_of(value);
        if (!scalar) return lines.error("a value that does not end");
        if (name == "id")
            page.id = *scalar;
        else if (name == "title")
            page.title = *scalar;
        else if (name == "heading")
            page.heading = *scalar;
        else if (name == "lead")
            page.lead = *scalar;
        else if (name == "order") {
            const auto [end, error] =
                std::from_chars(scalar->data(), scalar->data() + scalar->size(), page.number);
            if (error != std::errc{} || end != scalar->data() + scalar->size())
                return lines.error("order is a number");
        } else if (name == "date") {
            const auto date = LocalDate::parse(*scalar);
            if (!date) return lines.error("date is a day");
            page.date = *date;
        } else if (name == "translation") {
            const auto translation = translation_of(value);
            if (!translation) return lines.error("translation: {state: …, of: …, source_date: …}");
            page.state = translation->state;
            page.made_from = translation->of;
            page.source_date = translation->source_date;
        } else if (name == "source") {
            if (!value.starts_with('[') || !value.ends_with(']')) return lines.error("source is a list");
            auto list = value.substr(1, value.size() - 2);
            while (!list.empty()) {
                const auto end = std::min(list.find(", "), list.size());
                page.sources.emplace_back(list.substr(0, end));
                list.remove_prefix(std::min(end + 2, list.size()));
            }
        } else {
            return lines.error("an unknown field");
        }
    }
    if (!ended) return lines.error("the front matter does not end");
    if (page.id.empty() || page.title.empty() || page.heading.empty() || page.date == LocalDate{})
        return lines.error("id, title, heading or date is missing");
    auto body = read_markdown(lines.rest);
    if (!body) return wrong(file, lines.number + body.error().line, body.error().reason.view());
    page.body = *std::move(body);
    return page;
}

Read<Fields> read_sentences(const fs::path& file) {
    auto text = read_file(file);
    if (!text) return std::unexpected(text.error());
    Lines lines{file, *text};
    Fields sentences;
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty() || line.starts_with('#') || line.starts_with("translation: ") ||
            line.starts_with("date: "))
            continue;
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) return lines.error("a sentence is written `group.key: \"…\"`");
        const auto value = scalar_of(line.substr(colon + 2));
        if (!value) return lines.error("a sentence that does not end");
        if (auto parsed = read_line(*value); !parsed) return lines.error(parsed.error().view());
        if (!sentences.emplace(line.substr(0, colon), *value).second)
            return lines.error("a key that stands twice");
    }
    for (const auto key : keys)
        if (!sentences.contains(key)) return lines.error(fmt::format("{} is missing", key));
    return sentences;
}

Read<std::vector<Tongue>> read_tongues(const fs::path& file, std::string& original) {
    auto text = read_file(file);
    if (!text) return std::unexpected(text.error());
    Lines lines{file, *text};
    std::vector<Tongue> tongues;
    std::string_view line;
    while (lines.next(line)) {
        if (line.starts_with("original: ")) original = line.substr(10);
        if (!line.starts_with("  - ")) continue;
        const auto fields = map_of(line.substr(4));
        if (!fields) return lines.error("a language is written {id: …, tag: …, direction: …, name: \"…\"}");
        Tongue tongue{field(*fields, "id"), field(*fields, "tag"), field(*fields, "direction") == "rtl",
                      field(*fields, "name")};
        if (!Code::parse(tongue.id) || tongue.tag.empty() || tongue.name.empty())
            return lines.error("id, tag or name is missing");
        tongues.push_back(std::move(tongue));
    }
    if (std::ranges::find(tongues, original, &Tongue::id) == tongues.end())
        return lines.error("the original is not among the languages");
    return tongues;
}

/// Only pages of the ten, and the two forms.
std::optional<std::string> unknown_link(const Document& document) {
    for (const auto& id : linked_pages(document))
        if (id != "consult" && id != "return" && std::ranges::find(page_ids, id) == page_ids.end()) return id;
    return std::nullopt;
}

Read<LanguageTexts> read_language(const fs::path& directory, Tongue tongue) {
    LanguageTexts texts{std::move(tongue), {}, {}};
    const auto folder = directory / texts.tongue.id;
    auto sentences = read_sentences(folder / "site.yaml");
    if (!sentences) return std::unexpected(sentences.error());
    texts.sentences = *std::move(sentences);
    for (std::size_t at = 0; at < page_ids.size(); ++at) {
        const auto file = folder / fmt::format("{}.md", page_ids[at]);
        auto page = read_page(file);
        if (!page) return std::unexpected(page.error());
        if (page->id != page_ids[at] || page->number != static_cast<int>(at) + 1)
            return wrong(file, 1, "id and order are those of the list of pages");
        if (const auto id = unknown_link(page->body))
            return wrong(file, 1, fmt::format("a link to {}, which is no page", *id));
        texts.pages.push_back(*std::move(page));
    }
    return texts;
}

}  // namespace

std::span<const std::string_view> sentence_keys() {
    return keys;
}

const std::string& LanguageTexts::operator[](Literal key) const {
    const auto found = sentences.find(key.view());
    require(found != sentences.end(), "a sentence that the list of keys does not have");
    return found->second;
}

std::string LanguageTexts::with(
    Literal key, std::initializer_list<std::pair<std::string_view, std::string>> arguments) const {
    std::string out = (*this)[key];
    for (const auto& [name, value] : arguments) {
        const auto hole = fmt::format("{{{}}}", name);
        for (auto at = out.find(hole); at != std::string::npos; at = out.find(hole, at + value.size()))
            out.replace(at, hole.size(), value);
    }
    return out;
}

std::string LanguageTexts::day(LocalDate day) const {
    const icu::Locale locale(tongue.tag.c_str());
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
    if (!format) return day.text();
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString text;
    format->format(day.number() * 86'400'000.0, text);
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::expected<Texts, std::string> Texts::load(const fs::path& directory) {
    Texts texts;
    auto tongues = read_tongues(directory / "languages.yaml", texts.original_);
    if (!tongues) return std::unexpected(tongues.error());
    for (auto& tongue : *tongues) {
        auto language = read_language(directory, std::move(tongue));
        if (!language) return std::unexpected(language.error());
        texts.languages_.push_back(*std::move(language));
    }
    for (auto& language : texts.languages_)
        for (auto& page : language.pages) {
            if (page.made_from.empty()) continue;
            const auto* source = texts.find(page.made_from);
            if (!source)
                return std::unexpected(fmt::format("{}/{}: made from a language that is not there",
                                                   language.tongue.id, page.id));
            page.stale = page.source_date < source->pages[static_cast<std::size_t>(page.number - 1)].date;
        }
    return texts;
}

const LanguageTexts* Texts::find(std::string_view id) const {
    const auto found =
        std::ranges::find_if(languages_, [&](const LanguageTexts& one) { return one.tongue.id == id; });
    return found == languages_.end() ? nullptr : &*found;
}

const LanguageTexts& Texts::suggested(std::string_view accept_language) const {
    // Browsers send their languages in order of preference; the weights say the same again.
    while (!accept_language.empty()) {
        const auto end = std::min(accept_language.find(','), accept_language.size());
        auto range = accept_language.substr(0, end);
        accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
        while (range.starts_with(' ')) range.remove_prefix(1);
        std::string primary(range.substr(0, std::min(range.find_first_of("-;_ "), range.size())));
        std::ranges::transform(primary, primary.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (primary == "tl") primary = "fil";
        if (primary == "in") primary = "id";
        for (const auto& language : languages_)
            if (language.tongue.tag.substr(0, language.tongue.tag.find('-')) == primary) return language;
    }
    return original();
}

int Texts::number_of(std::string_view page_id) const {
    if (page_id == "consult") return consult_number;
    if (page_id == "return") return return_number;
    const auto found = std::ranges::find(page_ids, page_id);
    return found == page_ids.end() ? 0 : static_cast<int>(found - page_ids.begin()) + 1;
}

}  // namespace hogo::web::open
