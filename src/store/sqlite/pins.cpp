#include "store/sqlite/pins.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace hogo::store::sqlite {
namespace {

class File {
  public:
    File(const std::filesystem::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    bool write_whole(std::string_view content) const {
        return descriptor_ >= 0 &&
               ::write(descriptor_, content.data(), content.size()) == static_cast<ssize_t>(content.size()) && sync();
    }
    bool sync() const { return descriptor_ >= 0 && ::fsync(descriptor_) == 0; }

  private:
    int descriptor_;
};

}  // namespace

Result<void> Pins::write_root(const vault::Hash& hash) const { return replace("root", to_hex(hash) + "\n"); }
Result<void> Pins::write_checkpoint(std::string_view note) const { return replace("checkpoint", note); }

Result<vault::Hash> Pins::read_root() const {
    HOGO_TRY(text, read("root"));
    const auto bytes = text.ends_with('\n') ? from_hex(std::string_view(text).substr(0, text.size() - 1)) : std::nullopt;
    vault::Hash hash{};
    if (!bytes || bytes->size() != hash.size())
        return problem(ProblemKind::environment, "pins_damaged", "pins/root does not hold a hash");
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

Result<std::string> Pins::read_checkpoint() const { return read("checkpoint"); }

Result<void> Pins::write_erasures(const std::set<std::string>& entries) const {
    std::string content;
    for (const auto& entry : entries) content += entry + "\n";
    return replace("erasures", content);
}

Result<std::set<std::string>> Pins::read_erasures() const {
    if (!has_erasures())
        return problem(ProblemKind::environment, "pins_missing",
                       "pins/erasures is missing, so files that were erased could come back with this database");
    HOGO_TRY(content, read("erasures"));
    std::set<std::string> entries;
    for (std::size_t at = 0; at < content.size();) {
        const auto end = content.find('\n', at);
        if (end == std::string::npos) return problem(ProblemKind::environment, "pins_damaged", "pins/erasures is cut off");
        entries.insert(content.substr(at, end - at));
        at = end + 1;
    }
    return entries;
}

bool Pins::has_erasures() const { return std::filesystem::exists(folder_ / "erasures"); }

Result<void> Pins::replace(const char* name, std::string_view content) const {
    const auto aside = folder_ / (std::string(name) + ".new");
    const auto written = [&] {
        if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) return false;
        if (!File(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW).write_whole(content)) return false;
        return ::rename(aside.c_str(), (folder_ / name).c_str()) == 0 && File(folder_, O_RDONLY | O_DIRECTORY).sync();
    }();
    if (!written)
        return problem(ProblemKind::environment, "pins_unwritable", "the files in pins/ could not be written");
    return {};
}

Result<std::string> Pins::read(const char* name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    if (!file)
        return problem(ProblemKind::environment, "pins_missing",
                       "pins/root or pins/checkpoint is missing, so an older database could not be told from this one");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace hogo::store::sqlite
