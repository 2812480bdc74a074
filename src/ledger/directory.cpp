#include "ledger/directory.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "ledger/checkpoint.h"

namespace hogo::ledger {
namespace {

namespace fs = std::filesystem;

// 256 entries of 65,535 bytes with their lengths.
constexpr std::size_t largest_tile = tile_width * (2 + 0xFFFF);
constexpr std::size_t largest_checkpoint = 1 << 20;

std::unexpected<Problem> unwritable() {
    return problem(ProblemKind::environment, "file_unwritable",
                   "a file of the exported log cannot be written");
}

/// Written under another name, then put into its place in one step.
Result<void> put_file(const fs::path& path, ByteView content) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const fs::path making = path.string() + ".making";
    const int file = error ? -1 : ::open(making.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return unwritable();
    bool written = true;
    while (written && !content.empty()) {
        const auto count = ::write(file, content.data(), content.size());
        written = count > 0;
        if (written) content = content.subspan(static_cast<std::size_t>(count));
    }
    written = ::close(file) == 0 && written;
    if (written) fs::rename(making, path, error);
    return written && !error ? Result<void>{} : unwritable();
}

/// Waits until all that was written so far is on the disk.
Result<void> settle(const fs::path& root) {
    const int folder = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool settled = folder >= 0 && ::syncfs(folder) == 0;
    if (folder >= 0) ::close(folder);
    return settled ? Result<void>{} : unwritable();
}

Result<void> export_tile(const TileReader& tiles, const TileName& name, const fs::path& root) {
    HOGO_TRY(content, tiles.read(name));
    const fs::path path = root / path_of(name);
    const auto there = read_file(path, largest_tile);
    if (there && std::ranges::equal(bytes_of(*there), content)) return {};
    if (there || there.error().kind == ProblemKind::invalid_input)
        return problem(ProblemKind::conflict, "export_differs",
                       "the directory holds another log, or an altered one");
    if (there.error().kind != ProblemKind::not_found) return std::unexpected(there.error());
    return put_file(path, content);
}

Result<Checkpoint> checkpoint_in(std::string_view bytes) {
    HOGO_TRY(note, parse_note(bytes));
    return parse_checkpoint_text(note.text);
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return problem(ProblemKind::not_found, "file_missing", "there is no such file");
    const auto unreadable = problem(ProblemKind::environment, "file_unreadable", "a file cannot be read");
    if (error || !fs::is_regular_file(status)) return unreadable;
    const auto size = fs::file_size(path, error);
    if (error) return unreadable;
    if (size > limit)
        return problem(ProblemKind::invalid_input, "file_too_large", "a file is larger than it can be");
    std::ifstream file(path, std::ios::binary);
    std::string content(static_cast<std::size_t>(size), '\0');
    if (!file.read(content.data(), static_cast<std::streamsize>(size))) return unreadable;
    return content;
}

Result<std::string> read_checkpoint(const fs::path& root) {
    return read_file(root / "checkpoint", largest_checkpoint);
}

Result<Bytes> DirectoryTiles::read(const TileName& name) const {
    auto content = read_file(root_ / path_of(name), largest_tile);
    if (content) return Bytes(content->begin(), content->end());
    if (content.error().kind == ProblemKind::invalid_input)
        return problem(ProblemKind::corrupt, "tile_malformed", "a tile is larger than it can be");
    if (content.error().kind != ProblemKind::not_found) return std::unexpected(content.error());
    if (name.full()) return problem(ProblemKind::not_found, "tile_missing", "no such tile");
    const TileName full{name.kind, name.level, name.index, tile_width};
    HOGO_TRY(wider, read(full));
    return narrowed({full, std::move(wider)}, name.width);
}

Result<std::vector<TileName>> DirectoryTiles::stored() const {
    std::vector<TileName> names;
    std::error_code error;
    if (!fs::exists(root_ / "tile", error) && !error) return names;
    auto walk = fs::recursive_directory_iterator(root_ / "tile", error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (walk->is_directory(error)) continue;
        const auto path = walk->path().lexically_relative(root_).generic_string();
        if (const auto name = parse_tile_path(path)) names.push_back(*name);
    }
    if (error)
        return problem(ProblemKind::environment, "file_unreadable", "the directory of tiles cannot be read");
    return names;
}

Result<void> export_log(const TileReader& tiles, std::string_view checkpoint, const fs::path& root) {
    HOGO_TRY(head, checkpoint_in(checkpoint));
    if (const auto there = read_checkpoint(root)) {
        const auto earlier = checkpoint_in(*there);
        const bool grows =
            earlier && earlier->origin == head.origin &&
            (earlier->size < head.size || (earlier->size == head.size && earlier->root == head.root));
        if (!grows)
            return problem(ProblemKind::conflict, "export_differs",
                           "the directory holds another log, or a later state of it");
    } else if (there.error().kind != ProblemKind::not_found) {
        return std::unexpected(there.error());
    }
    for (const TileName& name : tiles_of(head.size)) HOGO_CHECK(export_tile(tiles, name, root));
    std::error_code error;
    fs::create_directories(root, error);
    HOGO_CHECK(settle(root));
    HOGO_CHECK(put_file(root / "checkpoint", bytes_of(checkpoint)));
    return settle(root);
}

}  // namespace hogo::ledger
