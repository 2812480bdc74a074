// A work item: one line of a unit's list for one file, sealed to the unit's work key.
//
// Promises: it carries dates and codes from which the bands of "my work" are computed on reading; no name, no words.
// Each change to a file replaces its line; `hogo work rebuild` makes all of them again from the files.
#pragma once
#include "actions/gather.h"
#include "rules/assessment.h"

namespace hogo::actions {

struct WorkDate {
    Code id;          ///< deadline of the pack, or interview, lift_ends, release_ends
    LocalDate due;
    LocalDate act_by; ///< the last opening day
    int danger = 9;
    bool operator==(const WorkDate&) const = default;
};

/// A part of a file that is over, and the last day on which it is kept.
struct KeptPart {
    Compartment part = Compartment::procedure;
    LocalDate until;
    bool operator==(const KeptPart&) const = default;
};

struct WorkWait {
    Code kind;        ///< measure_decision, not_established, release_approval, release_review, inquiry, closing, erasure
    Code who;         ///< role that can answer: case_lead, director, second_person, second_lead
    StaffId by;       ///< who asked: somebody else must answer
    bool operator==(const WorkWait&) const = default;
};

struct WorkItem {
    CaseId file;
    std::string number;
    Code door, track;
    domain::Stage stage = domain::Stage::encounter;
    std::vector<StaffId> people;     ///< who holds a task on it
    std::vector<Code> holds;         ///< that stand
    std::vector<Code> lifted;
    std::optional<Code> next_step;   ///< the measure that the rules propose first
    std::vector<WorkDate> dates;
    std::vector<WorkWait> waits;
    int custody_days = 0;            ///< with an open file, up to the day of writing
    std::optional<LocalDate> custody_since;  ///< still running
    std::optional<Code> custody_cause;
    LocalDate opened_on;
    std::vector<KeptPart> kept;      ///< of a file that is over: until when each part is kept
    std::string related;             ///< not a file's own line but a notice beside it: the number of the other file

    /// The earliest day on which somebody must look at it.
    LocalDate due(LocalDate today) const;
};

WorkItem make_work_item(const House& house, const CaseId& id, const std::string& number, const domain::CaseFile& file,
                        const rules::Assessment& assessment);
/// A line that only tells the lead that another file names the same document. It lapses after `notice_days`.
inline constexpr int notice_days = 60;
WorkItem make_notice(const CaseId& file, const std::string& number, const std::string& related, const StaffId& by,
                     LocalDate today);
/// The row's id says nothing about the file without this host's token key.
WorkId work_id(const House& house, const CaseId& file);
/// Of a notice on `file` about `related`.
WorkId work_id(const House& house, const CaseId& file, const CaseId& related);
Result<WorkRow> seal_work_item(House& house, const Actor& actor, const Code& unit, const WorkItem& item);
Result<WorkRow> seal_work_item(House& house, const Actor& actor, const Code& unit, const WorkItem& item, const WorkId& id);
Result<WorkItem> open_work_item(const vault::CompartmentReader& work, const WorkRow& row);

}  // namespace hogo::actions
