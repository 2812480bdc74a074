#include "actions/consultation.h"

#include "actions/consultation_format.h"
#include "vault/desk_files.h"

namespace hogo::actions {
namespace {

constexpr std::size_t form_digits = 64;
/// More than a flood of an hour; beyond it old forms are forgotten, so that memory has a bound.
constexpr std::size_t remembered_forms = 500'000;

constexpr auto old_form = [] {
    return problem(ProblemKind::conflict, "old_form", "a form that this process did not make");
};

}  // namespace

std::span<const Code> danger_answers() {
    static const std::array<Code, 4> all{"yes", "no", "unsure", "not_asked"};
    return all;
}

PublicDesk::PublicDesk(ConsultationStore& store, AttachmentStore& files, vault::DeskKey desk, const Clock& clock,
                       Zone zone, RandomSource& random)
    : store_(store), files_(files), desk_(desk), clock_(clock), zone_(std::move(zone)), random_(random) {
    random_.fill(form_key_.reveal());
}

std::string PublicDesk::fresh_form() {
    const auto form = random_.draw<16>();
    return to_hex(form) + to_hex(vault::form_mark(form_key_, form));
}

std::optional<vault::RawId> PublicDesk::read_form(std::string_view text) const {
    const auto bytes = text.size() == form_digits ? from_hex(text) : std::nullopt;
    if (!bytes) return std::nullopt;
    vault::RawId form;
    std::copy_n(bytes->begin(), form.size(), form.begin());
    if (!equal_in_constant_time(ByteView(*bytes).subspan(form.size()), vault::form_mark(form_key_, form)))
        return std::nullopt;
    return form;
}

Result<FileOnItsWay> PublicDesk::begin_file(std::string name) {
    const auto place = vault::place_of_attachment(desk_.of, random_.draw<16>());
    HOGO_TRY(intake, AttachmentIntake::begin(files_, desk_.key, place, random_));
    return FileOnItsWay{std::move(name), std::move(intake)};
}

Result<void> PublicDesk::store(const vault::RawId& form, const vault::Receipt& receipt,
                               const Consultation& message, std::span<FileOnItsWay> files, bool again) {
    MessageWords said{.words = message.words.text(),
                      .contact = message.contact.text(),
                      .hours = message.hours.text(),
                      .avoid = message.avoid.text(),
                      .files = {}};
    std::vector<vault::Hash> contents;
    auto alike = folded(message.words.text());
    for (const auto& file : files) {
        contents.push_back(file.intake.content_digest());
        alike += to_hex(contents.back());
    }
    const auto id = vault::consultation_row(form, encode(said), contents);
    HOGO_TRY(attached, keep_files(id, files));
    if (!files.empty() && attached.empty()) return {};  // this message came before, with these files
    said.files = std::move(attached);
    const auto words = encode(said);
    const auto head =
        encode(MessageHead{.inbox = receipt.inbox(),
                           .reply_key = receipt.reply_pair().open,
                           .language = message.language,
                           .answer_in = message.answer_in,
                           .danger = message.danger,
                           .again = again,
                           .likeness = vault::likeness_of(bytes_of(alike)),
                           .crowd = message.crowd});
    ConsultationRow row{.id = id, .day = zone_.day_of(clock_.now()), .head = {}, .words = {}};
    HOGO_TRY(sealed_head, vault::seal_to_desk(desk_, vault::ConsultationPart::head, row.id, head, random_));
    HOGO_TRY(sealed_words,
             vault::seal_to_desk(desk_, vault::ConsultationPart::words, row.id, words, random_));
    row.head = std::move(sealed_head);
    row.words = std::move(sealed_words);
    HOGO_TRY(kept, store_.add(row));
    if (!kept) return problem(ProblemKind::environment, "intake_full", "no further message can be kept");
    return {};
}

/// The files first, so that a message never names one that is not there. None where all this came before.
Result<std::vector<AttachedFile>> PublicDesk::keep_files(const vault::RawId& message, std::span<FileOnItsWay> files) {
    std::vector<AttachedFile> attached;
    if (files.empty()) return attached;
    {
        const std::lock_guard lock(mutex_);
        if (with_files_.size() >= remembered_forms) with_files_.clear();
        if (!with_files_.insert(message).second) return attached;
    }
    const auto forget = [&](auto problem) {
        const std::lock_guard lock(mutex_);
        with_files_.erase(message);
        return problem;
    };
    for (auto& file : files) {
        auto said = file.intake.finish(file.name);
        if (!said) return forget(std::unexpected(said.error()));
        const auto kept = files_.keep(said->id, file.intake.sealed());
        if (!kept) return forget(std::unexpected(kept.error()));
        if (!*kept) return forget(problem(ProblemKind::environment, "files_full", "no further file can be kept"));
        attached.push_back(*std::move(said));
    }
    return attached;
}

Result<vault::Receipt> PublicDesk::receive(std::string_view form, const Consultation& message,
                                           std::span<FileOnItsWay> files) {
    const auto id = read_form(form);
    if (!id) return old_form();
    auto receipt = vault::Receipt::of_form(form_key_, *id);
    {
        const std::lock_guard lock(mutex_);
        const auto before = sent_.find(*id);
        if (before != sent_.end() && clock_.now() >= before->second.plus(receipt_again_for))
            return problem(ProblemKind::conflict, "already_sent", "this message arrived a while ago");
    }
    HOGO_CHECK(store(*id, receipt, message, files, false));
    const std::lock_guard lock(mutex_);
    if (sent_.size() >= remembered_forms) sent_.clear();
    sent_.try_emplace(*id, clock_.now());
    return receipt;
}

Result<void> PublicDesk::receive_again(std::string_view form, const vault::Receipt& receipt,
                                       const Consultation& message, std::span<FileOnItsWay> files) {
    const auto id = read_form(form);
    if (!id) return old_form();
    return store(*id, receipt, message, files, true);
}

/// The first slot that nobody was shown, or that this same form was shown a moment ago.
std::optional<int> PublicDesk::choose(const vault::Inbox& inbox, std::span<const int> slots,
                                      const vault::RawId& form) {
    const std::lock_guard lock(mutex_);
    for (int slot : slots) {
        const auto [place, fresh] = shown_.try_emplace({inbox, slot}, Shown{form, clock_.now()});
        if (fresh || place->second.form == form) return slot;
    }
    return std::nullopt;
}

Result<std::optional<Answer>> PublicDesk::read_inbox(std::string_view form, const vault::Receipt& receipt) {
    const auto id = read_form(form);
    if (!id) return old_form();
    const auto inbox = receipt.inbox();
    const auto pair = receipt.reply_pair();

    // From here on every inbox takes the same way: what waits is opened, or an empty reply of our own in its
    // place.
    HOGO_TRY(slots, store_.find_replies(inbox));
    const auto slot = choose(inbox, slots, *id);
    HOGO_TRY(fetched, store_.fetch(inbox, slot));
    HOGO_TRY(nothing, encode_answer(
                          {.day = zone_.day_of(clock_.now()), .text = {}, .original = {}, .machine = false}));
    HOGO_TRY(instead, vault::seal_reply(pair.open, inbox, nothing, random_));
    const auto opened = vault::open_reply(pair, inbox, slot ? fetched : instead);
    if (!opened) return std::optional<Answer>{};  // a reply that was damaged is none
    HOGO_TRY(answer, decode_answer(bytes_of(opened->reveal())));
    return slot ? std::optional(std::move(answer)) : std::nullopt;
}

Result<std::size_t> PublicDesk::forget_shown() {
    std::vector<std::pair<vault::Inbox, int>> over;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [place, shown] : shown_)
            if (clock_.now() >= shown.at.plus(shown_again_for)) over.push_back(place);
    }
    if (over.empty()) return 0;
    HOGO_CHECK(store_.remove_replies(over));
    const std::lock_guard lock(mutex_);
    for (const auto& place : over) shown_.erase(place);
    return over.size();
}

}  // namespace hogo::actions
