// Both sides of the consultations in memory, with a list of what was called and how much came back.
#pragma once
#include <map>
#include <set>

#include "actions/consultation_ports.h"

namespace hogo::actions::testing {

class MemoryConsultations final : public ConsultationStore, public ConsultationDesk {
  public:
    std::vector<std::string> calls;
    std::size_t most = 1'000'000;  ///< rows that fit

    Result<bool> add(const ConsultationRow& message) override {
        calls.push_back("add");
        if (!intake.contains(message.id) && intake.size() >= most) return false;
        intake.emplace(message.id, message);
        return true;
    }
    Result<std::vector<int>> find_replies(const vault::Inbox& inbox) override {
        calls.push_back("find_replies");
        std::vector<int> slots;
        for (const auto& [place, row] : replies)
            if (place.first == inbox) slots.push_back(place.second);
        return slots;
    }
    Result<Bytes> fetch(const vault::Inbox& inbox, std::optional<int> slot) override {
        const auto bytes = slot ? replies.at({inbox, *slot}).sealed : Bytes(vault::sealed_reply_size);
        calls.push_back("fetch " + std::to_string(bytes.size()));
        return bytes;
    }
    Result<void> remove_replies(std::span<const std::pair<vault::Inbox, int>> shown) override {
        for (const auto& place : shown) replies.erase(place);
        return {};
    }

    Result<std::vector<ConsultationHead>> read_heads() override { return heads_of(intake); }
    Result<std::vector<ConsultationHead>> read_note_heads() override { return heads_of(notes); }
    Result<Bytes> read_words(const vault::RawId& id) override {
        for (const auto* rows : {&intake, &notes})
            if (const auto found = rows->find(id); found != rows->end()) return found->second.words;
        return problem(ProblemKind::not_found, "no_such_consultation", "there is no such consultation");
    }
    Result<void> add_note(const ConsultationRow& note, const std::optional<ReplyRow>& reply) override {
        if (notes.contains(note.id)) return {};
        if (reply) {
            int free = 0;
            for (const auto& [place, row] : replies)
                if (place.first == reply->inbox) free = place.second + 1;
            if (free >= reply_slots) return problem(ProblemKind::conflict, "inbox_full", "as many replies as can wait are waiting");
            auto row = *reply;
            row.slot = free;
            replies.emplace(std::pair{row.inbox, free}, row);
        }
        notes.emplace(note.id, note);
        return {};
    }
    Result<int> count_replies(const vault::Inbox& inbox) override {
        return static_cast<int>(std::ranges::count_if(replies, [&](const auto& one) { return one.first.first == inbox; }));
    }
    Result<std::vector<LocalDate>> unrecorded_days(LocalDate today) override {
        std::set<LocalDate> days;
        for (const auto& [id, row] : intake)
            if (row.day < today && !batches.contains(row.day)) days.insert(row.day);
        return std::vector<LocalDate>(days.begin(), days.end());
    }
    Result<std::vector<ConsultationRow>> read_day(LocalDate day) override {
        std::vector<ConsultationRow> rows;
        for (const auto& [id, row] : intake)
            if (row.day == day) rows.push_back(row);
        return rows;
    }
    Result<void> note_batch(LocalDate day, std::size_t messages, std::uint64_t) override {
        batches.emplace(day, messages);
        return {};
    }

    using Rows = std::map<vault::RawId, ConsultationRow>;
    Rows intake, notes;
    std::map<std::pair<vault::Inbox, int>, ReplyRow> replies;
    std::map<LocalDate, std::size_t> batches;

  private:
    static std::vector<ConsultationHead> heads_of(const Rows& rows) {
        std::vector<ConsultationHead> heads;
        for (const auto& [id, row] : rows) heads.push_back({id, row.day, row.head});
        return heads;
    }
};

}  // namespace hogo::actions::testing
