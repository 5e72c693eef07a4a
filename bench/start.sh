#!/bin/sh
# Starts a built Backdrop in an empty home, prints seconds until ready and resident memory per process, stops it again.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
home=$(mktemp -d)
trap 'BACKDROP_HOME=$home "$root/backdrop" down >/dev/null 2>&1 || :; rm -rf "$home"' EXIT
"$root/backdrop" build >/dev/null
for run in empty-home kept-home; do
  begin=$(date +%s.%N)
  BACKDROP_HOME=$home "$root/backdrop" up --detach --port 0 >/dev/null
  awk -v run="$run" -v begin="$begin" -v end="$(date +%s.%N)" 'BEGIN { printf "%s ready_seconds=%.1f\n", run, end - begin }'
  [ "$run" = kept-home ] || BACKDROP_HOME=$home "$root/backdrop" down >/dev/null
done
BACKDROP_HOME=$home "$root/backdrop" status
