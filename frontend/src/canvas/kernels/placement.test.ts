import { describe, expect, it } from "vitest";
import { automaticSpot, clampSpot, magnification, photoBox, productBox, reachesOut } from "./placement";

const canvas = { width: 1000, height: 1000 };

describe("automatic placement", () => {
  it("fills four fifths of the canvas in the tighter direction", () => {
    expect(automaticSpot({ width: 500, height: 2000 }, canvas).height).toBeCloseTo(0.8);
    expect(automaticSpot({ width: 2000, height: 500 }, canvas).height).toBeCloseTo(0.2);
  });

  it("never enlarges a small product", () => {
    expect(automaticSpot({ width: 100, height: 200 }, canvas).height).toBeCloseTo(0.2);
  });

  it("leaves 62 % of the free height above the product", () => {
    const spot = automaticSpot({ width: 500, height: 2000 }, canvas);
    expect(productBox(spot, { width: 500, height: 2000 }, canvas).y).toBeCloseTo(0.62 * 200);
  });
});

describe("an explicit placement", () => {
  it("keeps the product's proportions", () => {
    const box = productBox({ centerX: 0.5, centerY: 0.5, height: 0.5 }, { width: 300, height: 600 }, canvas);
    expect(box).toEqual({ x: 375, y: 250, width: 250, height: 500 });
  });

  it("carries the photo along with its product", () => {
    const product = { x: 100, y: 50, width: 200, height: 400 };
    const photo = photoBox({ x: 300, y: 300, width: 100, height: 200 }, product, { width: 800, height: 600 });
    expect(photo).toEqual({ x: 250, y: 275, width: 400, height: 300 });
  });

  it("stays within what the gateway accepts", () => {
    expect(clampSpot({ centerX: 9, centerY: -9, height: 0 })).toEqual({ centerX: 1.5, centerY: -0.5, height: 0.05 });
  });

  it("tells when the product is enlarged or leaves the canvas", () => {
    const product = { width: 200, height: 200 };
    const spot = { centerX: 0.05, centerY: 0.5, height: 0.4 };
    expect(magnification(spot, product, canvas)).toBe(2);
    expect(reachesOut(productBox(spot, product, canvas), canvas)).toBe(true);
    expect(reachesOut(productBox({ ...spot, centerX: 0.5 }, product, canvas), canvas)).toBe(false);
  });
});
