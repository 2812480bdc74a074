#!/usr/bin/env bash
# Proofs as files, and `hogo witness` as a process: asked, stopped, started again, and shown a fork.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program. Stops the witness
# that it started, by its process id.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
VECTORS=$PWD/tests/vectors/ledger
KEY=$(<"$VECTORS/toy-log.vkey")
SCRATCH=$(mktemp -d)
WITNESS='' PORT=''
stop_witness() { [[ -n $WITNESS ]] && kill "$WITNESS" 2>/dev/null && wait "$WITNESS" 2>/dev/null; WITNESS=''; }
trap 'stop_witness; rm -rf "$SCRATCH"' EXIT

prove() { "$HOGO" ledger prove --tiles "$VECTORS/toy-log" --vkey "$KEY" "$@"; }
check() { "$HOGO" ledger check "$@" --vkey "$KEY"; }

# ---- proofs as files -----------------------------------------------------------------------------------------

prove --leaf 17 >"$SCRATCH/leaf" 2>"$SCRATCH/said"
ENTRY=$(sed -n 's/^entry //p' "$SCRATCH/said")
expect "a leaf is proved to be in the log" 0 "leaf 17 of the 300" check "$SCRATCH/leaf" --entry "$ENTRY"
expect "another entry is not that leaf" 1 "The proof fails" check "$SCRATCH/leaf" --entry "${ENTRY/?/0}f0"
sed 's/^index 17$/index 18/' "$SCRATCH/leaf" >"$SCRATCH/moved"
expect "the leaf does not stand elsewhere" 1 "The proof fails" check "$SCRATCH/moved" --entry "$ENTRY"
prove --since "$VECTORS/kept/earlier-200" >"$SCRATCH/grown"
expect "the log is proved to continue what was kept" 0 "of 300 begins with the kept one of 200" \
    check "$SCRATCH/grown" --checkpoint "$VECTORS/kept/earlier-200"
expect "it does not continue a fork" 1 "The proof fails" check "$SCRATCH/grown" --checkpoint "$VECTORS/kept/forked-200"
expect "nor another log's checkpoint" 3 "" check "$SCRATCH/grown" --checkpoint "$VECTORS/kept/other-log-200"
expect "there is no such leaf" 3 "no_such_leaf" prove --leaf 300
expect "either a leaf or an older checkpoint" 2 "" prove

# ---- the witness ---------------------------------------------------------------------------------------------

start_witness() {
    "$HOGO" witness --name witness.example/w --folder "$SCRATCH/witness" --log "$KEY" --port 0 >"$SCRATCH/out" 2>"$SCRATCH/err" &
    WITNESS=$!
    for _ in $(seq 100); do
        PORT=$(sed -nE 's|^http://[^:]*:([0-9]+)$|\1|p' "$SCRATCH/out")
        [[ -n $PORT ]] && return 0
        sleep 0.1
    done
    return 1
}
# ask FILE: posts it; prints the status and the body.
ask() {
    local body
    body=$(cat "$1" && printf .)
    body=${body%.}
    exec 3<>"/dev/tcp/127.0.0.1/$PORT" || return 1
    printf 'POST /add-checkpoint HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
        "$PORT" "$(printf %s "$body" | wc -c)" "$body" >&3
    cat <&3
    exec 3>&-
}
{ echo "old 0" && echo && cat "$VECTORS/toy-log/checkpoint"; } >"$SCRATCH/first"
{ echo "old 300" && echo && cat "$VECTORS/kept/forked-300"; } >"$SCRATCH/fork"
{ echo "old 0" && echo && cat "$VECTORS/kept/other-log-200"; } >"$SCRATCH/other"

start_witness && echo "ok the witness starts" || { echo "not ok the witness starts" && cat "$SCRATCH/err" && exit 1; }
expect "it refuses what it cannot read" 0 "HTTP/1.1 400" ask "$SCRATCH/leaf"
expect "it begins at size 0 and cosigns" 0 "— witness.example/w " ask "$SCRATCH/first"
expect "it says where it stands" 0 "HTTP/1.1 409" ask "$SCRATCH/first"
expect "it cosigns no second tree of one size" 0 "HTTP/1.1 409" ask "$SCRATCH/fork"
expect "it knows no other log" 0 "HTTP/1.1 404" ask "$SCRATCH/other"
stop_witness
start_witness || echo "not ok the witness starts again"
expect "it remembers what it saw when it starts again" 0 "HTTP/1.1 409" ask "$SCRATCH/first"
[[ $(stat -c %a "$SCRATCH/witness/seed") == 600 ]] && echo "ok its key is its own" || { echo "not ok its key is its own" && FAILED=1; }
exit $FAILED
