#include "matching/blind_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

namespace hogo::matching {
namespace {

/// Tokens that more names hold than this are too common to tell anything; they are not followed.
constexpr std::size_t most_holders = 20000;

}  // namespace

std::vector<std::uint64_t> short_tokens(std::string_view name, std::span<const Byte, 32> key) {
    std::array<Byte, 32> copy;
    std::copy(key.begin(), key.end(), copy.begin());
    const auto secret = SecretBytes<32>::take(copy);
    Record record;
    record.names.emplace_back(name);
    std::vector<std::uint64_t> out;
    for (const auto& token : keyed_tokens(record, secret)) {
        std::uint64_t value;
        std::memcpy(&value, token.value.data(), sizeof value);
        out.push_back((value & ~std::uint64_t{15}) | static_cast<std::uint64_t>(token.kind));
    }
    return out;
}

BlindFileBuilder::BlindFileBuilder(RandomSource& random) : key_(32) {
    random.fill(key_);
}

void BlindFileBuilder::add(std::string_view id, std::string_view name) {
    const auto number = static_cast<std::uint32_t>(wholes_.size());
    ids_ += id;
    id_ends_.push_back(ids_.size());
    std::uint64_t whole = 0;
    for (const auto token : short_tokens(name, std::span<const Byte, 32>(key_.data(), 32))) {
        holders_.push_back({token, number});
        if ((token & 15) == static_cast<std::uint64_t>(Evidence::whole_name) && whole == 0) whole = token;
    }
    wholes_.push_back(whole);
}

Result<void> BlindFileBuilder::write(const std::string& path) {
    std::sort(holders_.begin(), holders_.end(), [](const Holder& a, const Holder& b) {
        return a.token != b.token ? a.token < b.token : a.name < b.name;
    });
    std::vector<std::uint64_t> tokens;
    std::vector<std::uint32_t> token_ends{0}, names;
    names.reserve(holders_.size());
    for (const auto& holder : holders_) {
        if (tokens.empty() || tokens.back() != holder.token) {
            tokens.push_back(holder.token);
            token_ends.push_back(token_ends.back());
        }
        names.push_back(holder.name);
        token_ends.back() = static_cast<std::uint32_t>(names.size());
    }
    PackedWriter writer;
    writer.add(key_);
    writer.add(ids_);
    writer.add(id_ends_);
    writer.add(wholes_);
    writer.add(tokens);
    writer.add(token_ends);
    writer.add(names);
    return writer.write(path);
}

Result<BlindFile> BlindFile::open(const std::string& path) {
    BlindFile index;
    HOGO_TRY(file, PackedFile::open(path));
    const auto refused =
        problem(ProblemKind::corrupt, "not_an_index", "the file is no blind index of this program");
    if (file.parts() != 7) return refused;
    index.file_ = std::move(file);
    index.key_ = index.file_.part<Byte>(0);
    index.ids_ = index.file_.part<char>(1);
    index.id_ends_ = index.file_.part<std::uint64_t>(2);
    index.wholes_ = index.file_.part<std::uint64_t>(3);
    index.tokens_ = index.file_.part<std::uint64_t>(4);
    index.token_ends_ = index.file_.part<std::uint32_t>(5);
    index.holders_ = index.file_.part<std::uint32_t>(6);
    if (index.key_.size() != 32 || index.id_ends_.size() != index.wholes_.size() + 1 ||
        index.token_ends_.size() != index.tokens_.size() + 1 ||
        index.token_ends_.back() != index.holders_.size() || index.id_ends_.back() != index.ids_.size())
        return refused;
    return index;
}

std::vector<BlindFound> BlindFile::query(std::string_view name, std::size_t limit) const {
    struct Shared {
        std::array<std::uint16_t, 16> kinds{};
        int rank = 0;
    };
    std::unordered_map<std::uint32_t, Shared> shared;
    for (const auto token : short_tokens(name, std::span<const Byte, 32>(key_.data(), 32))) {
        const auto at = std::lower_bound(tokens_.begin(), tokens_.end(), token);
        if (at == tokens_.end() || *at != token) continue;
        const auto i = static_cast<std::size_t>(at - tokens_.begin());
        if (token_ends_[i + 1] - token_ends_[i] > most_holders) continue;
        for (auto h = token_ends_[i]; h < token_ends_[i + 1]; ++h) ++shared[holders_[h]].kinds[token & 15];
    }
    std::vector<std::pair<int, std::uint32_t>> ranked;
    for (auto& [number, counts] : shared) {
        // The strongest kind first; among equals, the more tokens are shared the nearer the names are.
        int strongest = 0, tokens = 0;
        for (std::size_t kind = 1; kind < 16; ++kind) {
            if (counts.kinds[kind] == 0) continue;
            strongest = std::max(strongest, strength_of(static_cast<Evidence>(kind)));
            tokens += counts.kinds[kind];
        }
        ranked.emplace_back(strongest * 1000 + std::min(tokens, 999), number);
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<BlindFound> out;
    std::vector<std::uint64_t> seen;
    for (const auto& [rank, number] : ranked) {
        if (out.size() == limit) break;
        if (wholes_[number] != 0 && std::find(seen.begin(), seen.end(), wholes_[number]) != seen.end())
            continue;
        seen.push_back(wholes_[number]);
        BlindFound found{std::string(ids_.data() + id_ends_[number], id_ends_[number + 1] - id_ends_[number]),
                         {}};
        found.link.strength = rank / 1000;
        for (std::size_t kind = 1; kind < 16; ++kind)
            if (shared[number].kinds[kind] > 0) found.link.evidence.push_back(static_cast<Evidence>(kind));
        std::sort(found.link.evidence.begin(), found.link.evidence.end(),
                  [](Evidence a, Evidence b) { return strength_of(a) > strength_of(b); });
        out.push_back(std::move(found));
    }
    return out;
}

std::vector<std::uint32_t> BlindFile::frequencies(Evidence kind) const {
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
        if ((tokens_[i] & 15) == static_cast<std::uint64_t>(kind))
            out.push_back(token_ends_[i + 1] - token_ends_[i]);
    std::sort(out.begin(), out.end(), std::greater<>());
    return out;
}

}  // namespace hogo::matching
