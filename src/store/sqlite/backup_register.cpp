#include "store/sqlite/backup_register.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include "store/sqlite/folder.h"

namespace hogo::store::sqlite {
namespace {

std::filesystem::path register_of(const Folder& folder) {
    return folder.pins() / "backups";
}

/// `<made> <expires> <path>`, days as 2025-06-12.
std::optional<KnownBackup> read_line(const std::string& line) {
    constexpr std::size_t day = 10;
    if (line.size() < 2 * day + 3 || line[day] != ' ' || line[2 * day + 1] != ' ') return std::nullopt;
    const auto made = LocalDate::parse(line.substr(0, day)),
               expires = LocalDate::parse(line.substr(day + 1, day));
    if (!made || !expires) return std::nullopt;
    return KnownBackup{*made, *expires, line.substr(2 * day + 2)};
}

LocalDate day_of_change(const std::filesystem::path& file) {
    const auto at = std::filesystem::file_time_type::clock::to_sys(std::filesystem::last_write_time(file));
    return LocalDate(std::chrono::floor<std::chrono::days>(at));
}

}  // namespace

Result<void> BackupRegister::add(const KnownBackup& backup) const {
    const auto line =
        fmt::format("{} {} {}\n", backup.made.text(), backup.expires.text(), backup.file.native());
    const int file = ::open(register_of(Folder(data_)).c_str(),
                            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    const bool written = file >= 0 &&
                         ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                         ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!written)
        return problem(ProblemKind::environment, "pins_unwritable",
                       "the files in pins/ could not be written");
    return {};
}

Result<std::vector<KnownBackup>> BackupRegister::known() const {
    const Folder folder(data_);
    std::vector<KnownBackup> backups;
    std::ifstream lines(register_of(folder));
    for (std::string line; std::getline(lines, line);) {
        const auto backup = read_line(line);
        if (!backup)
            return problem(ProblemKind::environment, "pins_damaged", "pins/backups has a line that is none");
        backups.push_back(*backup);
    }
    std::error_code none;
    for (const auto& copy : std::filesystem::directory_iterator(folder.backups(), none))
        if (copy.path().filename().native().starts_with("before-")) {
            const auto made = day_of_change(copy.path());
            backups.push_back({made, made.plus_days(backup_days), copy.path()});
        }
    for (auto& backup : backups) backup.there = std::filesystem::exists(backup.file, none);
    std::ranges::stable_sort(backups, {}, &KnownBackup::made);
    return backups;
}

Result<LocalDate> BackupRegister::last_good_day(LocalDate day) const {
    HOGO_TRY(backups, known());
    for (const auto& backup : backups) day = std::max(day, backup.expires);
    return day;
}

}  // namespace hogo::store::sqlite
