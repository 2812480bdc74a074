# shellcheck shell=bash
# What the command line tests share: a command, its exit code, and a text that stands in what it said.
#
# Promises: one line `ok NAME` or `not ok NAME` a test, and FAILED=1 when one failed. Sourced.
FAILED=0
[[ ! -t 0 ]] || exec </dev/null # nobody is asked for a password

# expect NAME CODE TEXT COMMAND...   EXPECT_WITH is a command that runs it, where one is set.
expect() {
    local name=$1 code=$2 text=$3 said got=0
    shift 3
    said=$(${EXPECT_WITH:-} "$@" 2>&1) || got=$?
    if [[ $got == "$code" && $said == *"$text"* ]]; then
        echo "ok $name"
    else
        echo "not ok $name"
        printf '  expected %s and "%s", got %s and:\n%s\n' "$code" "$text" "$got" "${said:0:2000}"
        FAILED=1
    fi
}
