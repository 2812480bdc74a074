#!/usr/bin/env bash
# ./run as a newcomer meets it: what it does on the first and the second start, and its one sentence for each trouble.
# The house is a copy of the script alone; compiler, packages and program are small stand-ins, so nothing is installed.
set -uo pipefail
cd "$(dirname "$0")/../../.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
house=$scratch/house bin=$scratch/bin said=$scratch/said
mkdir -p "$house/cmake" "$bin"
cp run "$house/" && cp cmake/steps.sh "$house/cmake/"
printf 'g++\nnodejs  bash\n' >"$house/packages.txt"
echo '{}' >"$house/CMakePresets.json"

stand_in() {
    cat >"$bin/$1"
    chmod +x "$bin/$1"
}
stand_in dpkg-query <<<$'#!/bin/sh\ncat "$(dirname "$0")/installed"'
stand_in apt-get <<<$'#!/bin/sh\necho "apt-get $*" >>"$(dirname "$0")/calls"\ncase "$*" in *install*) echo "ii  g++" >"$(dirname "$0")/installed";; esac'
stand_in sudo <<<$'#!/bin/sh\nexit 1'
stand_in cmake <<'E2'
#!/bin/sh
echo "cmake $*" >>"$(dirname "$0")/calls"
[ ! -e "$(dirname "$0")/broken" ] || { echo "FAILED: a.o"; echo "a.cpp:1:1: error: no such room"; exit 1; }
mkdir -p build/release/bin
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt
touch build/release/build.ninja
cat >build/release/bin/hogo <<'E3'
#!/bin/sh
[ "$1" = demo ] && { mkdir "$4" && echo 'officer' >"$4/demo-logins"; exit; }
[ ! -e "$3/old" ] || { echo "hogo: this data folder was made by an older Hogo" >&2; exit 4; }
echo "http://localhost:$5"
E3
chmod +x build/release/bin/hogo
E2

number=0
check() { # check SENTENCE CONDITION...
    number=$((number + 1))
    if "${@:2}"; then echo "ok $number - $1"; else
        echo "not ok $number - $1"
        sed 's/^/    /' "$said"
    fi
}
run() { # run EXIT_CODE OPTIONS...: is that how it ends?
    local code=0
    (cd "$house" && PATH="$bin:$PATH" timeout 60 ./run "${@:2}") >"$said" 2>&1 || code=$?
    ((code == $1)) || { echo "(ended with $code)" >>"$said" && return 1; }
}
says() { grep -qF -- "$1" "$said"; }
called() { grep -qF -- "$1" "$bin/calls"; }
one_sentence() { (($(grep -c '^hogo: ' "$said") == 1)); }
free_port() {
    local port
    for port in $(seq 18431 18531); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
    done
}

PORT=$(free_port)
: >"$bin/installed"
if ((EUID == 0)); then
    check "a first start installs, builds, makes an office and serves it" run 0 --port "$PORT"
    check "it installs only what is missing" called "install g++"
    check "and nothing whose command is there" eval '! called nodejs'
else
    echo "ii  g++" >"$bin/installed"
    check "a first start builds, makes an office and serves it" run 0 --port "$PORT"
fi
check "it prints the address" says "http://localhost:$PORT"
check "the office has its logins" test -f "$house/data/demo-logins"
echo "ii  g++" >"$bin/installed" && : >"$bin/calls" && touch "$house/data/mine"
check "a second start serves again" run 0 --port "$PORT"
check "without configuring or installing anew" eval '! called --preset && ! called apt-get'
check "and leaves the data alone" test -f "$house/data/mine"
check "--build stops after building" run 0 --build
check "and starts nothing" eval '! says http://'

touch "$house/data/old"
check "old data: the program's own sentence and code" run 4 --port "$PORT"
check "is passed on" says "made by an older Hogo"
rm "$house/data/old"

check "an unknown option is a question of usage" run 2 --bulid
check "and the usage is shown" says "./run --build"
check "a port that is no number is refused" run 2 --port eighty

mkfifo "$scratch/hold"
node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => console.log(s.address().port)); process.stdin.on("end", () => process.exit()).resume()' <"$scratch/hold" >"$scratch/port" &
exec 9>"$scratch/hold"
for _ in $(seq 100); do [[ -s $scratch/port ]] && break; sleep 0.05; done
: >"$bin/calls"
check "a busy port is refused" run 4 --port "$(cat "$scratch/port")"
check "in one sentence with a way out" eval 'one_sentence && says "is in use" && says "choose another port"'
check "before anything is built" test ! -s "$bin/calls"
exec 9>&-
wait

stand_in df <<<$'#!/bin/sh\necho head\necho "/dev/x 100 99 1000 99% /"'
check "a full disk is refused" run 4 --build
check "in one sentence with the figure" eval 'one_sentence && says "disk is too full"'
rm "$bin/df"

touch "$bin/broken"
check "a build that fails ends the start" run 4 --build
check "with the compiler's error and one sentence" eval 'one_sentence && says "error: no such room"'
rm "$bin/broken"

: >"$bin/installed"
stand_in apt-get <<<$'#!/bin/sh\necho "Could not resolve the mirror"\nexit 100'
if ((EUID == 0)); then
    check "a package that cannot be installed ends the start" run 4 --build
    check "in one sentence that names it" eval 'one_sentence && says "could not be installed: g++"'
    chmod 755 "$scratch" && chown -R nobody "$scratch"
    run() { setpriv --reuid=nobody --clear-groups bash -c 'cd "$1" && PATH="$2:$PATH" timeout 60 ./run --build' _ "$house" "$bin" >"$said" 2>&1 || (($? == $1)); }
fi
check "without root and sudo a missing package ends the start" run 4 --build
check "in one sentence that says what to install" eval 'one_sentence && says "apt-get install g++"'
