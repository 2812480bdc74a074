#!/usr/bin/env bash
# Every shell script is one that bash can read, names its shell, and may be executed where it is meant to be.
set -uo pipefail
cd "$(dirname "$0")/../../.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0
say() { # say CODE SENTENCE
    number=$((number + 1))
    if (($1 == 0)); then echo "ok $number - $2"; else echo "not ok $number - $2"; fi
}
faults_of() { # the faults of one script, a line each; nothing when there is none
    bash -n "$1" 2>&1
    [[ $1 == *steps.sh || $1 == tests/cli/*.sh && $1 != *test.sh ]] && return 0 # sourced, never started
    head -n 1 "$1" | grep -qxE '#!(/usr/bin/env bash|/bin/bash|/bin/sh)' || echo "$1: the first line names no shell"
    [[ -x $1 ]] || echo "$1: may not be executed"
}

printf '#!/usr/bin/env bash\nif true; then\n' >"$scratch/open" && chmod +x "$scratch/open"
printf 'echo\n' >"$scratch/nameless" && chmod +x "$scratch/nameless"
printf '#!/usr/bin/env bash\necho\n' >"$scratch/closed"
printf '#!/usr/bin/env bash\necho\n' >"$scratch/good" && chmod +x "$scratch/good"
[[ $(faults_of "$scratch/open") == *'unexpected end of file'* ]]
say $? "a script that bash cannot read is caught"
[[ $(faults_of "$scratch/nameless") == *'names no shell'* ]]
say $? "a script without its shell's name is caught"
[[ $(faults_of "$scratch/closed") == *'may not be executed'* ]]
say $? "a script that may not be executed is caught"
[[ -z $(faults_of "$scratch/good") ]]
say $? "a good script passes"

while read -r script; do
    faults=$(faults_of "$script")
    [[ -z $faults ]]
    say $? "$script can be run"
    [[ -z $faults ]] || printf '    %s\n' "$faults"
done < <(ls run check .ci/run cmake/steps.sh && find tests bench -name '*.sh' | sort)
