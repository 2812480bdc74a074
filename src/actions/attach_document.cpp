#include "actions/attach_document.h"

#include "actions/note.h"

namespace hogo::actions {
namespace {

constexpr std::string_view photographs[] = {"jpeg", "png", "gif", "webp", "heic"};
constexpr std::string_view papers[] = {"pdf", "text"};

bool is_photograph(const Code& type) {
    return std::ranges::find(photographs, type.text()) != std::end(photographs);
}

vault::AttachmentPlace place_of(const vault::CompartmentVersion& of, const domain::DocumentId& document) {
    return {of.case_id, of.compartment, of.version, vault::raw(document)};
}

std::optional<vault::Hash> digest_of(const domain::DocumentAttached& document) {
    const auto bytes = from_hex(document.digest.text());
    vault::Hash digest{};
    if (!bytes || bytes->size() != digest.size()) return std::nullopt;
    std::ranges::copy(*bytes, digest.begin());
    return digest;
}

constexpr auto no_such_document = [] {
    return problem(ProblemKind::not_found, "no_such_page", "there is no such document");
};

/// The name of a photograph that was drawn anew: it is a JPEG now, whatever it was.
std::string renamed(std::string name) {
    name.resize(std::min(name.size(), name.rfind('.')));
    return name.empty() ? name : name + ".jpg";
}

/// What is kept: the picture that was drawn anew, or all of the file.
Result<AttachedFile> keep(AttachmentStore& files, TakenFile& file, Inspected& found, bool as_it_came,
                          const vault::SealPublic& to, const vault::AttachmentPlace& place,
                          RandomSource& random) {
    if (as_it_came || !is_photograph(found.type)) return file.keep_at(files, to, place, random);
    found.type = "jpeg";
    HOGO_TRY(intake, AttachmentIntake::begin(files, to, place, random));
    HOGO_CHECK(intake.add(found.picture));
    return keep_intake(files, intake, renamed(file.name()));
}

}  // namespace

std::span<const Code> document_kinds() {
    static const std::array<Code, 7> all{"identity_paper", "contract", "message", "photograph",
                                         "medical",        "report",   "other"};
    return all;
}

std::span<const Code> document_purposes() {
    static const std::array<Code, 5> all{"who_the_person_is", "what_happened", "health_and_safety",
                                         "for_a_measure", "other"};
    return all;
}

Verdict decide(const Deciding<AttachDocument>& deciding, const AttachDocument& attach) {
    if (auto refused = casework_on(deciding.file, deciding.actor,
                                   {domain::Role::director, domain::Role::shelter_liaison}))
        return refused;
    if (attach.compartment == domain::Compartment::statement)
        return Refused{"note_is_no_statement", "policy_p11", {}, "consent_to_the_interview"};
    if (!note_compartments.has(attach.compartment))
        return Refused{"no_notes_here", "house", {}, "another_compartment"};
    return first_of({listed(attach.kind, document_kinds(), "kind"),
                     listed(attach.purpose, document_purposes(), "purpose")});
}

Verdict can_be_kept(const Inspected& found, const AttachDocument& attach) {
    if (found.scan == "found") return Refused{"dangerous_file", "house", {}, "another_file"};
    if (found.type == "unknown") return Refused{"file_not_looked_at", "house", {}, "another_file"};
    const bool photograph = is_photograph(found.type);
    if (!photograph && std::ranges::find(papers, found.type.text()) == std::end(papers))
        return Refused{"file_kind_not_taken", "house", {}, "another_file"};
    if (!found.picture.empty() || found.type == "text") return permitted;
    if (found.type == "pdf") return Refused{"paper_not_drawn", "house", {}, "another_file"};
    if (found.type == "jpeg" || found.type == "png")
        return Refused{"photograph_not_drawn", "house", {}, "another_file"};
    // A kind that nothing here draws: what else stands in it cannot be left out.
    return attach.as_it_came ? permitted : Verdict(Refused{"only_as_it_came", "house", {}, "another_file"});
}

namespace {

/// The file as it is now, and whether this person may add to it.
struct Begun {
    OpenedFile opened;
    std::optional<Refused> refused;
    std::optional<Permit<AttachDocument>> permit;
};
Result<Begun> may_attach(House& house, const Actor& actor, const Target& target,
                         const AttachDocument& attach) {
    HOGO_TRY(opened, gather(house, actor, target.file, AttachDocument::reads, {AttachDocument::code}));
    HOGO_CHECK(check_seen(opened, target));
    const auto assessment = assess(*house.pack, opened.file, house.today());
    const auto directory = house.office.directory();
    auto decision = Deciding<AttachDocument>{opened.file, actor,         *house.pack, assessment,
                                             house.now(), house.today(), *directory}
                        .permit(attach);
    Begun begun{std::move(opened), {}, {}};
    if (auto* refused = std::get_if<Refused>(&decision))
        begun.refused = std::move(*refused);
    else
        begun.permit = std::get<0>(decision);
    return begun;
}

/// Looking at a file takes as long as others need to change the case: then the decision is made anew.
constexpr int most_passes = 4;

Outcome<> commit_attached(House& house, const Actor& actor, const Target& target,
                          const AttachDocument& attach, const domain::DocumentAttached& said, Begun begun) {
    for (int pass = 1;; ++pass) {
        if (begun.refused) return *std::move(begun.refused);
        if (begun.opened.newest(attach.compartment).of.version !=
            static_cast<std::uint32_t>(said.key_version))
            return problem(ProblemKind::conflict, "stale_file",
                           "the part has a new key since the file was sealed to it");
        const auto ids = draw_ids(house.random);
        domain::Occasion occasion(target.action, actor.id(), house.now(), house.today(), ids);
        std::vector<domain::Event> events{occasion.event(said)};
        add_consequences(*house.pack, begun.opened, events, occasion);
        auto receipt = seal_and_commit(house, actor, begun.opened, target, AttachDocument::code,
                                       std::move(events), *begun.permit);
        if (receipt) return *receipt;
        if (receipt.error().code.view() != "stale_file" || pass == most_passes)
            return std::unexpected(receipt.error());
        HOGO_TRY(again, may_attach(house, actor, target, attach));
        begun = std::move(again);
    }
}

}  // namespace

Outcome<> attach_document(House& house, const DocumentRoom& room, const Actor& actor, const Target& target,
                          const AttachDocument& attach, TakenFile& file) {
    HOGO_TRY(before, find_receipt(house, actor, target.action));
    if (before) return *before;

    HOGO_TRY(begun, may_attach(house, actor, target, attach));
    if (begun.refused) return *std::move(begun.refused);
    HOGO_CHECK(file.finish());
    Inspected found;
    if (room.inspector) {
        HOGO_TRY(inspected, room.inspector->inspect(file.pieces()));
        found = std::move(inspected);
    }
    if (auto refused = can_be_kept(found, attach)) return *std::move(refused);

    // The file lies at its place before the event that names it.
    const auto key = begun.opened.newest(attach.compartment);
    const auto document = domain::DocumentId::draw(house.random);
    HOGO_TRY(kept, keep(room.files, file, found, attach.as_it_came, key.key, place_of(key.of, document),
                        house.random));
    const domain::DocumentAttached said{
        .compartment = attach.compartment,
        .document = document,
        .key_version = key.of.version,
        .kind = attach.kind,
        .purpose = attach.purpose,
        .content = found.type,
        .as_it_came = attach.as_it_came || !is_photograph(found.type),
        .name = Text::parse(kept.name, 100, Text::Lines::one).value_or(Text()),
        .size = static_cast<std::int64_t>(kept.size),
        .digest = *Text::parse(to_hex(kept.digest), 64)};
    // The same form that was pressed twice, and carried out while this one was looked at.
    HOGO_TRY(meanwhile, find_receipt(house, actor, target.action));
    if (meanwhile) {
        HOGO_CHECK(room.files.remove(kept.id));
        return *meanwhile;
    }
    auto outcome = commit_attached(house, actor, target, attach, said, std::move(begun));
    const bool done = outcome && std::holds_alternative<Receipt>(*outcome);
    if (!done) (void)room.files.remove(kept.id);  // nothing names it; what cannot be removed opens for nobody
    return outcome;
}

Result<OpenedDocument> open_document(House& house, AttachmentStore& files, const Actor& actor,
                                     const CaseId& file, domain::Compartment compartment,
                                     const domain::DocumentId& document) {
    const auto task = *Code::parse("document." + document.text());
    HOGO_TRY(opened, gather(house, actor, file, {compartment}, {"open_document", task}));
    const auto* found = opened.file.document(document);
    if (!found || found->attached.compartment != compartment) return no_such_document();
    const auto& said = found->attached;
    const auto digest = digest_of(said);
    const auto reader = opened.readers.find({compartment, static_cast<std::uint32_t>(said.key_version)});
    if (!digest || reader == opened.readers.end()) return no_such_document();
    return OpenedDocument{
        said,
        AttachedFile{vault::raw(document), said.name.text(), static_cast<std::uint64_t>(said.size), *digest},
        open_pieces(files, reader->second.secret().pair(), place_of(reader->second.of().of, document),
                    *digest)};
}

}  // namespace hogo::actions
