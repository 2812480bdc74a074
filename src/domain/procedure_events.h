// What the authority does or is kept from doing: holds, custody, measures, status.
#pragma once
#include "domain/event_fields.h"

namespace hogo::domain {

// ── holds ────────────────────────────────────────────────────────────────────────────────────────────────────

/// A director's written lifting: it ends by itself on the day after `until`; the hold is then back, computed from dates.
struct HoldLifted {
    static constexpr std::string_view type = "hold_lifted";
    Code hold;
    LocalDate until;
    std::vector<Code> alternatives;  ///< considered and why not is in the words
    template <class Fields>
    void describe(Fields& fields) {
        fields("hold", hold), fields("until", until), fields("alternatives", alternatives);
    }
};

struct HoldRestored {
    static constexpr std::string_view type = "hold_restored";
    Code hold;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("hold", hold), fields("on", on);
    }
};

/// Time in custody, to the day and with its cause. The same day in and out is 0 days.
struct CustodyRecorded {
    static constexpr std::string_view type = "custody_recorded";
    LocalDate from;
    std::optional<LocalDate> until;
    Code cause;
    template <class Fields>
    void describe(Fields& fields) {
        fields("from", from), fields("until", until), fields("cause", cause);
    }
};

// ── measures ─────────────────────────────────────────────────────────────────────────────────────────────────

struct MeasureProposed {
    static constexpr std::string_view type = "measure_proposed";
    MeasureId measure;
    Code kind;
    std::optional<EventId> wish;  ///< the wish it follows or departs from
    bool departs_from_wish = false;
    std::map<Code, Code> particulars;  ///< coded details: status asked for, months, instrument
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("kind", kind), fields("wish", wish),
            fields("departs_from_wish", departs_from_wish), fields("particulars", particulars);
    }
};

/// The reasons, each sentence with the event that it rests on. Their words lie in `condition`.
struct MeasureDrafted {
    static constexpr std::string_view type = "measure_drafted";
    MeasureId measure;
    std::vector<EventId> cites;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("cites", cites);
    }
};

struct MeasureSent {
    static constexpr std::string_view type = "measure_sent";
    MeasureId measure;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure);
    }
};

/// Outside events on the way: applied for, filed, heard, objected (with the day that clocks start from).
struct MeasureAdvanced {
    static constexpr std::string_view type = "measure_advanced";
    MeasureId measure;
    Code step;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("step", step), fields("on", on);
    }
};

struct MeasureDecided {
    static constexpr std::string_view type = "measure_decided";
    MeasureId measure;
    Decision decision = Decision::granted;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure), fields("decision", decision), fields("on", on);
    }
};

struct MeasureWithdrawn {
    static constexpr std::string_view type = "measure_withdrawn";
    MeasureId measure;
    template <class Fields>
    void describe(Fields& fields) {
        fields("measure", measure);
    }
};

struct StatusHeld {
    static constexpr std::string_view type = "status_held";
    Code status;  ///< status of residence, or `none`
    LocalDate from;
    std::optional<LocalDate> until;
    std::optional<MeasureId> by;
    template <class Fields>
    void describe(Fields& fields) {
        fields("status", status), fields("from", from), fields("until", until), fields("by", by);
    }
};

// ── how a file ends ──────────────────────────────────────────────────────────────────────────────────────────

/// One person asks that the file be closed, or parts of it be erased; a second one answers. A closing that was agreed to is
/// StageReached{closed}; of a file that was erased whole nothing is left to say so.
struct EndDecided {
    static constexpr std::string_view type = "end_decided";
    Code step;                ///< close_proposed, close_refused, erase_proposed, erase_refused, erased
    std::vector<Code> parts;  ///< compartments, where it is about erasing
    template <class Fields>
    void describe(Fields& fields) {
        fields("step", step), fields("parts", parts);
    }
};

}  // namespace hogo::domain
