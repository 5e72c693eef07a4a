import { describe, expect, it } from "vitest";
import { fitInto, pan, toPicture, toScreen, zoomAt } from "./viewport";

describe("viewport", () => {
  it("fits a picture into the middle of the screen", () => {
    expect(fitInto({ width: 200, height: 100 }, { width: 440, height: 440 }, 20)).toEqual({
      scale: 2,
      offset: { x: 20, y: 120 },
    });
  });

  it("keeps what is under the pointer in place while zooming", () => {
    const view = { scale: 1, offset: { x: 30, y: 40 } };
    const anchor = { x: 130, y: 140 };
    const zoomed = zoomAt(view, anchor, 2, 0.1);
    expect(toPicture(zoomed, anchor)).toEqual(toPicture(view, anchor));
  });

  it("stops zooming at its bounds", () => {
    const view = { scale: 1, offset: { x: 0, y: 0 } };
    expect(zoomAt(view, { x: 0, y: 0 }, 1e6, 0.5).scale).toBe(16);
    expect(zoomAt(view, { x: 0, y: 0 }, 1e-6, 0.5).scale).toBe(0.5);
  });

  it("goes to the picture and back", () => {
    const view = pan({ scale: 3, offset: { x: 7, y: 9 } }, { x: 5, y: -5 });
    expect(toScreen(view, toPicture(view, { x: 11, y: 13 }))).toEqual({ x: 11, y: 13 });
  });
});
