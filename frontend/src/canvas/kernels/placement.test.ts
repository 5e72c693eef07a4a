import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  clampSpot,
  frameOf,
  leavesRoom,
  magnification,
  NO_PADDING,
  type Place,
  type Placing,
  photoBox,
  productBox,
  reachesOut,
  spotOfFrame,
} from "./placement";

const canvas = { width: 1000, height: 1000 };

/** The table that the server is held to as well. */
const TABLE = join(__dirname, "../../../../picture/src/test/resources/backdrop/picture/placements.csv");

type Row = Record<string, string>;

function rows(): Row[] {
  const [head = "", ...lines] = readFileSync(TABLE, "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, i) => [names[i], value])));
}

function placingOf(row: Row): Placing | null {
  const padding = {
    unit: row.unit === "PERCENT" ? ("percent" as const) : ("pixels" as const),
    left: Number(row.left),
    top: Number(row.top),
    right: Number(row.right),
    bottom: Number(row.bottom),
  };
  const enlarge = row.enlarge === "true";
  switch (row.mode) {
    case "AUTOMATIC":
      return { mode: "automatic" };
    case "ORIGINAL":
      return { mode: "original" };
    case "FIT":
      return { mode: "fit", padding, enlarge };
    case "FILL":
      return { mode: "fill", enlarge };
    case "POSITION": {
      const position = (row.position ?? "").toLowerCase().replace("_", "-").replace("centre", "center") as Place;
      return { mode: "position", position, padding, fill: Number(row.fill), enlarge };
    }
    default:
      return null;
  }
}

describe("the preview of a placement", () => {
  it.each(
    rows()
      .map((row) => [placingOf(row), row] as const)
      .filter((pair): pair is readonly [Placing, Row] => pair[0] !== null),
  )("is where the server puts the product: %j", (placing, row) => {
    const product = {
      x: Number(row.productX),
      y: Number(row.productY),
      width: Number(row.productWidth),
      height: Number(row.productHeight),
    };
    const photo = { width: Number(row.photoWidth), height: Number(row.photoHeight) };
    const frame = { width: Number(row.canvasWidth), height: Number(row.canvasHeight) };
    expect(frameOf(placing, product, photo, frame)).toEqual({
      x: Number(row.frameX),
      y: Number(row.frameY),
      width: Number(row.frameWidth),
      height: Number(row.frameHeight),
    });
  });

  it("shows a product of whole pixels as that spot", () => {
    expect(spotOfFrame({ x: 100, y: 200, width: 300, height: 400 }, canvas)).toEqual({
      centerX: 0.25,
      centerY: 0.4,
      height: 0.4,
    });
  });

  it("knows a padding that leaves no room", () => {
    expect(leavesRoom({ ...NO_PADDING, left: 50, right: 49 }, canvas)).toBe(false);
    expect(leavesRoom({ ...NO_PADDING, left: 50, right: 48 }, canvas)).toBe(true);
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
