#!/usr/bin/env bash
# Canaries: 1,000 marked secrets in each part of a file; none is found where somebody without a key could look, and a program
# without sealing, searched the same way, gives all of them away.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program; the control
# program `hogo_unsealed` lies beside it.
set -u
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
HERE=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
FAILED=0
say() { if [[ $1 == 0 ]]; then echo "ok $2"; else echo "not ok $2"; FAILED=1; fi; }

node "$HERE/canaries.mjs" "$HOGO" >"$SCRATCH/sealed" 2>"$SCRATCH/errors"
say $? "marks are written, read by their readers, and looked for"
cat "$SCRATCH/errors" >&2
node "$HERE/judge.mjs" none "$SCRATCH/sealed"
say $? "no mark is found in any place and any form"

node "$HERE/canaries.mjs" "$(dirname "$HOGO")/hogo_unsealed" >"$SCRATCH/unsealed" 2>"$SCRATCH/errors"
say $? "the control program writes the same marks"
cat "$SCRATCH/errors" >&2
node "$HERE/judge.mjs" all "$SCRATCH/unsealed"
say $? "the same search finds every one of them without sealing"
exit $FAILED
