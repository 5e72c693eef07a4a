#!/bin/sh
# Opens the starter model in a fresh JVM, in turn with and without the cache folder, and prints medians in milliseconds.
# open-model.sh [ROUNDS]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$root" && mvn -q -o -pl diffusion dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null)
classpath=$root/diffusion/target/classes:$(cat "$work/classpath")
mkdir "$work/classes"
"${JAVA_HOME:?}/bin/javac" -cp "$classpath" -d "$work/classes" "$root/bench/OpenModel.java"
open() {
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$work/classes:$classpath" OpenModel \
    "${BACKDROP_MODEL_DIR:-$root/models/starter}" "$@"
}
open "$work/cache" >/dev/null
round=0
while [ "$round" -lt "${1:-9}" ]; do
  open >>"$work/without"
  open "$work/cache" >>"$work/with"
  round=$((round + 1))
done
for column in 1 2 3; do
  for way in without with; do
    cut -d' ' -f"$column" "$work/$way" | sort -n | awk -v way="$way" -v column="$column" '
      { values[NR] = $1 }
      END {
        split("the whole model in a fresh JVM,the UNet alone,the whole model a second time", names, ",")
        printf "%-40s %-8s the cache: median %5d ms, least %5d ms\n", names[column], way, values[int((NR + 1) / 2)], values[1]
      }'
  done
done
