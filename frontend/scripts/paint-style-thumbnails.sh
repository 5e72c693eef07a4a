#!/bin/sh
# Paints the pictures on the style cards with the model of a running Backdrop (./backdrop up) and writes them to
# public/styles/STYLE.jpg, all of the same sample.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$root/frontend/public/styles"
while IFS='|' read -r style seed scene; do
  "$root/backdrop" paint "$root/samples/mug.png" --style "$style" --scene "$scene" --seed "$seed" --count 1 --size 512x512 \
    --out "$work/$style" </dev/null
  java "$root/frontend/scripts/ThumbnailFile.java" "$work/$style"/*.png "$root/frontend/public/styles/$style.jpg"
done <<'END'
minimalistic|11|on a white marble counter, a blurred white wall behind
contemporary|3|window light on a white wall
scandinavian|11|on a light oak table, a blurred white wall behind
bohemian|4|palm leaf shadow on a beige wall
traditional|3|kitchen with wooden countertop, white walls
urban|4|red brick wall and concrete floor
marketplace-white|11|on a plain seamless sweep
nature|11|on mossy stone, a blurred forest behind
seaside|11|on clean sand, sea and clear sky behind
podium|3|mint round podium with a pink wall
END
