#!/bin/sh
# How far a product in a finished JPEG or WebP is from the placed product, by quality: PSNR over its opaque pixels.
# bench/quality.sh [PHOTO...]; without any, the samples. Needs ./backdrop build
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
[ -d "$root/command-line/target/lib" ] || { echo "nothing was built yet: ./backdrop build" >&2; exit 1; }
[ $# -gt 0 ] || set -- "$root"/samples/*.jpg "$root"/samples/*.png "$root"/samples/*.webp
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" --enable-native-access=ALL-UNNAMED -cp "$root/command-line/target/lib/*" "$root/bench/pictures/Quality.java" "$@"
