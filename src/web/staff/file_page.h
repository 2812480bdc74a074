// The file: one page with anchors, not a labyrinth of tabs (SCREENS.md).
//
// Head: number, stage, holds in words, days left, the next step; the name opens on a press that is on record. Below: now,
// wishes, circumstances, measures and decisions, interviews, people to keep away, whereabouts, timeline, who may see.
#pragma once
#include "web/staff/file_view.h"

namespace hogo::web::staff {

void add_file_pages(Pages& pages);

// The sections, in the order of the page; each in a file of its own or in file_sections.cpp.
html::Html now_section(const FilePage& page);
html::Html circumstances_section(const FilePage& page);
html::Html measures_section(const FilePage& page);
html::Html interviews_section(const FilePage& page);
html::Html needs_section(const FilePage& page);
html::Html people_section(const FilePage& page);
html::Html whereabouts_section(const FilePage& page);
html::Html documents_section(const FilePage& page);
html::Html timeline_section(const FilePage& page);
html::Html access_section(const FilePage& page);

/// A measure of this kind is on its way or decided: it is no next step any more.
bool begun(const FilePage& page, const Code& kind);

/// The button that opens a closed compartment of this file, on the record.
/// Said before the press: that this part asks for password and code, where this reader's grant needs it.
html::Html five_minutes(const FilePage& page, domain::Compartment part);
html::Html open_button(const FilePage& page, domain::Compartment part, std::string_view label);

}  // namespace hogo::web::staff
