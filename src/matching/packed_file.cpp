#include "matching/packed_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <utility>

namespace hogo::matching {
namespace {

constexpr char magic[16] = "hogo index 1\n\0\0";
constexpr std::uint32_t byte_order = 0x01020304;

}  // namespace

Result<void> PackedWriter::write(const std::string& path) const {
    const std::string unfinished = path + ".unfinished";
    std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
    std::uint64_t at = 16 + 8 + parts_.size() * 16;
    out.write(magic, 16);
    const std::uint32_t head[2] = {byte_order, static_cast<std::uint32_t>(parts_.size())};
    out.write(reinterpret_cast<const char*>(head), 8);
    for (const auto& part : parts_) {
        at = (at + 15) / 16 * 16;
        const std::uint64_t place[2] = {at, part.size};
        out.write(reinterpret_cast<const char*>(place), 16);
        at += part.size;
    }
    std::uint64_t written = 16 + 8 + parts_.size() * 16;
    for (const auto& part : parts_) {
        static constexpr char zeros[16] = {};
        const auto gap = (written + 15) / 16 * 16 - written;
        out.write(zeros, static_cast<std::streamsize>(gap));
        out.write(part.data, static_cast<std::streamsize>(part.size));
        written += gap + part.size;
    }
    out.close();
    if (!out || std::rename(unfinished.c_str(), path.c_str()) != 0) {
        std::remove(unfinished.c_str());
        return problem(ProblemKind::environment, "index_not_written", "the index could not be written");
    }
    return {};
}

PackedFile::PackedFile(PackedFile&& other) noexcept {
    *this = std::move(other);
}
PackedFile& PackedFile::operator=(PackedFile&& other) noexcept {
    std::swap(memory_, other.memory_);
    std::swap(size_, other.size_);
    std::swap(parts_, other.parts_);
    return *this;
}
PackedFile::~PackedFile() {
    if (memory_) ::munmap(const_cast<char*>(memory_), size_);
}

Result<PackedFile> PackedFile::open(const std::string& path) {
    PackedFile file;
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return problem(ProblemKind::environment, "index_not_found", "the index could not be opened");
    struct stat status {};
    void* mapped = MAP_FAILED;
    if (::fstat(handle, &status) == 0 && status.st_size >= 24) {
        file.size_ = static_cast<std::size_t>(status.st_size);
        mapped = ::mmap(nullptr, file.size_, PROT_READ, MAP_PRIVATE, handle, 0);
    }
    ::close(handle);
    const auto refused = problem(ProblemKind::corrupt, "not_an_index",
                                 "the file is no index of this program, or is cut short");
    if (mapped == MAP_FAILED) return refused;
    file.memory_ = static_cast<const char*>(mapped);
    std::uint32_t head[2];
    std::memcpy(head, file.memory_ + 16, 8);
    if (std::memcmp(file.memory_, magic, 16) != 0 || head[0] != byte_order ||
        24 + std::uint64_t{head[1]} * 16 > file.size_)
        return refused;
    for (std::uint32_t i = 0; i < head[1]; ++i) {
        std::uint64_t place[2];
        std::memcpy(place, file.memory_ + 24 + i * 16, 16);
        if (place[0] > file.size_ || place[1] > file.size_ - place[0]) return refused;
        file.parts_.push_back({file.memory_ + place[0], static_cast<std::size_t>(place[1])});
    }
    return file;
}

}  // namespace hogo::matching
