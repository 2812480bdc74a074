#!/usr/bin/env bash
# `hogo staff add`: somebody new in the office, approved by two others, with what they told of themselves.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../sample_office.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
DATA=$SCRATCH/data

# add TOLD SECOND OPTIONS...: an administrator and a second person register somebody who told this of themselves.
add() {
    local told=$1 second=$2
    shift 2
    { proof administrator; proof "$second"; printf '%b' "$told"; } >"$SCRATCH/typed"
    "$HOGO" staff add --data "$DATA" --as administrator --with "$second" "$@" <"$SCRATCH/typed"
}

expect "a sample office" 0 "" "$HOGO" demo init --data "$DATA"
expect "a role that is none" 2 "one of the roles" add "" lead newcomer --name "Mori Gaku" --role wizard --unit tokyo
expect "a line that is none" 3 "standard input:6" add "relative\tMori Hana\nmother Mori Hana\n" lead newcomer --name "Mori Gaku" --role interpreter --unit tokyo
expect "an officer does not stand in" 1 "not_the_decider" add "" officer newcomer --name "Mori Gaku" --role interpreter --unit tokyo
expect "two register an interpreter" 0 "second factor" add "relative\tMori Hana\nphone\t03-0000-1111\n" lead newcomer --name "Mori Gaku" --role interpreter --unit tokyo --language km
expect "a login serves one person" 1 "login_taken" add "" duty newcomer --name "Somebody Else" --role interpreter --unit tokyo
exit $FAILED
