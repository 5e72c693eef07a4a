#!/bin/sh
# Times placing, backdrops, shadows, light matching and the fidelity check on a square canvas; processor milliseconds, median and least of the rounds.
# compositing.sh [SIDE [ROUNDS [FOLDER]]]: with a folder, a picture of each shadow is left there.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$root" && mvn -q -o -pl picture dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null)
classpath=$root/picture/target/classes:$(cat "$work/classpath")
mkdir "$work/classes"
"${JAVA_HOME:?}/bin/javac" -cp "$classpath" -d "$work/classes" "$root/bench/Compositing.java"
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$work/classes:$classpath" Compositing \
  "$root/samples/mug.png" "${1:-2048}" "${2:-9}" ${3:+"$3"}
