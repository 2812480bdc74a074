#!/usr/bin/env bash
# `hogo recovery account`: new keys for somebody who forgot their password, approved by two others; and `hogo demo code`.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
DATA=$SCRATCH/data
FAILED=0

# expect NAME CODE TEXT COMMAND...: the exit code, and text that stands in what the program said.
expect() {
    local name=$1 code=$2 text=$3 said got=0
    shift 3
    said=$("$@" 2>&1 </dev/null) || got=$?
    if [[ $got == "$code" && $said == *"$text"* ]]; then
        echo "ok $name"
    else
        echo "not ok $name"
        printf '  expected %s and "%s", got %s and:\n%s\n' "$code" "$text" "$got" "$said"
        FAILED=1
    fi
}
password_of() { awk -F'\t' -v user="$1" '$2 == user { print $3 }' "$DATA/demo-logins"; }
# proof LOGIN: password and code, a line each. A code serves once; the present one and the next are taken, a third waits.
proof() {
    local now step last
    last=$(cat "$SCRATCH/step-$1" 2>/dev/null || echo 0)
    while now=$(($(date +%s) / 30)) && step=$((last >= now ? last + 1 : now)) && ((step > now + 1)); do sleep 1; done
    echo "$step" >"$SCRATCH/step-$1"
    password_of "$1"
    "$HOGO" demo code "$1" --data "$DATA" --later $((step - now))
}
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
exit $FAILED
