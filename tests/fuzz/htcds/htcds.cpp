// Any bytes as a filled form: refused with a known problem, or understood with nothing lost.
#include <cstdint>
#include <fstream>
#include <sstream>

#include "actions/import_referral.h"
#include "actions/referral_form.h"
#include "rules/load.h"

namespace {

std::shared_ptr<const hogo::rules::Pack> load() {
    std::vector<hogo::rules::SourceText> texts;
    for (auto name : hogo::rules::pack_files()) {
        std::ostringstream text;
        text << std::ifstream("packs/jp/" + std::string(name)).rdbuf();
        texts.push_back({std::string(name), text.str()});
    }
    auto pack = hogo::rules::load_pack(texts);
    if (!pack) __builtin_trap();  // run it in the project's root
    return *pack;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto pack = load();
    static const auto zone = *hogo::Zone::named("Asia/Tokyo");
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    const auto fields = hogo::actions::read_referral_form(xml);
    const auto referral = hogo::actions::read_referral(xml, *pack, zone, zone.at(hogo::LocalDate::of(2025, 6, 12), 760));
    if (fields.has_value() != referral.has_value()) __builtin_trap();
    if (referral && referral->placed.empty() && referral->unplaced.empty()) __builtin_trap();
    return 0;
}
