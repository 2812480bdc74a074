#include "actions/open_file.h"

#include "actions/begin_file.h"

namespace hogo::actions {

Result<FileView> open_file(House& house, const Actor& actor, const CaseId& file, Compartments more, const Code& purpose) {
    HOGO_TRY(opened, gather(house, actor, file, page_parts | more, {purpose}));
    auto assessment = assess(*house.pack, opened.file, house.today());
    return FileView{std::move(opened), std::move(assessment), house.today(), house.now()};
}

Result<CaseId> find_file(House& house, std::string_view typed_number) {
    const auto number = parse_protection_number(typed_number);
    HOGO_TRY(found, number ? house.cases.find_number(*number) : Result<std::optional<CaseId>>(std::nullopt));
    // An unknown number becomes an id that opens nothing: from here on it is handled like a file closed to this person.
    return found.value_or(CaseId{});
}

}  // namespace hogo::actions
