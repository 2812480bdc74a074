#!/usr/bin/env bash
# `hogo serve` and `hogo demo` as an administrator meets them: the configuration file, what stops a start, how it ends.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/../expect.sh"
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 4
PACKS=$PWD/packs/jp
SCRATCH=$(mktemp -d) SERVER=
trap '[[ -z $SERVER ]] || kill "$SERVER" 2>/dev/null; rm -rf "$SCRATCH"' EXIT
cd "$SCRATCH" || exit 4

# bounded COMMAND...: at most a minute, where it is a program.
bounded() { if declare -F "$1" >/dev/null; then "$@"; else timeout 60 "$@"; fi; }
EXPECT_WITH=bounded
# configured LINES...: a configuration file of these lines.
configured() { printf '%s\n' "$@" >hogo.toml; }
# copied_pack: a pack of our own to break.
copied_pack() { rm -rf pack && cp -R "$PACKS" pack; }
# answers PORT: somebody listens there and speaks HTTP.
answers() {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET / HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" >&3
    head -n 1 <&3 | grep -q '^HTTP/1.1 '
}

expect "no data: one sentence and the code for the environment" 4 "hogo: " "$HOGO" serve --data nothing --packs "$PACKS" --port 0
expect "a sample office is made" 0 "" "$HOGO" demo init --data data --packs "$PACKS"
expect "and not over one that is there" 4 "hogo: " "$HOGO" demo init --data data --packs "$PACKS"

configured 'port = 0' 'colour = "blue"'
expect "an unknown key stops the start with file and line" 3 'hogo.toml:2: unknown key "colour"' "$HOGO" serve
configured '' 'port = 99999'
expect "a port that is none stops the start" 3 'hogo.toml:2: port is' "$HOGO" serve
configured 'data = "data"' 'hosts = "localhost"'
expect "a name in place of a list stops the start" 3 'hogo.toml:2: hosts is' "$HOGO" serve
configured 'data = 7'
expect "a number in place of a text stops the start" 3 'hogo.toml:1: data is' "$HOGO" serve
configured 'data = "data"' 'port = = 3'
expect "broken syntax stops the start with its line" 3 'hogo.toml:2: ' "$HOGO" serve
configured 'certificate = "a.pem"'
expect "a certificate without its key stops the start" 3 'go together' "$HOGO" serve
rm hogo.toml
expect "a configuration file that is named must be there" 3 'elsewhere.toml' "$HOGO" serve --config elsewhere.toml

copied_pack && echo '  - {id: half' >>pack/holds.yaml
expect "a broken pack stops the start with file and line" 3 'holds.yaml:' "$HOGO" serve --data data --packs pack --port 0
copied_pack && sed -i 's/reads: \[/reads: [no_such_fact, /' pack/holds.yaml
expect "a rule that reads what is not there stops it too" 3 'no_such_fact' "$HOGO" serve --data data --packs pack --port 0
expect "sample data is never served beyond this machine" 4 'this machine' "$HOGO" serve --data data --packs "$PACKS" --address 0.0.0.0 --port 0
expect "a clock that is none is a wrong use" 2 '--clock' "$HOGO" serve --data data --packs "$PACKS" --clock yesterday

configured 'data = "data"' "packs = \"$PACKS\"" 'port = 0'
"$HOGO" serve >said 2>errors &
SERVER=$!
for _ in $(seq 600); do grep -q '^http' said && break; sleep 0.1; done
PORT=$(sed -nE 's|^http://localhost:([0-9]+)$|\1|p' said)
expect "the file's settings are used" 0 "" answers "${PORT:-1}"
kept_out_of_swap() { grep -qE '^VmLck:[[:space:]]+[1-9]' "/proc/$SERVER/status" || grep -q 'memory.may_be_swapped' errors; }
expect "its memory is kept out of swap, or the log says that it is not" 0 "" kept_out_of_swap
expect "a busy port gets one sentence" 4 "hogo: " "$HOGO" serve --port "${PORT:-1}"
kill -TERM "$SERVER"
wait "$SERVER"
expect "asked to stop, it ends in good order" 0 "" test $? == 0
SERVER=
expect "and says nothing of anybody in its log" 1 "" grep -nE 'lead|officer|password|files/' errors

expect "a fill of no files is a wrong use" 2 "" "$HOGO" demo fill --data data --packs "$PACKS" --files 0
expect "files are added in bulk" 0 "ms of processor time a file" "$HOGO" demo fill --data data --packs "$PACKS" --files 12 --files-a-unit 5 --events 24
expect "in units with logins of their own" 0 "load-03" grep load-03 data/demo-logins
expect "that stay closed to others" 0 "600" stat -c %a data/demo-logins
expect "and the ledger stands with all of them" 0 '"problems":[]' "$HOGO" ledger verify --data data --json
exit $FAILED
