#include "actions/import_referral.h"

#include <set>

#include "actions/referral_table.h"
#include "matching/token.h"

namespace hogo::actions {
namespace {

/// Cut to what an event may hold, at a whole character; the form's own limits keep this far away.
Text text_of_lines(std::string_view lines) {
    auto text = Text::parse(lines, 200'000);
    require(text.has_value(), "a referral whose texts were not checked");
    return *std::move(text);
}

std::optional<LocalDate> day_in(std::string_view value) { return LocalDate::parse(value.substr(0, 10)); }

std::int64_t years_between(LocalDate born, LocalDate day) {
    const auto from = born.fields(), to = day.fields();
    const bool before = std::pair{to.month(), to.day()} < std::pair{from.month(), from.day()};
    return static_cast<int>(to.year()) - static_cast<int>(from.year()) - (before ? 1 : 0);
}

/// The option of a coded fact that somebody means by a word: its id or one of its other spellings.
std::optional<Code> option_named(const rules::Fact& fact, std::string_view word) {
    std::string plain = folded(word);
    std::ranges::replace(plain, ' ', '_');
    for (const auto& option : fact.options)
        if (option.id == plain || std::ranges::find(option.also, plain) != option.also.end()) return option.id;
    return std::nullopt;
}

class Placer {
  public:
    Placer(const rules::Pack& pack, const Zone& zone, Instant now) : pack_(pack), zone_(zone), now_(now) {
        auto& encounter = referral_.encounter;
        encounter.door = "other";
        encounter.seen_at = now;
        encounter.facts.emplace("encounter.partner_referral", domain::Answer::yes);
        referral_.referred_on = zone.day_of(now);
    }

    void place(const ReferralField& field) {
        whole_ += field.name + "=" + field.value.text() + "\n";
        if (field.name == "meta/instanceID") referral_.instance = field.value.text();
        const auto* column = ReferralTable::get().find(field.name);
        if (!column) return leave(field.name, field.value.text());
        column_ = column;
        value_ = field.value.text();
        // A repeated group may bring a field twice; only the first has its place.
        if (!seen_.insert(column->name).second && !column->many) return leave(column->label, value_);
        place_value();
    }

    Referral finish() {
        auto& encounter = referral_.encounter;
        add_name();
        encounter.identity.note = text_of_lines(identity_note_);
        if (born_ && *born_ <= referral_.referred_on) {
            const auto years = years_between(*born_, referral_.referred_on);
            if (years <= 120) encounter.facts.emplace("person.age", years);
        }
        if (!identity_number_.empty())
            encounter.identity.documents.push_back({"other", text_of_lines(identity_number_), issued_by_});
        if (!exploitation_.empty()) {
            referral_.circumstances.emplace("other.exploitation", exploitation_named_ ? domain::Answer::yes : domain::Answer::unknown);
            referral_.evidence = text_of_lines(exploitation_);
        }
        referral_.words = text_of_lines("Human Trafficking Case Data Standard 2.0\n" + words_);
        referral_.keep_away.role = "other";
        referral_.keep_away.note = text_of_lines(keep_away_);
        referral_.whereabouts.kind = "other";
        referral_.whereabouts.address = text_of_lines(address_);
        referral_.whereabouts.contact = text_of_lines(contact_);
        referral_.whereabouts.since = referral_.referred_on;
        if (referral_.instance.empty()) referral_.instance = whole_;
        return std::move(referral_);
    }

  private:
    void took(const Code& place, const Code& became = {}, std::string value = {}) {
        referral_.placed.push_back({column_->label, value.empty() ? value_ : std::move(value), place, became});
    }
    void leave(const std::string& label, const std::string& value) {
        auto& kept = referral_.unplaced[label];
        kept = text_of_lines(kept.empty() ? value : kept.text() + "\n" + value);
    }
    void add_line(std::string& to) const { to += (to.empty() ? "" : "\n") + column_->label + ": " + labels(); }
    /// The values as the standard reads them to people; as typed where it has no list.
    std::string labels() const {
        if (column_->values.empty()) return value_;
        const auto found = column_->find(value_);
        std::string text;
        for (const auto* value : found.values) text += (text.empty() ? "" : "; ") + value->label;
        if (!found.others.empty()) text += (text.empty() ? "" : "; ") + found.others;
        return text;
    }

    void place_value() {
        const auto& place = column_->place;
        if (place == "name") return name_.push_back(value_), took("identity");
        if (place == "identity_note") return add_line(identity_note_), took("identity");
        if (place == "birthdate") return place_birthdate();
        if (place == "document") return identity_number_ = value_, took("identity");
        if (place == "fact") return place_fact();
        if (place == "language") return place_language();
        if (place == "contact") return add_line(contact_), took("whereabouts");
        if (place == "address") return add_line(address_), took("whereabouts");
        if (place == "indicators") return place_indicators();
        if (place == "exploitation") return place_exploitation();
        if (place == "keep_away_place") return place_keep_away();
        if (place == "words") return add_line(words_), took("words", {}, labels());
        if (place == "referred_on") return place_referral_date();
        leave(column_->label, labels());
    }

    void add_name() {
        std::string whole;
        for (const auto& part : name_) whole += (whole.empty() ? "" : " ") + part;
        if (!whole.empty()) referral_.encounter.identity.names.push_back(text_of_lines(whole));
    }

    void place_birthdate() {
        referral_.encounter.identity.date_of_birth = text_of_lines(value_);
        born_ = day_in(value_);
        took("identity", born_ ? Code("person.age") : Code());
    }

    void place_fact() {
        const auto* fact = pack_.fact(column_->fact);
        const auto found = column_->find(value_);
        if (!fact || found.values.size() > 1) return leave(column_->label, value_);
        std::optional<Code> option;
        bool exact = true;
        if (found.values.size() == 1 && found.others.empty()) {
            const auto& value = *found.values.front();
            exact = value.exact;
            option = !value.is.empty() ? std::optional(value.is) : option_named(*fact, value.code);
            if (!option && fact->id == Code("person.nationality")) option = Code("other"), exact = false;
        } else {
            option = option_named(*fact, value_);
        }
        if (!option) return leave(column_->label, value_);
        if (*option == "unknown") referral_.encounter.facts.emplace(fact->id, domain::Answer::unknown);
        else referral_.encounter.facts.emplace(fact->id, *option);
        if (fact->id == Code("person.nationality")) issued_by_ = *option;
        if (!exact) add_line(identity_note_);
        took("fact", fact->id, labels());
    }

    void place_language() {
        const auto* fact = pack_.fact("person.native_language");
        const auto option = fact ? option_named(*fact, value_) : std::nullopt;
        if (!option) return leave(column_->label, value_);
        referral_.encounter.facts.emplace(fact->id, *option);
        referral_.encounter.language = *option;
        took("fact", fact->id);
    }

    void place_indicators() {
        const auto found = column_->find(value_);
        for (const auto* value : found.values) {
            const auto& became = !value->indicator.empty() ? value->indicator : value->circumstance;
            if (became.empty() || !pack_.fact(became)) {
                leave(column_->label, value->label);
                continue;
            }
            if (!value->indicator.empty()) referral_.encounter.indicators.emplace(became, domain::Answer::yes);
            else referral_.circumstances.emplace(became, domain::Answer::yes);
            took(value->indicator.empty() ? Code("circumstance") : Code("indicator"), became, value->label);
            if (!value->exact) leave(column_->label, value->label);
        }
        if (!found.others.empty()) leave(column_->label, found.others);
    }

    void place_exploitation() {
        add_line(exploitation_);
        const auto status = column_->name == "vic_TraffickingStatus";
        if (status) {
            const auto found = column_->find(value_);
            if (found.values.size() == 1 && found.values.front()->code == "NotAVictimOfTrafficking")
                referral_.encounter.facts.insert_or_assign("encounter.partner_referral", domain::Answer::no);
        } else if (column_->name != "vic_TraffickingStatusDecisionMakingOrg" && column_->name != "vic_MethodOfRecruitment") {
            exploitation_named_ = true;
        }
        took("circumstance", "other.exploitation", labels());
    }

    void place_keep_away() {
        add_line(keep_away_);
        referral_.keep_away.places.push_back(text_of_lines(value_));
        took("keep_away");
    }

    void place_referral_date() {
        const auto day = day_in(value_);
        if (!day || *day > zone_.day_of(now_)) return leave(column_->label, value_);
        referral_.referred_on = *day;
        referral_.encounter.seen_at = std::min(now_, zone_.at(*day, 12 * 60));
        took("encounter");
    }

    const rules::Pack& pack_;
    const Zone& zone_;
    const Instant now_;
    Referral referral_;
    const ReferralColumn* column_ = nullptr;
    std::string value_, whole_;
    std::set<std::string> seen_;
    std::vector<std::string> name_;
    std::optional<LocalDate> born_;
    std::string identity_note_, identity_number_, contact_, address_, exploitation_, keep_away_, words_;
    Code issued_by_ = "other";
    bool exploitation_named_ = false;
};

Verdict decide(const Actor& actor) {
    if (!actor.is(casework_roles) && !actor.is({domain::Role::consultation_desk, domain::Role::director}))
        return Refused{"casework_only", "house", {}, "a_casework_role"};
    return permitted;
}

}  // namespace

Result<Referral> read_referral(std::string_view xml, const rules::Pack& pack, const Zone& zone, Instant now) {
    HOGO_TRY(fields, read_referral_form(xml));
    Placer placer(pack, zone, now);
    for (const auto& field : fields) placer.place(field);
    return placer.finish();
}

std::vector<domain::Event> referral_events(const Referral& referral, domain::Occasion& occasion) {
    auto encounter = referral.encounter;
    const auto facts = std::exchange(encounter.facts, {});
    auto events = encounter_events(encounter, occasion);
    const auto first = events.front().id;
    events.push_back(occasion.event(domain::FactsStated{facts, "partner", referral.referred_on}));
    for (const auto& [kind, answer] : referral.circumstances) {
        events.push_back(occasion.event(domain::CircumstanceConsidered{kind, answer, "partner", referral.referred_on}));
        if (kind == "other.exploitation")
            add_words(events, occasion, "evidence", domain::EventId(events.back().id), {referral.evidence, "en"});
    }
    add_words(events, occasion, "referral", first, {referral.words, "en"});
    if (!referral.whereabouts.address.empty() || !referral.whereabouts.contact.empty())
        events.push_back(occasion.event(referral.whereabouts));
    if (!referral.keep_away.places.empty()) events.push_back(occasion.event(referral.keep_away));
    events.push_back(occasion.event(domain::ReferralRecorded{"htcds-2.0", referral.unplaced}));
    return events;
}

Outcome<> import_referral(House& house, const Actor& actor, const Referral& referral) {
    const auto token = matching::keyed_token(house.keys.token, "htcds instance", {referral.instance});
    const auto action = *domain::ActionId::from_bytes(ByteView(token).first(domain::ActionId::size));
    // Decided first: the action's id comes from the form, and an earlier receipt is not for whoever holds the form.
    auto decision = Permit<ImportReferral>::from(decide(actor));
    if (auto* refused = std::get_if<Refused>(&decision)) return *std::move(refused);
    HOGO_TRY(before, house.cases.find_receipt(action));
    if (before) return *before;
    return begin_file(house, actor, action, ImportReferral::code, actor.staff.unit,
                      [&](domain::Occasion& occasion) { return referral_events(referral, occasion); }, std::get<0>(decision),
                      document_tokens(house, referral.encounter.identity.documents));
}

}  // namespace hogo::actions
