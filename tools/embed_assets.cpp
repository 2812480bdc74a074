// Writes files as one C++ source, so that the program carries its assets and needs no folder beside it.
//
// Promises: each file's entry has its name, a content type, its bytes and a hash of them that stands in its address, so
// that a browser may keep it forever. The same files give the same source.
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream content;
    content << in.rdbuf();
    if (!in) {
        std::cerr << path.string() << ":1: cannot be read\n";
        std::exit(3);
    }
    return content.str();
}

std::string hash_of(const std::string& bytes) {
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char hex[crypto_hash_sha256_BYTES * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    return std::string(hex, 24);
}

std::string content_type(const fs::path& path) {
    if (path.extension() == ".css") return "text/css; charset=utf-8";
    if (path.extension() == ".js") return "text/javascript; charset=utf-8";
    if (path.extension() == ".svg") return "image/svg+xml";
    std::cerr << path.string() << ":1: no content type is known for this kind of file\n";
    std::exit(3);
}

// Lines of string literal; octal escapes, for a hexadecimal one would swallow the digits behind it.
void write_literal(std::ostream& out, const std::string& bytes) {
    constexpr std::size_t line = 400;
    if (bytes.empty()) out << "    \"\"\n";
    for (std::size_t at = 0; at < bytes.size(); at += line) {
        out << "    \"";
        for (char c : bytes.substr(at, line)) {
            auto byte = static_cast<unsigned char>(c);
            if (byte >= 32 && byte < 127 && c != '"' && c != '\\' && c != '?') {
                out << c;
            } else {
                out << '\\' << ((byte >> 6) & 7) << ((byte >> 3) & 7) << (byte & 7);
            }
        }
        out << "\"\n";
    }
}

}  // namespace

/// embed_assets OUT FILE...
int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: embed_assets OUTPUT FILE...\n";
        return 2;
    }
    std::vector<fs::path> files(arguments + 2, arguments + count);
    std::ranges::sort(files, {}, [](const fs::path& path) { return path.filename().string(); });
    std::ostringstream out;
    out << "// Written by tools/embed_assets.cpp.\n#include \"web/http/assets.h\"\n\nnamespace hogo::web {\n\n"
        << "std::span<const Asset> embedded_assets() {\n    using namespace std::string_view_literals;\n"
        << "    static constexpr Asset all[] = {\n";
    for (const fs::path& file : files) {
        std::string bytes = read(file);
        out << "    {\"" << file.filename().string() << "\"sv, \"" << content_type(file) << "\"sv, \"" << hash_of(bytes)
            << "\"sv, std::string_view(\n";
        write_literal(out, bytes);
        out << "    , " << bytes.size() << ")},\n";
    }
    out << "    };\n    return all;\n}\n\n}  // namespace hogo::web\n";
    std::ofstream to(arguments[1], std::ios::binary);
    to << out.str();
    to.close();
    if (!to) {
        std::cerr << arguments[1] << ": cannot be written\n";
        return 4;
    }
    return 0;
}
