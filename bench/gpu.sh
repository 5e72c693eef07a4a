#!/bin/sh
# How long whole pictures take on an NVIDIA GPU, here and in diffusers on the same card: 1, 4 and 8 images of 512x512 in
# 20, 30 and 50 steps, a UNet of full size with random weights, half precision, fused operators; from request to PNG.
# Needs ./backdrop build, an idle GPU, and
#   PYTHON=VENV/bin/python    with models/tools/requirements.txt installed; torch's wheels for Linux bring CUDA 12 and
#                             cuDNN 9 along, and the engine takes its libraries from there too
#   WORK=FOLDER               keeps checkpoint and export from run to run (9 GB); default: made and deleted
# DEVICE=cpu SIZE=tiny SIDE=128 runs the same on a processor, to see that the script itself works.
# bench/gpu.sh
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
python=${PYTHON:?"PYTHON must name a Python with models/tools/requirements.txt installed"}
device=${DEVICE:-cuda} size=${SIZE:-full} side=${SIDE:-512} rounds=${ROUNDS:-3}
images=${IMAGES:-1,4,8} steps=${STEPS:-20,30,50}
# What the card reaches in half precision without sparsity, for the floor: H100 SXM and H200.
peak=${PEAK_TFLOPS:-790}
if [ "$device" = cuda ]; then
  command -v nvidia-smi >/dev/null && nvidia-smi -L || { echo "no NVIDIA GPU here: nvidia-smi finds none" >&2; exit 3; }
  "$python" -c 'import sys, torch; sys.exit(not torch.cuda.is_available())' ||
    { echo "torch of $python cannot use the GPU" >&2; exit 3; }
fi
if [ -n "${WORK:-}" ]; then
  work=$WORK
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
logged() { "$@" >>"$work/log" 2>&1 || { tail -20 "$work/log" >&2; exit 1; }; }

if [ "$device" = cuda ]; then
  logged mvn -q -f "$root/pom.xml" -Dort=gpu -pl diffusion dependency:build-classpath -Dmdep.outputFile="$work/class-path"
  libraries=$("$python" -c 'import glob, sysconfig; print(":".join(glob.glob(sysconfig.get_paths()["purelib"] + "/nvidia/*/lib")))')
  LD_LIBRARY_PATH=$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
else
  logged mvn -q -o -f "$root/pom.xml" -pl diffusion dependency:build-classpath -Dmdep.outputFile="$work/class-path"
fi
if [ ! -d "$work/$size" ]; then
  case $size in
    tiny) logged "$python" "$root/models/tools/tiny_checkpoint.py" sd-1.5 "$work/$size.partial" ;;
    full) logged "$python" "$root/bench/peer/full_checkpoint.py" "$work/$size.partial" ;;
    *) echo "SIZE is tiny or full, not $size" >&2; exit 2 ;;
  esac
  mv "$work/$size.partial" "$work/$size"
fi
model=$work/$size-$device-model
if [ ! -d "$model" ]; then
  [ "$device" = cuda ] && gpu=--gpu || gpu=
  logged "$python" "$root/models/tools/export.py" "$work/$size" "$model" $gpu
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
set -- "$side" "$rounds" "$images" "$steps"
"$java" --enable-native-access=ALL-UNNAMED -cp "$root/diffusion/target/classes:$(cat "$work/class-path")" \
  "$root/bench/gpu/PaintTimes.java" "$device" "$model" "$@" >"$work/engine"
"$python" "$root/bench/gpu/torch_paint.py" "$device" "$work/$size" "$@" >"$work/torch" 2>>"$work/log" ||
  { tail -20 "$work/log" >&2; exit 1; }

# The floor: operations of a painting of 512x512 in TFLOP, as torch.utils.flop_counter counts those of Stable Diffusion
# 1.5: 0.8034 a UNet row, two rows a step; 2.515 to decode; 1.117 to encode and 0.027 for two texts, once.
echo "| images | steps | engine, ms | diffusers, ms | ratio | floor at $peak TFLOP/s, ms |"
echo "|---|---|---|---|---|---|"
paste -d ' ' "$work/engine" "$work/torch" | awk -v peak="$peak" -v full="$([ "$size-$side" = full-512 ] && echo 1)" '{
  floor = full ? sprintf("%.0f", ($1 * ($2 * 2 * 0.8034 + 2.515) + 1.117 + 0.027) / peak * 1000) : "-"
  printf "| %d | %d | %d | %d | %.2f | %s |\n", $1, $2, $3, $6, $3 / $6, floor }'
