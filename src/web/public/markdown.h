// The small text format of the public pages (docs/formats/public-pages.md): headings, lists, paragraphs,
// strong, links.
//
// Promises: whatever bytes come in, either a document comes out or the line that is wrong; there is no way to
// write HTML, an address or a picture in it; what it makes is made by the HTML builder alone. Does not know
// files or pages: where a link leads is asked.
#pragma once
#include <expected>
#include <functional>
#include <variant>

#include "web/html/html.h"

namespace hogo::web::open {

struct Inline {
    enum class Kind { text, strong, page, telephone };
    Kind kind = Kind::text;
    std::string words;
    std::string target;      ///< a page's id, or the digits of a telephone number
    bool in_strong = false;  ///< a link inside strong words
    bool operator==(const Inline&) const = default;
};
using Line = std::vector<Inline>;

struct Block {
    enum class Kind { heading2, heading3, paragraph, list, numbered };
    Kind kind = Kind::paragraph;
    std::vector<Line> lines;  ///< one, or one for each item
    bool operator==(const Block&) const = default;
};
using Document = std::vector<Block>;

struct MarkdownError {
    std::size_t line = 0;  ///< from 1
    Literal reason;
};

std::expected<Document, MarkdownError> read_markdown(std::string_view text);
/// One line: a sentence of the interface.
std::expected<Line, Literal> read_line(std::string_view text);

/// The address of a page's id; asked for ids that `page:` names.
using Where = std::function<html::Url(std::string_view id)>;
html::Html render(const Document& document, const Where& where);
html::Html render(const Line& line, const Where& where);
/// Every id that the document links.
std::vector<std::string> linked_pages(const Document& document);

}  // namespace hogo::web::open
