#include "actions/sign_in.h"

#include "actions/grants.h"
#include "base/text.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

constexpr auto failed = [] {
    return problem(ProblemKind::unauthenticated, "sign_in_failed", "the name and password do not belong together");
};
constexpr auto signed_out = [] { return problem(ProblemKind::unauthenticated, "signed_out", "the session has ended"); };

/// The person with everything that their ordinary keys open.
Result<Actor> make_actor(House& house, const StaffRecord& staff, vault::PersonKeys keys, const Code& language) {
    const auto directory = house.office.directory();
    Actor actor{.staff = staff, .keys = std::move(keys), .groups = {}, .work = std::nullopt, .language = language};
    HOGO_TRY(shares, house.office.read_group_shares(staff.id));
    for (const auto& row : shares) {
        const auto key = directory->chain.group_key(row.group);
        // A share of an older version, or of a group that this person has left, opens nothing new.
        if (!key || directory->chain.group_version(row.group) != row.version) continue;
        if (!directory->chain.members(row.group).contains(vault::raw(staff.id))) continue;
        HOGO_TRY(secret, vault::open_group_share(row.share, {row.group, row.version}, key->key(), actor.keys.ordinary()));
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

}  // namespace

vault::Hash account_token(const House& house, std::string_view login_name) {
    return matching::keyed_token(house.keys.token, "account", {is_utf8(login_name) ? folded(login_name) : std::string()});
}

Result<SignedIn> sign_in(House& house, vault::DerivationQueue& queue, std::string_view login_name, const SecretText& password) {
    const auto token = account_token(house, login_name.substr(0, 200));
    HOGO_TRY(account, house.office.find_account(token));

    Result<vault::PersonKeys> keys = failed();
    HOGO_CHECK(queue.run(to_hex(token), vault::DerivationQueue::Lane::other, [&] {
        if (account) keys = vault::unwrap_person_keys(account->wrapped_keys, password, house.keys.pepper, vault::Unwrap::ordinary);
        else vault::spend_derivation(password, house.keys.pepper, house.derivation_cost);
    }));
    if (!keys) return keys.error().kind == ProblemKind::environment || keys.error().kind == ProblemKind::corrupt
                          ? std::unexpected(keys.error())
                          : failed();

    const auto directory = house.office.directory();
    const auto* staff = directory->find(account->staff);
    if (!staff || !staff->active) return failed();

    const auto session = vault::draw_session_token(house.random);
    HOGO_CHECK(house.office.open_session({.id = vault::session_row_id(session),
                                          .staff = staff->id,
                                          .wrapped = vault::wrap_session(*keys, session, house.keys.pepper, house.random),
                                          .created = house.now(),
                                          .seen = house.now(),
                                          .language = "ja"}));
    HOGO_TRY(actor, make_actor(house, *staff, std::move(*keys), "ja"));
    return SignedIn{vault::text_of_token(session), std::move(actor)};
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
    if (now > row->seen.plus(session_idle_limit) || now > row->created.plus(session_whole_limit) || !staff || !staff->active) {
        HOGO_CHECK(house.office.close_session(id));
        return signed_out();
    }
    auto keys = vault::open_session(row->wrapped, *token, house.keys.pepper);
    if (!keys) return signed_out();
    // Once a minute is often enough for an idle limit of fifteen, and spares a write a page.
    if (now > row->seen.plus(std::chrono::minutes{1})) HOGO_CHECK(house.office.touch_session(id, now));
    return make_actor(house, *staff, std::move(*keys), row->language);
}

Result<void> confirm_password(House& house, vault::DerivationQueue& queue, const Actor& actor, const SecretText& password) {
    HOGO_TRY(account, house.office.find_account_of(actor.id()));
    if (!account) return failed();
    Result<vault::PersonKeys> keys = failed();
    HOGO_CHECK(queue.run(actor.id().text(), vault::DerivationQueue::Lane::known_device, [&] {
        keys = vault::unwrap_person_keys(account->wrapped_keys, password, house.keys.pepper, vault::Unwrap::ordinary);
    }));
    return keys ? Result<void>{} : failed();
}

Result<void> sign_out(House& house, std::string_view cookie) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.close_session(vault::session_row_id(*token)) : Result<void>{};
}

Result<void> choose_language(House& house, std::string_view cookie, const Code& language) {
    const auto token = vault::parse_session_token(cookie);
    return token ? house.office.set_session_language(vault::session_row_id(*token), language) : Result<void>{};
}

}  // namespace hogo::actions
