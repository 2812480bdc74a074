// What every section of the file page stands on: the visit, the opened file, and the words for its codes.
#pragma once
#include "actions/open_file.h"
#include "rules/explain.h"
#include "web/html/moments.h"
#include "web/staff/components.h"
#include "web/staff/visit.h"

namespace hogo::web::staff {

struct FilePage {
    const Visit& visit;
    const actions::FileView& view;

    const Messages& msg() const { return visit.msg; }
    const domain::CaseFile& file() const { return view.opened.file; }
    const rules::Pack& pack() const { return visit.pack(); }
    std::string label(rules::Thing thing, const Code& code) const { return pack().label(thing, code, visit.pack_language()); }
    /// The words of a fact: the name of a wish, a circumstance (also one that the rules do not know), an indicator.
    std::string fact(const Code& code) const;
    std::string answer(domain::Answer answer) const;
    /// Who recorded it and when, with the exact time on hover.
    html::Html by(const domain::Origin& origin) const;
    html::Html day(LocalDate day) const;
    /// Words about an event in the compartments that this person opened; says so where they are closed.
    html::Html words_about(const domain::EventId& event) const;
    html::Url url_to(std::string_view page) const;  ///< `/files/{id}/<page>`
};

/// Why a rule answered so, for explanation(): only what this reader may see.
Explanation explain(const FilePage& page, const rules::Explanation& explanation);
/// The rules that apply (where none does: those that may), each in its sentence; the others that were considered fold
/// under one heading, for their sentences would read as if they were so.
html::Html decisive_explanations(const FilePage& page, rules::Kind kind, const Code& id);

}  // namespace hogo::web::staff
