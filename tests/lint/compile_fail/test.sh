#!/bin/sh
# Each program here but control.cpp must not compile, and must fail with the message in its first line; control.cpp must.
# Prints `ok name` or `not ok name` a program; exits 1 when any is not ok.
cd "$(dirname "$0")" || exit 1
compiler="g++-12 -std=c++23 -fsyntax-only -DFMT_SHARED -DSPDLOG_SHARED_LIB -DSPDLOG_COMPILED_LIB -DSPDLOG_FMT_EXTERNAL -I../../../src"
failed=0

say() {
    echo "$1 $2"
    if [ "$1" != ok ]; then
        failed=1
        printf '%s\n' "$3" | grep -m 5 'error' | sed 's/^/    /'
    fi
}

for program in *.cpp; do
    name=${program%.cpp}
    if output=$($compiler "$program" 2>&1); then compiled=yes; else compiled=no; fi
    if [ "$name" = control ]; then
        [ $compiled = yes ] && say ok control || say 'not ok' control "$output"
        continue
    fi
    expected=$(sed -n '1s|^// expect: ||p' "$program")
    if [ -z "$expected" ]; then
        say 'not ok' "$name" "error: the first line names no expected message"
    elif [ $compiled = yes ]; then
        say 'not ok' "$name" "error: it compiles"
    elif printf '%s\n' "$output" | grep 'error' | grep -Eq "$expected"; then
        say ok "$name"
    else
        say 'not ok' "$name" "$output"
    fi
done
exit $failed
