#include "actions/sign_in.h"

#include "actions/grants.h"
#include "actions/sign_in_memory.h"
#include "base/text.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

using Lane = vault::DerivationQueue::Lane;

constexpr auto failed = [] {
    return problem(ProblemKind::unauthenticated, "sign_in_failed", "the name, the password and the code do not belong together");
};
constexpr auto signed_out = [] { return problem(ProblemKind::unauthenticated, "signed_out", "the session has ended"); };

constexpr std::size_t device_id_size = 16;

vault::Hash device_mark(const House& house, const vault::Hash& name, ByteView id) {
    return matching::keyed_token(house.keys.interfaces, "device", {to_hex(name), to_hex(id)});
}

SecretText draw_device(House& house, const vault::Hash& name) {
    const auto id = house.random.draw<device_id_size>();
    Bytes text(id.begin(), id.end());
    append(text, device_mark(house, name, id));
    return SecretText(to_base64url(text));
}

/// The device's id where this name has signed in on it before.
std::optional<std::string> known_device(const House& house, const vault::Hash& name, std::string_view device) {
    const auto bytes = from_base64url(device);
    if (!bytes || bytes->size() != device_id_size + sizeof(vault::Hash)) return std::nullopt;
    const auto id = ByteView(*bytes).first(device_id_size);
    if (!equal_in_constant_time(device_mark(house, name, id), ByteView(*bytes).subspan(device_id_size))) return std::nullopt;
    return to_hex(id);
}

/// One household or office of addresses: a single one, or the network that one customer of an IPv6 provider gets.
std::string bucket_of(std::string_view peer) {
    std::size_t groups = 0, end = 0;
    for (; end < peer.size() && groups < 4; ++end) groups += peer[end] == ':';
    return fmt::format("peer {}", groups == 4 ? peer.substr(0, end) : peer);
}

struct Checked {
    AccountRow account;
    const StaffRecord* staff;
    Proved proved;
};

Result<Checked> check_attempt(House& house, vault::DerivationQueue& queue, const SignInAttempt& attempt, vault::Unwrap which,
                              const Directory& directory) {
    const auto name = account_token(house, std::string_view(attempt.name).substr(0, 200));
    const auto device = known_device(house, name, attempt.device);
    const Place place = device ? Place{*device, Lane::known_device} : Place{bucket_of(attempt.peer), Lane::other};

    HOGO_TRY(found, house.office.find_account(name));
    const auto decoy = decoy_account(house, name);
    const auto& account = found ? *found : decoy;
    HOGO_TRY(proved, check_proof(house, queue, place, account, attempt.proof, which));
    const auto* staff = directory.find(account.staff);
    const bool held_back = house.sign_ins->holds_back(account.staff, house.now()) && !device;
    if (proved.wrong == Wrong::code) house.sign_ins->note_wrong_code(account.staff, house.now());
    if (proved.wrong != Wrong::nothing || held_back || !staff || !staff->active) return failed();
    if (auto counted = use_up(house, staff->id, proved); !counted)
        return counted.error().kind == ProblemKind::conflict ? failed() : std::unexpected(counted.error());
    house.sign_ins->forget_wrong_codes(staff->id);

    // The cost of a derivation was raised since: now is when the password is at hand.
    if (vault::needs_rewrap(account.wrapped_keys, house.derivation_cost)) {
        Result<Bytes> wrapped = failed();
        HOGO_CHECK(queue.run(place.client, place.lane, [&] {
            wrapped = vault::rewrap_person_keys(account.wrapped_keys, attempt.proof.password, attempt.proof.password,
                                                house.keys.pepper, house.derivation_cost, house.random);
        }));
        if (wrapped) HOGO_CHECK(house.office.replace_wrapped_keys(staff->id, *std::move(wrapped)));
    }
    return Checked{account, staff, std::move(proved)};
}

}  // namespace

Result<Actor> make_actor(House& house, const StaffRecord& staff, vault::PersonKeys keys, const Code& language) {
    const auto directory = house.office.directory();
    Actor actor{.staff = staff, .keys = std::move(keys), .groups = {}, .work = std::nullopt, .language = language};
    HOGO_TRY(shares, house.office.read_group_shares(staff.id));
    for (const auto& row : shares) {
        const auto key = directory->chain.group_key(row.group);
        // A share of an older version, or of a group that this person has left, opens nothing new.
        if (!key || directory->chain.group_version(row.group) != row.version) continue;
        if (!directory->chain.members(row.group).contains(vault::raw(staff.id))) continue;
        if (row.share.empty()) continue;  // after new keys (renew_account), until somebody shares it again
        const bool guarded = is_guarded_group(row.group, staff.unit);
        const auto* pair = guarded ? actor.keys.guarded() : &actor.keys.ordinary();
        if (!pair) {
            actor.closed_groups.push_back(key->key());
            continue;
        }
        HOGO_TRY(secret, vault::open_group_share(row.share, {row.group, row.version}, key->key(), *pair));
        actor.groups.push_back(std::move(secret));
    }
    HOGO_TRY(grant, house.office.read_work_grant(staff.unit));
    const auto work_key = directory->work_keys.find(staff.unit);
    if (grant && work_key != directory->work_keys.end()) {
        HOGO_TRY(reader, open_granted(house, actor.keys, actor.groups, *grant, work_key->second));
        if (reader) actor.work.emplace(*std::move(reader));
    }
    return actor;
}

vault::Hash account_token(const House& house, std::string_view login_name) {
    return matching::keyed_token(house.keys.token, "account", {is_utf8(login_name) ? folded(login_name) : std::string()});
}

Result<SignedIn> sign_in(House& house, vault::DerivationQueue& queue, const SignInAttempt& attempt) {
    const auto directory = house.office.directory();
    HOGO_TRY(checked, check_attempt(house, queue, attempt, vault::Unwrap::ordinary, *directory));
    auto& keys = *checked.proved.keys;
    const auto session = vault::draw_session_token(house.random);
    HOGO_CHECK(house.office.open_session({.id = vault::session_row_id(session),
                                          .staff = checked.staff->id,
                                          .wrapped = vault::wrap_session(keys, session, house.keys.pepper, house.random),
                                          .created = house.now(),
                                          .seen = house.now(),
                                          .language = "ja"}));
    auto device = draw_device(house, account_token(house, std::string_view(attempt.name).substr(0, 200)));
    HOGO_TRY(actor, make_actor(house, *checked.staff, std::move(keys), "ja"));
    return SignedIn{vault::text_of_token(session), std::move(device), std::move(actor)};
}

Result<Actor> identify(House& house, vault::DerivationQueue& queue, const SignInAttempt& attempt, vault::Unwrap which) {
    const auto directory = house.office.directory();
    HOGO_TRY(checked, check_attempt(house, queue, attempt, which, *directory));
    return make_actor(house, *checked.staff, *std::move(checked.proved.keys), "ja");
}

Result<Actor> resume_session(House& house, std::string_view cookie) {
    const auto token = vault::parse_session_token(cookie);
    if (!token) return signed_out();
    const auto id = vault::session_row_id(*token);
    HOGO_TRY(row, house.office.find_session(id));
    if (!row) return signed_out();
    const auto now = house.now();
    const auto directory = house.office.directory();
    const auto* staff = directory->find(row->staff);
    if (now > row->seen.plus(session_idle_limit) || now > row->created.plus(session_whole_limit) || !staff || !staff->active)
        return signed_out();
    auto keys = vault::open_session(row->wrapped, *token, house.keys.pepper);
    if (!keys) return signed_out();
    std::optional<Instant> guarded_until;
    if (!row->guarded.empty() && now < row->guarded_until) {
        auto guarded = vault::open_guarded(row->guarded, now, *token, house.keys.pepper);
        if (guarded) {
            keys->add_guarded(*std::move(guarded));
            guarded_until = vault::guarded_end(row->guarded);
        }
    }
    // Once a minute is often enough for an idle limit of fifteen, and spares a write a page.
    if (now > row->seen.plus(std::chrono::minutes{1})) HOGO_CHECK(house.office.touch_session(id, now));
    HOGO_TRY(actor, make_actor(house, *staff, std::move(*keys), row->language));
    actor.guarded_until = guarded_until;
    return actor;
}

Result<void> confirm_password(House& house, vault::DerivationQueue& queue, const Actor& actor, const SecretText& password) {
    HOGO_TRY(account, house.office.find_account_of(actor.id()));
    if (!account) return failed();
    Result<vault::PersonKeys> keys = failed();
    HOGO_CHECK(queue.run(actor.id().text(), Lane::known_device, [&] {
        keys = vault::unwrap_person_keys(account->wrapped_keys, password, house.keys.pepper, vault::Unwrap::ordinary);
    }));
    return keys ? Result<void>{} : failed();
}

Result<void> sign_out(House& house, std::string_view cookie) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.close_session(vault::session_row_id(*token)) : Result<void>{};
}

Result<void> end_other_sessions(House& house, const Actor& actor, std::string_view cookie) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.close_other_sessions(actor.id(), vault::session_row_id(*token)) : std::unexpected(signed_out().error());
}

Result<void> choose_language(House& house, std::string_view cookie, const Code& language) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.set_session_language(vault::session_row_id(*token), language) : Result<void>{};
}

Result<void> end_sessions_that_are_over(House& house) {
    const auto now = house.now();
    return house.office.end_sessions(now.plus(-session_idle_limit), now.plus(-session_whole_limit), now, now.plus(-session_remembered));
}

}  // namespace hogo::actions
