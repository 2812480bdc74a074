// The server at its limits: every waiting place taken, every connection taken, and over TLS.
//
// Each situation is reached by events, not by waiting for a time.
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <future>
#include <thread>

#include "raw_client.h"
#include "web/http/server.h"

namespace hogo::web {
namespace {

using test::RawClient;

const std::string plain_request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A server with a page that answers at once and one that answers when it is told to.
class Serving {
  public:
    explicit Serving(ServerOptions options) {
        router_.get("/", [](const Request&, const Parameters&) { return Response::text("front"); });
        router_.get("/held", [this](const Request&, const Parameters&) {
            begun_.set_value();
            let_go_.get_future().wait();
            return Response::text("held");
        });
        options.port = 0;
        options.stop_timeout = std::chrono::seconds(60);
        auto listening = Server::listen(router_, options);
        require(listening.has_value(), "the server does not listen");
        server_ = std::move(*listening);
        runner_ = std::thread([this] { server_->run(); });
    }
    ~Serving() {
        server_->stop();
        runner_.join();
    }
    std::uint16_t port() const { return server_->port(); }
    void wait_until_held() { begun_.get_future().wait(); }
    void let_go() { let_go_.set_value(); }

  private:
    Router router_;
    std::promise<void> begun_, let_go_;
    std::unique_ptr<Server> server_;
    std::thread runner_;
};

TEST(ServerAtItsLimits, whoever_finds_every_waiting_place_taken_is_told_when_to_come_back) {
    ServerOptions options;
    options.handler_threads = 1;
    options.waiting_requests = 1;
    Serving serving(options);
    RawClient first(serving.port());
    first.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
    serving.wait_until_held();

    RawClient second(serving.port());
    second.send(plain_request);
    const auto busy = second.answer();
    EXPECT_EQ(RawClient::status_of(busy), 503);
    EXPECT_NE(busy.find("Retry-After: 2"), std::string::npos);
    EXPECT_NE(busy.find("Content-Security-Policy: default-src 'none';"), std::string::npos);

    serving.let_go();
    EXPECT_TRUE(first.answer().ends_with("held"));
    second.send(plain_request);  // the connection was kept
    EXPECT_TRUE(second.answer().ends_with("front"));
}

TEST(ServerAtItsLimits, an_idle_connection_gives_way_to_a_new_one) {
    ServerOptions options;
    options.connections = 1;
    Serving serving(options);
    RawClient idle(serving.port());
    idle.send(plain_request);
    EXPECT_TRUE(idle.answer().ends_with("front"));

    RawClient next(serving.port());
    next.send(plain_request);
    EXPECT_TRUE(next.answer().ends_with("front"));
    EXPECT_TRUE(idle.closed());
}

TEST(ServerAtItsLimits, a_connection_that_waits_for_its_answer_is_never_given_away) {
    ServerOptions options;
    options.connections = 1;
    Serving serving(options);
    RawClient working(serving.port());
    working.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
    serving.wait_until_held();

    RawClient turned_away(serving.port());
    EXPECT_EQ(turned_away.answer(), "");
    serving.let_go();
    EXPECT_TRUE(working.answer().ends_with("held"));
}

/// A certificate of its own making for localhost, in a folder that goes with it.
class Certificate {
  public:
    Certificate() {
        std::filesystem::create_directories(folder_);
        key_ = EVP_EC_gen("P-256");
        certificate_ = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate_), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate_), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate_), 3600);
        X509_set_pubkey(certificate_, key_);
        auto* name = X509_get_subject_name(certificate_);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate_, name);
        X509_sign(certificate_, key_, EVP_sha256());
        write("certificate.pem", [&](std::FILE* file) { PEM_write_X509(file, certificate_); });
        write("key.pem", [&](std::FILE* file) {
            PEM_write_PrivateKey(file, key_, nullptr, nullptr, 0, nullptr, nullptr);
        });
    }
    ~Certificate() {
        X509_free(certificate_);
        EVP_PKEY_free(key_);
        std::filesystem::remove_all(folder_);
    }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    TlsFiles files() const {
        return {(folder_ / "certificate.pem").string(), (folder_ / "key.pem").string()};
    }

  private:
    template <class Writing>
    void write(const char* name, Writing writing) {
        auto* file = std::fopen((folder_ / name).c_str(), "w");
        writing(file);
        std::fclose(file);
    }
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("hogo-certificate-" + std::to_string(::getpid()));
    EVP_PKEY* key_ = nullptr;
    X509* certificate_ = nullptr;
};

/// What the server answers to one request over TLS of at most `version`; empty where the handshake fails.
std::string ask_encrypted(std::uint16_t port, int version) {
    auto* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);  // so that it is the server that refuses what is old
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context, version);
    auto* connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, ("127.0.0.1:" + std::to_string(port)).c_str());
    std::string answer;
    if (BIO_do_connect(connection) == 1 && BIO_do_handshake(connection) == 1) {
        const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        BIO_write(connection, request.data(), static_cast<int>(request.size()));
        char bytes[4096];
        for (int count; (count = BIO_read(connection, bytes, sizeof bytes)) > 0;)
            answer.append(bytes, std::size_t(count));
    }
    BIO_free_all(connection);
    SSL_CTX_free(context);
    return answer;
}

TEST(ServerOverTls, serves_encrypted_and_tells_the_browser_never_to_come_otherwise) {
    Certificate certificate;
    ServerOptions options;
    options.tls = certificate.files();
    Serving serving(options);
    for (int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        const auto answer = ask_encrypted(serving.port(), version);
        EXPECT_TRUE(answer.ends_with("front")) << version;
        EXPECT_NE(answer.find("Strict-Transport-Security: max-age=63072000"), std::string::npos);
    }
}

TEST(ServerOverTls, refuses_what_is_old_and_what_is_not_encrypted) {
    Certificate certificate;
    ServerOptions options;
    options.tls = certificate.files();
    Serving serving(options);
    EXPECT_EQ(ask_encrypted(serving.port(), TLS1_1_VERSION), "");
    RawClient plain(serving.port());
    plain.send(plain_request);
    EXPECT_EQ(plain.answer().find("front"), std::string::npos);
}

TEST(ServerOverTls, a_certificate_that_cannot_be_used_stops_the_start_with_a_code) {
    Certificate certificate;
    Router router;
    ServerOptions options;
    options.port = 0;
    for (const TlsFiles& files :
         {TlsFiles{"no-such-file", certificate.files().private_key},
          TlsFiles{certificate.files().certificate_chain, certificate.files().certificate_chain}}) {
        options.tls = files;
        const auto listening = Server::listen(router, options);
        ASSERT_FALSE(listening.has_value());
        EXPECT_EQ(listening.error().code, Literal("bad_certificate"));
    }
}

}  // namespace
}  // namespace hogo::web
