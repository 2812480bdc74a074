// Rows of possible links: tokens by record, and what members of staff declared.
//
// Promises: a record's tokens are replaced as a whole; looking for links takes one statement a token and one
// for each record that shares any. Does not know what a token is of, nor its key.
#pragma once
#include "actions/ports.h"
#include "store/sqlite/connection.h"

namespace hogo::store::sqlite {

void write_link_row(Connection& connection, const actions::LinkRow& row);
void write_declaration(Connection& connection, const actions::Declaration& declaration);

Result<std::vector<actions::LinkRow>> read_links_near(Connection& connection, actions::LinkSide side,
                                                      const matching::TokenSet& tokens);
Result<std::vector<actions::LinkRow>> read_link_list(Connection& connection, actions::LinkSide side);
Result<std::vector<actions::DeclarationCopy>> read_declaration_copies(Connection& connection,
                                                                      const actions::StaffId& staff);

}  // namespace hogo::store::sqlite
