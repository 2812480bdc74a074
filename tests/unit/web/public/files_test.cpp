// Files that come with a consultation: sealed while they arrive, refused kindly, and the text is never lost.
#include "actions/consultation_format.h"
#include "public_house.h"
#include "vault/desk_files.h"

namespace hogo::web::open::testing {
namespace {

const std::string photo = "\xFF\xD8\xFF\xE0 a photograph with GPS 35.6812,139.7671 in it";

class Files : public PublicTest {
  protected:
    struct Part {
        std::string name, value;
        std::optional<std::string> file_name = std::nullopt;
    };
    /// As a browser sends it, in pieces as a server gives them.
    Response send(const std::string& path, const std::vector<Part>& parts, std::size_t piece = 64 * 1024) {
        std::string body;
        for (const auto& part : parts) {
            body += "--edge\r\nContent-Disposition: form-data; name=\"" + part.name + "\"";
            if (part.file_name) body += "; filename=\"" + *part.file_name + "\"\r\nContent-Type: image/jpeg";
            body += "\r\n\r\n" + part.value + "\r\n";
        }
        body += "--edge--\r\n";
        auto sent = request(Method::post, path);
        sent.content_type = "multipart/form-data; boundary=edge";
        const auto match = router.match(sent);
        EXPECT_NE(match.sink, nullptr);
        sent.sink = (*match.sink)(sent);
        for (std::size_t at = 0; at < body.size(); at += piece)
            sent.sink->take(bytes_of(std::string_view(body).substr(at, piece)));
        return router.answer(sent);
    }
    std::vector<Part> with_photo(const std::string& words, const std::string& bytes = photo,
                                 const std::string& name = "IMG_0001.jpg") {
        return {{"form", form_of("/vi/11")}, {"words", words}, {"answer_in", "vi"}, {"files", bytes, name}};
    }
    actions::MessageWords only_message() {
        EXPECT_EQ(store.intake.size(), 1u);
        const auto& [id, row] = *store.intake.begin();
        const auto plain =
            vault::open_at_desk(std::span(&desk_secret, 1), vault::ConsultationPart::words, id, row.words);
        return actions::decode_message_words(bytes_of(plain->reveal())).value();
    }
    std::string opened(const actions::AttachedFile& file) {
        const auto pieces = actions::open_pieces(
            files, desk_secret.pair, vault::place_of_attachment(desk_secret.of, file.id), file.digest);
        std::string all;
        while (true) {
            const auto piece = pieces().value();
            if (piece.empty()) return all;
            all += text_of(piece);
        }
    }
    std::string sentence(const std::string& key) {
        auto text = texts().find("vi")->sentences.at(key);
        return text.substr(0, text.find('{'));
    }
    void expect_kept(const Response& response, const std::string& key) {
        EXPECT_EQ(response.status, 422) << key;
        EXPECT_NE(response.body.find(sentence(key)), std::string::npos) << key;
        EXPECT_NE(response.body.find("họ giữ hộ chiếu của tôi</textarea>"), std::string::npos)
            << "the text is kept";
        EXPECT_TRUE(store.intake.empty());
        EXPECT_TRUE(files.files.empty());
        EXPECT_EQ(files.on_the_way, 0) << "nothing of the file is left";
    }
    const std::string words = "họ giữ hộ chiếu của tôi";
};

TEST_F(Files, AreSealedToTheDeskWhileTheyArrive) {
    auto large = photo + std::string(300'000, 'x');
    for (std::size_t i = photo.size(); i < large.size(); ++i) large[i] = static_cast<char>(i * 31);
    const auto response = send("/vi/11", with_photo(words, large), 1000);
    EXPECT_EQ(response.status, 200);
    EXPECT_FALSE(receipt_in(response).empty());
    EXPECT_EQ(response.body.size(), padded_plain) << "the receipt's page has its one size";
    const auto message = only_message();
    EXPECT_EQ(message.words, words);
    ASSERT_EQ(message.files.size(), 1u);
    EXPECT_EQ(message.files[0].name, "IMG_0001.jpg");
    EXPECT_EQ(message.files[0].size, large.size());
    EXPECT_EQ(opened(message.files[0]), large) << "raw, as it came: it is stripped where it is looked at";
    const auto& sealed = files.files.at(message.files[0].id);
    EXPECT_EQ(text_of(sealed).find("GPS"), std::string_view::npos);
    EXPECT_EQ(sealed.size(), vault::sealed_attachment_size(large.size())) << "a bucket";
    EXPECT_EQ(files.on_the_way, 0);
}

TEST_F(Files, SeveralComeWithOneMessageAndAPhotographAloneIsOne) {
    auto parts = with_photo("");
    parts.push_back({"files", "%PDF-1.4 a contract", "keiyaku.pdf"});
    EXPECT_EQ(send("/vi/11", parts).status, 200);
    const auto message = only_message();
    EXPECT_EQ(message.files.size(), 2u);
    EXPECT_EQ(opened(message.files[1]), "%PDF-1.4 a contract");
}

TEST_F(Files, AnEmptyFieldForFilesIsNone) {
    EXPECT_EQ(send("/vi/11", with_photo(words, "", "")).status, 200);
    EXPECT_TRUE(only_message().files.empty());
}

TEST_F(Files, ThatAreTooLargeOrOfAnotherKindAreRefusedAndTheTextIsKept) {
    expect_kept(send("/vi/11", with_photo(words, photo + std::string(files_limit, 'x'))),
                "error.file_too_large");
    expect_kept(send("/vi/11", with_photo(words, "MZ\x90 a program that is no photograph")),
                "error.file_kind");
    expect_kept(send("/vi/11", with_photo(words, "<html><script>alert(1)</script>")), "error.file_kind");
    auto many = with_photo(words);
    for (int i = 0; i < 6; ++i) many.push_back({"files", photo, "x.jpg"});
    expect_kept(send("/vi/11", many), "error.file_too_large");
}

TEST_F(Files, HaveToBeChosenAgainWhereTheTextIsToBeMended) {
    const auto response = send("/vi/11", with_photo(std::string(5000, 'a')));
    EXPECT_EQ(response.status, 422);
    EXPECT_NE(response.body.find(sentence("error.too_long")), std::string::npos);
    EXPECT_NE(response.body.find(sentence("error.file_again")), std::string::npos);
    EXPECT_EQ(files.on_the_way, 0);
    EXPECT_TRUE(files.files.empty());
}

TEST_F(Files, SentTwiceAreKeptOnceAndTheReceiptIsTheSame) {
    const auto parts = with_photo(words);
    const auto first = receipt_in(send("/vi/11", parts)), second = receipt_in(send("/vi/11", parts));
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(first, second);
    EXPECT_EQ(store.intake.size(), 1u);
    EXPECT_EQ(files.files.size(), 1u);
    auto other = parts;
    other.back().value += "!";
    EXPECT_EQ(receipt_in(send("/vi/11", other)), first);
    EXPECT_EQ(store.intake.size(), 2u) << "another photograph is another message of the same person";
}

TEST_F(Files, OfOneNetworkStopBeingTakenWhenTheyAreVeryManyAndTextIsStillTaken) {
    for (int i = 0; i < 11; ++i)
        EXPECT_EQ(send("/vi/11", with_photo(words + std::to_string(i), photo + std::string(19'500'000, 'x')))
                      .status,
                  200)
            << i;
    const auto refused = send("/vi/11", with_photo(words));
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find(sentence("error.file_busy")), std::string::npos);
    EXPECT_EQ(send("/vi/11", {{"form", form_of("/vi/11")}, {"words", words}}).status, 200);
    peer = "198.51.100.20";
    EXPECT_EQ(send("/vi/11", with_photo(words)).status, 200) << "somebody else is not hurt";
}

TEST_F(Files, ThatFindNoRoomLeaveTheTextInTheForm) {
    files.most = 0;
    const auto response = send("/vi/11", with_photo(words));
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find(words + "</textarea>"), std::string::npos);
    EXPECT_TRUE(store.intake.empty());
    files.most = 1;
    const auto from = response.body.find("name=\"form\" value=\"") + 19;
    EXPECT_EQ(send("/vi/11",
                   {{"form", response.body.substr(from, 64)}, {"words", words}, {"files", photo, "a.jpg"}})
                  .status,
              200);
}

TEST_F(Files, ComeWithAFurtherMessageToo) {
    const auto receipt = receipt_in(send("/vi/11", {{"form", form_of("/vi/11")}, {"words", words}}));
    const auto response = send("/vi/12", {{"form", form_of("/vi/12")},
                                          {"step", "write"},
                                          {"receipt", receipt},
                                          {"words", "và đây"},
                                          {"files", photo, "b.jpg"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(files.files.size(), 1u);
    EXPECT_EQ(store.intake.size(), 2u);
}

// ── whatever is posted, the text stays
// ───────────────────────────────────────────────────────────────────────

TEST_F(Files, APostOfMoreThanAMegabyteKeepsWhatWasTyped) {
    std::string huge;
    while (huge.size() < 1'500'000) huge += "họ giữ hộ chiếu của tôi ";
    huge += "END";
    const auto response = send("/vi/11", {{"form", form_of("/vi/11")}, {"words", huge}, {"hours", "13-14"}});
    EXPECT_EQ(response.status, 422);
    EXPECT_NE(response.body.find(sentence("error.too_long")), std::string::npos);
    EXPECT_NE(response.body.find("END</textarea>"), std::string::npos);
    EXPECT_NE(response.body.find("value=\"13-14\""), std::string::npos);
    const auto plain = post("/vi/11", {{"form", form_of("/vi/11")}, {"words", huge.substr(0, 500'000)}});
    EXPECT_NE(plain.body.find(sentence("error.too_long")), std::string::npos)
        << "in the other encoding as well";
}

TEST_F(Files, AFilmChosenByMistakeCostsNobodyTheirText) {
    const std::string film("\xFF\xD8\xFF", 3);
    std::string body =
        "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"film.mp4\"\r\n\r\n";
    auto sent = request(Method::post, "/vi/11");
    sent.content_type = "multipart/form-data; boundary=edge";
    sent.sink = (*router.match(sent).sink)(sent);
    sent.sink->take(bytes_of(body + film));
    const Bytes megabyte(1'000'000, 'f');
    for (int i = 0; i < 100; ++i) sent.sink->take(megabyte);
    // The text behind the film, as no browser of ours would send it.
    body =
        "\r\n--edge\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\n" + words + "\r\n--edge--\r\n";
    sent.sink->take(bytes_of(body));
    expect_kept(router.answer(sent), "error.file_too_large");
}

TEST_F(Files, ABodyThatBreaksOffKeepsTheTextThatHadCome) {
    auto sent = request(Method::post, "/vi/11");
    sent.content_type = "multipart/form-data; boundary=edge";
    sent.sink = (*router.match(sent).sink)(sent);
    sent.sink->take(bytes_of("--edge\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\n" + words +
                             "\r\n--edge\r\nContent-Disposition: form-data; name=\"files\"; "
                             "filename=\"a.jpg\"\r\n\r\n\xFF\xD8\xFF and"));
    const auto response = router.answer(sent);
    EXPECT_NE(response.status, 200);
    EXPECT_NE(response.body.find(words + "</textarea>"), std::string::npos);
    EXPECT_TRUE(store.intake.empty());
}

TEST_F(Files, AnotherSitesPageIsRefusedBeforeItsBodyIsRead) {
    auto sent = request(Method::post, "/vi/11");
    sent.origin = Origin::other;
    EXPECT_EQ(router.match(sent).body_limit, 0u);
    EXPECT_EQ(router.match(sent).sink, nullptr);
    EXPECT_EQ(router.answer(sent).status, 403);
}

TEST_F(Files, ANameIsShownAsOneLineWithoutFolders) {
    EXPECT_EQ(actions::shown_name("C:\\Users\\ploy\\IMG_1.jpg"), "IMG_1.jpg");
    EXPECT_EQ(actions::shown_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(actions::shown_name("ホテルの写真.jpg"), "ホテルの写真.jpg");
    EXPECT_EQ(actions::shown_name(std::string("a\x01") + "b.jpg"), "");
    EXPECT_EQ(actions::shown_name("\xff\xfe.jpg"), "");
    EXPECT_EQ(code_points(actions::shown_name(std::string(400, 'n'))), 100u);
}

}  // namespace
}  // namespace hogo::web::open::testing
