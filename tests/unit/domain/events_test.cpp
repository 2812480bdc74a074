// The encoding of events: frozen bytes a type and version, and nothing that is not exactly one of them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/cbor.h"
#include "samples.h"

namespace hogo::domain::testing {
namespace {

const std::filesystem::path folder = HOGO_SOURCE_DIR "/tests/vectors/events";

std::string_view code_of(const Result<Event>& decoded) { return decoded ? "ok" : decoded.error().code.view(); }

TEST(Events, EachTypeEncodesToItsFrozenBytesAndComesBack) {
    std::set<std::string> seen;
    for (const auto& sample : samples()) {
        const auto name = std::string(type_of(sample.payload)) + ".v1.json";
        std::ifstream file(folder / name);
        ASSERT_TRUE(file) << "no vector: tests/vectors/events/" << name;
        const auto vector = nlohmann::json::parse(file);
        EXPECT_EQ(vector["hex"].get<std::string>(), to_hex(encode(sample))) << name;
        const auto decoded = decode(*from_hex(vector["hex"].get<std::string>()));
        ASSERT_EQ(code_of(decoded), "ok") << name;
        EXPECT_EQ(encode(*decoded), encode(sample)) << name;
        EXPECT_EQ(decoded->id, sample.id);
        seen.insert(name);
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        EXPECT_TRUE(!name.ends_with(".json") || seen.contains(name)) << "a vector of a type that the program lost: " << name;
    }
}

TEST(Events, WhatMayBeLeftOutComesBackLeftOut) {
    for (const auto& sample : samples(Optional::left_out)) {
        const auto decoded = decode(encode(sample));
        ASSERT_EQ(code_of(decoded), "ok") << type_of(sample.payload);
        EXPECT_EQ(encode(*decoded), encode(sample)) << type_of(sample.payload);
    }
}

TEST(Events, AnythingThatCanBeWrittenCanBeReadAgain) {
    // Also an event in which nobody filled in anything: a file must never hold what its own program cannot read.
    for (auto sample : samples()) {
        std::visit([](auto& payload) { payload = std::decay_t<decltype(payload)>(); }, sample.payload);
        EXPECT_EQ(code_of(decode(encode(sample))), "ok") << type_of(sample.payload);
    }
}

TEST(Events, AMissingFieldIsCorruptUnlessItMayBeLeftOut) {
    for (const auto& sample : samples(Optional::left_out)) {
        const auto whole = *cbor::decode(encode(sample));
        for (const auto& [key, value] : whole.items()) {
            auto without = whole;
            without.erase(key);
            const auto decoded = decode(cbor::encode(without));
            ASSERT_FALSE(decoded) << type_of(sample.payload) << " without " << key;
            EXPECT_EQ(decoded.error().kind, ProblemKind::corrupt);
        }
    }
}

TEST(Events, AnUnknownFieldIsCorrupt) {
    for (const auto& sample : samples()) {
        auto more = *cbor::decode(encode(sample));
        more["unknown_field"] = 1;
        EXPECT_EQ(code_of(decode(cbor::encode(more))), "broken_event") << type_of(sample.payload);
    }
    auto identity = *cbor::decode(encode(samples().at(24)));
    ASSERT_EQ(identity["type"].get<std::string>(), "identity_recorded");
    identity["documents"][0]["unknown_field"] = 1;
    EXPECT_EQ(code_of(decode(cbor::encode(identity))), "broken_event");
}

TEST(Events, AFieldOfAnotherKindIsCorrupt) {
    for (const auto& sample : samples()) {
        const auto whole = *cbor::decode(encode(sample));
        for (const auto& [key, value] : whole.items()) {
            auto strange = whole;
            strange[key] = nullptr;
            const auto decoded = decode(cbor::encode(strange));
            ASSERT_FALSE(decoded) << type_of(sample.payload) << " with a strange " << key;
            EXPECT_EQ(decoded.error().kind, ProblemKind::corrupt);
        }
    }
}

TEST(Events, AnUnknownTypeOrVersionIsCorrupt) {
    auto event = *cbor::decode(encode(samples().front()));
    event["type"] = "something_new";
    EXPECT_EQ(code_of(decode(cbor::encode(event))), "unknown_event");
    event = *cbor::decode(encode(samples().front()));
    event["version"] = 2;
    EXPECT_EQ(code_of(decode(cbor::encode(event))), "unknown_event");
}

TEST(Events, BytesThatAreNotDeterministicCborAreCorrupt) {
    auto bytes = encode(samples().front());
    bytes.push_back(0);
    EXPECT_FALSE(decode(bytes));
    EXPECT_FALSE(decode(Bytes{}));
    EXPECT_FALSE(decode(Bytes{0x80}));
}

TEST(Events, EachEventLiesInOneCompartmentAndWhatMustBeHiddenNeverInProcedure) {
    const std::map<std::string_view, Compartment> elsewhere{
        {"identity_recorded", Compartment::identity},     {"referral_recorded", Compartment::identity},
        {"whereabouts_recorded", Compartment::whereabouts}, {"statement_recorded", Compartment::statement},
        {"person_to_keep_away_recorded", Compartment::network}, {"links_checked", Compartment::network},
        {"link_answered", Compartment::network},          {"associate_described", Compartment::network},
        {"needs_stated", Compartment::needs},
        {"interview_requested", Compartment::needs},      {"interview_request_closed", Compartment::needs},
        {"access_decided", Compartment::access},          {"staff_kept_away", Compartment::needs},
        {"words_recorded", Compartment::condition}, {"document_attached", Compartment::condition}};  // the one they name
    for (const auto& sample : samples()) {
        const auto found = elsewhere.find(type_of(sample.payload));
        EXPECT_EQ(compartment_of(sample.payload), found == elsewhere.end() ? Compartment::procedure : found->second)
            << type_of(sample.payload);
    }
}

TEST(Events, NothingInProcedureIsTypedText) {
    // What people typed stands in compartments of its own: an event in `procedure` holds codes, ids, days and numbers.
    for (const auto& sample : samples()) {
        if (compartment_of(sample.payload) != Compartment::procedure) continue;
        EXPECT_EQ(text_of(encode(sample)).find("言葉"), std::string_view::npos) << type_of(sample.payload);
    }
}

}  // namespace
}  // namespace hogo::domain::testing
