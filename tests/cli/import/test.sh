#!/usr/bin/env bash
# `hogo import htcds` and `hogo system add` as a duty desk and an administrator use them.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../sample_office.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
FORM=tests/cli/import/filled-form.xml
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT

# made TEXT: a file with that content, named by its path.
made() { local file; file=$(mktemp "$SCRATCH/form.XXXXXX") && printf '%s' "$1" >"$file" && echo "$file"; }
# as LOGIN COMMAND...: password and code on standard input.
as() {
    local login=$1
    shift
    proof "$login" >"$SCRATCH/typed"
    "$@" <"$SCRATCH/typed"
}
with_password() { local password=$1; shift; printf '%s\n000000\n' "$password" | "$@"; }

expect "a dry run says what each field becomes" 0 "d5.debt_bondage" "$HOGO" import htcds "$FORM"
expect "a dry run says what has no exact place" 0 "own_Question: What the partner added to the form" "$HOGO" import htcds "$FORM"
expect "a dry run says that nothing was changed" 0 "nothing was changed" "$HOGO" import htcds "$FORM"
expect "the answer is there for programs too" 0 '"format":"htcds-referral/1"' "$HOGO" import htcds "$FORM" --json
expect "broken XML is refused with its file" 3 "[referral_broken]" "$HOGO" import htcds "$(made '<data id="htcds_xlsform"><a>')"
expect "another form is refused" 3 "[referral_wrong_form]" "$HOGO" import htcds "$(made '<data id="other"><a>1</a></data>')"
expect "an entity of the form's own is refused" 3 "[referral_has_doctype]" "$HOGO" import htcds \
    "$(made '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><data id="htcds_xlsform"><prs_FirstName>&x;</prs_FirstName></data>')"
expect "a huge form is refused" 3 "[referral_too_large]" "$HOGO" import htcds /dev/zero
expect "a missing file is said plainly" 4 "[file_unreadable]" "$HOGO" import htcds "$SCRATCH/nowhere.xml"
expect "--data asks for --as" 2 "--as" "$HOGO" import htcds "$FORM" --data "$SCRATCH"

DATA=$SCRATCH/data
expect "a sample office to import into" 0 "" "$HOGO" demo init --data "$DATA"
expect "a wrong password imports nothing" 3 "[sign_in_failed]" with_password "not the password of duty" \
    "$HOGO" import htcds "$FORM" --data "$DATA" --as duty
expect "the duty desk imports the form" 0 "imported as" as duty \
    "$HOGO" import htcds "$FORM" --data "$DATA" --as duty
first=$(as duty "$HOGO" import htcds "$FORM" --data "$DATA" --as duty | tail -n 1)
second=$(as duty "$HOGO" import htcds "$FORM" --data "$DATA" --as duty | tail -n 1)
expect "the same form twice is one file" 0 "" test "$first" = "$second"
expect "an auditor imports nothing" 1 "casework_only" as auditor \
    "$HOGO" import htcds "$FORM" --data "$DATA" --as auditor
expect "an administrator gives another system a key" 0 "hogo_" as administrator \
    "$HOGO" system add carrier --unit tokyo --data "$DATA" --as administrator
expect "a name is given once" 1 "system_exists" as administrator \
    "$HOGO" system add carrier --unit tokyo --data "$DATA" --as administrator
expect "nobody else gives keys" 1 "administrators_only" as director \
    "$HOGO" system add ferry --unit tokyo --data "$DATA" --as director
expect "the sample systems' keys are their owner's alone" 0 "600" stat -c %a "$DATA/demo-systems"
exit $FAILED
