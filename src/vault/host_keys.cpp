#include "vault/host_keys.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "vault/primitives.h"

namespace hogo::vault {
namespace {

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    explicit operator bool() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

/// A file says which key it holds, so that swapped files do not pass for one another.
struct KeyFile {
    const char* name;
    std::string_view heading;
    SecretKey HostKeys::*member;
};
constexpr std::array<KeyFile, 4> key_files{{
    {"pepper.key", "hogo-host-key/1 pepper\n", &HostKeys::pepper},
    {"token.key", "hogo-host-key/1 token\n", &HostKeys::token},
    {"interfaces.key", "hogo-host-key/1 interfaces\n", &HostKeys::interfaces},
    {"log.seed", "hogo-host-key/1 log\n", &HostKeys::log_seed},
}};
constexpr std::size_t longest_file = 64;

Result<void> check_reach(const struct stat& found, mode_t allowed) {
    if (found.st_uid != geteuid())
        return problem(ProblemKind::environment, "host_keys_foreign", "the host keys belong to another user");
    if ((found.st_mode & 07777 & ~allowed) != 0)
        return problem(ProblemKind::environment, "host_keys_too_open",
                       "others can reach the host keys: keys/ must be 0700 and its files 0600");
    return {};
}

Result<SecretKey> read_key(int directory, const KeyFile& file) {
    const File opened(openat(directory, file.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened && errno == ENOENT)
        return problem(ProblemKind::environment, "host_keys_missing", "a host key file is missing in keys/");
    struct stat found {};
    if (!opened || fstat(opened.get(), &found) != 0 || !S_ISREG(found.st_mode))
        return problem(ProblemKind::environment, "host_keys_foreign",
                       "a host key is no plain file of this user");
    HOGO_CHECK(check_reach(found, 0600));

    SecretBytes<longest_file> buffer;
    const auto got = read(opened.get(), buffer.reveal().data(), longest_file);
    const auto content = std::span<Byte>(buffer.reveal()).first(got < 0 ? 0 : static_cast<std::size_t>(got));
    if (content.size() != file.heading.size() + SecretKey::size ||
        text_of(content.first(file.heading.size())) != file.heading)
        return problem(ProblemKind::environment, "host_keys_damaged",
                       "a host key file is short, long or another key's");
    return SecretKey::take(content.last<SecretKey::size>());
}

bool write_key(int directory, const KeyFile& file, const SecretKey& key) {
    const File made(openat(directory, file.name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!made || fchmod(made.get(), 0600) != 0) return false;
    SecretBytes<longest_file> buffer;
    std::ranges::copy(bytes_of(file.heading), buffer.reveal().begin());
    std::ranges::copy(key.reveal(), buffer.reveal().begin() + file.heading.size());
    const std::size_t length = file.heading.size() + SecretKey::size;
    return write(made.get(), buffer.reveal().data(), length) == static_cast<ssize_t>(length) &&
           fsync(made.get()) == 0;
}

}  // namespace

Result<HostKeys> HostKeys::create(const std::filesystem::path& directory, RandomSource& random) {
    const auto unwritable = [] {
        return problem(ProblemKind::environment, "host_keys_unwritable",
                       "the host keys could not be written");
    };
    if (mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) return unwritable();
    const File folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    if (!folder || fchmod(folder.get(), 0700) != 0) return unwritable();
    for (const KeyFile& file : key_files)
        if (faccessat(folder.get(), file.name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
            return problem(ProblemKind::conflict, "host_keys_exist", "there are host keys in keys/ already");

    HostKeys keys;
    for (const KeyFile& file : key_files) {
        random.fill((keys.*file.member).reveal());
        if (!write_key(folder.get(), file, keys.*file.member)) return unwritable();
    }
    if (fsync(folder.get()) != 0) return unwritable();
    return keys;
}

Result<HostKeys> HostKeys::load(const std::filesystem::path& directory) {
    const File folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
    struct stat found {};
    if (!folder || fstat(folder.get(), &found) != 0)
        return problem(ProblemKind::environment, "host_keys_missing",
                       "there is no directory keys/ that can be read");
    HOGO_CHECK(check_reach(found, 0700));

    HostKeys keys;
    for (const KeyFile& file : key_files) {
        HOGO_TRY(key, read_key(folder.get(), file));
        keys.*file.member = std::move(key);
    }
    return keys;
}

HostKeys HostKeys::duplicate() const {
    return {pepper.duplicate(), token.duplicate(), interfaces.duplicate(), log_seed.duplicate()};
}

SignPair HostKeys::subtraction_key() const {
    return SignPair::from_seed(primitives::derive(log_seed, "hogo/subtraction-key/1", {}));
}

Hash HostKeys::interface_key_hash(const SecretText& key) const {
    return primitives::keyed_hash(interfaces, "hogo/interface-key/1", {bytes_of(key.reveal())});
}

}  // namespace hogo::vault
