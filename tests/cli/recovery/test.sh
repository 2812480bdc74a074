#!/usr/bin/env bash
# `hogo recovery account`: new keys for somebody who forgot their password, approved by two others; `hogo recovery file` and
# `root`: what the custodians do together; and `hogo demo code`.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../sample_office.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
FORM=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/../import/filled-form.xml
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
DATA=$SCRATCH/data

# by FIRST SECOND COMMAND...: both proofs on standard input.
by() {
    local first=$1 second=$2
    shift 2
    { proof "$first"; proof "$second"; } >"$SCRATCH/typed"
    "$@" <"$SCRATCH/typed"
}

expect "a sample office" 0 "" "$HOGO" demo init --data "$DATA"
[[ $("$HOGO" demo code officer --data "$DATA") =~ ^[0-9]{6}$ ]] && echo "ok a code has six digits" || { echo "not ok a code has six digits"; FAILED=1; }
expect "nobody else has a code" 4 "no sample office with such a login" "$HOGO" demo code nobody --data "$DATA"
expect "two proofs are needed" 3 "[sign_in_failed]" by administrator officer "$HOGO" recovery account officer --data "$DATA" --as administrator --with lead
expect "an officer does not approve" 1 "not_the_decider" by administrator officer2 "$HOGO" recovery account officer --data "$DATA" --as administrator --with officer2
expect "an administrator and a lead give new keys, shown once" 0 "second factor" by administrator lead "$HOGO" recovery account officer --data "$DATA" --as administrator --with lead

expect "the old password no longer serves" 3 "[sign_in_failed]" by officer officer "$HOGO" system add ferry --unit tokyo --data "$DATA" --as officer

# A file that the office's one lead began: what nobody but leads reads is in one person's hands.
proof lead >"$SCRATCH/typed"
NUMBER=$("$HOGO" import htcds "$FORM" --data "$DATA" --as lead <"$SCRATCH/typed" | sed -n 's/^imported as //p')
# recovering LOGIN CUSTODIAN...: the administrator's proof, then a passphrase for each custodian who is here.
recovering() {
    local keys=() custodian login=$1
    shift
    proof administrator >"$SCRATCH/typed"
    for custodian in "$@"; do
        keys+=(--key "$DATA/custodian/$custodian")
        cat "$DATA/custodian/passphrase" >>"$SCRATCH/typed"
    done
    "$HOGO" recovery file "$NUMBER" --unit tokyo --data "$DATA" --as administrator "${keys[@]}" --to officer2 --to "$login" \
        --reasons "nobody holds it" <"$SCRATCH/typed"
}
expect "one custodian opens nothing" 3 "[too_few_custodians]" recovering duty 2
expect "the same one twice is one" 3 "[too_few_custodians]" recovering duty 2 2
expect "an examiner does not become a reader by recovery" 1 "not_available" recovering examiner 1 3
expect "two custodians give it to two others" 0 "new keys" recovering duty 1 3
expect "and not twice: two people hold it now" 1 "holders_remain" recovering duty 1 2

# Other custodians: two in force and two of the new ones sign.
for number in 4 5 6; do
    echo "a passphrase of number $number" | "$HOGO" custodian new "$SCRATCH/$number" >"$SCRATCH/$number.public" 2>/dev/null
done
mapfile -t NEW < <(cat "$SCRATCH"/[456].public)
expect "the next root document waits" 0 "custodians in force" "$HOGO" recovery root begin --data "$DATA" --custodian "${NEW[0]}" --custodian "${NEW[1]}" --custodian "${NEW[2]}"
HASH=$("$HOGO" custodian sign "$DATA/founding/root" | awk -F'\t' '$1 == "hash" { print $2 }')
# signing NUMBER FILE PASSPHRASE...
signing() { printf '%s\n' "$2" | "$HOGO" custodian sign "$DATA/founding/root" --hash "$HASH" --key "$1"; }
finishing() { { cat "$DATA/custodian/passphrase" "$DATA/custodian/passphrase"; } | "$HOGO" recovery root finish --data "$DATA" --key "$DATA/custodian/1" --key "$DATA/custodian/2"; }
OLD=$(cat "$DATA/custodian/passphrase")
expect "nothing is signed over another hash" 3 "[another_document]" "$HOGO" custodian sign "$DATA/founding/root" --hash 00 --key "$DATA/custodian/1"
expect "a custodian in force signs" 0 "signed by" signing "$DATA/custodian/1" "$OLD"
expect "one signature is not enough" 4 "too few custodians" finishing
expect "another in force signs" 0 "signed by" signing "$DATA/custodian/2" "$OLD"
expect "the new ones must agree too" 4 "too few custodians" finishing
expect "a new one signs" 0 "signed by" signing "$SCRATCH/4" "a passphrase of number 4"
expect "a wrong passphrase does not" 3 "[wrong_passphrase]" signing "$SCRATCH/6" "a passphrase of number 4"
expect "another new one signs" 0 "signed by" signing "$SCRATCH/6" "a passphrase of number 6"
expect "it comes into force" 0 "$HASH" finishing
expect "the old custodians open nothing any more" 3 "[too_few_custodians]" recovering duty 1 2
expect "the house still verifies from its first root" 0 "" "$HOGO" ledger verify --data "$DATA"
exit $FAILED
