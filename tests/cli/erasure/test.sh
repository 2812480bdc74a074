#!/usr/bin/env bash
# Erasing through the screens, `hogo backup`, `hogo backups` and `hogo restore`: what was erased stays erased.
#
# Promises: one line `ok NAME` or `not ok NAME` a test; ends with 1 when one fails. HOGO names the program.
set -u
HOGO=$(realpath "${HOGO:?the path of the program hogo}")
HERE=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
SCRATCH=$(mktemp -d) && trap 'rm -rf "$SCRATCH"' EXIT
# The rules, with three months where they say ten years: the office has groups of auditors for two years ahead.
cp -R "$HERE/../../../packs/jp" "$SCRATCH/pack"
sed -i 's/months: .*/months: 3/' "$SCRATCH/pack/retention.yaml"
node "$HERE/erasure.mjs" "$HOGO" "$SCRATCH/pack"
