// A partner's referral: a filled form of the Human Trafficking Case Data Standard becomes an encounter (P7, P18).
//
// Promises: nothing that the form holds is dropped: what has no exact place is kept whole beside the file and shown as
// such; codes and labels of the toolkit and of the standard are understood, whichever way they are spelled; the form of
// one instance twice is one file. What a partner says is recorded as said by a partner; their word opens the file.
// Does not know XML (referral_form.h). The table is packs/htcds/mapping.json (IOM, CC BY 4.0; see docs/htcds.md).
#pragma once
#include "actions/add_words.h"
#include "actions/record_encounter.h"
#include "actions/referral_form.h"

namespace hogo::actions {

/// What one field of the form became, for showing.
struct PlacedField {
    std::string label;  ///< of the standard
    std::string value;
    Code place;         ///< identity, whereabouts, fact, indicator, circumstance, words, keep_away, encounter
    Code became;        ///< the fact, indicator or circumstance; may be empty
};

struct Referral {
    RecordEncounter encounter;
    LocalDate referred_on;
    std::map<Code, domain::Answer> circumstances;
    Text evidence;                            ///< how the partner describes the exploitation
    Text words;                               ///< what the partner wrote in words; never empty
    domain::WhereaboutsRecorded whereabouts;  ///< where address and contact are empty: none
    domain::PersonToKeepAwayRecorded keep_away;
    std::map<std::string, Text> unplaced;     ///< by the field's label, by its name where the standard has no such field
    std::vector<PlacedField> placed;          ///< in the form's order
    std::string instance;                     ///< the form's own id, or everything in it
};

/// Pure. Problems: those of read_referral_form.
Result<Referral> read_referral(std::string_view xml, const rules::Pack& pack, const Zone& zone, Instant now);

struct ImportReferral {
    static inline const Code code = "import_referral";
    Referral referral;
};

/// Refused: `casework_only`. The receipt of a form that was imported before is its first.
Outcome<> import_referral(House& house, const Actor& actor, const Referral& referral);

/// The events of the file that it begins.
std::vector<domain::Event> referral_events(const Referral& referral, domain::Occasion& occasion);

/// The table as it stands in packs/htcds.
std::string_view htcds_mapping_text();

}  // namespace hogo::actions
