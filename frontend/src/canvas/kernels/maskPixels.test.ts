import { describe, expect, it } from "vitest";
import { keepToMask, keptBounds, maskToKeep } from "./maskPixels";

function gray(...values: number[]): Uint8ClampedArray {
  return new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255]));
}

describe("mask pixels", () => {
  it("read white as paint and black as keep", () => {
    const pixels = gray(255, 0, 100);
    maskToKeep(pixels);
    expect([pixels[3], pixels[7], pixels[11]]).toEqual([0, 255, 155]);
  });

  it("come back unchanged, soft edges included", () => {
    const before = gray(0, 1, 127, 128, 254, 255);
    const pixels = before.slice();
    maskToKeep(pixels);
    keepToMask(pixels);
    expect(pixels).toEqual(before);
  });

  it("tell the product's bounds", () => {
    const pixels = gray(255, 255, 255, 255, 0, 0, 255, 255, 200);
    maskToKeep(pixels);
    expect(keptBounds(pixels, 3, 3)).toEqual({ x: 1, y: 1, width: 2, height: 1 });
  });

  it("have no bounds when nothing is kept", () => {
    const pixels = gray(255, 255, 255, 255);
    maskToKeep(pixels);
    expect(keptBounds(pixels, 2, 2)).toBeNull();
  });
});
