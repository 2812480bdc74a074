#!/usr/bin/env bash
# `hogo plan` as a coordinator uses it: planned, bounded, replanned; wrong files named with their field.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT

plan() { "$HOGO" plan "$@" 2>"$SCRATCH/progress"; }
# changed PYTHON: a copy of the instance after a statement about `i`.
changed() {
    python3 -c "import json,sys; i=json.load(open(sys.argv[1])); exec(sys.argv[2]); json.dump(i,open(sys.argv[3],'w'))" \
        "$SCRATCH/small.json" "$1" "$SCRATCH/changed.json"
}

python3 bench/planning/generate.py 40 3 >"$SCRATCH/small.json"
python3 bench/planning/generate.py 40 4 --second >"$SCRATCH/second.json"
python3 bench/planning/generate.py 500 5 >"$SCRATCH/large.json"
for name in small second large; do
    for objective in levels cost; do
        plan "$SCRATCH/$name.json" --iterations 1500 --bound-iterations 60 --objective $objective --explain >"$SCRATCH/$name-$objective.json"
        expect "an independent judge finds nothing in $name, planned for $objective" 0 "no rule is broken" \
            python3 tests/cli/plan/judge.py "$SCRATCH/$name.json" "$SCRATCH/$name-$objective.json"
    done
done

for threads in 1 2; do
    plan "$SCRATCH/large.json" --iterations 800 --bound-iterations 5 --threads $threads --seed 9 >"$SCRATCH/threads-$threads.json"
done
expect "the same bytes for any number of threads" 0 "" cmp "$SCRATCH/threads-1.json" "$SCRATCH/threads-2.json"
plan "$SCRATCH/large.json" --iterations 800 --bound-iterations 5 --seed 10 >"$SCRATCH/other-seed.json"
expect "another seed is another plan" 1 "differ" cmp "$SCRATCH/threads-1.json" "$SCRATCH/other-seed.json"
plan "$SCRATCH/large.json" --seconds 0.3 --bound-seconds 0.3 >"$SCRATCH/timed.json"
expect "a plan by time is as valid" 0 "no rule is broken" python3 tests/cli/plan/judge.py "$SCRATCH/large.json" "$SCRATCH/timed.json"
expect "the first plan is announced" 0 "first plan" cat "$SCRATCH/progress"
expect "a reason is given for what is missed" 0 '"sentence"' cat "$SCRATCH/small-levels.json"

python3 - "$SCRATCH" <<'PY'
import json, sys
plan = json.load(open(f"{sys.argv[1]}/small-levels.json"))
first, second = plan["assignments"][:2]
json.dump({"format": "planning-changes/1", "cancelled": [second["interview"]],
           "absences": [{"party": "interpreter", "id": first["interpreter"], "day": first["day"]}]},
          open(f"{sys.argv[1]}/changes.json", "w"))
PY
expect "a sick interpreter and a cancellation are followed" 0 '"changes":{"placed":[' \
    "$HOGO" plan "$SCRATCH/small.json" --replan "$SCRATCH/small-levels.json" --changes "$SCRATCH/changes.json"
echo '{"format": "planning-changes/1", "absences": [{"party": "officer", "id": "nobody", "day": 0}]}' >"$SCRATCH/changes.json"
expect "a change about somebody unknown is refused" 3 'absences[0].id: no such person or room "nobody"' \
    "$HOGO" plan "$SCRATCH/small.json" --replan "$SCRATCH/small-levels.json" --changes "$SCRATCH/changes.json"
expect "a plan of another instance is no plan of this one" 3 "planning" \
    "$HOGO" plan "$SCRATCH/second.json" --replan "$SCRATCH/large.json"

changed 'i["interviews"][3]["after"] = {"interview": "ghost", "min_days": 1}'
expect "an unknown id is named with file and field" 3 'changed.json: interviews[3].after.interview: no interview "ghost"' "$HOGO" plan "$SCRATCH/changed.json"
changed 'i["interviews"][0]["after"] = {"interview": i["interviews"][1]["id"], "min_days": 1}; i["interviews"][1]["after"] = {"interview": i["interviews"][0]["id"], "min_days": 1}'
expect "a circle of follow-ups is named" 3 "a circle of follow-ups" "$HOGO" plan "$SCRATCH/changed.json"
changed 'i["format"] = "planning-instance/2"; [v.update(pin={"day": 0, "slot": 0, "room": "room-0"}) for v in i["interviews"][:2]]'
expect "two pins against each other are named" 3 '"room-0" is pinned to' "$HOGO" plan "$SCRATCH/changed.json"
changed 'i["calendar"]["days"] = 400'
expect "a calendar beyond the planner's size is refused" 3 "plan in parts" "$HOGO" plan "$SCRATCH/changed.json"
changed 'i["interviews"][2]["duration"] = "long"'
expect "a wrong type is named with its field" 3 "interviews[2].duration: a whole number is expected" "$HOGO" plan "$SCRATCH/changed.json"
changed '[o.update(available=[[False, False]] * 10) for o in i["officers"]]'
expect "an empty calendar gives an honest empty plan" 0 '"assignments":[]' "$HOGO" plan "$SCRATCH/changed.json" --iterations 10 --explain
expect "and says why" 0 "have no time in common" "$HOGO" plan "$SCRATCH/changed.json" --iterations 10 --explain
changed 'i["interviews"] = [dict(v, id=v["id"] + "/" + str(k), after=None) for k in range(2500) for v in i["interviews"]]'
expect "100,000 interviews get an honest partial plan" 0 "unplanned" "$HOGO" plan "$SCRATCH/changed.json" --iterations 50 --bound-iterations 0
echo '{' >"$SCRATCH/changed.json"
expect "what is not JSON is said to be none" 3 "not JSON" "$HOGO" plan "$SCRATCH/changed.json"
expect "iterations and seconds exclude each other" 2 "" "$HOGO" plan "$SCRATCH/small.json" --iterations 5 --seconds 5
exit $FAILED
