#!/usr/bin/env bash
# ./check can fail: a failing lint, script, case, crash, leak or build each counts, is shown, and ends it with 1.
# The house is a copy of the script alone; compiler, ctest and program are small stand-ins.
set -uo pipefail
cd "$(dirname "$0")/../../.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
house=$scratch/house bin=$scratch/bin said=$scratch/said
mkdir -p "$house/cmake" "$house/tests/lint" "$house/tests/cli/one" "$house/tests/browser" "$bin"
cp check "$house/" && cp cmake/steps.sh "$house/cmake/"
touch "$house/packages.txt" "$house/packages-check.txt"
echo '{}' >"$house/CMakePresets.json"

stand_in() {
    cat >"$bin/$1"
    chmod +x "$bin/$1"
}
stand_in cmake <<<$'#!/bin/sh\n[ ! -e "$(dirname "$0")/broken" ] || { echo "FAILED: a.o"; echo "a.cpp:1:1: error: no such room"; exit 1; }'
stand_in ctest <<<$'#!/bin/sh\n. "$(dirname "$0")/cases"'
lint() { printf 'console.log(%s); process.exit(%s)\n' "$1" "$2" >"$house/tests/lint/lint.mjs"; }
# script LINES [NAME]
script() {
    local file=$house/tests/cli/${2:-one}/test.sh
    mkdir -p "$(dirname "$file")" && printf '#!/bin/sh\n%s\n' "$1" >"$file" && chmod +x "$file"
}
browser() { printf 'import { test } from "node:test";\n%s\n' "$1" >"$house/tests/browser/one.test.mjs"; }
# cases FAILURES CTEST_LINE [PROGRAM]: a report of three cases, and what ctest says of its program.
cases() {
    cat >"$bin/cases" <<E2
report=\${GTEST_OUTPUT#json:}${3:-unit_a}.json
cat >"\$report" <<'E3'
{
  "tests": 3,
  "failures": $1,
  "testsuites": [
        { "result": "COMPLETED" },
        { "result": "COMPLETED" },
        { "result": "SKIPPED" },
E3
echo "$2"
E2
}

number=0
check() {
    number=$((number + 1))
    if "${@:2}"; then echo "ok $number - $1"; else
        echo "not ok $number - $1"
        sed 's/^/    /' "$said"
    fi
}
# closes EXIT_CODE LINE PART...: does it end with this code and this last line?
closes() {
    local code=0
    (cd "$house" && PATH="$bin:$PATH" timeout 60 ./check "${@:3}") >"$said" 2>&1 || code=$?
    [[ $code == "$1" && $(tail -n 1 "$said") == "$2" && $(grep -cE '^[0-9]+ passed, [0-9]+ failed' "$said") == 1 ]]
}
says() { grep -qF -- "$1" "$said"; }

lint '"ok - a\nok - b"' 0
script 'echo "ok 1 - kept"'
browser 'test("walks", () => {});'
passed=' 1/1 Test  #1: unit_a ...........   Passed    0.02 sec'
cases 0 "$passed"
check "everything passed" closes 0 "6 passed, 0 failed"
check "cases that were skipped are named, not counted" says "1 cases are left to ./check --deep."

lint '"ok - a\nnot ok - b\n    src/a.h:1: why"' 1
check "a lint that finds something" closes 1 "1 passed, 1 failed" lint
check "is shown with its place" says "src/a.h:1: why"
lint '""' 0
check "a lint that tried nothing" closes 1 "0 passed, 1 failed" lint

script 'echo "ok 1 - a"; echo "not ok 2 - b"'
check "a script with a broken promise" closes 1 "1 passed, 1 failed" cli
script 'echo "ok 1 - a"; exit 3'
check "a script that ended early" closes 1 "1 passed, 1 failed" cli
script 'echo "ok 1 - in $TMPDIR"; touch "$TMPDIR/left"'
check "a script has a scratch folder" closes 0 "1 passed, 0 failed" cli
check "that is removed afterwards" eval '! compgen -G "$(grep -oh "/.*" "$house/build/log/cli-one.log")" >/dev/null'

script 'echo "not ok 1 - b"' two
meets() { # meets OTHER SELF: leaves a sign of itself, and waits for the other's
    script "touch $scratch/$2; n=0; until [ -e $scratch/$1 ] || [ \$n = 50 ]; do n=\$((n + 1)); sleep 0.1; done
        [ -e $scratch/$1 ] && echo 'ok 1 - met'" "$2"
}
meets three one && meets one three
check "scripts run at the same time, each counts" closes 1 "2 passed, 1 failed" cli
rm -r "$house/tests/cli/two" "$house/tests/cli/three"

script "sleep 300 & echo \$! >$scratch/sleeper; wait"
interrupted() {
    (cd "$house" && PATH="$bin:$PATH" exec ./check cli) >"$said" 2>&1 &
    local checking=$! n=0 sleeper
    until [[ -s $scratch/sleeper ]] || ((n++ > 100)); do sleep 0.1; done
    sleeper=$(cat "$scratch/sleeper")
    kill "$checking"
    wait "$checking"
    n=0
    while kill -0 "$sleeper" 2>/dev/null; do ((n++ < 100)) || return 1; sleep 0.1; done
}
check "interrupted, it leaves no process behind" interrupted
script 'echo "ok 1 - a"'

cases 1 ' 1/1 Test  #1: unit_a ...........***Failed    0.02 sec'
check "a failing case" closes 1 "1 passed, 1 failed" unit
cases 0 ' 1/1 Test  #1: unit_a ...........***Failed    0.02 sec'
check "a leak after every case passed" closes 1 "2 passed, 1 failed" unit
cases 0 ' 1/1 Test  #1: unit_b ...........***Exception: SegFault  0.02 sec'
check "a crash before any report" closes 1 "2 passed, 1 failed" unit
cases 0 "$passed
 2/2 Test  #2: compiles_not .....   Passed    0.30 sec"
check "a test that is no GoogleTest program counts as one" closes 0 "3 passed, 0 failed" unit

browser 'test("walks", () => {}); test("falls", () => { throw new Error("no button"); });'
check "a browser test that fails" closes 1 "1 passed, 1 failed" browser
check "says why" says "no button"

touch "$bin/broken"
check "a build that fails" closes 1 "0 passed, 1 failed" unit
check "is shown with the compiler's error" says "error: no such room"
check "an unknown part is a question of usage" eval '! (cd "$house" && ./check everything) >"$said" 2>&1 && says "./check --deep"'
