#!/usr/bin/env bash
# `hogo situation`: the scenarios answered, the neutrality of refusing, and files that are wrong.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
SITUATIONS=tests/situations/jp
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT

# facts TEXT: a situation of one's own in $FILE.
facts() { FILE=$(mktemp "$SCRATCH/XXXXXX.yaml") && printf '%s\n' "$1" >"$FILE"; }
# without_explanations FILE: the answer but for its explanations.
without_explanations() {
    "$HOGO" situation "$1" --json | python3 -c 'import json,sys; a=json.load(sys.stdin); a.pop("explanations"); print(json.dumps(a))'
}

for file in "$SITUATIONS"/*.yaml; do
    expect "$(basename "$file" .yaml) is answered as expected" 0 '{"format":"situation-answer/1"' "$HOGO" situation "$file" --json
done

expect "the raid's custody is held" 0 '{"id":"custody","held":true}' "$HOGO" situation "$SITUATIONS/s02-overstayed-found-in-a-raid.yaml" --json
expect "the spouse has 48 days left and acts by Friday" 0 '"due":"2025-04-20","days_left":48,"act_by":"2025-04-18"' \
    "$HOGO" situation "$SITUATIONS/s01-a-spouse-visa-that-is-a-debt.yaml" --json
if [[ $(without_explanations "$SITUATIONS/s02-overstayed-found-in-a-raid.yaml") == "$(without_explanations "$SITUATIONS/s06-the-one-who-will-not-testify.yaml")" ]]; then
    echo "ok refusing to testify gives the same answer to the byte"
else
    echo "not ok refusing to testify gives the same answer to the byte"
    FAILED=1
fi

expect "it reads in Japanese" 0 "執行留保" "$HOGO" situation "$SITUATIONS/s01-a-spouse-visa-that-is-a-debt.yaml" --language ja
expect "it reads in English" 0 "Proposed measures" "$HOGO" situation "$SITUATIONS/s01-a-spouse-visa-that-is-a-debt.yaml"
expect "a pack can be named" 0 '"pack":"jp/' "$HOGO" situation "$SITUATIONS/suspicion-alone.yaml" --pack packs/jp --json
expect "a pack that is not there is the environment" 4 "no such directory" "$HOGO" situation "$SITUATIONS/suspicion-alone.yaml" --pack "$SCRATCH/none"

facts $'date: 2025-06-12\nsuspicion: yes\nexpect:\n  file: does_not_open\n  measures: [renewal]'
expect "an expectation that is not met ends with 1 and says which" 1 ":4: expected file = does_not_open: it is opens" "$HOGO" situation "$FILE"
expect "each of them" 1 ":5: expected measures renewal" "$HOGO" situation "$FILE" --json
facts $'date: 2025-06-12\nperson:\n  shoe_size: 24'
expect "an unknown fact is refused with its line" 3 ':3: unknown fact "person.shoe_size"' "$HOGO" situation "$FILE"
facts $'date: 2025-02-30'
expect "a day that does not exist is refused" 3 ":1: must be a day that exists" "$HOGO" situation "$FILE"
facts $'date: ['
expect "what is no YAML is refused" 3 "no YAML" "$HOGO" situation "$FILE"
printf 'date: 2025-06-12\ntitle: \xff\xfe\n' >"$SCRATCH/bytes.yaml"
expect "broken UTF-8 is refused" 3 "not valid UTF-8" "$HOGO" situation "$SCRATCH/bytes.yaml"
expect "a file that is not there is unusable" 3 "cannot be read" "$HOGO" situation "$SCRATCH/none.yaml"
expect "no file is a wrong use" 2 "file" "$HOGO" situation

exit $FAILED
