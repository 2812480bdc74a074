#include "store/sqlite/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace hogo::store::sqlite {
namespace {

constexpr auto unwritable = [] {
    return problem(ProblemKind::environment, "data_unwritable", "the data folder could not be written");
};

}  // namespace

Result<void> Folder::make() const {
    if (::mkdir(data_.c_str(), 0700) == 0 || errno == EEXIST) return {};
    return unwritable();
}

Result<void> Folder::make_database() const {
    if (has_database()) return problem(ProblemKind::conflict, "data_exists", "there is a database in the data folder already");
    return make_private_file(database());
}

Result<void> make_private_file(const std::filesystem::path& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (made < 0) return unwritable();
    ::close(made);
    return {};
}

Result<FolderLock> FolderLock::take(const Folder& folder) {
    FolderLock lock(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (lock.descriptor_ < 0) return unwritable();
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
        return problem(ProblemKind::environment, "data_in_use", "another process uses this data folder");
    return lock;
}

FolderLock::~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace hogo::store::sqlite
