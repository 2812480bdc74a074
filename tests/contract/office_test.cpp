// What a store promises about the office: a verified directory replaced whole, accounts, sessions, kept forms.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class OfficeOf : public Contract {
  protected:
    StaffRecord person(std::string name) {
        return {.id = sample.id<StaffId>(),
                .name = std::move(name),
                .role = domain::Role::interpreter,
                .unit = "tokyo",
                .female = Code("yes"),
                .languages = {"vi", "en"},
                .active = true};
    }
    using Accounts = std::vector<std::pair<vault::Hash, AccountRow>>;
    Result<void> change(std::vector<StaffRecord> staff, Accounts accounts) {
        OfficeChange change;
        change.staff = std::move(staff);
        change.accounts = std::move(accounts);
        return office().change(change);
    }
    AccountRow account(StaffId staff) { return {staff, sample.bytes(90), sample.bytes(40), 5}; }
    SessionRow session(StaffId staff) { return {sample.array<32>(), staff, sample.bytes(64), {1000}, {2000}, "ja"}; }
};
HOGO_CONTRACT(OfficeOf);

TEST_P(OfficeOf, a_change_makes_a_new_directory_that_is_there_after_reopening) {
    const auto before = office().directory();
    auto chain = before->chain;
    const auto keys = vault::PersonKeys::draw(sample.random());
    const auto somebody = person("佐藤 花子");
    const vault::CompartmentPublic work{.of = {sample.array<16>(), "work", 1}, .key = {sample.array<32>()}, .commitment = sample.array<32>()};
    OfficeChange change;
    change.registrations.push_back(root.registered(chain, vault::PersonRegistered{vault::raw(somebody.id), keys.open(), {}}));
    change.staff.push_back(somebody);
    change.rooms.push_back({"room-2", "第二面接室", "tokyo", 3});
    change.rooms.push_back({"room-1", "相談室", "tokyo", 1});
    change.shares.push_back({somebody.id, {sample.array<16>(), 2, sample.bytes(80)}});
    change.work_keys.push_back({"tokyo", work, sample.bytes(70)});
    change.systems.push_back({sample.array<32>(), "port", "tokyo"});
    ASSERT_TRUE(office().change(change));
    EXPECT_EQ(before->chain.size(), 0u) << "a directory that somebody holds does not change";

    for (int opened = 0; opened < 2; ++opened, store->reopen()) {
        const auto now = office().directory();
        EXPECT_EQ(now->chain.head(), chain.head());
        EXPECT_EQ(now->chain.ordinary_key(vault::raw(somebody.id))->key(), keys.open().ordinary);
        const auto* found = now->find(somebody.id);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->name, somebody.name);
        EXPECT_EQ(found->role, somebody.role);
        EXPECT_EQ(found->female, somebody.female);
        EXPECT_EQ(found->languages, somebody.languages);
        ASSERT_EQ(now->rooms.size(), 2u);
        EXPECT_EQ(now->rooms[0].id, Code("room-1"));
        EXPECT_EQ(now->rooms[1].privacy, 3);
        EXPECT_EQ(now->work_keys.at("tokyo"), work);
        const auto shares = office().read_group_shares(somebody.id).value();
        ASSERT_EQ(shares.size(), 1u);
        EXPECT_EQ(shares[0].version, 2u);
        EXPECT_EQ(shares[0].share, change.shares[0].second.share);
        EXPECT_EQ(office().read_work_grant("tokyo")->value(), std::get<2>(change.work_keys[0]));
        EXPECT_FALSE(office().read_work_grant("osaka")->has_value());
        EXPECT_EQ((*office().find_system(change.systems[0].key))->name, Code("port"));
        EXPECT_FALSE(office().find_system(sample.array<32>())->has_value());
    }
}

TEST_P(OfficeOf, a_change_with_a_registration_that_does_not_verify_changes_nothing) {
    auto chain = office().directory()->chain;
    const auto keys = vault::PersonKeys::draw(sample.random());
    const auto somebody = person("佐藤 花子");
    OfficeChange change;
    change.registrations.push_back(root.registered(chain, vault::PersonRegistered{vault::raw(somebody.id), keys.open(), {}}));
    const auto good = change.registrations[0];
    auto forged = root.registered(chain, vault::PersonClosed{vault::raw(somebody.id)});
    forged.back() ^= 1;
    change.registrations.push_back(forged);
    change.staff.push_back(somebody);
    const auto size = signed_state().size;

    const auto result = office().change(change);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ProblemKind::corrupt);
    EXPECT_EQ(office().directory()->chain.size(), 0u);
    EXPECT_FALSE(office().directory()->find(somebody.id));
    EXPECT_EQ(signed_state().size, size);
    store->reopen();
    EXPECT_FALSE(office().directory()->find(somebody.id));
    change.registrations = {good};
    EXPECT_TRUE(office().change(change));
}

TEST_P(OfficeOf, a_login_name_belongs_to_one_person) {
    const auto hanako = person("花子"), taro = person("太郎");
    const auto name = sample.array<32>(), other = sample.array<32>();
    const auto hers = account(hanako.id);
    ASSERT_TRUE(change({hanako, taro}, {{name, hers}}));
    const auto stranger = person("次郎");
    EXPECT_EQ(code_of(change({stranger}, {{name, account(taro.id)}})), "login_taken");
    EXPECT_FALSE(office().directory()->find(stranger.id));

    EXPECT_EQ(office().find_account(name)->value(), hers);
    EXPECT_EQ(office().find_account_of(hanako.id)->value(), hers);
    EXPECT_FALSE(office().find_account(other)->has_value());
    EXPECT_FALSE(office().find_account_of(taro.id)->has_value());

    ASSERT_TRUE(change({}, {{other, hers}}));
    EXPECT_FALSE(office().find_account(name)->has_value()) << "a new name replaces the old one";
    EXPECT_EQ(office().find_account(other)->value(), hers);
}

TEST_P(OfficeOf, a_code_of_the_second_factor_serves_once) {
    const auto hanako = person("花子");
    const auto name = sample.array<32>();
    ASSERT_TRUE(change({hanako}, {{name, account(hanako.id)}}));
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 5)), "stale_account");
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 6)), "ok");
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 6)), "stale_account");
    EXPECT_EQ(code_of(office().advance_totp(sample.id<StaffId>(), 9)), "stale_account");
    store->reopen();
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 6)), "stale_account");
    EXPECT_EQ((*office().find_account(name))->last_totp_step, 6);
}

TEST_P(OfficeOf, wrapped_keys_are_replaced_for_those_who_have_an_account) {
    const auto hanako = person("花子");
    const auto name = sample.array<32>();
    ASSERT_TRUE(change({hanako}, {{name, account(hanako.id)}}));
    const auto stronger = sample.bytes(91);
    EXPECT_TRUE(office().replace_wrapped_keys(hanako.id, stronger));
    EXPECT_EQ((*office().find_account(name))->wrapped_keys, stronger);
    EXPECT_EQ(code_of(office().replace_wrapped_keys(sample.id<StaffId>(), stronger)), "no_such_account");
}

TEST_P(OfficeOf, sessions_open_are_touched_and_close) {
    const auto staff = sample.id<StaffId>();
    const auto first = session(staff), second = session(staff), other = session(sample.id<StaffId>());
    for (const auto& row : {first, second, other}) ASSERT_TRUE(office().open_session(row));
    ASSERT_TRUE(office().touch_session(first.id, {9000}));
    ASSERT_TRUE(office().touch_session(first.id, {8000}));
    ASSERT_TRUE(office().set_session_language(first.id, "en"));

    const auto found = office().find_session(first.id).value().value();
    EXPECT_EQ(found.staff, staff);
    EXPECT_EQ(found.wrapped, first.wrapped);
    EXPECT_EQ(found.created, Instant{1000});
    EXPECT_EQ(found.seen, Instant{9000}) << "a slower request does not turn the clock back";
    EXPECT_EQ(found.language, Code("en"));

    ASSERT_TRUE(office().close_session(first.id));
    EXPECT_FALSE(office().find_session(first.id)->has_value());
    EXPECT_TRUE(office().find_session(second.id)->has_value());
    ASSERT_TRUE(office().close_sessions_of(staff));
    EXPECT_FALSE(office().find_session(second.id)->has_value());
    store->reopen();
    EXPECT_TRUE(office().find_session(other.id)->has_value());
    EXPECT_TRUE(office().close_session(first.id)) << "closing what is closed is no trouble";
}

TEST_P(OfficeOf, a_session_holds_the_guarded_pair_until_it_is_closed_or_over) {
    const auto first = session(sample.id<StaffId>());
    ASSERT_TRUE(office().open_session(first));
    EXPECT_TRUE(office().find_session(first.id).value()->guarded.empty());
    const auto wrapped = sample.bytes(82);
    ASSERT_TRUE(office().set_session_guarded(first.id, wrapped, {9000}));
    store->reopen();
    EXPECT_EQ(office().find_session(first.id).value()->guarded, wrapped);
    EXPECT_EQ(office().find_session(first.id).value()->guarded_until, Instant{9000});
    ASSERT_TRUE(office().end_sessions({0}, {0}, {8999}, {0}));
    EXPECT_EQ(office().find_session(first.id).value()->guarded, wrapped);
    ASSERT_TRUE(office().end_sessions({0}, {0}, {9000}, {0}));
    EXPECT_TRUE(office().find_session(first.id).value()->guarded.empty());
    EXPECT_EQ(office().find_session(first.id).value()->wrapped, first.wrapped) << "the session goes on";
    ASSERT_TRUE(office().set_session_guarded(first.id, wrapped, {99000}));
    ASSERT_TRUE(office().set_session_guarded(first.id, {}, {}));
    EXPECT_TRUE(office().find_session(first.id).value()->guarded.empty());
}

TEST_P(OfficeOf, sessions_that_are_over_lose_their_keys_first_and_their_author_later) {
    const auto staff = sample.id<StaffId>();
    auto idle = session(staff), old = session(staff), alive = session(staff);  // created 1000, seen 2000
    old.created = {500};
    old.seen = {5000};
    alive.seen = {5000};
    for (const auto& row : {idle, old, alive}) ASSERT_TRUE(office().open_session(row));
    ASSERT_TRUE(office().end_sessions({3000}, {600}, {5000}, {100}));
    EXPECT_TRUE(office().find_session(idle.id).value()->wrapped.empty());
    EXPECT_TRUE(office().find_session(old.id).value()->wrapped.empty());
    EXPECT_EQ(office().find_session(old.id).value()->staff, staff);
    EXPECT_EQ(office().find_session(alive.id).value()->wrapped, alive.wrapped);
    ASSERT_TRUE(office().end_sessions({3000}, {600}, {5000}, {600}));
    EXPECT_FALSE(office().find_session(old.id)->has_value());
    EXPECT_TRUE(office().find_session(idle.id)->has_value());
    ASSERT_TRUE(office().close_other_sessions(staff, alive.id));
    EXPECT_FALSE(office().find_session(idle.id)->has_value());
    EXPECT_TRUE(office().find_session(alive.id)->has_value());
}

TEST_P(OfficeOf, a_new_second_factor_replaces_the_old_one_with_the_step_that_proved_it) {
    const auto hanako = person("花子");
    const auto name = sample.array<32>();
    ASSERT_TRUE(change({hanako}, {{name, account(hanako.id)}}));
    const auto secret = sample.bytes(61);
    ASSERT_TRUE(office().replace_totp(hanako.id, secret, 3)) << "a new one may begin before the old one's last step";
    EXPECT_EQ((*office().find_account(name))->wrapped_totp, secret);
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 3)), "stale_account");
    EXPECT_EQ(code_of(office().advance_totp(hanako.id, 4)), "ok");
    EXPECT_EQ(code_of(office().replace_totp(sample.id<StaffId>(), secret, 3)), "no_such_account");
}

TEST_P(OfficeOf, twenty_forms_a_person_are_kept_and_the_oldest_go_first) {
    const auto author = sample.id<StaffId>(), other = sample.id<StaffId>();
    std::vector<KeptForm> forms;
    for (int i = 0; i < 23; ++i) {
        forms.push_back({sample.id<domain::ActionId>(), fmt::format("/files/{}", i), sample.bytes(50)});
        ASSERT_TRUE(office().keep_form(author, forms.back(), today));
    }
    ASSERT_TRUE(office().keep_form(other, forms[0], today));
    ASSERT_TRUE(office().keep_form(author, forms.back(), today)) << "the same form again is kept once";

    auto kept = office().read_kept_forms(author).value();
    ASSERT_EQ(kept.size(), 20u);
    EXPECT_EQ(kept.front().form, forms[3].form);
    EXPECT_EQ(kept.back().sealed, forms[22].sealed);
    EXPECT_EQ(kept.back().path, "/files/22");
    ASSERT_TRUE(office().forget_form(author, forms[3].form));
    EXPECT_EQ(office().read_kept_forms(author)->size(), 19u);
    EXPECT_EQ(office().read_kept_forms(other)->size(), 1u);
}

TEST_P(OfficeOf, the_next_root_comes_into_force_with_the_registration_that_names_it) {
    auto chain = office().directory()->chain;
    auto next = chain.root().document();
    ++next.version;
    next.previous = chain.root().hash();
    next.threshold = 1;
    const auto custodian = vault::SignPair::draw(sample.random()), registrar = vault::SignPair::draw(sample.random());
    next.custodians = {custodian.open};
    next.registrar = registrar.open;
    const vault::SignPair* own[] = {&custodian};
    const vault::SignPair* both[] = {&custodian, &root.custodian};
    OfficeChange change;
    change.root = *vault::sign_root(next, own);
    EXPECT_EQ(office().change(change).error().code.view(), "root_threshold_not_met");

    change.root = *vault::sign_root(next, both);
    ASSERT_TRUE(chain.know_root(*vault::verify_root_update(chain.root(), *change.root)));
    const vault::RegistrationSigner signer[] = {{vault::root_registrar, &registrar}};
    change.registrations.push_back(*chain.add(vault::RootReplaced{vault::root_hash(next)}, signer));
    change.escrows.push_back({sample.array<16>(), 1, sample.bytes(200)});
    ASSERT_TRUE(office().change(change));
    const auto& escrow = change.escrows.front();
    for (int opened = 0; opened < 2; ++opened, store->reopen()) {
        EXPECT_EQ(office().directory()->chain.root().document(), next);
        EXPECT_EQ(office().read_escrow(escrow.group, 1).value(), escrow);
        EXPECT_EQ(office().read_escrow(escrow.group, 2).value(), std::nullopt);
    }
    OfficeChange again;
    again.escrows.push_back({escrow.group, 1, sample.bytes(300)});
    ASSERT_TRUE(office().change(again));
    EXPECT_EQ(office().read_escrow(escrow.group, 1).value(), again.escrows.front()) << "the newer one counts";
}

TEST_P(OfficeOf, security_keys_stay_in_order_and_are_one_person_s) {
    const auto owner = sample.id<StaffId>(), other = sample.id<StaffId>();
    const SecurityKeyRow first{sample.array<32>(), sample.bytes(120)}, second{sample.array<32>(), sample.bytes(130)};
    EXPECT_TRUE(office().read_security_keys(owner).value().empty());
    ASSERT_TRUE(office().keep_security_key(owner, first));
    ASSERT_TRUE(office().keep_security_key(owner, second));
    EXPECT_EQ(office().keep_security_key(other, first).error().code.view(), "key_taken");
    const SecurityKeyRow counted{first.id, sample.bytes(125)};
    ASSERT_TRUE(office().keep_security_key(owner, counted));
    store->reopen();
    EXPECT_EQ(office().read_security_keys(owner).value(), (std::vector{counted, second}));
    ASSERT_TRUE(office().forget_security_key(other, second.id));
    EXPECT_EQ(office().read_security_keys(owner).value().size(), 2u) << "nobody forgets another's";
    ASSERT_TRUE(office().forget_security_key(owner, counted.id));
    EXPECT_EQ(office().read_security_keys(owner).value(), std::vector{second});
}

}  // namespace
}  // namespace hogo::contract
