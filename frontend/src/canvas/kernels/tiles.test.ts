import { expect, it } from "vitest";
import { tilesTouched } from "./tiles";

const layer = { width: 600, height: 600 };

it("a dab inside one tile touches that tile", () => {
  expect(tilesTouched({ x: 100, y: 100 }, { x: 100, y: 100 }, 10, layer)).toEqual([{ column: 0, row: 0 }]);
});

it("a brush on a border touches both sides", () => {
  expect(tilesTouched({ x: 256, y: 100 }, { x: 256, y: 100 }, 5, layer)).toEqual([
    { column: 0, row: 0 },
    { column: 1, row: 0 },
  ]);
});

it("a stroke beyond the layer stays inside it", () => {
  expect(tilesTouched({ x: -50, y: 590 }, { x: 900, y: 900 }, 5, layer)).toEqual([
    { column: 0, row: 2 },
    { column: 1, row: 2 },
    { column: 2, row: 2 },
  ]);
});
