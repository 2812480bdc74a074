// Papers and photographs of a file, as a browser sends and gets them.
#include "actions/attach_document.h"
#include "pages_house.h"
#include "web/messages/document.h"
#include "web/messages/refused.h"

namespace hogo::web::staff::testing {
namespace {

using actions::testing::begin_ploy;
using domain::Compartment;
using Fields = std::vector<std::pair<std::string, std::string>>;

class DocumentPages : public ::testing::Test {
  protected:
    PagesHouse pages;
    const actions::CaseId file = begin_ploy(pages.house);
    const std::string path = path_of(file, "/documents");

    static Fields chosen(const std::string& part) {
        return {{"part", part}, {"kind", "contract"}, {"purpose", "what_happened"}};
    }
    std::optional<Response> send(const std::string& content, const std::string& part = "condition",
                                 std::size_t arrived = std::string::npos) {
        return pages.send_file("officer", path, chosen(part), file, "契約書.png", content, arrived);
    }
    domain::DocumentAttached newest(const std::string& login = "lead") {
        return pages.house.file(file, login).documents.back().attached;
    }
    Fields named(const domain::DocumentAttached& document) {
        return {{"part", std::string(name_of(document.compartment))}, {"document", document.document.text()}};
    }
    std::string path_to(const domain::DocumentAttached& document, const std::string& way) {
        return path + "/" + std::string(name_of(document.compartment)) + "/" + document.document.text() +
               "/" + way;
    }
    std::string all_of(const Response& response) {
        std::string all;
        while (response.pieces) {
            const auto piece = response.pieces->next();
            if (!piece || piece->empty()) break;
            all += text_of(*piece);
        }
        return all;
    }
};

TEST_F(DocumentPages, AFileIsAddedListedShownAsAPictureAndSavedUnderANeutralName) {
    const auto sent = send(std::string(200'000, 'x'));
    ASSERT_EQ(sent->status, 303) << sent->body;
    EXPECT_EQ(location(*sent), path);
    const auto document = newest();
    const auto list = pages.page("lead", path);
    EXPECT_TRUE(list.contains("契約書.jpg"));
    const auto shown = pages.post("lead", path + "/open", named(document));
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(shown.body.contains(path_to(document, "picture")));
    const auto picture = pages.get("lead", path_to(document, "picture"));
    EXPECT_EQ(picture.content_type, "image/jpeg");
    const auto raw = pages.get("lead", path_to(document, "raw"));
    EXPECT_EQ(raw.content_type, "application/octet-stream");
    EXPECT_EQ(all_of(raw), std::string(2000, 'J')) << "what the child drew, and nothing of what came";
    const auto header = [&](std::string_view name) {
        for (const auto& [one, value] : raw.headers)
            if (one == name) return value;
        return std::string();
    };
    EXPECT_TRUE(header("Content-Disposition").starts_with("attachment; filename=\"file-"))
        << header("Content-Disposition");
    EXPECT_TRUE(header("Content-Security-Policy").contains("sandbox")) << header("Content-Security-Policy");
}

TEST_F(DocumentPages, EachChoiceOfAPartSaysWhoWillRead) {
    const auto list = pages.page("officer", path);
    for (const auto* part : {"procedure", "identity", "whereabouts", "condition", "network"})
        EXPECT_TRUE(list.contains("value=\"" + std::string(part) + "\"")) << part;
    EXPECT_FALSE(list.contains("value=\"statement\""));
    EXPECT_TRUE(list.contains("主任担当官"));
}

TEST_F(DocumentPages, WhatIsWrongIsSaidAtItsFieldAndTheFormIsKept) {
    const auto says = [&](const std::optional<Response>& answer, std::string_view sentence,
                          int status = 422) {
        EXPECT_EQ(answer->status, status);
        EXPECT_TRUE(answer->body.contains(sentence)) << sentence;
        EXPECT_TRUE(answer->body.contains("value=\"contract\" selected")) << "the kind that was chosen";
        EXPECT_TRUE(pages.documents.files.empty());
        EXPECT_EQ(pages.documents.on_the_way, 0);
    };
    const auto& msg = Messages::in(Language::ja);
    says(pages.post("officer", path, chosen("condition"), file), msg.document.choose_file());
    says(send("x", "nowhere"), msg.document.choose_part());
    says(send(std::string(actions::document_limit + 1, 'x')), msg.document.too_large());
    pages.inspector.found = {.type = "pdf"};
    says(send("%PDF"), *msg.refused.find("paper_not_drawn"));
    pages.inspector.found = {.type = "other"};
    says(send("MZ"), *msg.refused.find("file_kind_not_taken"));
    pages.inspector.found = {.type = "png"};
    says(send("a picture of 60,000 by 60,000"), *msg.refused.find("photograph_not_drawn"));
    pages.inspector.found = {.type = "text"};
    pages.documents.most = 0;
    says(send("x"), msg.document.busy(), 503);
}

TEST_F(DocumentPages, AConnectionThatBreaksOffLeavesNothing) {
    for (const std::size_t arrived :
         {std::size_t{10}, std::size_t{700}, std::size_t{150'000}, std::size_t{200'300}})
        EXPECT_FALSE(send(std::string(200'000, 'x'), "condition", arrived));
    EXPECT_TRUE(pages.documents.files.empty());
    EXPECT_EQ(pages.documents.on_the_way, 0);
    EXPECT_TRUE(pages.house.file(file).documents.empty());
}

TEST_F(DocumentPages, NothingIsTakenFromWhoHasNoSession) {
    Request request;
    request.method = Method::post;
    request.path = path;
    request.segments = {"files", file.text(), "documents"};
    request.origin = Origin::same;
    request.content_type = "multipart/form-data; boundary=between";
    request.sink = (*pages.router().match(request).sink)(request);
    request.sink->take(bytes_of(std::string_view(
        "--between\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a\"\r\n\r\nxxxx")));
    EXPECT_EQ(pages.documents.on_the_way, 0);
    EXPECT_EQ(pages.router().answer(request).status, 303);
}

TEST_F(DocumentPages, AGuardedPartAsksForPasswordAndCodeFirst) {
    ASSERT_EQ(send("x", "network")->status, 303) << "adding asks for nothing";
    const auto document = newest();
    pages.open_guarded_parts = false;
    const auto asked = pages.post("lead_two", path + "/open", named(document));
    EXPECT_TRUE(asked.body.contains("step_up_password"));
    EXPECT_TRUE(asked.body.contains(document.document.text())) << "and goes on with what was pressed";
    EXPECT_FALSE(asked.body.contains("picture"));
    EXPECT_NE(pages.get("lead_two", path_to(document, "raw")).status, 200);
}

}  // namespace
}  // namespace hogo::web::staff::testing
