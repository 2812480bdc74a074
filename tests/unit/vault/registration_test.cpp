// The registration chain and what rests on it: who may sign what, and what becomes of keys.
#include "vault/registration.h"

#include <gtest/gtest.h>

#include "office.h"
#include "vault/grant.h"
#include "vault/group.h"

namespace hogo::vault::testing {
namespace {

const RoleInUnit duty{Code("duty"), Code("tokyo")};

class Registrations : public ::testing::Test {
  protected:
    Office office;
    PersonKeys fresh = PersonKeys::draw(*office.random);
};

TEST_F(Registrations, give_verified_keys_of_people_and_groups_and_of_nobody_else) {
    EXPECT_EQ(office.chain->ordinary_key(office.officer_id)->key(), office.officer.open().ordinary);
    EXPECT_EQ(office.chain->guarded_key(office.officer_id)->key(), office.officer.open().guarded);
    EXPECT_EQ(office.chain->signer(office.lead_id)->key(), office.lead.open().signing);
    EXPECT_EQ(office.chain->group_key(office.group_id)->key(), office.group.open);
    EXPECT_EQ(office.chain->subtraction_signer().key(), office.server.open);
    EXPECT_FALSE(office.chain->ordinary_key(office.newcomer_id));
    EXPECT_FALSE(office.chain->group_key(office.officer_id));
    EXPECT_EQ(office.chain->members(office.group_id), std::set{office.officer_id});
}

TEST_F(Registrations, are_signed_by_registrars_alone) {
    const PersonRegistered newcomer{office.newcomer_id, office.newcomer.open(), {}};
    EXPECT_EQ(office.outcome(newcomer, {office.by_root()}), "ok");
    EXPECT_EQ(office.outcome(newcomer, {office.by_lead()}), "ok");
    EXPECT_EQ(office.outcome(newcomer, {office.by_officer()}), "registration_not_permitted");
    EXPECT_EQ(office.outcome(newcomer, {}), "registration_not_signed");
    EXPECT_EQ(office.outcome(newcomer, {{office.newcomer_id, &office.newcomer.signing()}}),
              "registration_not_signed");
    EXPECT_EQ(office.outcome(newcomer, {{office.lead_id, &office.officer.signing()}}),
              "registration_not_signed");
    EXPECT_EQ(office.outcome(newcomer, {{root_registrar, &office.lead.signing()}}),
              "registration_not_signed");
    EXPECT_EQ(office.outcome(newcomer, {office.by_root(), office.by_lead()}), "registration_not_permitted");
}

TEST_F(Registrations, end_a_registrars_power_with_the_role) {
    office.register_as_root(RoleTaken{office.lead_id, {Code("registrar"), Code("tokyo")}});
    EXPECT_EQ(office.outcome(RoleGiven{office.officer_id, duty}, {office.by_lead()}),
              "registration_not_permitted");
    EXPECT_EQ(office.outcome(RoleGiven{office.officer_id, duty}, {office.by_root()}), "ok");
}

TEST_F(Registrations, replace_a_persons_keys_only_with_two_others) {
    const PersonRekeyed rekeyed{office.officer_id, fresh.open()};
    office.register_as_root(PersonRegistered{office.newcomer_id, office.newcomer.open(), {}});
    const RegistrationSigner newcomer{office.newcomer_id, &office.newcomer.signing()};
    EXPECT_EQ(office.outcome(rekeyed, {office.by_lead()}), "registration_not_permitted");
    EXPECT_EQ(office.outcome(rekeyed, {office.by_lead(), office.by_lead()}), "registration_not_signed");
    EXPECT_EQ(office.outcome(rekeyed, {office.by_lead(), office.by_officer()}), "registration_not_permitted");
    EXPECT_EQ(office.outcome(PersonRekeyed{office.lead_id, fresh.open()}, {newcomer, office.by_officer()}),
              "registration_not_permitted");
    EXPECT_EQ(office.outcome(rekeyed, {office.by_lead(), newcomer}), "ok");
    EXPECT_EQ(office.outcome(rekeyed, {office.by_root(), office.by_lead()}), "ok");
}

TEST_F(Registrations, that_do_not_fit_are_refused_and_leave_the_chain_as_it_was) {
    const std::vector<Registration> impossible = {
        PersonRegistered{office.officer_id, fresh.open(), {}},
        PersonRegistered{root_registrar, fresh.open(), {}},
        PersonClosed{office.newcomer_id},
        RoleGiven{office.newcomer_id, duty},
        RoleGiven{office.officer_id, {Code("officer"), Code("tokyo")}},
        RoleTaken{office.officer_id, duty},
        GroupKeySet{office.group_id, 1, fresh.open().ordinary},
        GroupKeySet{office.group_id, 3, fresh.open().ordinary},
        GroupKeySet{office.group_id, 2, office.group.open},
        GroupKeySet{id_of(0x78), 2, fresh.open().ordinary},
        GroupJoined{office.group_id, office.officer_id},
        GroupJoined{office.group_id, office.newcomer_id},
        GroupJoined{id_of(0x78), office.officer_id},
        GroupLeft{office.group_id, office.lead_id},
        RootReplaced{Hash{}},
    };
    for (std::size_t i = 0; i < impossible.size(); ++i) {
        RegistrationChain chain = *office.chain;
        const RegistrationSigner signers[] = {office.by_root()};
        const auto added = chain.add(impossible[i], signers);
        ASSERT_FALSE(added) << i;
        EXPECT_EQ(added.error().code.view(), "registration_impossible") << i;
        EXPECT_EQ(chain.head(), office.chain->head()) << i;
        EXPECT_EQ(chain.size(), office.chain->size()) << i;
    }
}

TEST_F(Registrations, of_somebody_who_left_end_keys_and_memberships_and_the_id_is_never_used_again) {
    office.register_as_root(PersonClosed{office.officer_id});
    EXPECT_FALSE(office.chain->ordinary_key(office.officer_id));
    EXPECT_FALSE(office.chain->signer(office.officer_id));
    EXPECT_TRUE(office.chain->members(office.group_id).empty());
    EXPECT_TRUE(office.chain->signer_ever(office.officer_id, office.officer.open().signing));
    EXPECT_FALSE(office.chain->signer_ever(office.officer_id, office.lead.open().signing));
    EXPECT_EQ(office.outcome(PersonRegistered{office.officer_id, fresh.open(), {}}, {office.by_root()}),
              "registration_impossible");
}

TEST_F(Registrations, with_every_kind_of_change_are_verified_again_from_their_bytes) {
    office.register_as_root(PersonRegistered{office.newcomer_id, office.newcomer.open(), {duty}});
    office.register_as_root(RoleGiven{office.officer_id, duty});
    office.register_as_root(RoleTaken{office.newcomer_id, duty});
    office.register_as_root(GroupKeySet{office.group_id, 2, fresh.open().ordinary});
    office.register_as_root(GroupJoined{office.group_id, office.lead_id});
    office.register_as_root(GroupLeft{office.group_id, office.officer_id});
    const RegistrationSigner two[] = {office.by_root(), office.by_lead()};
    office.entries.push_back(*office.chain->add(PersonRekeyed{office.officer_id, fresh.open()}, two));
    office.register_as_root(PersonClosed{office.newcomer_id});

    const auto again = RegistrationChain::verify(office.roots(), office.entries);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->head(), office.chain->head());
    EXPECT_EQ(again->people(), (std::vector{office.lead_id, office.officer_id}));
    EXPECT_EQ(again->roles(office.officer_id), (std::set{RoleInUnit{Code("officer"), Code("tokyo")}, duty}));
    EXPECT_EQ(again->ordinary_key(office.officer_id)->key(), fresh.open().ordinary);
    EXPECT_EQ(again->group_version(office.group_id), 2u);
    EXPECT_EQ(again->members(office.group_id), std::set{office.lead_id});
}

TEST_F(Registrations, of_another_office_do_not_follow_from_this_root) {
    const Office other(2);
    EXPECT_EQ(RegistrationChain::verify(office.roots(), other.entries).error().code.view(),
              "registration_out_of_order");
}

TEST_F(Registrations, stop_at_any_turned_bit) {
    const Bytes& entry = office.entries.front();
    for (std::size_t bit = 0; bit < entry.size() * 8; ++bit) {
        Bytes turned = entry;
        turned[bit / 8] ^= static_cast<Byte>(1 << bit % 8);
        RegistrationChain chain(office.trusted());
        EXPECT_FALSE(chain.append(turned)) << bit;
    }
}

TEST_F(Registrations, keep_grants_valid_that_were_signed_before_the_granter_left) {
    const auto secret = CompartmentSecret::draw({id_of(0xca), Code("identity"), 1}, *office.random);
    const Bytes grant = *make_grant(secret, *office.chain->ordinary_key(office.lead_id), std::nullopt,
                                    office.officer_id, office.officer.signing(), *office.random);
    office.register_as_root(PersonClosed{office.officer_id});
    const auto head = read_grant_head(grant);
    const auto signer = office.chain->signer_ever(head->granter, head->granter_key);
    ASSERT_TRUE(signer);
    EXPECT_TRUE(open_grant(*verify_grant(grant, *signer, Instant{0}), office.lead.ordinary()));
}

TEST_F(Registrations, grants_stay_shut_at_any_turned_bit_and_are_remembered_once_verified) {
    const auto secret = CompartmentSecret::draw({id_of(0xca), Code("identity"), 1}, *office.random);
    const auto signer = *office.chain->signer(office.lead_id);
    const Bytes grant = *make_grant(secret, *office.chain->ordinary_key(office.officer_id), Instant{1000},
                                    office.lead_id, office.lead.signing(), *office.random);
    VerifiedGrants known(2);
    ASSERT_TRUE(verify_grant(grant, signer, Instant{0}, &known));
    ASSERT_TRUE(open_grant(*verify_grant(grant, signer, Instant{0}, &known), office.officer.ordinary()));
    EXPECT_EQ(verify_grant(grant, signer, Instant{1000}, &known).error().code.view(), "grant_expired");
    for (std::size_t bit = 0; bit < grant.size() * 8; ++bit) {
        Bytes turned = grant;
        turned[bit / 8] ^= static_cast<Byte>(1 << bit % 8);
        const auto verified = verify_grant(turned, signer, Instant{0}, &known);
        EXPECT_FALSE(verified && open_grant(*verified, office.officer.ordinary())) << bit;
    }
}

TEST_F(Registrations, group_versions_open_one_after_another_from_the_newest) {
    const GroupSecret one{{office.group_id, 1}, office.group.duplicate()};
    const GroupSecret two = GroupSecret::draw({office.group_id, 2}, *office.random);
    const GroupSecret three = GroupSecret::draw({office.group_id, 3}, *office.random);
    const Bytes share =
        *seal_group_share(three, *office.chain->ordinary_key(office.officer_id), *office.random);
    const Bytes carried_two = *carry_previous(three, two, *office.random);
    const Bytes carried_one = *carry_previous(two, one, *office.random);

    const auto newest = open_group_share(share, three.of, three.pair.open, office.officer.ordinary());
    ASSERT_TRUE(newest);
    const auto middle = open_previous(carried_two, *newest, two.pair.open);
    ASSERT_TRUE(middle);
    const auto oldest = open_previous(carried_one, *middle, one.pair.open);
    ASSERT_TRUE(oldest);
    EXPECT_EQ(oldest->pair.open, office.group.open);
    EXPECT_FALSE(open_previous(carried_one, *newest, one.pair.open));
    EXPECT_THROW((void)carry_previous(three, one, *office.random), Bug);
}

TEST_F(Registrations, root_document_takes_signatures_one_custodian_at_a_time) {
    const SignPair* first[] = {&office.custodians[0]};
    const Bytes one = *sign_root(office.root, first);
    EXPECT_EQ(*read_root(one), office.root);
    EXPECT_EQ(verify_root(one, Purpose::demonstration, std::nullopt).error().code.view(),
              "root_threshold_not_met");
    const Bytes two = *cosign_root(one, office.custodians[1]);
    EXPECT_TRUE(verify_root(two, Purpose::demonstration, std::nullopt));
    EXPECT_EQ(*cosign_root(one, office.custodians[0]), one);
}

TEST_F(Registrations, root_document_that_contradicts_itself_is_not_signed) {
    const auto refused = [&](auto change) {
        RootDocument root = office.root;
        change(root);
        const auto made = sign_root(root, {});
        return !made && made.error().code.view() == "root_invalid";
    };
    EXPECT_TRUE(refused([](RootDocument& root) { root.threshold = 0; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.threshold = 4; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.custodians[1] = root.custodians[0]; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.custodians.clear(); }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.origin = "two words"; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.origin = ""; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.version = 2; }));
    EXPECT_TRUE(refused([](RootDocument& root) { root.previous = Hash{}; }));
}

}  // namespace
}  // namespace hogo::vault::testing
