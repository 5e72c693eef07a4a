#!/bin/sh
# Clones this checkout's HEAD into an empty folder and starts it with an empty local Maven repository and an empty npm cache.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap '"$work/clone/backdrop" down >/dev/null 2>&1 || :; rm -rf "$work"' EXIT
git clone -q "$root" "$work/clone"
begin=$(date +%s)
MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$work/m2" npm_config_cache="$work/npm" "$work/clone/backdrop" up --detach --port 0
echo "ready_seconds=$(($(date +%s) - begin))"
