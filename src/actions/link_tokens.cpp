#include "actions/link_tokens.h"

#include <sstream>

#include "matching/token.h"

namespace hogo::actions {
namespace {

using matching::Record;

std::vector<std::string> plain(const std::vector<Text>& list) {
    std::vector<std::string> texts;
    for (const auto& text : list) texts.push_back(text.text());
    return texts;
}

/// Companies are matched as companies, whatever stands beside them.
std::vector<Record> records_of(const Compared& what) {
    std::vector<Record> records{
        {Record::Kind::person, plain(what.names), plain(what.phones), plain(what.places)}};
    if (!what.companies.empty()) records.push_back({Record::Kind::company, plain(what.companies), {}, {}});
    return records;
}

matching::TokenSet tokens_of(const Compared& what, const SecretBytes<32>& key) {
    matching::TokenSet all;
    for (const auto& record : records_of(what)) {
        const auto tokens = matching::keyed_tokens(record, key);
        all.insert(all.end(), tokens.begin(), tokens.end());
    }
    std::ranges::sort(all);
    const auto again = std::ranges::unique(all);
    all.erase(again.begin(), again.end());
    return all;
}

SecretBytes<32> key_of(const House& house, LinkSide side) {
    constexpr std::string_view sides[] = {"kept away", "staff", "person"};
    auto token =
        matching::keyed_token(house.keys.token, "link side", {sides[static_cast<std::size_t>(side)]});
    return SecretBytes<32>::take(token);
}

/// Names that every part of the method has something to say about; of nobody.
std::uint32_t answer_to_known_names() {
    constexpr std::string_view names[] = {
        "笹山 利夫", "ささやま としお", "Sasayama Toshio", "チャン・ダラー",   "ចាន់ ដារ៉ា",
        "สมชาย ใจดี", "김영희",          "王小明",          "Nguyễn Thị Hương", "Иванов Иван",
        "محمد علي",  "မောင်မောင်",        "राम बहादुर",       "株式会社 青空",    "Aozora K.K."};
    Compared what;
    for (const auto name : names) what.names.push_back(*Text::parse(name, 100));
    what.phones = {*Text::parse("03-0000-1234", 100), *Text::parse("+66 2 000 0000", 100)};
    what.companies = {*Text::parse("有限会社あおぞら", 100)};
    what.places = {*Text::parse("東京都架空区一丁目2-3 101号", 100)};
    const auto answer = matching::encode(tokens_of(with_shorter_names(what), SecretBytes<32>()));
    const auto hash = matching::keyed_token(SecretBytes<32>(), "matcher", {text_of(answer)});
    return hash[0] | hash[1] << 8 | hash[2] << 16 | (hash[3] & 0x7fu) << 24;
}

}  // namespace

Compared with_shorter_names(Compared what) {
    std::vector<Text> shorter;
    for (const auto& name : what.names) {
        std::vector<std::string> words;
        std::istringstream all(name.text());
        for (std::string word; all >> word;) words.push_back(word);
        if (words.size() < 3 || words.size() > 4) continue;
        for (std::size_t one = 0; one < words.size(); ++one)
            for (auto other = one + 1; other < words.size(); ++other)
                if (auto pair = Text::parse(words[one] + " " + words[other], 500))
                    shorter.push_back(*std::move(pair));
    }
    what.names.insert(what.names.end(), shorter.begin(), shorter.end());
    return what;
}

std::uint32_t matcher_version() {
    static const auto version = answer_to_known_names();
    return version;
}

matching::TokenSet link_tokens(const House& house, LinkSide side, const Compared& what) {
    return tokens_of(what, key_of(house, side));
}

LinkRow link_row(const House& house, LinkSide side, const vault::RawId& record, const vault::RawId& holder,
                 const Compared& what) {
    return {side, record, holder, matcher_version(), link_tokens(house, side, what)};
}

Likeness likeness(const Compared& left, const Compared& right) {
    Likeness found;
    matching::TokenSet tokens[2] = {tokens_of(left, SecretBytes<32>()), tokens_of(right, SecretBytes<32>())};
    if (const auto link = matching::link_between(tokens[0], tokens[1])) found.strength = link->strength;
    for (const auto& one : records_of(left))
        for (const auto& other : records_of(right)) {
            auto explained = matching::explain(one, other);
            std::ranges::move(explained.meetings, std::back_inserter(found.meetings));
        }
    return found;
}

std::shared_ptr<LinkBudgets> new_link_budgets() {
    return std::make_shared<LinkBudgets>();
}

}  // namespace hogo::actions
