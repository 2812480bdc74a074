// The Japanese pack for tests, whole or broken in one place.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "rules/check.h"
#include "rules/evaluate.h"

namespace hogo::rules {

inline std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline std::vector<SourceText> japanese_texts() {
    std::vector<SourceText> texts;
    for (const auto file : pack_files())
        texts.push_back({std::string(file), text_of_file(std::filesystem::path(HOGO_SOURCE_DIR) / "packs/jp" / file)});
    return texts;
}

/// The texts with `from` replaced once by `to` in a file; the place must exist.
inline std::vector<SourceText> broken_texts(const std::string& file, const std::string& from, const std::string& to) {
    auto texts = japanese_texts();
    for (auto& text : texts) {
        if (text.filename != file) continue;
        const auto place = text.text.find(from);
        if (place == std::string::npos) throw std::runtime_error("nothing to break: " + from);
        text.text.replace(place, from.size(), to);
    }
    return texts;
}

inline std::shared_ptr<const Pack> loaded(const std::vector<SourceText>& texts) {
    auto pack = load_pack(texts);
    if (!pack) throw std::runtime_error(pack.error().front().text());
    return *pack;
}

inline const Pack& japanese_pack() {
    static const std::shared_ptr<const Pack> pack = loaded(japanese_texts());
    return *pack;
}

/// Everything that a person's rights hang on, in one comparable text.
inline std::string outcome_of(const Assessment& assessment) {
    std::string text = fmt::format("{}|{}|{}", static_cast<int>(assessment.file), assessment.track.value_or(99),
                                   assessment.screening.result.value_or(99));
    for (const auto& hold : assessment.holds) text += hold.held ? 'h' : '-';
    for (const auto& measure : assessment.measures)
        text += fmt::format("{}{}", static_cast<int>(measure.state), static_cast<int>(measure.wish));
    for (const auto* ground : assessment.grounds) text += "|" + ground->id.text();
    for (const auto& deadline : assessment.deadlines)
        text += fmt::format("|{}{}{}", deadline.deadline->id.text(), deadline.due.number(), deadline.act_by.number());
    for (const auto* alert : assessment.alerts) text += "|" + alert->id.text();
    for (const auto& safeguard : assessment.safeguards)
        text += fmt::format("|{}{}", safeguard.safeguard->id.text(), safeguard.settled);
    return text;
}

}  // namespace hogo::rules
