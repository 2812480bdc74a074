#include "actions/begin_file.h"

#include "actions/consequences.h"
#include "actions/grants.h"
#include "actions/link_check.h"

namespace hogo::actions {
namespace {

using enum Compartment;
constexpr FirstReaders readers[] = {
    {"leads", true, Compartments::all()},
    {"escrow", true, Compartments::all()},
    {"directors", true, {procedure, condition, access}},
    {"coordinators", true, {procedure, needs}},
    {"duty", false, {procedure, identity, condition, network, needs, access}},
};

int check_digit(std::string_view digits) {  // Luhn: finds each single wrong digit and nearly all swaps
    int sum = 0;
    bool twice = true;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
        const int value = (*it - '0') * (twice ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    return (10 - sum % 10) % 10;
}

std::string written(std::string_view digits) {
    return fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 4), digits.substr(8));
}

}  // namespace

std::string draw_protection_number(RandomSource& random) {
    const auto bytes = random.draw<8>();
    std::uint64_t value = 0;
    for (Byte byte : bytes) value = value << 8 | byte;
    auto digits = fmt::format("{:08}", value % 100'000'000);  // the bias of the remainder is below 10^-11
    digits.push_back(static_cast<char>('0' + check_digit(digits)));
    return written(digits);
}

std::optional<std::string> parse_protection_number(std::string_view typed) {
    if (typed.size() > 100 || !is_utf8(typed)) return std::nullopt;
    std::string digits;
    for (char c : folded(typed)) {  // NFKC makes full-width digits plain ones
        if (c >= '0' && c <= '9') digits.push_back(c);
        else if (c != '-' && c != ' ') return std::nullopt;
    }
    if (digits.size() != 9 || check_digit(std::string_view(digits).substr(0, 8)) != digits[8] - '0') return std::nullopt;
    return written(digits);
}

std::span<const FirstReaders> first_readers() { return readers; }

Result<CaseChange> compose_file(House& house, const Actor& actor, domain::ActionId action, const Code& code,
                                const Code& unit, const Compose& compose, std::vector<vault::Hash> document_tokens) {
    const auto directory = house.office.directory();
    OpenedFile opened;
    opened.id = CaseId::draw(house.random);
    opened.number = draw_protection_number(house.random);
    opened.unit = unit;
    opened.file.opened = opened.readable = Compartments::all();

    CaseChange change;
    change.action = action;
    change.file = opened.id;
    change.opens = NewCase{opened.number, unit};
    change.document_tokens = std::move(document_tokens);

    for (auto part : domain::all_compartments) {
        const Code name = *Code::parse(name_of(part));
        auto secret = vault::CompartmentSecret::draw({vault::raw(opened.id), name, 1}, house.random);
        opened.compartments.push_back({part, secret.open()});
        auto grant = [&](const std::optional<vault::VerifiedKey>& reader) -> Result<void> {
            if (!reader) return problem(ProblemKind::environment, "reader_missing", "a group of first readers is missing");
            HOGO_TRY(bytes, vault::make_grant(secret, *reader, std::nullopt, vault::raw(actor.id()), actor.keys.signing(),
                                              house.random));
            change.grants.push_back({part, 1, reader->key(), std::move(bytes)});
            return {};
        };
        if (beginner_reads.has(part) && !actor.is({domain::Role::system}))
            HOGO_CHECK(grant(reader_key(*directory, part, vault::raw(actor.id()))));
        for (const auto& group : readers) {
            if (!group.parts.has(part)) continue;
            const auto group_name = group.of_unit ? fmt::format("{}.{}", group.group, unit.text()) : std::string(group.group);
            HOGO_CHECK(grant(directory->chain.group_key(group_id(reader_group(group_name, part)))));
        }
        opened.readers.emplace(std::pair{part, 1u}, vault::CompartmentReader(std::move(secret)));
    }
    change.compartments = opened.compartments;

    const auto ids = draw_ids(house.random);
    domain::Occasion occasion(action, actor.id(), house.now(), house.today(), ids);
    auto events = compose(occasion);
    add_consequences(*house.pack, opened, events, occasion);

    HOGO_TRY(sealed, seal_events(house, opened, events));
    change.expected = std::move(sealed.expected);
    change.events = std::move(sealed.rows);
    change.links = known_by(house, opened.id, events);

    const auto file = domain::fold(events, Compartments::all());
    const auto item = make_work_item(house, opened.id, opened.number, file, assess(*house.pack, file, house.today()));
    HOGO_TRY(work, seal_work_item(house, actor, unit, item));
    change.work.push_back(std::move(work));

    HOGO_TRY(entry, compose_ledger_entry(house, {.kind = "change",
                                                 .actor = actor,
                                                 .purpose = {code},
                                                 .parts = sealed.parts,
                                                 .file = opened.id,
                                                 .heads = &sealed.next,
                                                 .access = &opened.newest(Compartment::access)}));
    change.entry = std::move(entry);
    return change;
}

Result<Receipt> begin_file(House& house, const Actor& actor, domain::ActionId action, const Code& code, const Code& unit,
                           const Compose& compose, const PermitBase& permit, std::vector<vault::Hash> document_tokens) {
    for (int attempt = 0;; ++attempt) {
        HOGO_TRY(change, compose_file(house, actor, action, code, unit, compose, document_tokens));
        auto receipt = house.cases.commit(permit, std::move(change));
        // One in a hundred million numbers is taken already: draw again.
        if (receipt || receipt.error().code.view() != "number_taken" || attempt == 3) return receipt;
    }
}

}  // namespace hogo::actions
