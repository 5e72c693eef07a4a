#!/bin/sh
# The engine under load with the starter model: overhead, eight clients alone and together, the wait for a first step,
# what stays in memory after many paintings, and how long one and four pictures of SIDE pixels take in 12 steps, from the
# request to the PNG (`paint`). Needs an idle machine and ./backdrop build.
# bench/engine.sh [clients] [soak] [paint]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
model=${MODEL:-$root/models/starter}
threads=${THREADS:-$(nproc)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -o -f "$root/pom.xml" -pl diffusion dependency:build-classpath -Dmdep.outputFile="$work/class-path" >"$work/log" 2>&1 ||
  { cat "$work/log" >&2; exit 1; }
class_path=$root/diffusion/target/classes:$(cat "$work/class-path")
run() {
  program=$1
  shift
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$class_path" "$root/bench/$program.java" "$@"
}

[ $# -gt 0 ] || set -- clients soak
for what; do
  case $what in
    clients)
      run engine/Clients "$model" "${SIDE:-256}" "$threads" "${ROUNDS:-3}" ${ROWS:+"$ROWS"} ;;
    soak) run engine/Soak "$model" "$threads" "${HUNDREDS:-10}" ;;
    paint) run gpu/PaintTimes cpu "$model" "${SIDE:-256}" "${ROUNDS:-5}" 1,4 12 ;;
    *) echo "clients, soak or paint, not $what" >&2; exit 2 ;;
  esac
done
