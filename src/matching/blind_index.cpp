#include "matching/blind_index.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "matching/clue.h"

namespace hogo::matching {
namespace {

/// Strongest first. Several kinds together are a little stronger than the strongest alone.
struct Weighed {
    Evidence kind;
    int strength;
    std::string_view code;
};
constexpr Weighed weighed[] = {
    {Evidence::whole_name, 100, "whole_name"},
    {Evidence::telephone, 95, "telephone"},
    {Evidence::reading, 90, "reading"},
    {Evidence::sound, 82, "sound"},
    {Evidence::building, 75, "building"},
    {Evidence::part_sound, 72, "part_sound"},
    {Evidence::telephone_end, 70, "telephone_end"},
    {Evidence::skeleton, 62, "skeleton"},
    {Evidence::company_word, 56, "company_word"},
    {Evidence::near_sound, 54, "near_sound"},
    {Evidence::near_skeleton, 38, "near_skeleton"},
    {Evidence::block, 30, "block"},
};

const Weighed* weight_of(Evidence kind) {
    const auto* at = std::find_if(std::begin(weighed), std::end(weighed),
                                  [&](const Weighed& w) { return w.kind == kind; });
    return at == std::end(weighed) ? nullptr : at;
}

KeyedToken keyed(const Clue& clue, std::span<const Byte, 32> key) {
    KeyedToken token{clue.kind, {}};
    std::string input(1, static_cast<char>(clue.kind));
    input += clue.text;
    crypto_generichash(token.value.data(), token.value.size(), bytes_of(input).data(), input.size(),
                       key.data(), key.size());
    wipe({reinterpret_cast<Byte*>(input.data()), input.size()});
    return token;
}

TokenSet keyed_set(const std::vector<Clue>& clues, std::span<const Byte, 32> key) {
    TokenSet tokens;
    tokens.reserve(clues.size());
    for (const auto& clue : clues) tokens.push_back(keyed(clue, key));
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

/// `kinds` in any order, with how many tokens of each are shared.
Link link_of(const std::array<std::uint32_t, 16>& shared) {
    Link link;
    int others = 0;
    for (const auto& [kind, strength, code] : weighed) {
        const auto count = shared[static_cast<std::size_t>(kind)];
        if (count == 0) continue;
        if (link.evidence.empty())
            link.strength = strength;
        else
            others += strength;
        link.evidence.push_back(kind);
    }
    // Two weak signs of different places (a block and nearly a name) make one that is worth a look.
    link.strength = std::min(100, link.strength + others / 40);
    auto has = [&](Evidence kind) { return shared[static_cast<std::size_t>(kind)] > 0; };
    if (link.strength < possible_link_strength && has(Evidence::block) && has(Evidence::near_skeleton))
        link.strength = possible_link_strength;
    return link;
}

}  // namespace

std::string_view code_of(Evidence evidence) {
    const auto* found = weight_of(evidence);
    return found ? found->code : std::string_view();
}

int strength_of(Evidence evidence) {
    const auto* found = weight_of(evidence);
    return found ? found->strength : 0;
}

TokenSet keyed_tokens(const Record& record, const SecretBytes<32>& key) {
    return keyed_set(clues_of(record), key.reveal());
}

Bytes encode(const TokenSet& tokens) {
    Bytes out;
    out.reserve(tokens.size() * 17);
    for (const auto& token : tokens) {
        out.push_back(static_cast<Byte>(token.kind));
        append(out, token.value);
    }
    return out;
}

Result<TokenSet> decode_tokens(ByteView bytes) {
    const auto refused =
        problem(ProblemKind::corrupt, "not_a_token_set", "the stored tokens are no set of tokens");
    if (bytes.size() % 17 != 0) return refused;
    TokenSet tokens;
    for (std::size_t at = 0; at < bytes.size(); at += 17) {
        KeyedToken token{static_cast<Evidence>(bytes[at]), {}};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1, 16, token.value.begin());
        if (!weight_of(token.kind) || (!tokens.empty() && !(tokens.back() < token))) return refused;
        tokens.push_back(token);
    }
    return tokens;
}

std::optional<Link> link_between(const TokenSet& one, const TokenSet& other) {
    std::array<std::uint32_t, 16> shared{};
    bool any = false;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a == *b) {
            ++shared[static_cast<std::size_t>(a->kind)];
            any = true;
            ++a;
            ++b;
        } else if (*a < *b) {
            ++a;
        } else {
            ++b;
        }
    }
    if (!any) return std::nullopt;
    return link_of(shared);
}

std::size_t BlindIndex::ShortHash::operator()(const KeyedToken& token) const {
    std::size_t hash;
    std::memcpy(&hash, token.value.data(), sizeof hash);
    return hash;
}

void BlindIndex::put(Entry entry, TokenSet tokens) {
    erase(entry);
    for (const auto& token : tokens) holders_[token].push_back(entry);
    sets_[entry] = std::move(tokens);
}

void BlindIndex::erase(Entry entry) {
    const auto at = sets_.find(entry);
    if (at == sets_.end()) return;
    for (const auto& token : at->second) {
        const auto holders = holders_.find(token);
        std::erase(holders->second, entry);
        if (holders->second.empty()) holders_.erase(holders);
    }
    sets_.erase(at);
}

std::vector<BlindIndex::Found> BlindIndex::links(const TokenSet& tokens, int weakest) const {
    std::unordered_map<Entry, std::array<std::uint32_t, 16>> shared;
    for (const auto& token : tokens)
        if (const auto at = holders_.find(token); at != holders_.end())
            for (const auto entry : at->second) ++shared[entry][static_cast<std::size_t>(token.kind)];
    std::vector<Found> out;
    for (const auto& [entry, counts] : shared)
        if (auto link = link_of(counts); link.strength >= weakest) out.push_back({entry, std::move(link)});
    std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
        return a.link.strength != b.link.strength ? a.link.strength > b.link.strength : a.entry < b.entry;
    });
    return out;
}

Explanation explain(const Record& left, const Record& right) {
    constexpr std::array<Byte, 32> none{};
    const auto lefts = clues_of(left), rights = clues_of(right);
    Explanation out;
    out.link = link_between(keyed_set(lefts, none), keyed_set(rights, none));
    auto typed = [](const Record& record, const Clue& clue) -> const std::string& {
        const bool telephone = clue.kind == Evidence::telephone || clue.kind == Evidence::telephone_end;
        const bool address = clue.kind == Evidence::building || clue.kind == Evidence::block;
        return telephone ? record.telephones[clue.of]
               : address ? record.addresses[clue.of]
                         : record.names[clue.of];
    };
    for (const auto& [kind, strength, code] : weighed)
        for (const auto& a : lefts) {
            if (a.kind != kind) continue;
            for (const auto& b : rights) {
                if (b.kind != kind || a.text != b.text) continue;
                const auto& one = typed(left, a);
                const auto& other = typed(right, b);
                const bool known = std::any_of(
                    out.meetings.begin(), out.meetings.end(),
                    [&](const Meeting& m) { return m.kind == kind && m.left == one && m.right == other; });
                if (!known)
                    out.meetings.push_back(
                        {kind, one, other,
                         kind == Evidence::reading ? shown_reading(one, other, left.kind, a.text) : a.text});
            }
        }
    return out;
}

}  // namespace hogo::matching
