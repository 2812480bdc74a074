// Add a photograph or a paper to a file, in the part of those who are to read it; and open one again, on
// record.
//
// Promises: what is added is looked at in a child first, and a photograph is kept as the child drew it anew,
// so that place, camera and time are not in it, unless somebody chose to keep it as it came; its bytes are
// sealed to the part that its event stands in: who may read the one may read the other, and nobody else.
// Nothing is opened before the line that names the document is durable. What the person said in an interview
// is no document: statements need the consent to that interview (P11).
#pragma once
#include "actions/attachments.h"
#include "actions/checks.h"

namespace hogo::actions {

/// Where documents are kept, and what looks at them; none where nothing can look, and then nothing is taken.
struct DocumentRoom {
    AttachmentStore& files;
    FileInspector* inspector = nullptr;
};

struct AttachDocument {
    static inline const Code code = "attach_document";
    static constexpr domain::Compartments reads{domain::Compartment::procedure};

    domain::Compartment compartment = domain::Compartment::condition;
    Code kind;                ///< of document_kinds()
    Code purpose;             ///< of document_purposes()
    bool as_it_came = false;  ///< a photograph too: place and time stay in it
};

std::span<const Code> document_kinds();
std::span<const Code> document_purposes();
/// Bytes of one document.
inline constexpr std::uint64_t document_limit = 50'000'000;

/// Refused: those of casework_on and listed, `note_is_no_statement`, `no_notes_here`.
Verdict decide(const Deciding<AttachDocument>& deciding, const AttachDocument& attach);
/// What was found in the child. Refused: `file_not_looked_at`, `dangerous_file`, `file_kind_not_taken`,
/// `photograph_not_drawn`, `paper_not_drawn`, `only_as_it_came`.
Verdict can_be_kept(const Inspected& found, const AttachDocument& attach);

/// One pass as every action's (perform.h); between deciding and committing the file is looked at and sealed
/// for its place. Where the commit fails, nothing of it stays. Problems: `files_full` (environment), those of
/// perform.
Outcome<> attach_document(House& house, const DocumentRoom& room, const Actor& actor, const Target& target,
                          const AttachDocument& attach, TakenFile& file);

struct OpenedDocument {
    domain::DocumentAttached said;
    AttachedFile file;
    FilePieces pieces;
};
/// Opens the part for this one document. Problems: `no_such_page` (not_found), those of gather.
Result<OpenedDocument> open_document(House& house, AttachmentStore& files, const Actor& actor,
                                     const CaseId& file, domain::Compartment compartment,
                                     const domain::DocumentId& document);

}  // namespace hogo::actions
