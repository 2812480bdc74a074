#include "app/demo_fill_story.h"

#include <fmt/format.h>

namespace hogo::app {
namespace {

using namespace domain;

struct Origin {
    Code country, language;
    std::string_view given[3], family[3], wish;
};

const Origin origins[] = {
    {"ph", "fil", {"Lorna", "Jessa", "Rico"}, {"Dalisay", "Manalo", "Sicat"}, "Gusto ko po ng ligtas na lugar at ibang trabaho."},
    {"vn", "vi", {"Lan", "Huong", "Minh"}, {"Tran", "Pham", "Le"}, "Tôi muốn một nơi an toàn và được trả lương."},
    {"id", "id", {"Sari", "Wulan", "Agus"}, {"Pratiwi", "Lestari", "Santosa"}, "Saya ingin tempat yang aman dan bekerja di tempat lain."},
    {"th", "th", {"Malee", "Nok", "Somchai"}, {"Boonmee", "Saelim", "Thongdee"}, "ฉันอยากอยู่ในที่ที่ปลอดภัย"},
    {"br", "pt", {"Luana", "Bruna", "Caio"}, {"Teixeira", "Moraes", "Prado"}, "Quero um lugar seguro e outro trabalho."},
    {"pe", "es", {"Rosa", "Milagros", "Hugo"}, {"Quispe", "Huaman", "Rojas"}, "Quiero un lugar seguro y cobrar mi sueldo."},
};
const Code doors[] = {"landing_examination", "residence_examination", "deportation_procedure", "detention_centre", "consultation"};
const Code stays[] = {"spouse_of_japanese", "technical_intern", "short_term_stay", "entertainer", "student", "specified_skilled_worker"};
const Code indicators[] = {"d1.wages", "d1.contract", "d1.travel", "d2.debt_bondage", "d4.excessive_hours", "d4.low_pay", "d4.bad_living",
                           "d5.documents_confiscated", "d5.isolation", "d5.threat_of_denunciation", "d5.wages_withheld", "d6.dependency"};
const Code wishes[] = {"wishes.stay_in_japan", "wishes.leave_employer", "wishes.work_elsewhere", "wishes.claim_wages",
                       "wishes.no_police_contact", "wishes.safe_place", "wishes.lawyer", "wishes.doctor"};
const Code circumstances[] = {"circumstances.danger_on_return", "circumstances.condition_and_need", "circumstances.family_in_japan",
                              "circumstances.settled_in_japan", "circumstances.compelled_acts", "circumstances.other"};
const Code referrals[] = {"health_care", "legal_aid", "wage_claim", "labour_inspection", "lodging_for_all"};
const Code away_roles[] = {"employer", "broker", "inviter", "guarantor", "family"};
constexpr std::string_view companies[] = {"合同会社 みなと企画", "有限会社 北風商事", "株式会社 あさひ仮設", "白樺縫製"};
constexpr std::string_view places[] = {"市内の民間シェルター", "支援団体の一時宿泊所", "女性相談支援センター", "知人の住まい"};
constexpr std::string_view observations[] = {
    "旅券を雇い主が預かっていると話した。質問のたびに、同伴者の顔を見ていた。",
    "給料から毎月「手数料」が引かれ、手元に残るのは二万円ほどだと話した。",
    "住まいと職場の間を車で送迎され、一人で外に出たことがないと話した。",
    "契約書の写しを持っていない。仕事の内容が聞いていたものと違うと話した。"};
constexpr std::string_view reports[] = {"眠れない日が続いている。物音に驚くと話した。", "帰れば借金の取り立てを受けると話した。家族にも電話があったという。",
                                        "断れば入管に通報すると言われ、従うほかなかったと話した。", "こちらで子を保育園に通わせ、近所に頼れる人がいる。"};
constexpr std::string_view notes[] = {"電話で様子を確認した。体調は落ち着いている。次の面談は本人の希望する時間に。", "支援団体から連絡。通訳は同じ人を希望している。",
                                      "本人から書類を受け取り、写しを本人に返した。", "住まいが変わることについて説明し、本人の了解を得た。",
                                      "医療機関の受診に付き添いを手配した。結果は本人から聞く。"};

Text text(std::string_view words) {
    auto parsed = Text::parse(words, 4000);
    require(parsed.has_value(), "a story with broken text");
    return *parsed;
}

}  // namespace

Story::Story(std::uint64_t seed, std::uint64_t index, std::size_t events, const StoryStaff& staff)
    : random_(seed * 0x9e3779b97f4a7c15 + index), count_(events), staff_(staff) {
    origin_ = below(std::size(origins));
    document_ = {"passport", text(fmt::format("ZX{:07}", below(10'000'000))), origins[origin_].country};
}

const Event& Story::then(Occasion& occasion, Payload payload, const StaffId& author) {
    auto event = occasion.event(std::move(payload));
    event.at = clock_;
    event.author = author;
    clock_ = clock_.plus(step_ * static_cast<std::int64_t>(50 + below(100)) / 100);
    return events_.emplace_back(std::move(event));
}

const Event& Story::then(Occasion& occasion, Payload payload) { return then(occasion, std::move(payload), staff_.officer); }

void Story::words(Occasion& occasion, Compartment part, Code about, EventId event, std::string_view said) {
    then(occasion, WordsRecorded{.compartment = part, .about = std::move(about), .event = event, .language = "ja",
                                 .words = text(said), .translation = {}});
}

void Story::meet(Occasion& occasion) {
    const auto& origin = origins[origin_];
    const auto met = then(occasion, EncounterRecorded{.door = any_of(doors), .seen_at = clock_, .entered_at = clock_,
                                                      .language = origin.language, .group = {}, .row = 0, .child_of = {}}).id;
    const auto who = below(3);
    std::map<Code, FactValue> facts{{"person.sex", who == 2 ? Code("male") : Code("female")},
                                    {"person.age", std::int64_t(16 + below(40))},
                                    {"person.nationality", origin.country},
                                    {"stay.standing", one_in(3) ? Code("overstayed") : Code("lawful")}};
    if (one_in(3)) facts.emplace("work.wages_unpaid", Answer::yes);
    then(occasion, FactsStated{std::move(facts), "officer", occasion.today});
    std::map<Code, Answer> answers;
    for (const auto& indicator : indicators)
        if (one_in(2)) answers.emplace(indicator, one_in(3) ? Answer::unknown : one_in(3) ? Answer::no : Answer::yes);
    then(occasion, IndicatorsAnswered{std::move(answers)});
    then(occasion, SuspicionStated{Answer::yes});
    then(occasion, StageReached{Stage::possible_victim, "suspicion"});
    words(occasion, Compartment::condition, "observed", met, any_of(observations));
    then(occasion, IdentityRecorded{.names = {text(fmt::format("{} {}", origin.given[who], any_of(origin.family)))},
                                    .date_of_birth = {}, .note = {}, .documents = {document_}});
}

void Story::take_charge(Occasion& occasion) {
    then(occasion, Assigned{"officer", staff_.officer, false}, staff_.lead);
    if (one_in(40)) {
        const auto since = occasion.today.plus_days(-static_cast<int>(20 + below(60)));
        then(occasion, CustodyRecorded{since, one_in(3) ? std::nullopt : std::optional(since.plus_days(1 + static_cast<int>(below(9)))), "detention_order"});
    }
    then(occasion, WhereaboutsRecorded{.kind = "shelter", .address = text(any_of(places)), .contact = {}, .safe_hours = text("10:00–17:00"), .since = occasion.today});
    then(occasion, PersonToKeepAwayRecorded{.role = any_of(away_roles), .names = {}, .phones = {text(fmt::format("03-0000-{:04}", below(10'000)))},
                                            .companies = {text(any_of(companies))}, .places = {}, .note = text("本人の書類を預かっているとされる者。")});
    then(occasion, NeedsStated{{{"needs.hours", one_in(2) ? Code("afternoon") : Code("any")}, {"needs.officer", one_in(2) ? Code("female") : Code("no_preference")}}});
}

void Story::wish(Occasion& occasion) {
    const auto& origin = origins[origin_];
    last_wish_ = then(occasion, WishRecorded{{any_of(wishes)}, origin.language, occasion.today}).id;
    then(occasion, WordsRecorded{.compartment = Compartment::condition, .about = "wish", .event = last_wish_, .language = origin.language,
                                 .words = text(origin.wish), .translation = text("安全な所で、別の仕事をしたいです。")});
}

void Story::consider(Occasion& occasion) {
    last_circumstance_ = then(occasion, CircumstanceConsidered{any_of(circumstances), one_in(5) ? Answer::unknown : Answer::yes, "person", occasion.today}).id;
    words(occasion, Compartment::condition, "circumstance", last_circumstance_, any_of(reports));
}

void Story::protect(Occasion& occasion) {
    const auto measure = occasion.fresh<domain::MeasureTag>();
    then(occasion, MeasureProposed{.measure = measure, .kind = "change_of_status", .wish = last_wish_, .departs_from_wish = false,
                                   .particulars = {{"status", "designated_activities"}}});
    const auto draft = then(occasion, MeasureDrafted{measure, {last_wish_, last_circumstance_}}).id;
    words(occasion, Compartment::condition, "reasons", draft, "本人の希望と、保護の必要を示す事情による。");
    then(occasion, MeasureSent{measure});
    if (one_in(25)) return;  // still waits for the director
    then(occasion, MeasureDecided{measure, Decision::granted, occasion.today}, staff_.director);
    // A half or a whole year, spread so that something expires on every day ahead.
    const int period = one_in(2) ? 182 : 365;
    const auto until = occasion.today.plus_days(1 + static_cast<int>(below(period)));
    then(occasion, StatusHeld{"designated_activities", until.plus_days(-period), until, measure});
}

void Story::go_on(Occasion& occasion) {
    switch (below(6)) {
        case 0: return wish(occasion);
        case 1: return consider(occasion);
        case 2: {
            if (referrals_++ >= 3) return wish(occasion);
            const auto referral = occasion.fresh<domain::MeasureTag>();
            then(occasion, MeasureProposed{.measure = referral, .kind = any_of(referrals), .wish = last_wish_, .departs_from_wish = false, .particulars = {}});
            return;
        }
        case 3: then(occasion, FactsStated{{{"stay.address_registered", one_in(2) ? Answer::yes : Answer::unknown}}, "document", occasion.today}); return;
        default: words(occasion, Compartment::condition, "note", events_.front().id, any_of(notes));
    }
}

std::vector<Event> Story::tell(Occasion& occasion) {
    const auto age = std::chrono::hours{24} * static_cast<std::int64_t>(30 + below(700));
    clock_ = occasion.at.plus(-age);
    // One and a half steps is the longest: the last event is never in the future.
    step_ = std::chrono::duration_cast<std::chrono::milliseconds>(age) / static_cast<std::int64_t>(2 * count_);
    events_.clear();
    events_.reserve(count_);
    const std::vector<void (Story::*)(Occasion&)> chapters{&Story::meet, &Story::take_charge, &Story::wish, &Story::consider, &Story::protect};
    for (const auto chapter : chapters) {
        if (events_.size() >= count_) break;
        (this->*chapter)(occasion);
    }
    while (events_.size() + 2 <= count_) go_on(occasion);
    while (events_.size() < count_) words(occasion, Compartment::condition, "note", events_.front().id, any_of(notes));
    return std::move(events_);
}

}  // namespace hogo::app
