// What must not be told by calls, rows and sizes: whether anybody near the persons concerned was found (P14).
#include <functional>

#include "actions/inquiry.h"
#include "actions/wall.h"
#include "link_house.h"

namespace hogo::actions::testing {
namespace {

class Watched : public Associates {
  protected:
    std::vector<std::string> trace(const std::function<void()>& act) { return testing::trace(house, act); }
};

TEST_F(Watched, AProposalMakesTheSameCallsAndRowsLinkedOrNot) {
    house.done("officer", file, away({"Chan Dara"}));
    const auto linked = trace([&] { house.done("officer", file, proposal({"Chan Dara"})); });
    const auto unlinked = trace([&] { house.done("officer", file, proposal({"Mori Gaku"})); });
    EXPECT_EQ(linked, unlinked);
    EXPECT_FALSE(linked.empty());
}

TEST_F(Watched, KeepingSomebodyAwayMakesTheSameCallsAndRowsLinkedOrNot) {
    told("officer_two", {"Chan Dara"});
    house.done("officer", file, away({"the first, with whom everybody's name becomes known"}));
    const auto one = begin_ploy(house), other = begin_ploy(house);
    const auto linked = trace([&] { house.done("officer", one, away({"Chan Dara"})); });
    const auto unlinked = trace([&] { house.done("officer", other, away({"Mori Gaku"})); });
    EXPECT_EQ(linked, unlinked);
    EXPECT_EQ(house.refusal("lead", one, Assign{"officer", house.id("officer_two")}), "not_available");
    EXPECT_EQ(house.refusal("lead", other, Assign{"officer", house.id("officer_two")}), "done");
    EXPECT_TRUE(walls_of(house.file(other)).empty()) << "what stands for nobody is shown to nobody";
}

TEST_F(Watched, RecordingAPlaceToStayMakesTheSameCallsAndRowsLinkedOrNot) {
    KeepPersonAway owner;
    owner.person.role = "employer";
    owner.person.places = texts({"東京都架空区一丁目2番3号 青空ビル"});
    house.done("officer", file, owner);
    const auto stay = [&](std::string_view address) {
        return trace([&] {
            house.done("officer", begin_ploy(house),
                       RecordWhereabouts{{"shelter", text(address), {}, {}, house.today()}});
        });
    };
    const auto unlinked = stay("東京都架空区四丁目5番6号 赤空ビル");
    EXPECT_EQ(stay("東京都架空区一丁目2番3号 青空ビル"), unlinked);
    EXPECT_TRUE(waits("lead", "place"));
}

TEST_F(Watched, S9TheBrotherHearsTheSameAndTheLeadOfTheFileReadsThatHeCalled) {
    house.done("officer", file, away({"สมชาย ใจดี", "Somchai Jaidee"}, "family"));
    const auto inquire = [&](std::string_view name) {
        ReceiveInquiry inquiry{.caller = "private_person",
                               .channel = "letter",
                               .ground = "none",
                               .language = "ja",
                               .words = said("妹を捜しています"),
                               .names = {text(name)},
                               .phones = {}};
        return TestHouse::receipt_of(
                   receive_inquiry(house.house(), house.as("desk"), house.fresh_action(), inquiry), "inquiry")
            .file;
    };
    const auto stranger = trace([&] { inquire("Somebody Ajdee"); });
    EXPECT_FALSE(waits("lead", "caller"));
    CaseId inquiry;
    const auto brother = trace([&] { inquiry = inquire("Somchai Jaidee"); });
    EXPECT_EQ(brother, stranger);
    EXPECT_TRUE(waits("lead", "caller"));
    EXPECT_FALSE(waits("officer", "caller"));
    house.done("desk", inquiry, AnswerInquiry{});
    EXPECT_TRUE(house.file(inquiry).inquiry->answered("neutral"));
}

TEST_F(Watched, TellingOfOneselfMakesTheSameCallsLinkedOrNot) {
    house.done("officer", file, away({"Chan Dara"}));
    const auto names = [](const std::vector<std::string>& calls) {
        std::vector<std::string> all;
        for (const auto& call : calls) all.push_back(call.substr(0, call.find(' ')));
        return all;
    };
    const auto linked = trace([&] { told("interpreter", {"Chan Dara"}); });
    const auto unlinked = trace([&] { told("interpreter", {"Mori Gaku"}); });
    EXPECT_EQ(names(linked), names(unlinked));
    const auto linked_colleague = trace([&] { told("liaison", {"Dara Chan"}); });
    const auto unlinked_colleague = trace([&] { told("medic", {"Mori Gaku"}); });
    EXPECT_EQ(names(linked_colleague), names(unlinked_colleague));
    EXPECT_EQ(links().staff.size(), 2u);
}

}  // namespace
}  // namespace hogo::actions::testing
