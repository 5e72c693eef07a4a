#!/bin/sh
# Paints four 1024x1024 pictures of a 12-megapixel photo (EXIF orientation 6) in 20 steps on the running stack, and says where the time went.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$root/backdrop" paint "$root/samples/box-phone.jpg" --scene "on a light oak table, soft morning light" --style minimalistic \
  --count 4 --steps 20 --size 1024x1024 --seed 7 --out "$out" --json >"$out/report.json"
node -e '
  const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
  console.log(JSON.stringify(report.timings ?? {}, null, 1));
  for (const image of report.images) console.log(JSON.stringify({ index: image.index, timings: image.timings, fidelity: image.fidelity }));
' "$out/report.json"
