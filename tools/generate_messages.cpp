// Turns locales/<language>/*.yaml into one typed C++ function a message (docs/messages.md).
//
// Promises: refuses, with file, line and reason, a message that one language lacks, an argument that languages do not
// share, a pattern that ICU MessageFormat does not take, and a name that cannot be a function. Writes a file only where
// its content changed, so that a new message rebuilds only the pages that read its file.
// Does not know: the words themselves; nothing of ICU or YAML is left in what it writes.
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

int problems = 0;

void complain(const std::string& place, const std::string& what) {
    std::cerr << place << ": " << what << "\n";
    ++problems;
}

enum class ArgumentType { text, number };

struct Argument {
    std::string name;
    ArgumentType type = ArgumentType::text;
};

struct Piece;
using Pattern = std::vector<Piece>;

struct Choice {
    std::string selector;  ///< `one`, `other`, a select's word, or `=3`
    Pattern pattern;
};

struct Piece {
    enum class Kind { literal, argument, plural, ordinal, select } kind = Kind::literal;
    std::string text;  ///< the literal, or the argument's name
    long offset = 0;   ///< of a plural
    std::vector<Choice> choices;
    bool minus_offset = false;  ///< `#` inside a plural
};

struct Message {
    std::string place;  ///< file:line
    Pattern pattern;
    std::vector<Argument> arguments;
    std::string source;
};

/// One file of one language, in the order of the file.
struct MessageFile {
    fs::path path;
    std::vector<std::string> order;
    std::map<std::string, Message> messages;
};

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

class PatternReader {
  public:
    PatternReader(const icu::MessagePattern& parts, Message& message) : parts_(parts), message_(message) {}

    Pattern read() {
        int at = 0;
        return message_at(at, nullptr);
    }

  private:
    void note(const std::string& name, ArgumentType type) {
        for (Argument& argument : message_.arguments)
            if (argument.name == name) {
                if (type == ArgumentType::number) argument.type = type;
                return;
            }
        message_.arguments.push_back({name, type});
    }

    // Reads from MSG_START to its MSG_LIMIT; `at` ends on the limit.
    Pattern message_at(int& at, const Piece* plural) {
        Pattern out;
        const icu::UnicodeString& pattern = parts_.getPatternString();
        int from = parts_.getPart(at).getLimit();
        auto literal = [&](const std::string& text) {
            if (text.empty()) return;
            if (out.empty() || out.back().kind != Piece::Kind::literal) out.push_back({});
            out.back().text += text;
        };
        for (++at;; ++at) {
            const icu::MessagePattern::Part& part = parts_.getPart(at);
            literal(utf8(pattern.tempSubStringBetween(from, part.getIndex())));
            from = part.getLimit();
            switch (part.getType()) {
                case UMSGPAT_PART_TYPE_MSG_LIMIT: return out;
                case UMSGPAT_PART_TYPE_SKIP_SYNTAX: break;
                case UMSGPAT_PART_TYPE_INSERT_CHAR: break;  // a quote that only a rewritten pattern would need
                case UMSGPAT_PART_TYPE_REPLACE_NUMBER: {
                    Piece piece;
                    piece.kind = Piece::Kind::argument;
                    piece.text = plural->text;
                    piece.offset = plural->offset;
                    piece.minus_offset = true;
                    out.push_back(piece);
                    break;
                }
                case UMSGPAT_PART_TYPE_ARG_START: {
                    int limit = parts_.getLimitPartIndex(at);
                    out.push_back(argument_at(at, limit));
                    at = limit;
                    from = parts_.getPart(at).getLimit();
                    break;
                }
                default: throw std::string("a part of the pattern that is not understood");
            }
        }
    }

    Piece argument_at(int at, int limit) {
        UMessagePatternArgType type = parts_.getPart(at).getArgType();
        const icu::MessagePattern::Part& name = parts_.getPart(++at);
        if (name.getType() != UMSGPAT_PART_TYPE_ARG_NAME) throw std::string("arguments have names, not numbers");
        Piece piece;
        piece.text = utf8(parts_.getSubstring(name));
        switch (type) {
            case UMSGPAT_ARG_TYPE_NONE:
                piece.kind = Piece::Kind::argument;
                note(piece.text, ArgumentType::text);
                return piece;
            case UMSGPAT_ARG_TYPE_SIMPLE:
                if (utf8(parts_.getSubstring(parts_.getPart(at + 1))) != "number")
                    throw std::string("only {name}, {name, number}, plural, selectordinal and select are known; dates "
                                      "arrive as finished text");
                piece.kind = Piece::Kind::argument;
                note(piece.text, ArgumentType::number);
                return piece;
            case UMSGPAT_ARG_TYPE_PLURAL:
            case UMSGPAT_ARG_TYPE_SELECTORDINAL:
                piece.kind = type == UMSGPAT_ARG_TYPE_PLURAL ? Piece::Kind::plural : Piece::Kind::ordinal;
                note(piece.text, ArgumentType::number);
                break;
            case UMSGPAT_ARG_TYPE_SELECT:
                piece.kind = Piece::Kind::select;
                note(piece.text, ArgumentType::text);
                break;
            default: throw std::string("choice formats are not known; use plural or select");
        }
        ++at;
        if (parts_.getPart(at).getType() == UMSGPAT_PART_TYPE_ARG_INT ||
            parts_.getPart(at).getType() == UMSGPAT_PART_TYPE_ARG_DOUBLE) {
            piece.offset = static_cast<long>(parts_.getNumericValue(parts_.getPart(at)));
            ++at;
        }
        Piece head = piece;
        for (; at < limit; ++at) {
            Choice choice;
            choice.selector = utf8(parts_.getSubstring(parts_.getPart(at)));
            ++at;
            if (parts_.getPart(at).getType() != UMSGPAT_PART_TYPE_MSG_START) ++at;  // the value of `=3`
            choice.pattern = message_at(at, piece.kind == Piece::Kind::select ? nullptr : &head);
            piece.choices.push_back(std::move(choice));
        }
        return piece;
    }

    const icu::MessagePattern& parts_;
    Message& message_;
};

bool is_name(const std::string& text) {
    static const std::set<std::string> taken = {
        "and", "asm", "auto", "bool", "break", "case", "catch", "char", "class", "const", "continue", "default",
        "delete", "do", "double", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend",
        "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "not", "operator", "or", "private",
        "protected", "public", "register", "return", "short", "signed", "sizeof", "static", "struct", "switch",
        "template", "this", "throw", "true", "try", "typedef", "typename", "union", "unsigned", "using", "virtual",
        "void", "volatile", "while", "xor", "out", "requires", "concept"};
    if (text.empty() || text[0] < 'a' || text[0] > 'z' || taken.contains(text)) return false;
    return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

MessageFile read_file(const fs::path& path, const std::string& shown) {
    MessageFile file;
    file.path = shown;
    YAML::Node root;
    try {
        root = YAML::LoadFile(path.string());
    } catch (const YAML::Exception& error) {
        complain(shown + ":" + std::to_string(error.mark.line + 1), error.msg);
        return file;
    }
    if (!root.IsMap()) {
        complain(shown + ":1", "a message file is a map of `file.key: pattern`");
        return file;
    }
    std::string prefix = path.stem().string() + ".";
    for (const auto& entry : root) {
        std::string place = shown + ":" + std::to_string(entry.first.Mark().line + 1);
        std::string key = entry.first.as<std::string>();
        if (!key.starts_with(prefix) || !is_name(key.substr(prefix.size()))) {
            complain(place, "the key `" + key + "` is not `" + prefix + "` and a free name of a-z, 0-9, _");
            continue;
        }
        key = key.substr(prefix.size());
        if (!entry.second.IsScalar()) {
            complain(place, "the message is not text");
            continue;
        }
        if (file.messages.contains(key)) {
            complain(place, "the key stands twice in the file");
            continue;
        }
        Message message;
        message.place = place;
        message.source = entry.second.as<std::string>();
        while (message.source.ends_with('\n')) message.source.pop_back();
        UErrorCode status = U_ZERO_ERROR;
        UParseError where{};
        icu::MessagePattern parts(icu::UnicodeString::fromUTF8(message.source), &where, status);
        if (U_FAILURE(status)) {
            complain(place, std::string("not a message pattern (") + u_errorName(status) + " near character " +
                                std::to_string(where.offset) + ")");
            continue;
        }
        try {
            message.pattern = PatternReader(parts, message).read();
        } catch (const std::string& what) {
            complain(place, what);
            continue;
        }
        for (const Argument& argument : message.arguments)
            if (!is_name(argument.name)) complain(place, "the argument `" + argument.name + "` cannot be a parameter");
        file.order.push_back(key);
        file.messages.emplace(key, std::move(message));
    }
    return file;
}

// Pseudo-locale: letters with marks inside brackets; whoever reads it still understands it.
void make_pseudo(Pattern& pattern, bool outermost) {
    static const std::map<char, std::string> marked = {
        {'a', "á"}, {'b', "ƀ"}, {'c', "ç"}, {'d', "ď"}, {'e', "é"}, {'f', "ƒ"}, {'g', "ğ"}, {'h', "ħ"}, {'i', "í"},
        {'j', "ĵ"}, {'k', "ķ"}, {'l', "ĺ"}, {'m', "ɱ"}, {'n', "ñ"}, {'o', "ó"}, {'p', "þ"}, {'q', "ɋ"}, {'r', "ř"},
        {'s', "š"}, {'t', "ť"}, {'u', "ú"}, {'v', "ṽ"}, {'w', "ŵ"}, {'x', "ẋ"}, {'y', "ý"}, {'z', "ž"}, {'A', "Á"},
        {'B', "Ɓ"}, {'C', "Ç"}, {'D', "Ď"}, {'E', "É"}, {'F', "Ƒ"}, {'G', "Ğ"}, {'H', "Ħ"}, {'I', "Í"}, {'J', "Ĵ"},
        {'K', "Ķ"}, {'L', "Ĺ"}, {'M', "Ṁ"}, {'N', "Ñ"}, {'O', "Ó"}, {'P', "Þ"}, {'Q', "Ɋ"}, {'R', "Ř"}, {'S', "Š"},
        {'T', "Ť"}, {'U', "Ú"}, {'V', "Ṽ"}, {'W', "Ŵ"}, {'X', "Ẋ"}, {'Y', "Ý"}, {'Z', "Ž"}};
    for (Piece& piece : pattern) {
        if (piece.kind == Piece::Kind::literal) {
            std::string out;
            for (char c : piece.text) out += marked.contains(c) ? marked.at(c) : std::string(1, c);
            piece.text = out;
        }
        for (Choice& choice : piece.choices) make_pseudo(choice.pattern, false);
    }
    if (!outermost) return;
    Piece open, close;
    open.text = "⟦";
    close.text = "⟧";
    pattern.insert(pattern.begin(), open);
    pattern.push_back(close);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

std::string camel(const std::string& name) {
    std::string out;
    bool upper = true;
    for (char c : name) {
        if (c == '_') {
            upper = true;
        } else {
            out += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
            upper = false;
        }
    }
    return out;
}

std::string whole_literal(const Pattern& pattern) {
    std::string out;
    for (const Piece& piece : pattern) out += piece.text;
    return out;
}

class Emitter {
  public:
    Emitter(const Message& message, std::string language) : message_(message), language_(std::move(language)) {}

    void pattern(std::ostream& out, const Pattern& pattern, const std::string& indent) {
        for (const Piece& piece : pattern) {
            switch (piece.kind) {
                case Piece::Kind::literal: out << indent << "out += " << quoted(piece.text) << ";\n"; break;
                case Piece::Kind::argument: argument(out, piece, indent); break;
                case Piece::Kind::plural: choices(out, piece, indent, "plural_of"); break;
                case Piece::Kind::ordinal: choices(out, piece, indent, "ordinal_of"); break;
                case Piece::Kind::select: selected(out, piece, indent); break;
            }
        }
    }

  private:
    void argument(std::ostream& out, const Piece& piece, const std::string& indent) {
        bool number = std::ranges::any_of(message_.arguments, [&](const Argument& argument) {
            return argument.name == piece.text && argument.type == ArgumentType::number;
        });
        std::string value = piece.text;
        if (piece.minus_offset && piece.offset != 0) value += " - " + std::to_string(piece.offset);
        if (number)
            out << indent << "append_number(out, " << value << ", " << language_ << ");\n";
        else
            out << indent << "out += " << value << ";\n";
    }

    void choices(std::ostream& out, const Piece& piece, const std::string& indent, const std::string& category) {
        std::string joint;
        for (const Choice& choice : piece.choices) {
            if (!choice.selector.starts_with("=")) continue;
            out << indent << joint << "if (" << piece.text << " == " << choice.selector.substr(1) << ") {\n";
            pattern(out, choice.pattern, indent + "    ");
            joint = "} else ";
        }
        const std::string value = piece.text + (piece.offset ? " - " + std::to_string(piece.offset) : "");
        for (const Choice& choice : piece.choices) {
            if (choice.selector.starts_with("=") || choice.selector == "other") continue;
            out << indent << joint << "if (" << category << "(" << value << ", " << language_
                << ") == Plural::" << choice.selector << ") {\n";
            pattern(out, choice.pattern, indent + "    ");
            joint = "} else ";
        }
        otherwise(out, piece, indent, joint);
    }

    void selected(std::ostream& out, const Piece& piece, const std::string& indent) {
        std::string joint;
        for (const Choice& choice : piece.choices) {
            if (choice.selector == "other") continue;
            out << indent << joint << "if (" << piece.text << " == " << quoted(choice.selector) << ") {\n";
            pattern(out, choice.pattern, indent + "    ");
            joint = "} else ";
        }
        otherwise(out, piece, indent, joint);
    }

    void otherwise(std::ostream& out, const Piece& piece, const std::string& indent, const std::string& joint) {
        for (const Choice& choice : piece.choices)
            if (choice.selector == "other") {
                if (joint.empty()) {
                    out << indent << "{\n";
                } else {
                    out << indent << joint << "{\n";
                }
                pattern(out, choice.pattern, indent + "    ");
            }
        out << indent << "}\n";
    }

    const Message& message_;
    std::string language_;
};

void write_if_changed(const fs::path& path, const std::string& content) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream old;
    old << in.rdbuf();
    if (in && old.str() == content) return;
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << content;
    if (!out) complain(path.string(), "cannot be written");
}

std::string parameters(const Message& message) {
    std::string out;
    for (const Argument& argument : message.arguments) {
        if (!out.empty()) out += ", ";
        out += (argument.type == ArgumentType::number ? "std::int64_t " : "std::string_view ") + argument.name;
    }
    return out;
}

/// The languages of one file by enumerator (`ja`, `en`, `pseudo`); the first fixes the order of parameters.
using ByLanguage = std::vector<std::pair<std::string, MessageFile>>;

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with('\\')) text.pop_back();
    return text;
}

void write_file(const fs::path& folder, const std::string& name, const ByLanguage& languages) {
    const MessageFile& first = languages[0].second;
    std::string type = camel(name);
    std::ostringstream header, source, find;
    header << "// Written by tools/generate_messages.cpp from locales/*/" << name << ".yaml.\n#pragma once\n"
           << "#include <cstdint>\n#include <optional>\n#include <string>\n#include <string_view>\n\n"
           << "#include \"web/html/language.h\"\n\nnamespace hogo::web::messages {\n\nclass " << type << " {\n  public:\n"
           << "    explicit constexpr " << type << "(Language language) : language_(language) {}\n"
           << "    /// The message of that key where it takes no arguments; else none.\n"
           << "    std::optional<std::string_view> find(std::string_view key) const;\n\n";
    source << "// Written by tools/generate_messages.cpp from locales/*/" << name << ".yaml.\n#include \"web/messages/"
           << name << ".h\"\n\n#include \"base/result.h\"\n\nnamespace hogo::web::messages {\n\n";
    find << "std::optional<std::string_view> " << type << "::find([[maybe_unused]] std::string_view key) const {\n";
    for (const std::string& key : first.order) {
        const Message& message = first.messages.at(key);
        bool plain = message.arguments.empty();
        for (const auto& [language, file] : languages)
            if (language != "pseudo")
                header << "    /// " << language << ": " << one_line(file.messages.at(key).source) << "\n";
        header << "    " << (plain ? "std::string_view " : "std::string ") << key << "(" << parameters(message)
               << ") const;\n";
        source << (plain ? "std::string_view " : "std::string ") << type << "::" << key << "(" << parameters(message)
               << ") const {\n" << (plain ? "" : "    std::string out;\n") << "    switch (language_) {\n";
        for (const auto& [language, file] : languages) {
            const Message& spoken = file.messages.at(key);
            if (plain) {
                source << "        case Language::" << language << ": return " << quoted(whole_literal(spoken.pattern))
                       << ";\n";
            } else {
                source << "        case Language::" << language << ":\n";
                Emitter(message, "Language::" + language).pattern(source, spoken.pattern, "            ");
                source << "            break;\n";
            }
        }
        source << "    }\n" << (plain ? "    bug(\"a language that is none\");\n" : "    return out;\n") << "}\n\n";
        if (plain) find << "    if (key == " << quoted(key) << ") return " << key << "();\n";
    }
    header << "\n  private:\n    Language language_;\n};\n\n}  // namespace hogo::web::messages\n";
    find << "    return std::nullopt;\n}\n\n}  // namespace hogo::web::messages\n";
    write_if_changed(folder / "messages" / (name + ".h"), header.str());
    write_if_changed(folder / "messages" / (name + ".cpp"), source.str() + find.str());
}

void write_umbrella(const fs::path& folder, const std::vector<std::string>& names) {
    std::ostringstream header, source;
    header << "// Written by tools/generate_messages.cpp: every message file, by name. A page includes this and\n"
           << "// web/messages/<file>.h for the files whose words it shows.\n#pragma once\n"
           << "#include \"web/html/language.h\"\n\nnamespace hogo::web {\n\nnamespace messages {\n";
    for (const std::string& name : names) header << "class " << camel(name) << ";\n";
    header << "}  // namespace messages\n\n/// The words of one language.\nstruct Messages {\n    Language language;\n";
    for (const std::string& name : names) header << "    const messages::" << camel(name) << "& " << name << ";\n";
    header << "\n    static const Messages& in(Language language);\n};\n\n}  // namespace hogo::web\n";
    source << "// Written by tools/generate_messages.cpp.\n#include \"web/messages.h\"\n\n#include \"base/result.h\"\n";
    for (const std::string& name : names) source << "#include \"web/messages/" << name << ".h\"\n";
    source << "\nnamespace hogo::web {\n\nnamespace {\ntemplate <Language language>\nconst Messages& words() {\n";
    for (const std::string& name : names)
        source << "    static constexpr messages::" << camel(name) << " " << name << "_words(language);\n";
    source << "    static const Messages all{language";
    for (const std::string& name : names) source << ", " << name << "_words";
    source << "};\n    return all;\n}\n}  // namespace\n\nconst Messages& Messages::in(Language language) {\n"
           << "    switch (language) {\n";
    for (const char* language : {"ja", "en", "pseudo"})
        source << "        case Language::" << language << ": return words<Language::" << language << ">();\n";
    source << "    }\n    bug(\"a language that is none\");\n}\n\n}  // namespace hogo::web\n";
    write_if_changed(folder / "messages.h", header.str());
    write_if_changed(folder / "messages.cpp", source.str());
}

void compare(const ByLanguage& languages) {
    for (const auto& [language, file] : languages)
        for (const auto& [key, message] : file.messages)
            for (const auto& [other_language, other] : languages) {
                auto found = other.messages.find(key);
                if (found == other.messages.end()) {
                    complain(other.path.string() + ":1", "`" + key + "` is missing; it stands at " + message.place);
                    continue;
                }
                for (const Argument& argument : message.arguments)
                    if (std::ranges::none_of(found->second.arguments,
                                             [&](const Argument& a) { return a.name == argument.name; }))
                        complain(found->second.place,
                                 "`" + key + "` lacks the argument `" + argument.name + "` that " + message.place + " has");
            }
}

// An argument is a number as soon as one language counts it.
void share_types(ByLanguage& languages) {
    std::map<std::string, std::set<std::string>> numbers;
    for (const auto& [language, file] : languages)
        for (const auto& [key, message] : file.messages)
            for (const Argument& argument : message.arguments)
                if (argument.type == ArgumentType::number) numbers[key].insert(argument.name);
    for (auto& [language, file] : languages)
        for (auto& [key, message] : file.messages)
            for (Argument& argument : message.arguments)
                if (numbers[key].contains(argument.name)) argument.type = ArgumentType::number;
}

}  // namespace

/// generate_messages LOCALES OUT STAMP: exit 0 done, 3 a message file is wrong.
int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "usage: generate_messages LOCALES_FOLDER OUTPUT_FOLDER STAMP_FILE\n";
        return 2;
    }
    fs::path locales = arguments[1], folder = arguments[2];
    std::set<std::string> names;
    for (const char* language : {"ja", "en"})
        for (const auto& entry : fs::directory_iterator(locales / language))
            if (entry.path().extension() == ".yaml") names.insert(entry.path().stem().string());
    for (const std::string& name : names) {
        if (!is_name(name)) complain("locales/*/" + name + ".yaml:1", "the file's name cannot be a member's name");
        ByLanguage languages;
        for (std::string language : {"ja", "en"}) {
            std::string shown = "locales/" + language + "/" + name + ".yaml";
            if (!fs::exists(locales / language / (name + ".yaml"))) {
                complain(shown + ":1", "the file is missing in this language");
                continue;
            }
            languages.emplace_back(language, read_file(locales / language / (name + ".yaml"), shown));
        }
        if (languages.size() != 2) continue;
        compare(languages);
        if (problems > 0) continue;
        share_types(languages);
        languages.emplace_back("pseudo", languages[1].second);
        for (auto& [key, message] : languages[2].second.messages) make_pseudo(message.pattern, true);
        write_file(folder, name, languages);
    }
    if (problems > 0) return 3;
    write_umbrella(folder, {names.begin(), names.end()});
    std::ofstream(arguments[3]) << "done\n";
    return 0;
}
