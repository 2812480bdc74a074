#include "cli/private_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iostream>

namespace hogo::cli {
namespace {

constexpr auto unwritable = [] {
    return problem(ProblemKind::environment, "unwritable", "a file cannot be written");
};
constexpr std::size_t most = 4 * 1024 * 1024;

}  // namespace

Result<void> write_private(const std::filesystem::path& path, std::string_view content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return problem(ProblemKind::conflict, "file_exists", "a file of this name is there already");
    if (file < 0) return unwritable();
    const bool written =
        ::write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        ::fsync(file) == 0;
    if (::close(file) != 0 || !written) return unwritable();
    return {};
}

Result<SecretText> read_private(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (!file || failed || size > most)
        return problem(ProblemKind::environment, "unreadable", "a file cannot be read");
    std::string content(size, '\0');
    if (!file.read(content.data(), static_cast<std::streamsize>(size)))
        return problem(ProblemKind::environment, "unreadable", "a file cannot be read");
    return SecretText(std::move(content));
}

Result<void> replace_private(const std::filesystem::path& path, std::string_view content) {
    auto aside = path;
    aside += ".new";
    std::error_code failed;
    std::filesystem::remove(aside, failed);
    HOGO_CHECK(write_private(aside, content));
    std::filesystem::rename(aside, path, failed);
    if (failed) return unwritable();
    return {};
}

void shred(const std::filesystem::path& path) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) return;
    if (const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC); file >= 0) {
        const std::string zeros(size, '\0');
        static_cast<void>(::write(file, zeros.data(), zeros.size()) && ::fsync(file));
        ::close(file);
    }
    std::filesystem::remove(path, failed);
}

SecretText read_secret_line() {
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return SecretText(std::move(line));
}

}  // namespace hogo::cli
