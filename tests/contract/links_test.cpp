// What a store promises about tokens of possible links, and about what members of staff declared.
#include "contract/store_under_test.h"

namespace hogo::contract {
namespace {

class LinkRows : public Contract {
  protected:
    matching::KeyedToken token(matching::Evidence kind = matching::Evidence::whole_name) {
        return {kind, sample.array<16>()};
    }
    LinkRow row(LinkSide side, matching::TokenSet tokens) {
        std::ranges::sort(tokens);
        return {side, sample.array<16>(), sample.array<16>(), 7, std::move(tokens)};
    }
    CaseChange change_with(const CaseId& file, std::vector<LinkRow> rows) {
        CaseChange change;
        change.action = sample.id<domain::ActionId>();
        change.file = file;
        change.entry = sample.entry(file);
        change.links = std::move(rows);
        return change;
    }
};
HOGO_CONTRACT(LinkRows);

TEST_P(LinkRows, are_found_whole_by_any_token_on_their_own_side_alone) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto shared = token(), other = token(matching::Evidence::telephone);
    const auto kept = row(LinkSide::kept_away, {shared, other}), far = row(LinkSide::kept_away, {token()});
    const auto named = row(LinkSide::person, {shared});
    committed(change_with(first.file, {kept, far, named}));
    const Declaration declaration{row(LinkSide::staff, {shared}), {}};
    ASSERT_TRUE(cases().keep_declarations({&declaration, 1}));
    store->reopen();
    EXPECT_EQ(cases().find_links(LinkSide::kept_away, {shared}).value(), std::vector{kept});
    EXPECT_EQ(cases().find_links(LinkSide::staff, {shared}).value(), std::vector{declaration.tokens});
    EXPECT_EQ(cases().find_links(LinkSide::person, {shared}).value(), std::vector{named});
    EXPECT_TRUE(cases().find_links(LinkSide::kept_away, {}).value().empty());
    EXPECT_EQ(cases().list_links(LinkSide::kept_away).value().size(), 2u);
    EXPECT_TRUE(cases().list_links(LinkSide::staff).value().front().tokens.empty());
}

TEST_P(LinkRows, of_one_record_are_replaced_as_a_whole) {
    const auto first = sample.opening("H-1");
    committed(first);
    const auto before = token(), after = token();
    auto kept = row(LinkSide::kept_away, {before});
    committed(change_with(first.file, {kept}));
    kept.tokens = {after};
    kept.matcher = 8;
    committed(change_with(first.file, {kept}));
    EXPECT_TRUE(cases().find_links(LinkSide::kept_away, {before}).value().empty());
    EXPECT_EQ(cases().find_links(LinkSide::kept_away, {after}).value(), std::vector{kept});
}

TEST_P(LinkRows, come_with_the_copies_of_what_was_declared_which_are_replaced_too) {
    Declaration declaration{row(LinkSide::staff, {token()}), {{{sample.array<32>()}, sample.bytes(40)}}};
    const StaffId staff(declaration.tokens.record);
    ASSERT_TRUE(cases().keep_declarations({&declaration, 1}));
    EXPECT_EQ(cases().read_declaration(staff).value(), declaration.copies);
    declaration.copies = {{{sample.array<32>()}, sample.bytes(50)}};
    ASSERT_TRUE(cases().keep_declarations({&declaration, 1}));
    EXPECT_EQ(cases().read_declaration(staff).value(), declaration.copies);
    EXPECT_TRUE(cases().read_declaration(sample.id<StaffId>()).value().empty());
}

}  // namespace
}  // namespace hogo::contract
