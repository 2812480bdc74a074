// Writes the vault's vectors into the folder that is named as the only argument. Everything follows from one
// seed. Does not decide what is right: unit_vault reads the files and holds them against the code.
#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "office.h"
#include "vault/attachment.h"
#include "vault/grant.h"
#include "vault/group.h"
#include "vault/primitives.h"
#include "vault/record.h"
#include "vault/sealed_box.h"
#include "vault/session.h"
#include "vault/totp.h"

namespace {

using namespace hogo;
using namespace hogo::vault;
using hogo::vault::testing::id_of;
using hogo::vault::testing::Office;
using Json = nlohmann::ordered_json;

std::string folder;

void write(const char* name, const char* kind, const char* expect, const char* about, const Json& content) {
    Json vector{{"format", "hogo-vault-vector/1"}, {"kind", kind}, {"expect", expect}, {"about", about}};
    vector.update(content);
    std::ofstream(folder + "/" + name + ".json") << vector.dump(1) << "\n";
}

Json with(Json content, std::initializer_list<std::pair<const char*, Json>> changes) {
    for (const auto& [key, value] : changes) content[key] = value;
    return content;
}

/// The same hexadecimal text with one bit of byte `at` turned (counted from the end where negative).
std::string turned(const Json& hex, std::ptrdiff_t at) {
    Bytes bytes = *from_hex(hex.get<std::string>());
    bytes[at < 0 ? bytes.size() + at : at] ^= 1;
    return to_hex(bytes);
}
std::string shortened(const Json& hex) {
    return hex.get<std::string>().substr(0, hex.get<std::string>().size() - 2);
}

void write_records(Office& office) {
    const CompartmentVersion of{id_of(0xca), Code("statement"), 3};
    const CompartmentReader reader(CompartmentSecret::draw(of, *office.random));
    const auto& open = reader.of();
    const std::string secret = to_hex(reader.secret().pair().secret.reveal());
    const Json place{{"case", to_hex(of.case_id)}, {"compartment", "statement"}, {"version", 3}};
    const Json compartment =
        with(place,
             {{"secret", secret}, {"commitment", to_hex(open.commitment)}, {"key", to_hex(open.key.bytes)}});
    write("compartment", "compartment", "ok", "a version's secret, its public key and its commitment",
          compartment);
    write("compartment-other-secret", "compartment", "commitment_differs",
          "a secret that was not committed to", with(compartment, {{"secret", turned(secret, 5)}}));
    write("compartment-other-version", "compartment", "commitment_differs",
          "the commitment names the version too", with(compartment, {{"version", 4}}));

    const RawId event = id_of(0xe1);
    const auto vector = [&](ByteView plain, const Bytes& sealed) {
        return with(compartment, {{"sequence", 7},
                                  {"event", to_hex(event)},
                                  {"plain", to_hex(plain)},
                                  {"sealed", to_hex(sealed)}});
    };
    const Bytes plain = *from_hex(
        "a2617601647479706567657861"
        "6d706c65");
    const Json member = vector(plain, *reader.seal(plain, 7, event, *office.random));
    const Json added = vector(plain, *add_record(open, plain, 7, event, *office.random));
    write("record-member", "record", "ok", "sealed by a member", member);
    write("record-added", "record", "ok", "added by somebody who cannot read", added);
    write("record-empty", "record", "ok", "nothing at all, in the smallest bucket",
          vector({}, *reader.seal({}, 7, event, *office.random)));
    const Bytes full(127, 0x80), over(128, 0x00);
    write("record-bucket-full", "record", "ok", "127 bytes that look like padding fill the bucket of 128",
          vector(full, *reader.seal(full, 7, event, *office.random)));
    write("record-bucket-over", "record", "ok", "128 zero bytes need the bucket of 256",
          vector(over, *reader.seal(over, 7, event, *office.random)));

    write("record-other-sequence", "record", "record_not_authentic", "moved to another sequence",
          with(member, {{"sequence", 8}}));
    write("record-other-event", "record", "record_not_authentic", "put under another event",
          with(member, {{"event", to_hex(id_of(0xe2))}}));
    write("record-added-other-event", "record", "record_not_authentic", "an added record under another event",
          with(added, {{"event", to_hex(id_of(0xe2))}}));
    write("record-changed", "record", "record_not_authentic", "one bit of the ciphertext turned",
          with(member, {{"sealed", turned(member["sealed"], 80)}}));
    write("record-added-changed", "record", "record_not_authentic", "one bit of the ephemeral key turned",
          with(added, {{"sealed", turned(added["sealed"], 40)}}));
    write("record-mode-changed", "record", "record_damaged", "a mode that does not exist",
          with(member, {{"sealed", turned(turned(member["sealed"], 1), 1).replace(3, 1, "3")}}));
    write("record-format-unknown", "record", "record_damaged", "a format version that does not exist",
          with(member, {{"sealed", turned(member["sealed"], 0)}}));
    write("record-short", "record", "record_damaged", "the last byte is missing",
          with(member, {{"sealed", shortened(member["sealed"])}}));

    // The same secret under another name commits to something else; with the commitment exchanged, too, it
    // stays shut.
    const std::pair<const char*, CompartmentVersion> elsewhere[] = {
        {"case", {id_of(0xcb), Code("statement"), 3}},
        {"compartment", {id_of(0xca), Code("whereabouts"), 3}},
        {"version", {id_of(0xca), Code("statement"), 4}},
    };
    for (const auto& [what, other] : elsewhere) {
        // The commitment of the same secret elsewhere is computed from its definition, for from_secret would
        // refuse it.
        Bytes number;
        primitives::append_u32(number, other.version);
        const Hash commitment = primitives::keyed_hash(
            reader.secret().record_key(), "hogo/commitment/1",
            {other.case_id, bytes_of(other.compartment.text()), number, open.key.bytes});
        Json moved = with(member, {{"case", to_hex(other.case_id)},
                                   {"compartment", other.compartment.text()},
                                   {"version", other.version},
                                   {"commitment", to_hex(commitment)}});
        write((std::string("record-other-") + what).c_str(), "record", "record_of_another_key",
              "read at another place", moved);
        moved["sealed"] = member["sealed"].get<std::string>().replace(4, 64, to_hex(commitment));
        write((std::string("record-moved-") + what).c_str(), "record", "record_not_authentic",
              "read at another place, its commitment exchanged", moved);
    }
    // Padding that is authentic and wrong: only who holds the key can make it.
    Bytes sealed = *from_hex(member["sealed"].get<std::string>());
    Bytes head(sealed.begin(), sealed.begin() + 34), associated = head;
    append(associated, of.case_id);
    associated.push_back(9);
    append(associated, bytes_of("statement"));
    primitives::append_u32(associated, 3);
    primitives::append_u64(associated, 7);
    append(associated, event);
    primitives::seal(head, reader.secret().record_key(), associated, Bytes(128, 0), *office.random);
    write("record-no-padding", "record", "record_not_authentic", "authentic, and padded with no mark",
          vector({}, head));

    Hash first = first_head(of.case_id, of.compartment);
    const Hash last = next_head(next_head(first, bytes_of("first")), bytes_of("second"));
    write("heads", "heads", "ok", "the heads of a compartment with two rows",
          {{"case", to_hex(of.case_id)},
           {"compartment", "statement"},
           {"first", to_hex(first)},
           {"sealed", {to_hex(bytes_of("first")), to_hex(bytes_of("second"))}},
           {"last", to_hex(last)}});
}

void write_people(Office& office) {
    SecretKey pepper;
    office.random->fill(pepper.reveal());
    const std::string password = "a lantern over the quiet river";
    const Bytes wrapped = *wrap_person_keys(office.lead, SecretText(password), pepper,
                                            DerivationCost::minimum(), *office.random);
    const Json secrets{{"ordinary_secret", to_hex(office.lead.ordinary().secret.reveal())},
                       {"signing_seed", to_hex(office.lead.signing().seed().reveal())},
                       {"guarded_secret", to_hex(office.lead.guarded()->secret.reveal())}};
    Json good{{"password", password},
              {"pepper", to_hex(pepper.reveal())},
              {"guarded", false},
              {"wrapped", to_hex(wrapped)}};
    good.update(secrets);
    write("person-keys", "person_keys", "ok", "the ordinary pair and the signing pair", good);
    write("person-keys-guarded", "person_keys", "ok", "the guarded pair too",
          with(good, {{"guarded", true}}));
    write("person-keys-wrong-password", "person_keys", "wrong_password", "another password",
          with(good, {{"password", "a lantern over the quiet rivers"}}));
    write("person-keys-other-pepper", "person_keys", "wrong_password", "the pepper of another host",
          with(good, {{"pepper", turned(good["pepper"], 0)}}));
    write("person-keys-cost-changed", "person_keys", "wrong_password", "the stored cost was changed",
          with(good, {{"wrapped", good["wrapped"].get<std::string>().replace(10, 2, "02")}}));
    write("person-keys-public-changed", "person_keys", "wrong_password", "a public key was changed",
          with(good, {{"wrapped", turned(good["wrapped"], 60)}}));
    write("person-keys-guarded-changed", "person_keys", "wrapped_keys_damaged",
          "the guarded part was changed",
          with(good, {{"guarded", true}, {"wrapped", turned(good["wrapped"], -1)}}));
    write("person-keys-greedy", "person_keys", "wrapped_keys_damaged",
          "a stored cost that would take all memory",
          with(good, {{"wrapped", good["wrapped"].get<std::string>().replace(12, 2, "7f")}}));
    write("person-keys-short", "person_keys", "wrapped_keys_damaged", "the last byte is missing",
          with(good, {{"wrapped", shortened(good["wrapped"])}}));

    const SessionToken token = draw_session_token(*office.random);
    const Bytes session = wrap_session(office.lead, token, pepper, *office.random);
    const Bytes guarded = wrap_guarded(office.lead, Instant{300000}, token, pepper, *office.random);
    Json row{{"token", to_hex(token.reveal())},
             {"pepper", good["pepper"]},
             {"row_id", to_hex(session_row_id(token))},
             {"wrapped", to_hex(session)}};
    row.update(secrets);
    write("session", "session", "ok", "a session's row", row);
    write("session-other-pepper", "session", "session_not_authentic", "the pepper of another host",
          with(row, {{"pepper", turned(row["pepper"], 0)}}));
    write("session-changed", "session", "session_not_authentic", "one bit turned",
          with(row, {{"wrapped", turned(row["wrapped"], 10)}}));
    write("session-guarded-in-its-place", "session", "session_not_authentic",
          "the guarded wrapping in place of the ordinary", with(row, {{"wrapped", to_hex(guarded)}}));
    const Json open = with(row, {{"wrapped", to_hex(guarded)}, {"now", 299999}});
    write("guarded-session", "guarded_session", "ok", "the guarded pair, a moment before its end", open);
    write("guarded-session-over", "guarded_session", "guarded_pair_closed", "the guarded pair at its end",
          with(open, {{"now", 300000}}));
    write("guarded-session-prolonged", "guarded_session", "session_not_authentic", "its end was moved",
          with(open, {{"wrapped", turned(open["wrapped"], 8)}}));

    const Json code{{"secret", to_hex(bytes_of("12345678901234567890"))},
                    {"typed", "287082"},
                    {"unix_seconds", 59},
                    {"last_accepted", -1},
                    {"step", 1}};
    write("totp", "totp", "ok", "RFC 6238, appendix B, the last six digits", code);
    write("totp-2009", "totp", "ok", "RFC 6238, appendix B",
          with(code, {{"typed", "005924"}, {"unix_seconds", 1234567890}, {"step", 41152263}}));
    write("totp-late", "totp", "ok", "one step late", with(code, {{"unix_seconds", 89}}));
    write("totp-too-late", "totp", "totp_wrong", "two steps late", with(code, {{"unix_seconds", 90}}));
    write("totp-again", "totp", "totp_used", "the same code again", with(code, {{"last_accepted", 1}}));
}

void write_sharing(Office& office) {
    Json chain{{"roots", {to_hex(office.signed_root)}}, {"registrations", Json::array()}};
    for (const Bytes& entry : office.entries) chain["registrations"].push_back(to_hex(entry));

    const CompartmentVersion of{id_of(0xca), Code("identity"), 1};
    const CompartmentSecret secret = CompartmentSecret::draw(of, *office.random);
    const Bytes bytes = *make_grant(secret, *office.chain->ordinary_key(office.officer_id), Instant{1000000},
                                    office.lead_id, office.lead.signing(), *office.random);
    const Json grant = with(chain, {{"grant", to_hex(bytes)},
                                    {"granter", to_hex(office.lead_id)},
                                    {"granter_key", to_hex(office.lead.open().signing.bytes)},
                                    {"now", 999999},
                                    {"recipient_secret", to_hex(office.officer.ordinary().secret.reveal())},
                                    {"secret", to_hex(secret.pair().secret.reveal())}});
    // The deterministic order of the keys puts "sealed" first, "signature" second and "statement" last.
    write("grant", "grant", "ok", "a compartment's secret for one reader", grant);
    write("grant-expired", "grant", "grant_expired", "at its end", with(grant, {{"now", 1000000}}));
    write("grant-for-another", "grant", "grant_for_another", "another reader's key",
          with(grant, {{"recipient_secret", to_hex(office.lead.ordinary().secret.reveal())}}));
    write("grant-by-another", "grant", "grant_not_signed", "read as another granter's",
          with(grant, {{"granter", to_hex(office.officer_id)},
                       {"granter_key", to_hex(office.officer.open().signing.bytes)}}));
    write("grant-statement-changed", "grant", "grant_not_signed",
          "a bit of the key at the statement's end turned",
          with(grant, {{"grant", turned(grant["grant"], -1)}}));
    write("grant-sealed-changed", "grant", "grant_not_authentic", "one bit of the sealed secret turned",
          with(grant, {{"grant", turned(grant["grant"], 60)}}));
    write("grant-short", "grant", "grant_damaged", "the last byte is missing",
          with(grant, {{"grant", shortened(grant["grant"])}}));

    const CompartmentSecret next = CompartmentSecret::draw({of.case_id, of.compartment, 2}, *office.random);
    const VerifiedKey both[] = {*office.chain->ordinary_key(office.officer_id),
                                *office.chain->ordinary_key(office.lead_id)};
    const Bytes fewer = *make_subtraction(next, std::span(both).first(1), office.server, *office.random);
    const std::string officer = to_hex(office.officer.open().ordinary.bytes),
                      lead = to_hex(office.lead.open().ordinary.bytes);
    const Json subtraction = with(chain, {{"subtraction", to_hex(fewer)},
                                          {"case", to_hex(of.case_id)},
                                          {"compartment", "identity"},
                                          {"version", 1},
                                          {"previous_readers", {officer, lead}},
                                          {"recipient_secret", grant["recipient_secret"]},
                                          {"secret", to_hex(next.pair().secret.reveal())}});
    write("subtraction", "subtraction", "ok", "a new version for one of two readers", subtraction);
    write("subtraction-taken-away", "subtraction", "grant_for_another", "read by the one who was taken away",
          with(subtraction, {{"recipient_secret", to_hex(office.lead.ordinary().secret.reveal())}}));
    write("subtraction-adds", "subtraction", "subtraction_adds", "a reader who was not there before",
          with(subtraction, {{"previous_readers", {lead}}}));
    write("subtraction-skips", "subtraction", "subtraction_adds", "a version is left out",
          with(subtraction, {{"version", 3}}));
    write("subtraction-other-compartment", "subtraction", "subtraction_adds", "of another compartment",
          with(subtraction, {{"compartment", "statement"}}));
    write("subtraction-by-a-person", "subtraction", "subtraction_not_signed",
          "signed by a person's key, not the server's",
          with(subtraction,
               {{"subtraction", to_hex(*make_subtraction(next, std::span(both).first(1),
                                                         office.lead.signing(), *office.random))}}));

    const GroupSecret first = GroupSecret::draw({office.group_id, 1}, *office.random);
    const GroupSecret second = GroupSecret::draw({office.group_id, 2}, *office.random);
    const Json share{{"group", to_hex(office.group_id)},
                     {"version", 2},
                     {"key", to_hex(second.pair.open.bytes)},
                     {"secret", to_hex(second.pair.secret.reveal())},
                     {"member_secret", grant["recipient_secret"]},
                     {"share", to_hex(*seal_group_share(second, both[0], *office.random))}};
    write("group-share", "group_share", "ok", "a group's secret for one member", share);
    write("group-share-other-version", "group_share", "group_share_not_authentic", "read as another version",
          with(share, {{"version", 3}}));
    write("group-share-other-member", "group_share", "group_share_not_authentic", "another member's key",
          with(share, {{"member_secret", to_hex(office.lead.ordinary().secret.reveal())}}));
    const Json carried{{"group", to_hex(office.group_id)},
                       {"version", 2},
                       {"current_secret", to_hex(second.pair.secret.reveal())},
                       {"previous_key", to_hex(first.pair.open.bytes)},
                       {"secret", to_hex(first.pair.secret.reveal())},
                       {"carried", to_hex(*carry_previous(second, first, *office.random))}};
    write("carried-group", "carried_group", "ok", "the version before, carried inside", carried);
    write("carried-group-other-key", "carried_group", "group_share_not_authentic",
          "another key than the chain has", with(carried, {{"previous_key", share["key"]}}));

    const Bytes form = *seal_form(both[0], id_of(0xf0), bytes_of("text=hello"), *office.random);
    const Json box{{"recipient_secret", grant["recipient_secret"]},
                   {"purpose", "expired-form"},
                   {"context", to_hex(id_of(0xf0))},
                   {"plain", to_hex(bytes_of("text=hello"))},
                   {"box", to_hex(form)}};
    write("box", "box", "ok", "a form sealed to its author", box);
    write("box-other-purpose", "box", "box_not_authentic", "opened for another purpose",
          with(box, {{"purpose", "audit"}}));
    write("box-other-context", "box", "box_not_authentic", "opened for another form",
          with(box, {{"context", to_hex(id_of(0xf1))}}));
    write("box-short", "box", "box_not_authentic", "the last byte is missing",
          with(box, {{"box", shortened(box["box"])}}));
}

void write_roots(Office& office) {
    const SignPair* one[] = {&office.custodians[1]};
    const SignPair* strangers[] = {&office.lead.signing(), &office.custodians[1]};
    const SignPair* two[] = {&office.custodians[0], &office.custodians[1]};
    const Json root{{"root", to_hex(office.signed_root)},
                    {"wanted", "demonstration"},
                    {"pin", to_hex(root_hash(office.root))}};
    write("root", "root", "ok", "two of three custodians signed", root);
    write("root-for-demonstration", "root", "root_for_demonstration",
          "a demonstration root offered as production", with(root, {{"wanted", "production"}}));
    write("root-other-pin", "root", "root_not_the_pinned", "another root is pinned",
          with(root, {{"pin", turned(root["pin"], 0)}}));
    write("root-one-signature", "root", "root_threshold_not_met", "one of three custodians signed",
          with(root, {{"root", to_hex(*sign_root(office.root, one))}}));
    write("root-stranger", "root", "root_threshold_not_met", "a custodian and a stranger signed",
          with(root, {{"root", to_hex(*sign_root(office.root, strangers))}}));
    write("root-changed", "root", "root_threshold_not_met", "a signature was changed",
          with(root, {{"root", turned(root["root"], -100)}}));
    write("root-short", "root", "root_damaged", "the last byte is missing",
          with(root, {{"root", shortened(root["root"])}}));

    RootDocument next = office.root;
    next.version = 2;
    next.previous = root_hash(office.root);
    next.witness_vkeys = {"witness.example+00000001+BA=="};
    const Bytes signed_next = *sign_root(next, two);
    const Json update =
        with(root, {{"update", to_hex(signed_next)}, {"update_hash", to_hex(root_hash(next))}});
    write("root-update", "root", "ok", "version 2 by the threshold of version 1", update);
    RootDocument usurped = next;
    usurped.custodians = {office.lead.signing().open};
    usurped.threshold = 1;
    const SignPair* usurper[] = {&office.lead.signing()};
    write("root-update-usurped", "root", "root_threshold_not_met",
          "version 2 signed by its own new custodian alone",
          with(update, {{"update", to_hex(*sign_root(usurped, usurper))}}));
    RootDocument skipped = next;
    skipped.version = 3;
    write("root-update-skips", "root", "root_not_next", "version 3 after version 1",
          with(update, {{"update", to_hex(*sign_root(skipped, two))}}));
    RootDocument promoted = next;
    promoted.purpose = Purpose::production;
    write("root-update-promoted", "root", "root_not_next",
          "a demonstration root that would become production",
          with(update, {{"update", to_hex(*sign_root(promoted, two))}}));

    Json chain{{"roots", {to_hex(office.signed_root)}},
               {"registrations", Json::array()},
               {"head", to_hex(office.chain->head())}};
    for (const Bytes& entry : office.entries) chain["registrations"].push_back(to_hex(entry));
    write("registration", "registration", "ok", "two people, a group and a membership", chain);
    const auto changed = [&](auto change) {
        Json copy = chain;
        change(copy["registrations"]);
        return copy;
    };
    write("registration-swapped", "registration", "registration_out_of_order", "two entries exchanged",
          changed([](Json& list) { std::swap(list[0], list[1]); }));
    write("registration-dropped", "registration", "registration_out_of_order", "an entry left out",
          changed([](Json& list) { list.erase(1); }));
    write("registration-signature-changed", "registration", "registration_not_signed",
          "a bit of the statement's last key turned",
          changed([](Json& list) { list[0] = turned(list[0], -1); }));
    write("registration-short", "registration", "registration_damaged", "the last byte is missing",
          changed([](Json& list) { list[0] = shortened(list[0]); }));
    const RegistrationSigner officer[] = {office.by_officer()}, lead[] = {office.by_lead()};
    write("registration-by-an-officer", "registration", "registration_not_permitted",
          "signed by somebody who is no registrar", changed([&](Json& list) {
              list.push_back(to_hex(office.chain->sign_next(
                  RoleGiven{office.officer_id, {Code("lead"), Code("tokyo")}}, officer)));
          }));
    write("registration-twice", "registration", "registration_impossible",
          "somebody who is registered already", changed([&](Json& list) {
              list.push_back(to_hex(office.chain->sign_next(
                  PersonRegistered{office.officer_id, office.newcomer.open(), {}}, lead)));
          }));
    RegistrationChain longer = *office.chain;
    longer.know_root(*verify_root_update(office.trusted(), signed_next)).value();
    const RegistrationSigner by_root[] = {office.by_root()};
    const Bytes replaced = *longer.add(RootReplaced{root_hash(next)}, by_root);
    Json two_roots = changed([&](Json& list) { list.push_back(to_hex(replaced)); });
    two_roots["roots"].push_back(to_hex(signed_next));
    two_roots["head"] = to_hex(longer.head());
    write("registration-root-replaced", "registration", "ok", "the second root comes into force", two_roots);
}

void write_attachments(Office& office) {
    const SealPair desk = SealPair::draw(*office.random);
    const AttachmentPlace place{id_of(0x77), Code("desk"), 2, id_of(0xa7)};
    Bytes plain(20'000), sealed;
    for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = static_cast<Byte>(i * 7);
    auto sealer = AttachmentSealer::begin(desk.open, place, *office.random).value();
    sealer.add(plain, sealed);
    sealer.finish(sealed);
    std::ofstream(folder + "/attachment.sealed", std::ios::binary) << text_of(sealed);
    const Json vector{{"secret", to_hex(desk.secret.reveal())}, {"owner", to_hex(place.owner)}, {"part", "desk"},
                      {"version", 2}, {"id", to_hex(place.id)}, {"sealed_file", "attachment.sealed"},
                      {"plain", to_hex(plain)}};
    write("attachment", "attachment", "ok", "a file of 20,000 bytes, in two chunks", vector);
    write("attachment-other-id", "attachment", "attachment_damaged", "each file opens under its own id",
          with(vector, {{"id", to_hex(id_of(0xa8))}}));
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: vault_vectors FOLDER\n";
        return 2;
    }
    folder = arguments[1];
    Office office;
    write_records(office);
    write_people(office);
    write_sharing(office);
    write_roots(office);
    write_attachments(office);
    return 0;
}
