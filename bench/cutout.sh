#!/bin/sh
# How well the built-in cut-out does on generated scenes of which alpha, product and background are known, one line a kind.
# bench/cutout.sh [SCENES_OF_A_KIND [FOLDER_FOR_PICTURES]]; needs ./backdrop build
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -o -f "$root/pom.xml" -pl inference-service test-compile dependency:build-classpath -Dquick -Dmdep.outputFile="$work/class-path" \
  >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
module=$root/inference-service/target
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g --enable-native-access=ALL-UNNAMED \
  -cp "$module/test-classes:$module/classes:$(cat "$work/class-path")" backdrop.inference.cutout.CutOutReport "$@"
