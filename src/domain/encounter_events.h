// How the person came to us, where the file stands, what weighs and what the person wants.
#pragma once
#include "domain/event_fields.h"

namespace hogo::domain {

// ── how the person came to us ────────────────────────────────────────────────────────────────────────────────

/// First contact at a door. "Seen at" is when an officer met the person, "entered at" when this was typed.
struct EncounterRecorded {
    static constexpr std::string_view type = "encounter_recorded";
    Code door;
    Instant seen_at, entered_at;
    std::optional<Code> language;            ///< what the person speaks best, as far as known
    std::optional<GroupSheetId> group;       ///< the sheet, when many were met at once
    std::int64_t row = 0;                    ///< the row on the sheet, from 1; 0 without a sheet
    std::optional<CaseId> child_of;          ///< a child's own file, opened from the parent's
    template <class Fields>
    void describe(Fields& fields) {
        fields("door", door), fields("seen_at", seen_at), fields("entered_at", entered_at),
            fields("language", language), fields("group", group), fields("row", row), fields("child_of", child_of);
    }
};

/// Facts that rules read, as coded answers.
struct FactsStated {
    static constexpr std::string_view type = "facts_stated";
    std::map<Code, FactValue> facts;
    Code source;  ///< person, document, officer, partner, rule
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("facts", facts), fields("source", source), fields("on", on);
    }
};

struct IndicatorsAnswered {
    static constexpr std::string_view type = "indicators_answered";
    std::map<Code, Answer> answers;
    template <class Fields>
    void describe(Fields& fields) {
        fields("answers", answers);
    }
};

/// The officer's own suspicion: enough by itself (P18).
struct SuspicionStated {
    static constexpr std::string_view type = "suspicion_stated";
    Answer suspicion = Answer::not_asked;
    template <class Fields>
    void describe(Fields& fields) {
        fields("suspicion", suspicion);
    }
};

/// The screening came to an end without a file: with no indication and no suspicion left.
struct ScreeningClosed {
    static constexpr std::string_view type = "screening_closed";
    Code because;
    template <class Fields>
    void describe(Fields& fields) {
        fields("because", because);
    }
};

// ── where the file stands ────────────────────────────────────────────────────────────────────────────────────

struct StageReached {
    static constexpr std::string_view type = "stage_reached";
    Stage stage = Stage::possible_victim;
    Code basis;  ///< suspicion, screening, referral, second_person, new_information
    template <class Fields>
    void describe(Fields& fields) {
        fields("stage", stage), fields("basis", basis);
    }
};

/// One officer proposes; only a second person's StageReached{not_established} makes it so.
struct NotEstablishedProposed {
    static constexpr std::string_view type = "not_established_proposed";
    bool withdrawn = false;
    template <class Fields>
    void describe(Fields& fields) {
        fields("withdrawn", withdrawn);
    }
};

// ── what weighs, and what the person wants ───────────────────────────────────────────────────────────────────

struct CircumstanceConsidered {
    static constexpr std::string_view type = "circumstance_considered";
    Code kind;
    Answer answer = Answer::unknown;
    Code source;
    LocalDate on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("kind", kind), fields("answer", answer), fields("source", source), fields("on", on);
    }
};

struct WishRecorded {
    static constexpr std::string_view type = "wish_recorded";
    std::vector<Code> wishes;
    Code language;
    LocalDate said_on;
    template <class Fields>
    void describe(Fields& fields) {
        fields("wishes", wishes), fields("language", language), fields("said_on", said_on);
    }
};

/// Free words, and their translation, about the event that stands before them in the same action (or about another).
struct WordsRecorded {
    static constexpr std::string_view type = "words_recorded";
    Compartment compartment = Compartment::condition;
    Code about;       ///< wish, circumstance, suspicion, evidence, reasons, alternatives, note, review …
    EventId event;    ///< what the words belong to
    Code language;
    Text words;
    Text translation;
    template <class Fields>
    void describe(Fields& fields) {
        fields("compartment", compartment), fields("about", about), fields("event", event),
            fields("language", language), fields("words", words), fields("translation", translation);
    }
};

using DocumentId = Id<struct DocumentTag>;

/// A photograph or a paper was added: what it is called, what it is and how long. Its bytes lie elsewhere, sealed to the
/// same compartment (docs/formats/attachment.md).
struct DocumentAttached {
    static constexpr std::string_view type = "document_attached";
    Compartment compartment = Compartment::condition;
    DocumentId document;
    std::int64_t key_version = 1;  ///< of the compartment, to which the bytes are sealed
    Code kind;                     ///< identity_paper, contract, message, photograph, medical, report, other
    Code purpose;                  ///< who_the_person_is, what_happened, health_and_safety, for_a_measure, other
    Code content;                  ///< by what is in it: jpeg, png, gif, webp, heic, pdf, text
    bool as_it_came = false;       ///< false: drawn anew before it was kept
    Text name;
    std::int64_t size = 0;  ///< bytes
    Text digest;            ///< over the sealed bytes, in hexadecimal
    template <class Fields>
    void describe(Fields& fields) {
        fields("compartment", compartment), fields("document", document), fields("key_version", key_version),
            fields("kind", kind), fields("purpose", purpose), fields("content", content),
            fields("as_it_came", as_it_came), fields("name", name), fields("size", size), fields("digest", digest);
    }
};

}  // namespace hogo::domain
