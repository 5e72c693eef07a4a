#!/bin/sh
# Runs the starter model's UNet under several session options of ONNX Runtime in turn and compares them.
# cpu-options.sh [ROUNDS [PIXELS [ROWS...]]]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
(cd "$root" && mvn -q -o -pl diffusion dependency:build-classpath -Dmdep.outputFile="$classpath" >/dev/null)
rounds=${1:-15}
pixels=${2:-256}
[ $# -gt 2 ] && shift 2 || set -- 2 16
"${JAVA_HOME:?}/bin/java" --enable-native-access=ALL-UNNAMED -cp "$(cat "$classpath")" "$root/bench/CpuOptions.java" \
  "${BACKDROP_MODEL_DIR:-$root/models/starter}/unet/model.onnx" "$pixels" "$rounds" "$@"
