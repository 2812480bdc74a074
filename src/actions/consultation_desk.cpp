#include "actions/consultation_desk.h"

#include "actions/checks.h"
#include "vault/desk_files.h"

namespace hogo::actions {
namespace {

constexpr auto no_such_page = [] {
    return problem(ProblemKind::not_found, "no_such_page", "this page is not open to you");
};
constexpr auto no_such_consultation = [] {
    return problem(ProblemKind::not_found, "no_such_consultation", "there is no such consultation");
};

/// How many messages one step covers; more are a flood into one inbox, and the next step covers them.
constexpr std::size_t covered_at_once = 200;

/// The desk, as far as this person belongs to it.
struct Desk {
    ConsultationDesk& store;
    std::vector<vault::GroupSecret> secrets;
};

Result<Desk> desk_of(House& house, const Actor& actor) {
    if (!actor.is({domain::Role::consultation_desk, domain::Role::duty}) || house.consultations == nullptr)
        return no_such_page();
    Desk desk{*house.consultations, {}};
    for (const auto& group : actor.groups)
        if (group.of.group == group_id(desk_group))
            desk.secrets.push_back({group.of, group.pair.duplicate()});
    if (desk.secrets.empty()) return no_such_page();
    return desk;
}

Result<std::uint64_t> record(House& house, const Actor& actor, std::string_view kind, Purpose purpose) {
    HOGO_TRY(
        entry,
        compose_ledger_entry(
            house, {.kind = kind, .actor = actor, .purpose = std::move(purpose), .parts = {}, .file = {}}));
    return house.cases.record_access(entry, house.today());
}

Code task_of(const vault::Inbox& inbox) {
    return *Code::parse("consultation." + to_hex(inbox));
}

int gravity(const Code& danger) {
    if (danger == "yes") return 0;
    if (danger == "unsure") return 1;
    return 2;
}

struct Message {
    vault::RawId id{};
    LocalDate day;
    MessageHead head;
};
struct Note {
    vault::RawId id{};
    LocalDate day;
    NoteHead head;
};
struct Everything {
    std::map<vault::Inbox, std::vector<Message>> messages;
    std::map<vault::Inbox, std::vector<Note>> notes;
};

/// Every head that opens. What somebody else's hand put among the rows is left out and does not stop the
/// desk.
Result<Everything> read_everything(const Desk& desk) {
    Everything all;
    HOGO_TRY(rows, desk.store.read_heads());
    for (const auto& row : rows) {
        const auto plain = vault::open_at_desk(desk.secrets, vault::ConsultationPart::head, row.id, row.head);
        if (!plain) continue;
        const auto head = decode_message_head(bytes_of(plain->reveal()));
        if (head) all.messages[head->inbox].push_back({row.id, row.day, *head});
    }
    HOGO_TRY(notes, desk.store.read_note_heads());
    for (const auto& row : notes) {
        HOGO_TRY(plain, vault::open_at_desk(desk.secrets, vault::ConsultationPart::head, row.id, row.head));
        HOGO_TRY(head, decode_note_head(bytes_of(plain.reveal())));
        all.notes[head.inbox].push_back({row.id, row.day, std::move(head)});
    }
    return all;
}

ConsultationLine line_of(const vault::Inbox& inbox, std::vector<Message> messages, std::vector<Note> notes) {
    std::ranges::stable_sort(messages, {}, [](const Message& one) {
        return std::pair{one.day, one.head.again};
    });
    std::ranges::stable_sort(notes, {}, [](const Note& one) {
        return one.head.before;
    });
    ConsultationLine line{.inbox = inbox,
                          .reply_key = messages.front().head.reply_key,
                          .language = messages.back().head.language,
                          .answer_in = messages.back().head.answer_in,
                          .danger = messages.front().head.danger,
                          .since = messages.back().day,
                          .messages = {},
                          .notes = {},
                          .waiting = {}};
    std::set<vault::RawId> covered;
    for (const auto& note : notes) {
        line.notes.push_back(note.id);
        covered.insert(note.head.covers.begin(), note.head.covers.end());
    }
    for (const auto& message : messages) {
        line.messages.push_back(message.id);
        line.crowd = line.crowd || message.head.crowd;
        if (gravity(message.head.danger) < gravity(line.danger)) line.danger = message.head.danger;
        if (covered.contains(message.id) || line.waiting.size() >= covered_at_once) continue;
        if (line.waiting.empty()) line.since = message.day;
        line.waiting.push_back(message.id);
    }
    if (!notes.empty()) line.state = line.waits() ? Code("again") : notes.back().head.kind;
    return line;
}

/// A flood of one text is one line: the first of them stands for the others.
void fold_alike(ConsultationQueue& queue, const Everything& all) {
    std::map<std::array<Byte, 8>, std::size_t> first_of_text;
    std::vector<ConsultationLine> lines;
    for (auto& line : queue.waiting) {
        const auto& messages = all.messages.at(line.inbox);
        if (line.state == "new" && messages.size() == 1) {
            const auto [place, fresh] =
                first_of_text.try_emplace(messages.front().head.likeness, lines.size());
            if (!fresh) {
                auto& first = lines[place->second];
                ++first.alike;
                if (gravity(line.danger) < gravity(first.danger)) first.danger = line.danger;
                continue;
            }
        }
        lines.push_back(std::move(line));
    }
    queue.waiting = std::move(lines);
}

// ── the steps
// ────────────────────────────────────────────────────────────────────────────────────────────────

struct Step {
    Code code, kind;
    NoteWords words;
    std::optional<Answer> answer;
};

Verdict decide(const DeskStep& step) {
    if (const auto* answer = std::get_if<AnswerConsultation>(&step); answer && answer->text.empty())
        return Refused{"nothing_stated", "house", {"text"}, "words"};
    if (const auto* close = std::get_if<CloseConsultation>(&step))
        return has_reasons(close->reasons, "house");
    if (const auto* over = std::get_if<HandOverConsultation>(&step); over && !over->consent)
        return Refused{"consultation_consent", "policy_p16", {}, "consent"};
    if (const auto* refer = std::get_if<ReferConsultation>(&step)) {
        if (!refer->agreed && !refer->danger)
            return Refused{"referral_not_agreed", "policy_p16", {}, "consent"};
        return first_of({listed(refer->to, referral_places(), "to"), has_reasons(refer->reasons, "house")});
    }
    return permitted;
}

Result<void> keep_step(House& house, const Actor& actor, const Desk& desk, domain::ActionId action,
                       const OpenedConsultation& consultation, Step step) {
    const auto& line = consultation.line;
    const NoteHead head{.inbox = line.inbox,
                        .kind = step.kind,
                        .role = *Code::parse(name_of(actor.staff.role)),
                        .covers = line.waiting,
                        .before = line.notes.size()};
    ConsultationRow note{.id = vault::raw(action), .day = house.today(), .head = {}, .words = {}};
    const vault::DeskKey key{desk.secrets.back().of, desk.secrets.back().pair.open};
    HOGO_TRY(sealed_head,
             vault::seal_to_desk(key, vault::ConsultationPart::head, note.id, encode(head), house.random));
    HOGO_TRY(sealed_words, vault::seal_to_desk(key, vault::ConsultationPart::words, note.id,
                                               encode(step.words), house.random));
    note.head = std::move(sealed_head);
    note.words = std::move(sealed_words);
    std::optional<ReplyRow> reply;
    if (step.answer) {
        HOGO_TRY(plain, encode_answer(*step.answer));
        HOGO_TRY(sealed, vault::seal_reply(line.reply_key, line.inbox, plain, house.random));
        reply = ReplyRow{line.inbox, 0, house.today(), std::move(sealed)};
    }
    HOGO_CHECK(record(house, actor, "change", {step.code, task_of(line.inbox)}));
    return desk.store.add_note(note, reply);
}

}  // namespace

std::span<const Code> referral_places() {
    static const std::array<Code, 8> all{"police",       "ambulance", "womens_support", "child_guidance",
                                         "legal_advice", "labour",    "medical",        "other"};
    return all;
}

std::optional<vault::DeskKey> desk_key_of(const Directory& directory) {
    const auto group = group_id(desk_group);
    const auto key = directory.chain.group_key(group);
    if (!key) return std::nullopt;
    return vault::DeskKey{{group, directory.chain.group_version(group)}, key->key()};
}

Result<std::size_t> record_consultation_days(House& house, const Actor& actor) {
    HOGO_TRY(desk, desk_of(house, actor));
    HOGO_TRY(days, desk.store.unrecorded_days(house.today()));
    for (const auto day : days) {
        HOGO_TRY(rows, desk.store.read_day(day));
        vault::BatchHash batch;
        for (const auto& row : rows) batch.add(row.id, row.head, row.words);
        HOGO_TRY(leaf, record(house, actor, "consultations",
                              {*Code::parse(fmt::format("day.{}.{}", day.text(), rows.size())),
                               *Code::parse(to_hex(batch.finish()))}));
        HOGO_CHECK(desk.store.note_batch(day, rows.size(), leaf));
    }
    return days.size();
}

Result<ConsultationQueue> read_consultations(House& house, const Actor& actor) {
    HOGO_TRY(desk, desk_of(house, actor));
    HOGO_CHECK(record_consultation_days(house, actor));
    HOGO_CHECK(record(house, actor, "list", {"consultations"}));
    HOGO_TRY(all, read_everything(desk));
    ConsultationQueue queue;
    for (const auto& [inbox, messages] : all.messages) {
        const auto notes = all.notes.find(inbox);
        auto line = line_of(inbox, messages, notes == all.notes.end() ? std::vector<Note>{} : notes->second);
        (line.waits() ? queue.waiting : queue.answered).push_back(std::move(line));
    }
    fold_alike(queue, all);
    std::ranges::stable_sort(queue.waiting, {}, [](const ConsultationLine& line) {
        return std::tuple{gravity(line.danger) == 0 && !line.crowd ? 0 : 1, line.crowd, gravity(line.danger),
                          line.since};
    });
    std::ranges::stable_sort(queue.answered, std::greater{}, &ConsultationLine::since);
    return queue;
}

Result<OpenedConsultation> open_consultation(House& house, const Actor& actor, const vault::Inbox& inbox) {
    HOGO_TRY(desk, desk_of(house, actor));
    HOGO_CHECK(record(house, actor, "access", {"open_consultation", task_of(inbox)}));
    HOGO_TRY(all, read_everything(desk));
    const auto messages = all.messages.find(inbox);
    if (messages == all.messages.end()) return no_such_consultation();
    OpenedConsultation opened;
    opened.line = line_of(inbox, messages->second, all.notes[inbox]);
    const auto place_in = [](const std::vector<vault::RawId>& order) {
        return [&order](const auto& one) { return std::ranges::find(order, one.id) - order.begin(); };
    };
    std::ranges::stable_sort(messages->second, {}, place_in(opened.line.messages));
    for (auto& message : messages->second) {
        HOGO_TRY(sealed, desk.store.read_words(message.id));
        HOGO_TRY(plain,
                 vault::open_at_desk(desk.secrets, vault::ConsultationPart::words, message.id, sealed));
        HOGO_TRY(words, decode_message_words(bytes_of(plain.reveal())));
        opened.messages.push_back({message.id, message.day, message.head, std::move(words)});
    }
    std::ranges::stable_sort(all.notes[inbox], {}, place_in(opened.line.notes));
    for (auto& note : all.notes[inbox]) {
        HOGO_TRY(sealed, desk.store.read_words(note.id));
        HOGO_TRY(plain, vault::open_at_desk(desk.secrets, vault::ConsultationPart::words, note.id, sealed));
        HOGO_TRY(words, decode_note_words(bytes_of(plain.reveal())));
        opened.notes.push_back({note.day, std::move(note.head), std::move(words)});
    }
    HOGO_TRY(unread, desk.store.count_replies(inbox));
    opened.unread_replies = unread;
    return opened;
}

Result<OpenedFilePieces> open_sent_file(House& house, AttachmentStore& files, const Actor& actor,
                                        const vault::Inbox& inbox, const vault::RawId& file) {
    HOGO_TRY(desk, desk_of(house, actor));
    HOGO_CHECK(record(house, actor, "access", {"open_sent_file", *Code::parse("file." + to_hex(file))}));
    HOGO_TRY(all, read_everything(desk));
    for (const auto& message : all.messages[inbox]) {
        HOGO_TRY(sealed, desk.store.read_words(message.id));
        HOGO_TRY(plain,
                 vault::open_at_desk(desk.secrets, vault::ConsultationPart::words, message.id, sealed));
        HOGO_TRY(words, decode_message_words(bytes_of(plain.reveal())));
        const auto found = std::ranges::find(words.files, file, &AttachedFile::id);
        if (found == words.files.end()) continue;
        for (const auto& group : desk.secrets)
            if (group.of.version == vault::desk_version_of(sealed))
                return OpenedFilePieces{*found, open_pieces(files, group.pair,
                                                            vault::place_of_attachment(group.of, file), found->digest)};
    }
    return no_such_consultation();
}

Outcome<std::optional<CaseId>> take_desk_step(House& house, const Actor& actor, domain::ActionId action,
                                              const OpenedConsultation& consultation, const DeskStep& step) {
    HOGO_TRY(desk, desk_of(house, actor));
    if (auto refused = decide(step)) return *std::move(refused);
    std::optional<CaseId> file;
    Step kept;
    if (const auto* answer = std::get_if<AnswerConsultation>(&step)) {
        kept = {AnswerConsultation::code,
                "reply",
                {.text = answer->text.text(),
                 .original = answer->original.text(),
                 .detail = {},
                 .machine = answer->machine},
                Answer{house.today(), answer->text, answer->original, answer->machine}};
    } else if (const auto* refer = std::get_if<ReferConsultation>(&step)) {
        kept = {ReferConsultation::code,
                "referred",
                {.text = refer->reasons.text(), .original = {}, .detail = refer->to.text(), .machine = false},
                {}};
    } else if (const auto* close = std::get_if<CloseConsultation>(&step)) {
        kept = {CloseConsultation::code,
                "closed",
                {.text = close->reasons.text(), .original = {}, .detail = {}, .machine = false},
                {}};
    } else if (const auto* over = std::get_if<HandOverConsultation>(&step)) {
        HOGO_TRY(outcome, record_encounter(house, actor, action, over->encounter));
        if (auto* refused = std::get_if<Refused>(&outcome)) return *std::move(refused);
        file = std::get<Receipt>(outcome).file;
        kept = {HandOverConsultation::code,
                "handed_over",
                {.text = {}, .original = {}, .detail = file->text(), .machine = false},
                {}};
    }
    HOGO_CHECK(keep_step(house, actor, desk, action, consultation, std::move(kept)));
    return file;
}

}  // namespace hogo::actions
