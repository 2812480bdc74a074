# shellcheck shell=bash
# Signing in to the sample office of $DATA with the program $HOGO; what was used is kept in $SCRATCH. Sourced.

password_of() { awk -F'\t' -v user="$1" '$2 == user { print $3 }' "$DATA/demo-logins"; }

# proof LOGIN: password and code, a line each. A code serves once; the present one and the next are taken, a third waits.
proof() {
    local now step last
    last=$(cat "$SCRATCH/step-$1" 2>/dev/null || echo 0)
    while now=$(($(date +%s) / 30)) && step=$((last >= now ? last + 1 : now)) && ((step > now + 1)); do sleep 1; done
    echo "$step" >"$SCRATCH/step-$1"
    password_of "$1"
    "$HOGO" demo code "$1" --data "$DATA" --later $((step - now))
}
