import type { Box } from "./placement";

/**
 * Turns mask pixels (gray, white = paint) into a keep layer (alpha, 255 = product) in place. Both are RGBA, four bytes a pixel.
 */
export function maskToKeep(pixels: Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const paint = pixels[i] ?? 0;
    pixels[i] = 255;
    pixels[i + 1] = 255;
    pixels[i + 2] = 255;
    pixels[i + 3] = 255 - paint;
  }
}

/** Turns a keep layer back into an opaque gray mask in place; the exact inverse of {@link maskToKeep}. */
export function keepToMask(pixels: Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const paint = 255 - (pixels[i + 3] ?? 0);
    pixels[i] = paint;
    pixels[i + 1] = paint;
    pixels[i + 2] = paint;
    pixels[i + 3] = 255;
  }
}

/** The smallest box around everything that a keep layer keeps at half strength or more; null when it keeps nothing. */
export function keptBounds(pixels: Uint8ClampedArray, width: number, height: number): Box | null {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) >= 128) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
