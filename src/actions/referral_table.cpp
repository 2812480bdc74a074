#include "actions/referral_table.h"

#include <nlohmann/json.hpp>

#include "actions/import_referral.h"

namespace hogo::actions {
namespace {

using Json = nlohmann::json;

/// `Threats of law-enforcement`, `threats_of_law_enforcement` and `ThreatsOfLawEnforcement` are one.
std::string bare(std::string_view text) {
    std::string out;
    for (char c : folded(text))
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) out.push_back(c);
    return out;
}

Code code_at(const Json& object, const char* key) {
    if (!object.contains(key)) return {};
    const auto code = Code::parse(object[key].get<std::string>());
    require(code.has_value(), "a broken code in the table of the referral form");
    return *code;
}

std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words(1);
    for (char c : typed) {
        if (c == ' ' || c == '\n' || c == '\t' || c == ';' || c == '|' || c == ',') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back().push_back(c);
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

ReferralColumn read_column(const Json& field) {
    ReferralColumn column;
    column.name = field.at("name");
    column.label = field.at("label");
    column.place = code_at(field, "place");
    column.fact = code_at(field, "fact");
    column.many = field.value("many", false);
    for (const auto& value : field.value("values", Json::array())) {
        column.values.push_back({value.at("code"), value.at("label"), code_at(value, "is"), code_at(value, "indicator"),
                                 code_at(value, "circumstance"), value.value("exact", true)});
        const auto place = column.values.size() - 1;
        column.spellings.try_emplace(bare(column.values[place].code), place);
        column.spellings.try_emplace(bare(column.values[place].label), place);
        for (const auto& other : value.value("also", Json::array())) column.spellings.try_emplace(bare(other.get<std::string>()), place);
    }
    return column;
}

}  // namespace

ReferralColumn::Found ReferralColumn::find(std::string_view typed) const {
    constexpr std::size_t longest = 24;  // words of the longest label, and some
    Found found;
    const auto words = words_of(typed);
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = 0;
        for (std::size_t length = std::min(longest, words.size() - i); length > 0 && taken == 0; --length) {
            std::string run;
            for (std::size_t k = i; k < i + length; ++k) run += words[k];
            const auto value = spellings.find(bare(run));
            if (value == spellings.end()) continue;
            if (std::ranges::find(found.values, &values[value->second]) == found.values.end())
                found.values.push_back(&values[value->second]);
            taken = length;
        }
        if (taken == 0) {
            if (!found.others.empty()) found.others += ' ';
            found.others += words[i];
            taken = 1;
        }
        i += taken;
    }
    return found;
}

ReferralTable::ReferralTable() {
    const auto table = Json::parse(htcds_mapping_text());
    for (const auto& field : table.at("fields")) {
        columns_.push_back(read_column(field));
        const auto place = columns_.size() - 1;
        spellings_.try_emplace(bare(columns_.back().name), place);
        for (const auto& other : field.value("also", Json::array())) spellings_.try_emplace(bare(other.get<std::string>()), place);
    }
}

const ReferralTable& ReferralTable::get() {
    static const ReferralTable table;
    return table;
}

const ReferralColumn* ReferralTable::find(std::string_view field) const {
    const auto found = spellings_.find(bare(field.substr(field.rfind('/') + 1)));
    return found == spellings_.end() ? nullptr : &columns_[found->second];
}

}  // namespace hogo::actions
