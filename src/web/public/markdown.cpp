#include "web/public/markdown.h"

#include <algorithm>

namespace hogo::web::open {
namespace {

using namespace html;

bool is_page_id(std::string_view id) {
    return !id.empty() && id.size() <= 60 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// `%23` stands for the `#` of a short number.
std::optional<std::string> telephone_of(std::string_view written) {
    std::string number;
    while (!written.empty()) {
        if (written.starts_with("%23")) {
            number += '#';
            written.remove_prefix(3);
        } else if ((written.front() >= '0' && written.front() <= '9') || written.front() == '-') {
            number += written.front();
            written.remove_prefix(1);
        } else {
            return std::nullopt;
        }
    }
    if (number.empty() || number.size() > 30) return std::nullopt;
    return number;
}

/// A link at the beginning of `text`, taken off it; none where `[` is only a character.
std::expected<std::optional<Inline>, Literal> take_link(std::string_view& text) {
    const auto closes = text.find(']');
    if (closes == std::string_view::npos || closes + 1 >= text.size() || text[closes + 1] != '(')
        return std::nullopt;
    const auto ends = text.find(')', closes);
    if (ends == std::string_view::npos) return std::unexpected(Literal("a link without its end"));
    Inline link{.kind = Inline::Kind::page, .words = std::string(text.substr(1, closes - 1)), .target = {}};
    const auto target = text.substr(closes + 2, ends - closes - 2);
    if (link.words.empty()) return std::unexpected(Literal("a link without words"));
    if (link.words.find("**") != std::string::npos || link.words.find('[') != std::string::npos)
        return std::unexpected(Literal("a link's words are plain"));
    if (target.starts_with("page:")) {
        link.target = target.substr(5);
        if (!is_page_id(link.target)) return std::unexpected(Literal("not the id of a page"));
    } else if (target.starts_with("tel:")) {
        const auto number = telephone_of(target.substr(4));
        if (!number) return std::unexpected(Literal("not a telephone number"));
        link.kind = Inline::Kind::telephone;
        link.target = *number;
    } else {
        return std::unexpected(Literal("a link leads to page: or tel: and nowhere else"));
    }
    text.remove_prefix(ends + 1);
    return link;
}

std::optional<Literal> wrong_characters(std::string_view text) {
    if (!is_utf8(text)) return Literal("not UTF-8");
    if (std::ranges::any_of(
            text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; }))
        return Literal("a control character");
    return std::nullopt;
}

/// The number that an item begins with: `12. ` answers 12.
std::optional<int> item_number(std::string_view line) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9')
        number = number * 10 + (line[digits++] - '0');
    if (digits == 0 || !line.substr(digits).starts_with(". ")) return std::nullopt;
    return number;
}

struct Reader {
    Document document;
    Block open;             ///< the block that the lines belong to
    std::string paragraph;  ///< its text, while it is a paragraph
    bool in_block = false;
    bool done = false;  ///< a heading takes no further line
    std::size_t began = 0;

    std::expected<void, MarkdownError> finish(std::size_t) {
        if (in_block && open.kind == Block::Kind::paragraph) {
            auto line = read_line(paragraph);
            if (!line) return std::unexpected(MarkdownError{began, line.error()});
            open.lines = {*std::move(line)};
        }
        if (in_block) document.push_back(std::move(open));
        open = {};
        paragraph.clear();
        in_block = done = false;
        return {};
    }

    std::expected<void, MarkdownError> take(std::string_view line, std::size_t at) {
        const auto wrong = [&](Literal reason) { return std::unexpected(MarkdownError{at, reason}); };
        Block::Kind kind = Block::Kind::paragraph;
        std::string_view words = line;
        if (line.starts_with("## "))
            kind = Block::Kind::heading2, words = line.substr(3);
        else if (line.starts_with("### "))
            kind = Block::Kind::heading3, words = line.substr(4);
        else if (line.starts_with("- "))
            kind = Block::Kind::list, words = line.substr(2);
        else if (const auto number = item_number(line)) {
            kind = Block::Kind::numbered, words = line.substr(line.find(". ") + 2);
            const auto next = in_block && open.kind == kind ? open.lines.size() + 1 : 1;
            if (*number != static_cast<int>(next)) return wrong("a list's numbers count from 1");
        } else if (line.starts_with("#") || line.starts_with(" ") || line.starts_with("> ") ||
                   line.starts_with("```"))
            return wrong("a line that begins like nothing this format has");
        if (in_block && (done || kind != open.kind)) return wrong("an empty line belongs between two blocks");
        if (!in_block) {
            in_block = true;
            began = at;
            open.kind = kind;
        }
        if (kind == Block::Kind::paragraph) {
            paragraph += paragraph.empty() ? "" : "\n";
            paragraph += words;
            return {};
        }
        auto parsed = read_line(words);
        if (!parsed) return wrong(parsed.error());
        if (parsed->empty()) return wrong("an empty item or heading");
        open.lines.push_back(*std::move(parsed));
        done = kind == Block::Kind::heading2 || kind == Block::Kind::heading3;
        return {};
    }
};

Html render_inline(const Inline& piece, const Where& where) {
    switch (piece.kind) {
        case Inline::Kind::text:
            return together(piece.words);
        case Inline::Kind::strong:
            return strong(piece.words);
        case Inline::Kind::page: {
            const auto link = a(href(where(piece.target)), piece.words);
            return piece.in_strong ? strong(link) : link;
        }
        case Inline::Kind::telephone: {
            const auto link =
                a(cls("tel"), attr("dir", "ltr"), href(Url::telephone(piece.target)), piece.words);
            return piece.in_strong ? strong(link) : link;
        }
    }
    bug("an inline that is none");
}

}  // namespace

std::expected<Line, Literal> read_line(std::string_view text) {
    if (auto wrong = wrong_characters(text)) return std::unexpected(*wrong);
    Line line;
    std::string plain;
    bool in_strong = false;
    const auto flush = [&] {
        if (!plain.empty())
            line.push_back({.kind = in_strong ? Inline::Kind::strong : Inline::Kind::text,
                            .words = plain,
                            .target = {}});
        plain.clear();
    };
    while (!text.empty()) {
        if (text.starts_with("**")) {
            flush();
            in_strong = !in_strong;
            text.remove_prefix(2);
            continue;
        }
        if (text.front() == '[') {
            auto link = take_link(text);
            if (!link) return std::unexpected(link.error());
            if (*link) {
                flush();
                (*link)->in_strong = in_strong;
                line.push_back(**std::move(link));
                continue;
            }
        }
        plain += text.front();
        text.remove_prefix(1);
    }
    flush();
    if (in_strong) return std::unexpected(Literal("strong words without their end"));
    return line;
}

std::expected<Document, MarkdownError> read_markdown(std::string_view text) {
    if (auto wrong = wrong_characters(text)) return std::unexpected(MarkdownError{1, *wrong});
    Reader reader;
    std::size_t at = 0;
    while (!text.empty()) {
        ++at;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto taken = line.empty() ? reader.finish(at) : reader.take(line, at);
        if (!taken) return std::unexpected(taken.error());
    }
    auto finished = reader.finish(at);
    if (!finished) return std::unexpected(finished.error());
    return std::move(reader.document);
}

Html render(const Line& line, const Where& where) {
    return together(each(line, [&](const Inline& piece) { return render_inline(piece, where); }));
}

Html render(const Document& document, const Where& where) {
    return together(each(document, [&](const Block& block) {
        const auto items = [&] {
            return each(block.lines, [&](const Line& line) { return li(render(line, where)); });
        };
        switch (block.kind) {
            case Block::Kind::heading2:
                return h2(render(block.lines.front(), where));
            case Block::Kind::heading3:
                return h3(render(block.lines.front(), where));
            case Block::Kind::paragraph:
                return p(render(block.lines.front(), where));
            case Block::Kind::list:
                return ul(items());
            case Block::Kind::numbered:
                return ol(items());
        }
        bug("a block that is none");
    }));
}

std::vector<std::string> linked_pages(const Document& document) {
    std::vector<std::string> ids;
    for (const auto& block : document)
        for (const auto& line : block.lines)
            for (const auto& piece : line)
                if (piece.kind == Inline::Kind::page) ids.push_back(piece.target);
    return ids;
}

}  // namespace hogo::web::open
