#!/usr/bin/env bash
# `hogo init`: a real office is founded on its custodians' signatures, never on sample data, and served like any other.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
SCRATCH=$(mktemp -d) SERVER=
trap '[[ -z $SERVER ]] || kill "$SERVER" 2>/dev/null; rm -rf "$SCRATCH"' EXIT
cd "$SCRATCH" || exit 4

typing() { local line=$1; shift; printf '%s\n' "$line" | "$@"; }

expect "a short passphrase makes no custodian" 3 "[password_too_short]" typing "short" "$HOGO" custodian new k0
for number in 1 2 3; do
    printf 'the passphrase of number %s\n' "$number" | "$HOGO" custodian new "k$number" >"k$number.public" 2>/dev/null
done
expect "a custodian's file is its owner's alone" 0 "600" stat -c %a k1
expect "and is not written over" 4 "[file_exists]" typing "the passphrase of number 9" "$HOGO" custodian new k1

person() { printf '[[people]]\nlogin = "%s"\nname = "%s"\nrole = "%s"\nunit = "tokyo"\n\n' "$1" "$1" "$2"; }
office() {
    printf 'origin = "hogo.example/tokyo"\nthreshold = %s\ncustodians = ["%s", "%s", "%s"]\n\n' "$1" \
        "$(cat k1.public)" "$(cat k2.public)" "$(cat k3.public)"
    person lead1 case_lead
    person officer1 case_officer
    person auditor1 auditor
    person admin1 administrator
}
{ office 2; } >one-lead.toml
{ office 2; person lead2 case_lead; printf '[[rooms]]\nid = "room-1"\nname = "Room 1"\nunit = "tokyo"\nprivacy = 3\n'; } >office.toml
{ office 1; person lead2 case_lead; } >threshold-1.toml
{ office 3; person lead2 case_lead; } >threshold-3.toml
{ office 2; person lead2 case_lead; person lead1 director; } >twice.toml
{ office 2; person lead2 king; } >no-role.toml
expect "a unit with one lead is refused" 3 "two leads" "$HOGO" init begin --data data --office one-lead.toml
expect "one custodian alone is refused" 3 "threshold is a number from 2 to 2" "$HOGO" init begin --data data --office threshold-1.toml
expect "so is needing all of them" 3 "threshold is a number from 2 to 2" "$HOGO" init begin --data data --office threshold-3.toml
expect "two people of one login are refused" 3 "two people are called lead1" "$HOGO" init begin --data data --office twice.toml
expect "a role that is none is refused with its line" 3 "no-role.toml:" "$HOGO" init begin --data data --office no-role.toml
expect "nothing was made so far" 1 "" test -e data

"$HOGO" demo init --data sample >/dev/null 2>&1
expect "a sample office never becomes a real one" 4 "not empty" "$HOGO" init begin --data sample --office office.toml

HASH=$("$HOGO" init begin --data data --office office.toml 2>/dev/null)
expect "the document waits and shows its hash" 0 "$HASH" "$HOGO" custodian sign data/founding/root
expect "it is for production" 0 "production" "$HOGO" custodian sign data/founding/root
expect "without signatures there is no office" 4 "too few custodians" "$HOGO" init finish --data data --office office.toml
expect "nor anything to serve" 4 "no database" "$HOGO" serve --data data --port 0
expect "a custodian signs" 0 "signed by" typing "the passphrase of number 1" "$HOGO" custodian sign data/founding/root --hash "$HASH" --key k1
expect "one is not enough" 4 "too few custodians" "$HOGO" init finish --data data --office office.toml
printf 'the passphrase of a stranger\n' | "$HOGO" custodian new stranger >/dev/null 2>&1
expect "a stranger does not sign" 3 "[no_custodian]" typing "the passphrase of a stranger" "$HOGO" custodian sign data/founding/root --hash "$HASH" --key stranger
expect "another custodian signs" 0 "signed by" typing "the passphrase of number 3" "$HOGO" custodian sign data/founding/root --hash "$HASH" --key k3
sed 's/^threshold = 2/threshold = 2 # the same/; s/hogo.example/hogo.other/' office.toml >other.toml
expect "the document is of its own office's file only" 3 "not the one" "$HOGO" init finish --data data --office other.toml

"$HOGO" init finish --data data --office office.toml >handed-out 2>errors
expect "everybody gets a password and a second factor once" 0 "5" grep -cE '^[a-z0-9]+	[^	]{15,}	[A-Z2-7]{32}$' handed-out
expect "the registrar's seed is gone" 1 "" test -e data/founding
expect "no password is kept anywhere" 1 "" grep -rqF "$(cut -f2 handed-out | head -n 1)" data
expect "the root is the one that was signed" 0 "$HASH" cat errors
expect "it is not founded twice" 4 "" "$HOGO" init finish --data data --office office.toml
expect "the ledger verifies" 0 "" "$HOGO" ledger verify --data data
expect "nothing of the sample office works on it" 4 "" "$HOGO" demo fill --data data --files 1
expect "nor another clock" 4 "sample data only" "$HOGO" serve --data data --port 0 --clock 2025-06-12T03:00:00Z
cp sample/demo-logins data/demo-logins
"$HOGO" serve --data data --port 0 >said 2>serve-errors &
SERVER=$!
for _ in $(seq 600); do grep -q '^http' said && break; sleep 0.1; done
expect "it is served as what it is, whatever lies beside it" 0 "1" grep -c '' said
URL=$(head -n 1 said)
expect "without the sample office's banner" 1 "" grep -q 'sample-code' <(curl -s "$URL/sign-in")
kill -TERM "$SERVER"
wait "$SERVER"
SERVER=
exit $FAILED
