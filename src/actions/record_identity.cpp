#include "actions/record_identity.h"

#include "actions/record_encounter.h"

namespace hogo::actions {

Verdict decide(const Deciding<RecordIdentity>& deciding, const RecordIdentity& recording) {
    if (auto refused = casework_on(deciding.file, deciding.actor, {domain::Role::consultation_desk})) return refused;
    const auto& identity = recording.identity;
    if (identity.names.empty() && identity.documents.empty() && identity.date_of_birth.empty() && identity.note.empty())
        return Refused{"nothing_stated", "house", {}, "a_name_or_document"};
    return permitted;
}

std::vector<domain::Event> change(const domain::CaseFile&, const RecordIdentity& recording, domain::Occasion& occasion) {
    return {occasion.event(recording.identity)};
}

Result<Besides> besides_of(const House& house, const Actor&, const OpenedFile&, const RecordIdentity& recording) {
    return Besides{.grants = {}, .document_tokens = document_tokens(house, recording.identity.documents)};
}

}  // namespace hogo::actions
