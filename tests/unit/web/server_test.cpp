// The server against bytes that a library would never send.
#include "web/http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "raw_client.h"
#include "web/http/assets.h"
#include "web/http/form.h"

namespace hogo::web {
namespace {

using test::RawClient;
using namespace std::chrono_literals;

class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        router.get("/", [](const Request&, const Parameters&) { return Response::text("front"); });
        router.get("/files/{file}", [this](const Request&, const Parameters& parameters) {
            ++handled;
            return Response::text("file " + parameters["file"]);
        });
        router.get("/slow", [this](const Request&, const Parameters&) {
            begun.set_value();
            go_on.get_future().wait();
            return Response::text("slow");
        });
        router.post(
            "/echo",
            [this](const Request& request, const Parameters&) {
                ++handled;
                return Response::text(std::string(text_of(request.body)));
            },
            {.body_limit = 1000});
        router.get("/broken", [](const Request&, const Parameters&) -> Response { bug("on purpose"); });
        router.get("/throwing", [](const Request&, const Parameters&) -> Response {
            throw std::runtime_error("Ploy S.");
        });
        add_asset_routes(router);
        ServerOptions options;
        options.port = 0;
        options.handler_threads = 4;
        options.idle_timeout = 60s;
        options.header_timeout = 700ms;
        options.stop_timeout = 60s;
        auto listening = Server::listen(router, options);
        server = std::move(listening.value());
        runner = std::thread([this] { server->run(); });
    }
    ~ServerTest() override {
        server->stop();
        runner.join();
    }

    std::string ask(const std::string& bytes) {
        RawClient client(server->port());
        client.send(bytes);
        return client.answer();
    }
    int status(const std::string& bytes) { return RawClient::status_of(ask(bytes)); }

    Router router;
    std::unique_ptr<Server> server;
    std::thread runner;
    std::atomic<int> handled = 0;
    std::promise<void> begun, go_on;  // of the slow handler
};

const std::string same = "Sec-Fetch-Site: same-origin\r\n";

TEST_F(ServerTest, serves_a_page_with_headers_that_forbid_everything_foreign) {
    std::string answer = ask("GET /files/7 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(answer), 200);
    EXPECT_TRUE(answer.ends_with("file 7"));
    for (const char* line : {"Content-Security-Policy: default-src 'none';", "Referrer-Policy: no-referrer",
                             "X-Content-Type-Options: nosniff", "Cache-Control: no-store",
                             "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin"})
        EXPECT_NE(answer.find(line), std::string::npos) << line;
    EXPECT_EQ(answer.find("Server:"), std::string::npos);
    EXPECT_EQ(answer.find("unsafe"), std::string::npos);
    EXPECT_EQ(answer.find("data:"), std::string::npos);
}

TEST_F(ServerTest, refuses_a_host_that_is_missing_doubled_or_not_ours) {
    EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n"), 421);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost:" + std::to_string(server->port()) + "\r\n\r\n"), 200);
}

TEST_F(ServerTest, refuses_twice_what_can_be_meant_only_once) {
    for (const char* once : {"Content-Type: text/plain", "Cookie: a=b", "Origin: http://localhost", "Authorization: Bearer x",
                             "Sec-Fetch-Site: same-origin", "Idempotency-Key: 00000000-0000-4000-8000-000000000000"}) {
        const std::string line = std::string(once) + "\r\n";
        EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\n" + line + line + "\r\n"), 400) << once;
        EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\n" + line + "\r\n"), 200) << once;
    }
}

TEST_F(ServerTest, refuses_every_doubtful_message_length_before_a_handler_sees_it) {
    for (const char* length : {
             "Transfer-Encoding: xchunked\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
             "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: gzip, chunked\r\n",
             "Transfer-Encoding: chunked, chunked\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: identity\r\n",
             "Transfer-Encoding:\r\n",
             "Transfer-Encoding : chunked\r\n",
             "Content-Length: 4\r\nContent-Length: 4\r\n",
             "Content-Length: 4\r\nContent-Length: 5\r\n",
             "Content-Length: 4, 4\r\n",
             "Content-Length: +4\r\n",
             "Content-Length: -4\r\n",
             "Content-Length: 0x4\r\n",
             "Content-Length: 99999999999999999999999\r\n",
         })
        EXPECT_EQ(status("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + same + length + "\r\nabcd"), 400) << length;
    EXPECT_EQ(status("POST /echo HTTP/1.0\r\nHost: localhost\r\n" + same + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              400);
    EXPECT_EQ(handled, 0);
}

TEST_F(ServerTest, reads_chunked_bodies_and_refuses_broken_chunks) {
    std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + same + "Transfer-Encoding: chunked\r\n\r\n";
    EXPECT_TRUE(ask(head + "4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n").ends_with("abcdefg"));
    EXPECT_EQ(status(head + "4\r\nabcdX\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(status(head + "zz\r\nabcd\r\n0\r\n\r\n"), 400);
    EXPECT_EQ(status(head + "500\r\n" + std::string(0x500, 'a') + "\r\n0\r\n\r\n"), 413);
}

TEST_F(ServerTest, a_trailer_cannot_add_what_the_head_was_checked_for) {
    std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
                       "Transfer-Encoding: chunked\r\nTrailer: Sec-Fetch-Site\r\n\r\n";
    EXPECT_EQ(status(head + "1\r\na\r\n0\r\nSec-Fetch-Site: same-origin\r\n\r\n"), 403);
}

TEST_F(ServerTest, answers_too_much_with_413_and_431) {
    EXPECT_EQ(status("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + same + "Content-Length: 1001\r\n\r\n"), 413);
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + std::string(17000, 'a') + "\r\n\r\n"), 431);
}

TEST_F(ServerTest, refuses_targets_that_are_no_plain_address) {
    for (const char* target : {"/%zz", "/%", "/a%2fb", "/%c3%28", "/../etc/passwd", "/%2e%2e/x", "/a%00b", "//other.host/",
                               "http://localhost/", "*", "/?q=%c3%28", "/?q=%g1"})
        EXPECT_EQ(status(std::string("GET ") + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), 400) << target;
}

TEST_F(ServerTest, refuses_heads_that_are_not_http) {
    EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n"), 400);
    EXPECT_EQ(status("GET / HTTP/1.1\nHost: localhost\n\n"), 400);
    EXPECT_EQ(status("GET / HTTP/3.7\r\nHost: localhost\r\n\r\n"), 400);
    EXPECT_EQ(status("\x16\x03\x01\x02"), 400);
}

TEST_F(ServerTest, tells_unknown_addresses_wrong_methods_and_unknown_methods_apart) {
    EXPECT_EQ(status("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404);
    EXPECT_EQ(status("GET /files/7/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404);
    std::string answer = ask("POST /files/7 HTTP/1.1\r\nHost: localhost\r\n" + same + "Content-Length: 2\r\n\r\nab");
    EXPECT_EQ(RawClient::status_of(answer), 405);
    EXPECT_NE(answer.find("Allow: GET, HEAD"), std::string::npos);
    EXPECT_EQ(status("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 501);
    EXPECT_EQ(status("FROBNICATE / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 501);
}

TEST_F(ServerTest, head_has_the_length_and_no_body) {
    RawClient client(server->port());
    client.send("HEAD /files/7 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /files/8 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::string head = client.answer(false);
    EXPECT_NE(head.find("Content-Length: 6"), std::string::npos);
    EXPECT_TRUE(client.answer().ends_with("file 8"));
}

TEST_F(ServerTest, keeps_the_connection_and_answers_pipelined_requests_in_order) {
    RawClient client(server->port());
    std::string all;
    for (int n = 0; n < 20; ++n) all += "GET /files/" + std::to_string(n) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(all);
    for (int n = 0; n < 20; ++n) EXPECT_TRUE(client.answer().ends_with("file " + std::to_string(n)));
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_NE(client.answer().find("Connection: close"), std::string::npos);
    EXPECT_TRUE(client.closed());
}

TEST_F(ServerTest, slow_clients_do_not_hold_others_up) {
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int n = 0; n < 100; ++n) {
        slow.push_back(std::make_unique<RawClient>(server->port()));
        slow.back()->send("GET / HTTP/1.1\r\nHo");
    }
    for (int n = 0; n < 50; ++n) EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 200);
    EXPECT_TRUE(slow.front()->closed());  // its header did not come in time
}

TEST_F(ServerTest, forms_of_other_sites_are_refused_before_a_handler_runs) {
    std::string head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n";
    EXPECT_EQ(status(head + "Sec-Fetch-Site: cross-site\r\n\r\na"), 403);
    EXPECT_EQ(status(head + "Sec-Fetch-Site: same-site\r\n\r\na"), 403);
    EXPECT_EQ(status(head + "Origin: http://evil.example\r\n\r\na"), 403);
    EXPECT_EQ(status(head + "\r\na"), 403);
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(status(head + "Origin: http://localhost\r\n\r\na"), 200);
    EXPECT_EQ(status(head + same + "\r\na"), 200);
}

TEST_F(ServerTest, a_bug_or_a_foreign_exception_is_a_500_without_its_text) {
    std::string broken = ask("GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(broken), 500);
    EXPECT_EQ(broken.find("purpose"), std::string::npos);
    std::string thrown = ask("GET /throwing HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(thrown), 500);
    EXPECT_EQ(thrown.find("Ploy"), std::string::npos);
}

TEST_F(ServerTest, assets_are_kept_forever_under_their_hash_and_unknown_hashes_are_not_found) {
    std::string address = asset_url("hogo.css").text();
    std::string answer = ask("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(answer), 200);
    EXPECT_NE(answer.find("Cache-Control: public, max-age=31536000, immutable"), std::string::npos);
    std::size_t tag = answer.find("ETag: ") + 6;
    std::string etag = answer.substr(tag, answer.find("\r\n", tag) - tag);
    RawClient client(server->port());
    client.send("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + etag + "\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(client.answer(false)), 304);
    EXPECT_EQ(status("GET /assets/000000000000000000000000/hogo.css HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404);
}

TEST_F(ServerTest, stopping_lets_the_running_request_finish_and_takes_no_new_one) {
    RawClient running(server->port());
    running.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    begun.get_future().wait();
    server->stop();
    while (RawClient(server->port()).connected()) std::this_thread::yield();
    go_on.set_value();
    EXPECT_TRUE(running.answer().ends_with("slow"));
    EXPECT_TRUE(running.closed());
}

TEST_F(ServerTest, expect_100_continue_is_answered_before_the_body) {
    RawClient client(server->port());
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + same +
                "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(RawClient::status_of(client.answer(false)), 100);
    client.send("abc");
    EXPECT_TRUE(client.answer().ends_with("abc"));
}

TEST(Listening, a_busy_port_is_a_problem_with_a_code) {
    Router router;
    ServerOptions options;
    options.port = 0;
    auto first = Server::listen(router, options);
    ASSERT_TRUE(first);
    options.port = (*first)->port();
    auto second = Server::listen(router, options);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Literal("port_busy"));
}

}  // namespace
}  // namespace hogo::web
