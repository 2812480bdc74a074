// The answer in sentences, for people at a terminal.
#include "rules/explain.h"

namespace hogo::rules {
namespace {

class Writer {
  public:
    Writer(const Pack& pack, const Assessment& assessment, Language language)
        : pack_(pack), assessment_(assessment), language_(language) {}

    std::string write() {
        line(fmt::format("{}  {}", assessment_.date.text(), pack_.title().in(language_)));
        head(say("保護案件", "Protection file"));
        switch (assessment_.file) {
            case Truth::yes: line(say("  開始する", "  opens")); break;
            case Truth::no: line(say("  開始しない", "  does not open")); break;
            case Truth::unsettled: line(say("  まだ決まらない", "  not settled yet")); break;
        }
        reasons(Kind::file, 0);
        head(say("手続の系統", "Track"));
        line("  " + option(pack_.known().track, assessment_.track));
        reasons(Kind::track, 0);
        holds();
        measures();
        deadlines();
        head(say("警告", "Alerts"));
        for (const Alert* alert : assessment_.alerts) line("  " + alert->label.in(language_));
        head(say("事情聴取の留意事項", "Interview"));
        for (const SafeguardAnswer& answer : assessment_.safeguards)
            line(fmt::format("  {}  {}{}", answer.safeguard->id.text(), answer.safeguard->label.in(language_),
                             answer.settled ? "" : say("(要確認)", " (to be settled)")));
        return text_;
    }

  private:
    void holds() {
        head(say("執行留保", "Holds"));
        for (std::size_t i = 0; i < assessment_.holds.size(); ++i) {
            const HoldAnswer& answer = assessment_.holds[i];
            line(fmt::format("  {}  {}", answer.held ? say("留保", "held    ") : say("なし", "not held"),
                             answer.hold->label.in(language_)));
            reasons(Kind::hold, static_cast<std::uint16_t>(i));
        }
    }

    void measures() {
        head(say("提案する措置", "Proposed measures"));
        for (std::size_t i = 0; i < assessment_.measures.size(); ++i) {
            const MeasureAnswer& answer = assessment_.measures[i];
            if (!answer.proposed()) continue;
            line(fmt::format("  {}  ({})", answer.measure->label.in(language_), answer.measure->provision));
            reasons(Kind::measure, static_cast<std::uint16_t>(i));
        }
        head(say("提案しない措置(開いているもの・未確定のもの)", "Not proposed, though open or unsettled"));
        for (const MeasureAnswer& answer : assessment_.measures) {
            if (answer.proposed() || answer.state == MeasureState::closed) continue;
            line(fmt::format("  {}  {}", answer.measure->label.in(language_), why_not(answer)));
        }
    }

    std::string why_not(const MeasureAnswer& answer) const {
        if (answer.state == MeasureState::unsettled) return say("— 事実が未確認", "- facts are missing");
        if (answer.wish == WishStanding::awaiting) return say("— 本人の希望を確認", "- ask whether the person wishes it");
        return say("— 本人の希望に反する", "- against the person's wish");
    }

    void deadlines() {
        head(say("期限", "Deadlines"));
        for (const DeadlineAnswer& answer : assessment_.deadlines)
            line(fmt::format("  {}  {}", answer.due.text(),
                             language_ == Language::ja
                                 ? fmt::format("{}:あと{}日({}までに)", answer.deadline->label.ja, answer.days_left,
                                               answer.act_by.text())
                                 : fmt::format("{}: {} days left (act by {})", answer.deadline->label.en,
                                               answer.days_left, answer.act_by.text())));
    }

    void reasons(Kind kind, std::uint16_t subject) {
        for (const Explanation* explanation : explanations_about(assessment_, kind, subject)) {
            if (explanation->outcome != Outcome::applied) break;
            const Rule& rule = *explanation->rule;
            line(fmt::format("      {} [{}{}]", rule.reason.in(language_), rule.authority.provision,
                             rule.authority.verified ? "" : say("・未検証", ", not verified")));
        }
    }

    std::string option(FactIndex fact, std::optional<std::uint16_t> chosen) const {
        if (!chosen) return say("まだ決まらない", "not settled yet");
        return pack_.facts()[fact].options[*chosen].label.in(language_);
    }
    std::string say(const char* ja, const char* en) const { return language_ == Language::ja ? ja : en; }
    void head(const std::string& words) { text_ += "\n" + words + "\n"; }
    void line(const std::string& words) { text_ += words + "\n"; }

    const Pack& pack_;
    const Assessment& assessment_;
    const Language language_;
    std::string text_;
};

}  // namespace

std::string answer_text(const Pack& pack, const Assessment& assessment, Language language) {
    return Writer(pack, assessment, language).write();
}

}  // namespace hogo::rules
