#include "store/sqlite/backup.h"

#include "store/sqlite/connection.h"
#include "store/sqlite/folder.h"

namespace hogo::store::sqlite {

Result<void> back_up(const std::filesystem::path& data, const std::filesystem::path& file) {
    const Folder folder(data);
    if (!folder.has_database())
        return problem(ProblemKind::environment, "no_data", "there is no database in the data folder");
    if (std::filesystem::exists(file))
        return problem(ProblemKind::conflict, "backup_exists", "there is a file of this name already");
    HOGO_CHECK(make_private_file(file));
    return guarded([&]() -> Result<void> {
        Connection connection(folder.database(), Connection::Use::write);
        Query(connection, "VACUUM INTO ?", std::string_view(file.native())).run();
        return {};
    });
}

}  // namespace hogo::store::sqlite
