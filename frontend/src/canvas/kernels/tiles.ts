import type { Extent } from "./placement";
import type { Point } from "./viewport";

export const TILE = 256;

/** The tiles (column, row) that a brush of `radius` touches on its way from one point to the other, inside the layer. */
export function tilesTouched(from: Point, to: Point, radius: number, layer: Extent): { column: number; row: number }[] {
  const left = Math.max(0, Math.floor((Math.min(from.x, to.x) - radius - 1) / TILE));
  const top = Math.max(0, Math.floor((Math.min(from.y, to.y) - radius - 1) / TILE));
  const right = Math.min(Math.ceil(layer.width / TILE) - 1, Math.floor((Math.max(from.x, to.x) + radius + 1) / TILE));
  const bottom = Math.min(Math.ceil(layer.height / TILE) - 1, Math.floor((Math.max(from.y, to.y) + radius + 1) / TILE));
  const tiles: { column: number; row: number }[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      tiles.push({ column, row });
    }
  }
  return tiles;
}
