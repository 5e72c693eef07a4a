#!/bin/sh
# How long a guided step takes in diffusers (torch) and in this engine: the same random weights, single precision,
# the same CPU and number of threads, taking turns in one run. Needs an idle machine, ./backdrop build, and
#   PYTHON=VENV/bin/python    with models/tools/requirements.txt installed
#   WORK=FOLDER               keeps checkpoints and exports from run to run (9 GB for "full"); default: made and deleted
# bench/peer-unet.sh [tiny] [full]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
python=${PYTHON:?"PYTHON must name a Python with models/tools/requirements.txt installed"}
threads=${THREADS:-$(nproc)}
if [ -n "${WORK:-}" ]; then
  work=$WORK
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
mvn -q -o -f "$root/pom.xml" -pl diffusion dependency:build-classpath -Dmdep.outputFile="$work/class-path" >"$work/log" 2>&1
class_path=$root/diffusion/target/classes:$(cat "$work/class-path")

checkpoint() { # size
  [ -d "$work/$1" ] && return
  case $1 in
    tiny) "$python" "$root/models/tools/tiny_checkpoint.py" sd-1.5 "$work/$1.partial" ;;
    full) "$python" "$root/bench/peer/full_checkpoint.py" "$work/$1.partial" ;;
  esac
  mv "$work/$1.partial" "$work/$1"
}
torch() { "$python" "$root/bench/peer/torch_steps.py" "$work/$1" "$2" "$3" "$4" "$threads" "$5"; }
engine() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$class_path" "$root/bench/peer/StepTimes.java" \
    "$work/$1-model" "$2" "$3" "$4" "$threads" "$5"
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.1f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

compare() { # size width height steps repetitions rounds
  size=$1 rounds=$6
  checkpoint "$size" >>"$work/log" 2>&1
  [ -d "$work/$size-model" ] || "$python" "$root/models/tools/export.py" "$work/$size" "$work/$size-model" >>"$work/log" 2>&1
  : >"$work/torch" && : >"$work/engine"
  for round in $(seq "$rounds"); do
    torch "$size" "$2" "$3" "$4" "$5" >>"$work/torch" 2>>"$work/log"
    engine "$size" "$2" "$3" "$4" "$5" >>"$work/engine" 2>>"$work/log"
  done
  torch=$(median "$work/torch") engine=$(median "$work/engine")
  awk -v size="$size" -v at="$2x$3" -v n="$(wc -l <"$work/engine")" -v t="$torch" -v e="$engine" -v threads="$threads" \
    'BEGIN { printf "%s %s threads=%d steps=%d torch_ms=%s engine_ms=%s ratio=%.2f\n", size, at, threads, n, t, e, e / t }'
}

[ $# -gt 0 ] || set -- tiny full
for size; do
  case $size in
    tiny) compare tiny 256 256 20 3 3 ;;
    full) compare full 512 512 4 1 2 ;;
    *) echo "tiny or full, not $size" >&2; exit 2 ;;
  esac
done
