// What the pages about measures share: a measure's words, its state by word and shape, the events that a draft can cite
// and the draft composed of them.
//
// Promises: each sentence of a composed draft rests on an event of the file and names the day and the source; nothing is
// taken from a compartment that the reader has not opened.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

std::string measure_name(const FilePage& page, const Code& kind);
html::Html measure_state(const FilePage& page, const domain::Measure& measure);
/// Granted or refused, in the words that fit: a status is permitted, a referral is done.
std::string decision_word(const FilePage& page, const domain::Measure& measure, domain::Decision decision);
/// The wish beside which a proposal stands: follows, departs, or nobody asked yet; with the wish itself.
html::Html beside_wish(const FilePage& page, const domain::Measure& measure);
std::string status_name(const FilePage& page, const Code& status);

/// Who proposed, drafted or sent it: nobody of them is its second person.
bool had_a_hand_in(const domain::Measure& measure, const domain::StaffId& person);

/// An event that a draft can rest on, as one sentence.
struct Citation {
    domain::EventId event;
    std::string sentence;
    html::ElementId section;  ///< of the file page, where it stands
    bool weighs = true;  ///< part of a composed draft; an earlier wish is not
};
/// In `words`' language: the reader's for the list, Japanese for the draft.
std::vector<Citation> citations(const FilePage& page, const Messages& words);

/// A draft to begin with, in Japanese official style.
std::string composed_draft(const FilePage& page, const domain::Measure& measure);

}  // namespace hogo::web::staff
