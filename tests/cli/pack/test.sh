#!/usr/bin/env bash
# `hogo pack check`: a pack that may be relied on, and packs broken in one place.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT

# broken FILE FROM TO: a copy of the Japanese pack in $PACK with one replacement.
broken() {
    PACK=$(mktemp -d "$SCRATCH/pack.XXXXXX") && cp packs/jp/*.yaml "$PACK"
    python3 - "$PACK/$1" "$2" "$3" <<'PY'
import sys
path, before, after = sys.argv[1:]
text = open(path).read()
assert before in text, before
open(path, "w").write(text.replace(before, after, 1))
PY
}

expect "the Japanese pack is valid" 0 "No two rules contradict" "$HOGO" pack check packs/jp
expect "as one JSON object" 0 '{"format":"pack-check/1","pack":"jp/' "$HOGO" pack check packs/jp --json
expect "nothing is called verified that is not" 0 "were not compared with their source by a lawyer" "$HOGO" pack check packs/jp
expect "a directory that is not there is the environment" 4 "no such directory" "$HOGO" pack check "$SCRATCH/nowhere"
expect "an empty directory misses its files" 3 "pack.yaml: the file is missing" "$HOGO" pack check "$(mktemp -d "$SCRATCH/empty.XXXXXX")"
expect "no directory is a wrong use" 2 "directory" "$HOGO" pack check

broken holds.yaml "reads: [file.opens, stage]" "reads: [stage]"
expect "a rule that reads more than it declares is refused with its line" 3 "holds.yaml:" "$HOGO" pack check "$PACK"
expect "and with the reason" 3 "uses file.opens, which is not among its reads" "$HOGO" pack check "$PACK"
expect "also as JSON" 3 '"valid":false' "$HOGO" pack check "$PACK" --json

broken holds.yaml "overrides: [custody_held]" "overrides: []"
expect "two rules without an order are shown both" 1 "the rules custody_held" "$HOGO" pack check "$PACK"
expect "the other one too" 1 "custody_lifted_by_director" "$HOGO" pack check "$PACK"

broken measures.yaml "reads: [file.opens, stay.lawful]
        when: {file.opens: yes, stay.lawful: yes}" "reads: [file.opens, stay.lawful, cooperation]
        when: {file.opens: yes, stay.lawful: yes, not: {cooperation: refused}}"
expect "a measure that depends on cooperation is refused" 1 "cooperation may only add a ground" "$HOGO" pack check "$PACK"
expect "and the change is found by walking all combinations" 1 "refusing to cooperate changes measure/" "$HOGO" pack check "$PACK"

broken stages.yaml "when: {suspicion: yes}" "when: {suspicion: no}"
expect "a file that suspicion does not open is refused" 1 "suspicion does not open the file" "$HOGO" pack check "$PACK"

broken pack.yaml "id: jp" "id: [jp"
expect "what is no YAML is refused with its line" 3 "pack.yaml:" "$HOGO" pack check "$PACK"

exit $FAILED
