#include "matching/names_file.h"

#include <algorithm>

namespace hogo::matching {
namespace {

constexpr std::size_t most_lines_in_quotes = 20;

struct Parsed {
    std::vector<std::string> fields;
    bool open = false;       ///< a quote is not closed
    bool misplaced = false;  ///< something stands behind a closing quote
};

Parsed parse(std::string_view text) {
    Parsed out;
    std::string field;
    bool quoted = false, closed = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                field.push_back(c);
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field.push_back(text[++i]);
            else
                quoted = false, closed = true;
        } else if (c == ',') {
            out.fields.push_back(std::move(field));
            field.clear();
            closed = false;
        } else if (c == '"' && field.empty() && !closed) {
            quoted = true;
        } else {
            out.misplaced |= closed;
            field.push_back(c);
        }
    }
    out.fields.push_back(std::move(field));
    out.open = quoted;
    return out;
}

bool read_line(std::istream& in, std::string& line) {
    if (!std::getline(in, line)) return false;
    if (line.ends_with('\r')) line.pop_back();
    return true;
}

}  // namespace

std::optional<CsvLine> CsvReader::next() {
    std::string text;
    do {
        if (!read_line(in_, text)) return std::nullopt;
        ++line_;
        if (line_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    } while (text.empty());
    CsvLine line;
    line.number = line_;
    auto parsed = parse(text);
    if (parsed.open) {
        const auto behind = in_.tellg();
        std::string whole = text, more;
        std::size_t taken = 0;
        while (parsed.open && taken < most_lines_in_quotes && read_line(in_, more)) {
            ++taken;
            whole += "\n" + more;
            parsed = parse(whole);
        }
        if (parsed.open) {  // never closed: this line alone is lost
            in_.clear();
            if (behind >= 0) in_.seekg(behind);
            line.wrong = "a quote is not closed";
            return line;
        }
        line_ += taken;
    }
    line.fields = std::move(parsed.fields);
    if (parsed.misplaced) line.wrong = "something stands behind a closing quote";
    return line;
}

int column(const std::vector<std::string>& heading, std::string_view name) {
    const auto at = std::find(heading.begin(), heading.end(), name);
    return at == heading.end() ? -1 : static_cast<int>(at - heading.begin());
}

}  // namespace hogo::matching
