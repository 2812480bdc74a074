# shellcheck shell=bash
# How ./run and ./check do a step: one line on the screen with the seconds it took, the rest in build/log/.
#
# Promises: a failed step shows the last 20 lines of its log and one plain sentence; a full disk is named as such.
# Does not know what the steps are for. Sourced from the project's root; needs bash and Debian's base system only.

LOG=build/log
mkdir -p "$LOG" 2>/dev/null || { echo "hogo: nothing can be written in $PWD; is the disk full, or the folder somebody else's?" >&2; exit 4; }

# stop SENTENCE: ends the command; 4 is "the environment is at fault", as in the program itself.
stop() {
    printf 'hogo: %s\n' "$1" >&2
    exit 4
}

# attempt NAME TITLE COMMAND...: runs quietly, logs to build/log/NAME.log, returns the command's exit code.
attempt() {
    local name=$1 title=$2 started=$SECONDS code=0 beat=0 log="$LOG/$1.log"
    shift 2
    set -m # a process group of its own, so that an interruption ends all of it
    "$@" >"$log" 2>&1 </dev/null &
    STEP_PID=$!
    set +m
    while kill -0 "$STEP_PID" 2>/dev/null; do
        if [[ -t 1 ]]; then
            printf '\r\033[K   %-44s %4d s  %s' "$title" $((SECONDS - started)) "$(progress_of "$log")"
        elif ((SECONDS - started >= beat + 60)); then
            beat=$((SECONDS - started))
            printf '   %-44s %4d s  %s\n' "$title" "$beat" "$(progress_of "$log")"
        fi
        sleep 0.2
    done
    wait "$STEP_PID" || code=$?
    STEP_PID=
    [[ -t 1 ]] && printf '\r\033[K'
    tell "$code" "$title" $((SECONDS - started))
    return "$code"
}

# tell CODE TITLE SECONDS: what a step came to.
tell() {
    local sign=✓
    (($1 == 0)) || sign=✗
    printf ' %s %-44s %4d s\n' "$sign" "$2" "$3"
}

# step NAME TITLE SENTENCE COMMAND...: as attempt, but a failure ends everything with SENTENCE.
step() {
    local name=$1 title=$2 sentence=$3
    shift 3
    attempt "$name" "$title" "$@" && return 0
    telling_lines "$LOG/$name.log" | tail -n 20 | sed 's/^/   | /' >&2
    if grep -q 'No space left on device' "$LOG/$name.log"; then
        stop "the disk is full; make about 2 GB free and start again."
    fi
    stop "$sentence (All of it: $LOG/$name.log)"
}

# What a reader of a failed step needs: a compiler's errors without its warnings, a test's failures without its
# successes.
telling_lines() {
    if grep -qE '^FAILED: ' "$1"; then
        grep -E -A 4 '^FAILED: |error: |undefined reference|No space left' "$1" | grep -vE '^--$|^ *\||warning: ' | cut -c1-220
    else
        grep -vE '^ok |^(\s*[0-9]+: )?\[( RUN      |       OK |----------|==========)' "$1" || true
    fi
}

# The last "[12/80]" that a build wrote.
progress_of() {
    tail -n 3 "$1" 2>/dev/null | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1
}

# A step in the background must not outlive an interrupted command.
end_step() {
    [[ -n ${STEP_PID:-} ]] && kill -- "-$STEP_PID" 2>/dev/null
    return 0
}
trap end_step EXIT
trap 'exit 130' INT TERM

# need_space KILOBYTES: refuses before anything is half made.
need_space() {
    local free
    free=$(df -Pk . | awk 'NR == 2 { print $4 }')
    if ((free < $1)); then
        stop "the disk is too full: $((free / 1024)) MB are free here and about $(($1 / 1024)) MB are needed; make room and start again."
    fi
}

# missing_packages FILE...: the packages of these lists that are not installed, one a line.
missing_packages() {
    local package command have
    have=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' 2>/dev/null | awk '$1 == "ii" { print $2 }')
    while read -r package command _; do
        [[ -z $package || $package == \#* ]] && continue
        [[ -n $command ]] && command -v "$command" >/dev/null && continue
        grep -qxF "$package" <<<"$have" || echo "$package"
    done < <(cat "$@")
}

# install_packages FILE...: nothing to do costs a tenth of a second.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) && return 0
    command -v apt-get >/dev/null || stop "these packages are missing, and without apt-get they cannot be installed here: ${missing[*]}"
    local root=()
    if ((EUID != 0)); then
        if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }; }; then
            root=(sudo -n)
        else
            stop "these Debian packages are missing and need root or sudo: apt-get install ${missing[*]}"
        fi
    fi
    step packages "Installing ${#missing[@]} Debian packages" \
        "These packages could not be installed: ${missing[*]}. Is the network reachable?" \
        apt_install "${missing[@]}"
}

apt_install() {
    local options=(-o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" update &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" -y --no-install-recommends install "$@"
}

# install_assets [dev]: the npm packages exactly as locked; again only when the lock changed.
install_assets() {
    local want stamp=build/npm.stamp
    [[ -f package-lock.json ]] || return 0
    want=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
    if [[ -d node_modules && -f $stamp ]] && grep -qx "$want ${1:-\(dev\)\?}" "$stamp"; then
        return 0
    fi
    local omit=(--omit=dev)
    [[ ${1:-} == dev ]] && omit=()
    step assets "Fetching the locked front-end assets" \
        "The front-end assets could not be fetched with npm. Is the network reachable?" \
        npm ci "${omit[@]}" --ignore-scripts --no-audit --no-fund --no-update-notifier
    echo "$want ${1:-}" >"$stamp"
}

# configure PRESET [FOLDER OPTIONS...]: asks CMake only when there is no build folder of this place yet.
configure() {
    local preset=$1 folder=${2:-build/$1}
    shift $(($# > 1 ? 2 : 1))
    if [[ -f $folder/build.ninja && $folder/build.ninja -nt CMakePresets.json ]] &&
        grep -qx "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
        return 0
    fi
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    cmake --preset "$preset" -B "$folder" "$@"
}

# build PRESET TARGET [FOLDER OPTIONS...]
build() {
    local preset=$1 target=$2 folder=${3:-build/$1}
    shift 2
    configure "$preset" "$@" && cmake --build "$folder" --target "$target" -j "$(nproc)"
}
