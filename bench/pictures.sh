#!/bin/sh
# Decoding a 12-megapixel JPEG, compositing and encoding a 2048x2048 PNG, here and by libvips on the same machine: the
# same photo, mask, background, places and filter kernel. Needs an idle machine, ./backdrop build, and for the
# comparison python3 with pyvips and libvips (Debian: apt-get install libvips42 and pip install pyvips); without them
# it says so and measures Backdrop alone. PYTHON names the interpreter, ROUNDS how often (default 15), HEAP the most heap
# (default 512m; a JVM takes what it is given). First, how fast two bombs are refused.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
photo=${PHOTO:-$root/samples/box-phone.jpg}
rounds=${ROUNDS:-15}
side=${SIDE:-2048}
python=${PYTHON:-python3}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
class_path=$root/command-line/target/lib/*
[ -d "$root/command-line/target/lib" ] || { echo "nothing was built yet: ./backdrop build" >&2; exit 1; }

run() {
  program=$1
  shift
  "$java" -Xmx${HEAP:-512m} -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$class_path" "$root/bench/pictures/$program.java" "$@"
}
run Refuse
places=$(run Prepare "$photo" "$side" "$work/mask" "$work/background")
run Finish "$photo" "$work/mask" "$work/background" "$side" "$rounds" "$work/backdrop.png"
if ! "$python" -c 'import pyvips' 2>/dev/null; then
  echo "libvips: not measured, since $python has no working pyvips (pip install pyvips; apt-get install libvips42)"
  exit 0
fi
# Its own choice first; then our level with all filters to choose from, as we do.
for settings in '6 0x08' '4 0xf8' '4 0x08'; do
  # shellcheck disable=SC2086 # both are lists of numbers
  "$python" "$root/bench/pictures/finish.py" "$photo" "$work/mask" "$work/background" $places "$rounds" \
    "$work/libvips.png" $settings
done
[ -z "${KEEP:-}" ] || cp "$work"/*.png "$KEEP"
