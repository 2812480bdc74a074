// Whatever is typed as a name, a telephone or an address: it is read within bounds, and a name is fully like
// itself.
#include <cstdint>
#include <cstdlib>

#include "matching/address.h"
#include "matching/score.h"
#include "matching/telephone.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace hogo::matching;
    const std::string_view typed(reinterpret_cast<const char*>(data), size);
    for (const auto kind : {Record::Kind::person, Record::Kind::company}) {
        const auto name = read_name(typed, kind);
        for (const auto& way : name.ways)
            for (const auto& word : way.words)
                for (const auto& sounds : word.sounds)
                    if (sounds.empty() || sounds.size() > most_sounds) std::abort();
        if (!name.ways.empty() && likeness_of_names(name, name).score < 99) std::abort();
    }
    read_telephone(typed);
    read_address(typed);
    return 0;
}
