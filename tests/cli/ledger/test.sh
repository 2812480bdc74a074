#!/usr/bin/env bash
# `hogo ledger verify` as somebody uses it who holds nothing but an exported log, its key and an older checkpoint.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
VECTORS=tests/vectors/ledger
KEY=$(<"$VECTORS/toy-log.vkey")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT

# log_copy: a fresh copy of the toy log in $LOG, to be tampered with.
log_copy() { LOG=$(mktemp -d "$SCRATCH/log.XXXXXX") && cp -R "$VECTORS/toy-log/." "$LOG"; }

verify() { "$HOGO" ledger verify --tiles "$LOG" --vkey "$KEY" --json "$@"; }
# flip FILE OFFSET: changes one byte.
flip() {
    local byte
    byte=$(od -An -tu1 -j"$2" -N1 "$1")
    # shellcheck disable=SC2059 -- the byte is written as an octal escape
    printf "\\$(printf %03o $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

HONEST='{"size":300,"root":"buvwEv4QaSS/jA+r2RggQcZfxKZ5UQcHsH7sIahMwH8=","integrated":300,"pending":0,"problems":[]}'

log_copy
expect "an honest log verifies" 0 "$HONEST" verify
expect "an honest log grew out of the checkpoint that was kept" 0 "$HONEST" verify --checkpoint "$VECTORS/kept/earlier-200"
expect "without --json it speaks in plain lines" 0 "Everything that is kept is what was signed." \
    "$HOGO" ledger verify --tiles "$LOG" --vkey "$KEY"
expect "a rolled back tree is found" 1 '[{"code":"rolled_back","index":301}]' verify --checkpoint "$VECTORS/kept/later-301"
expect "a fork below the size is found" 1 '[{"code":"forked","index":200}]' verify --checkpoint "$VECTORS/kept/forked-200"
expect "a fork at the size is found" 1 '[{"code":"forked","index":300}]' verify --checkpoint "$VECTORS/kept/forked-300"
expect "a checkpoint of another log is told apart" 1 'kept_checkpoint_other_log' \
    verify --checkpoint "$VECTORS/kept/other-log-200"

log_copy && flip "$LOG/tile/entries/000" 580
expect "a changed entry is found" 1 '{"code":"entry_differs","index":17}' verify
log_copy && flip "$LOG/tile/0/001.p/44" 0
expect "a changed leaf hash is found" 1 '[{"code":"entry_differs","index":256}]' verify
log_copy && flip "$LOG/tile/1/000.p/1" 0
expect "a changed hash above the leaves is found" 1 '[{"code":"tile_differs","index":0,"level":1}]' verify
log_copy && truncate -s -34 "$LOG/tile/entries/001.p/44"
expect "a cut bundle is found" 1 '[{"code":"bundle_malformed","index":1}]' verify
log_copy && rm "$LOG/tile/entries/000"
expect "a dropped bundle is found" 1 '[{"code":"bundle_missing","index":0}]' verify
log_copy && rm -r "$LOG/tile"
expect "a log without tiles is found" 1 '"integrated":0' verify
log_copy && cp "$LOG/tile/entries/001.p/44" "$LOG/tile/entries/001.p/45"
expect "a hidden bundle is found" 1 '[{"code":"bundle_beyond_checkpoint","index":1}]' verify
log_copy && sed -i 's/^300$/299/' "$LOG/checkpoint"
expect "a checkpoint changed after it was signed is found" 1 'checkpoint_signature_wrong' verify
log_copy && sed -i '$d' "$LOG/checkpoint" && sed -n '$p' "$VECTORS/kept/other-log-200" >>"$LOG/checkpoint"
expect "a checkpoint under a strange signature is found" 1 'checkpoint_not_signed' verify

log_copy && echo "a shopping list" >"$LOG/checkpoint"
expect "a checkpoint that is none is unusable" 3 "$LOG/checkpoint: not a signed note" verify
rm "$LOG/checkpoint"
expect "a directory without a checkpoint is unusable" 3 "$LOG/checkpoint: there is no such file" verify
log_copy
expect "a kept checkpoint that is none is unusable" 3 "kept_checkpoint_malformed" \
    verify --checkpoint "$VECTORS/kept/not-a-checkpoint"
expect "a kept checkpoint that is not there is unusable" 3 "there is no such file" verify --checkpoint "$LOG/nowhere"
expect "a key that is none is unusable" 3 "--vkey: not a verifier key" \
    "$HOGO" ledger verify --tiles "$LOG" --vkey "${KEY}A"
expect "tiles without a key are a usage error" 2 "--tiles requires --vkey" "$HOGO" ledger verify --tiles "$LOG"
expect "tiles beside a data directory are a usage error" 2 "excludes" \
    "$HOGO" ledger verify --tiles "$LOG" --vkey "$KEY" --data "$SCRATCH"
expect "ledger alone is a usage error" 2 "subcommand is required" "$HOGO" ledger
expect "an export without a place is a usage error" 2 "--tiles is required" "$HOGO" ledger export

exit $FAILED
