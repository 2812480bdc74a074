// A whole public site over a store in memory: texts of the pack, a clock that is set, a desk whose key the test holds.
#pragma once
#include <gtest/gtest.h>
#include <zlib.h>

#include "crypto_calls.h"
#include "memory_attachments.h"
#include "memory_consultations.h"
#include "test_house.h"
#include "web/public/compress.h"
#include "web/public/public_site.h"

namespace hogo::web::open::testing {

using actions::testing::MemoryAttachments;
using actions::testing::MemoryConsultations;
using actions::testing::SetClock;

inline const Texts& texts() {
    static const auto loaded = [] {
        auto all = Texts::load(HOGO_SOURCE_DIR "/packs/jp/public");
        if (!all) throw std::runtime_error(all.error());
        return *std::move(all);
    }();
    return loaded;
}

inline std::string encoded(std::string_view text) {
    std::string out;
    for (unsigned char c : text) out += fmt::format("%{:02X}", c);
    return out;
}

class PublicTest : public ::testing::Test {
  protected:
    PublicTest() { clock.set(*Instant::parse("2025-06-12T03:40:00Z")); }

    SetClock clock;
    std::unique_ptr<RandomSource> random = seeded_random(4);
    vault::GroupSecret desk_secret = vault::GroupSecret::draw({actions::group_id("desk"), 1}, *random);
    MemoryConsultations store;
    MemoryAttachments files;
    actions::PublicDesk desk{store, files, {desk_secret.of, desk_secret.pair.open}, clock, *Zone::named("Asia/Tokyo"), *random};
    PublicSite site{texts(), desk, clock, *random};
    Router router = make_public_router(site);
    std::string accept_encoding = "identity";
    std::string peer = "192.0.2.7";

    Request request(Method method, std::string path) const {
        Request out;
        out.method = method;
        out.path = path;
        for (std::size_t at = 1; at < path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            out.segments.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        out.accept_encoding = accept_encoding;
        out.peer = peer;
        out.origin = Origin::same;
        return out;
    }
    Response get(const std::string& path) const { return router.answer(request(Method::get, path)); }
    Response post_raw(const std::string& path, std::string_view body,
                      std::string type = "application/x-www-form-urlencoded") const {
        auto sent = request(Method::post, path);
        sent.content_type = std::move(type);
        sent.body.assign(body.begin(), body.end());
        return router.answer(sent);
    }
    using Fields = std::vector<std::pair<std::string, std::string>>;
    Response post(const std::string& path, const Fields& fields) const {
        std::string body;
        for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + name + "=" + encoded(value);
        return post_raw(path, body);
    }
    static std::string body_of(const Response& response) {
        return response.shared_body.empty() ? response.body : std::string(response.shared_body);
    }
    std::string form_of(const std::string& page) const {
        const std::string mark = "name=\"form\" value=\"";
        const auto body = body_of(get(page));
        const auto at = body.find(mark);
        EXPECT_NE(at, std::string::npos) << page;
        return at == std::string::npos ? "" : body.substr(at + mark.size(), 64);
    }
    /// Writes a consultation; answers the receipt as it is shown.
    std::string consult(const std::string& words, const std::string& language = "en") {
        const auto page = "/" + language + "/11";
        const auto response = post(page, {{"form", form_of(page)}, {"words", words}, {"danger", "no"}, {"answer_in", language}});
        EXPECT_EQ(response.status, 200);
        return receipt_in(response);
    }
    static std::string receipt_in(const Response& response) {
        const std::string mark = "class=\"digits receipt\" dir=\"ltr\">";
        const auto at = response.body.find(mark);
        return at == std::string::npos ? "" : response.body.substr(at + mark.size(), 54);
    }
    Response open_inbox(const std::string& receipt, const std::string& language = "en", std::string form = {}) {
        const auto page = "/" + language + "/12";
        if (form.empty()) form = form_of(page);
        return post(page, {{"form", form}, {"receipt", receipt}});
    }
    /// A reply in the inbox of a receipt, as the desk leaves it.
    void reply(const std::string& receipt, const std::string& text, const std::string& original = "") {
        const auto parsed = vault::Receipt::parse(receipt).value();
        const auto plain = actions::encode_answer({LocalDate::of(2025, 6, 12), actions::testing::text(text),
                                                   actions::testing::text(original), false})
                               .value();
        int slot = 0;
        for (const auto& [place, row] : store.replies)
            if (place.first == parsed.inbox()) slot = place.second + 1;
        store.replies[{parsed.inbox(), slot}] = {parsed.inbox(), slot, LocalDate::of(2025, 6, 12),
                                                vault::seal_reply(parsed.reply_pair().open, parsed.inbox(), plain, *random).value()};
    }
};

/// What a browser makes of gzip.
inline std::string unzipped(std::string_view bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(1 << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    EXPECT_EQ(stream.avail_in, 0u);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

}  // namespace hogo::web::open::testing
