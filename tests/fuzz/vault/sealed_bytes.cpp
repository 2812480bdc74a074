// Hostile bytes for every parser of the vault: the first byte chooses the parser, the rest is what it gets.
//
// Promises: nothing crashes, throws or opens. What was made here under a fresh key is turned into other bytes
// by the fuzzer and must not open; an entry that is not signed must not be appended.
#include <cstdlib>

#include "office.h"
#include "vault/grant.h"
#include "vault/group.h"
#include "vault/record.h"
#include "vault/sealed_box.h"
#include "vault/session.h"
#include "vault/totp.h"

namespace {

using namespace hogo;
using namespace hogo::vault;
using hogo::vault::testing::id_of;
using hogo::vault::testing::Office;

/// Authentic bytes of each kind, so that the fuzzer starts close to what opens.
struct World {
    Office office;
    CompartmentVersion of{id_of(0xca), Code("identity"), 1};
    CompartmentReader reader{CompartmentSecret::draw(of, *office.random)};
    SecretKey pepper;
    SecretText password{"lantern over a river"};
    SessionToken token = draw_session_token(*office.random);
    VerifiedKey officer = *office.chain->ordinary_key(office.officer_id);
    GroupSecret first = GroupSecret::draw({office.group_id, 1}, *office.random);
    GroupSecret second = GroupSecret::draw({office.group_id, 2}, *office.random);
    std::vector<Bytes> authentic;

    World() {
        RandomSource& random = *office.random;
        const RegistrationSigner signers[] = {office.by_root()};
        authentic = {
            *reader.seal(bytes_of("plain"), 1, id_of(1), random),
            *add_record(reader.of(), bytes_of("plain"), 1, id_of(1), random),
            *wrap_person_keys(office.lead, password, pepper, DerivationCost::minimum(), random),
            wrap_session(office.lead, token, pepper, random),
            wrap_guarded(office.lead, Instant{1000}, token, pepper, random),
            *make_grant(reader.secret(), officer, std::nullopt, office.lead_id, office.lead.signing(),
                        random),
            *make_subtraction(reader.secret(), std::span(&officer, 1), office.server, random),
            *seal_group_share(second, officer, random),
            *carry_previous(second, first, random),
            *seal_form(officer, id_of(2), bytes_of("plain"), random),
            office.signed_root,
            office.chain->sign_next(PersonClosed{office.officer_id}, signers),
            wrap_totp_secret(draw_totp_secret(random), office.lead_id, pepper, random),
        };
    }

    bool opens(std::size_t kind, ByteView bytes) {
        const SealPair& own = office.officer.ordinary();
        switch (kind) {
            case 0:
            case 1:
                return reader.open(bytes, 1, id_of(1)).has_value();
            case 2:
                // A stored cost beyond the least would make the run slow, not wrong.
                if (bytes.size() > 10 &&
                    !std::ranges::equal(bytes.first(10), ByteView(authentic[2]).first(10)))
                    return false;
                return needs_rewrap(bytes, DerivationCost::standard()) &&
                       unwrap_person_keys(bytes, password, pepper, Unwrap::with_guarded).has_value();
            case 3:
                return open_session(bytes, token, pepper).has_value();
            case 4:
                (void)guarded_end(bytes);
                return open_guarded(bytes, Instant{0}, token, pepper).has_value();
            case 5: {
                (void)read_grant_head(bytes);
                const auto grant = verify_grant(bytes, *office.chain->signer(office.lead_id), Instant{0});
                return grant && open_grant(*grant, own).has_value();
            }
            case 6: {
                const SealPublic before[] = {officer.key()};
                const auto fewer = verify_subtraction(bytes, office.chain->subtraction_signer(),
                                                      {of.case_id, of.compartment, 0}, before);
                return fewer && open_subtraction(*fewer, own).has_value();
            }
            case 7:
                return open_group_share(bytes, second.of, second.pair.open, own).has_value();
            case 8:
                return open_previous(bytes, second, first.pair.open).has_value();
            case 9:
                return open_form(own, id_of(2), bytes).has_value();
            case 10: {
                const auto root = verify_root(bytes, Purpose::demonstration, root_hash(office.root));
                (void)verify_root_update(office.chain->root(), bytes);
                (void)cosign_root(bytes, office.custodians[0]);
                // Signatures of strangers beside a met threshold change the bytes and nothing else.
                return root && root->document() != office.root;
            }
            case 11: {
                RegistrationChain chain = *office.chain;
                return chain.append(bytes).has_value();
            }
            case 12:
                return unwrap_totp_secret(bytes, office.lead_id, pepper).has_value();
            default:
                (void)parse_totp_secret(text_of(bytes));
                return parse_session_token(text_of(bytes)).has_value() && false;
        }
    }
};

void must(bool holds) {
    if (!holds) std::abort();
}

World& world() {
    static World made;
    static const bool sound = [] {
        for (std::size_t kind = 0; kind < made.authentic.size(); ++kind)
            must(kind == 10 || made.opens(kind, made.authentic[kind]));
        return true;
    }();
    must(sound);
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView bytes(data + 1, size - 1);
    const std::size_t kind = data[0] % 28;
    World& here = world();
    // Kinds 14 and up are changes against authentic bytes, so that deep fields are reached behind good tags.
    if (kind < 14) {
        if (kind < here.authentic.size() && std::ranges::equal(bytes, here.authentic[kind])) return 0;
        must(!here.opens(kind, bytes));
        return 0;
    }
    if (kind - 14 >= here.authentic.size()) return 0;
    Bytes changed = here.authentic[kind - 14];
    for (std::size_t i = 0; i + 2 < bytes.size(); i += 3)
        changed[(bytes[i] << 8 | bytes[i + 1]) % changed.size()] ^= bytes[i + 2];
    if (changed != here.authentic[kind - 14]) must(!here.opens(kind - 14, changed));
    return 0;
}
