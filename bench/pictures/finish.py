"""The same steps as Finish.java by libvips: decode, cut out, place, compose, encode.

Arguments: photo, mask, background, width and height of the upright photo, left, top, width and height of what is placed,
left, top, width and height on the canvas, side of the canvas, rounds, where to write the last PNG, level, filters.
"""

import resource
import statistics
import sys
import time

import pyvips

photo, mask_file, background_file = sys.argv[1:4]
width, height, left, top, wide, high, x, y, shown_wide, shown_high, side, rounds = map(int, sys.argv[4:16])
target, level, filters = sys.argv[16], int(sys.argv[17]), int(sys.argv[18], 16)
pyvips.cache_set_max(0)
photo_bytes = open(photo, "rb").read()
mask_bytes = open(mask_file, "rb").read()
background_bytes = open(background_file, "rb").read()


def once():
    image = pyvips.Image.new_from_buffer(photo_bytes, "").autorot()
    keep = pyvips.Image.new_from_memory(mask_bytes, width, height, 1, "uchar").invert()
    product = image.bandjoin(keep).crop(left, top, wide, high)
    if (shown_wide, shown_high) != (wide, high):
        product = product.premultiply().resize(shown_wide / wide, vscale=shown_high / high, kernel="lanczos3")
        product = product.unpremultiply().cast("uchar")
    product = product.copy(interpretation="srgb")
    back = pyvips.Image.new_from_memory(background_bytes, side, side, 4, "uchar").copy(interpretation="srgb")
    finished = back.composite2(product, "over", x=x, y=y).extract_band(0, n=3).cast("uchar")
    return finished.pngsave_buffer(compression=level, filter=filters)


times = []
processor = 0
for _ in range(rounds):
    before = time.process_time()
    start = time.perf_counter()
    png = once()
    times.append(1000 * (time.perf_counter() - start))
    processor = 1000 * (time.process_time() - before)
open(target, "wb").write(png)
name = f"libvips {pyvips.version(0)}.{pyvips.version(1)}, level {level}, filters {sys.argv[18]}"
print(
    f"{name:<34}all {statistics.median(times):.0f} ms, (first {times[0]:.0f} ms), processor {processor:.0f} ms, "
    f"PNG {len(png)} bytes, most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
)
